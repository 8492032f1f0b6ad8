"""View: which stretch of time is on the screen, over which layout, and where it was before."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from briefline.model.when import When
from briefline.model.wording import DateStyle
from briefline.session import stretches
from briefline.session.filter import Sieve
from briefline.session.glide import ANIMATION_MS, Glide
from briefline.session.settings import Settings
from briefline.session.store import Store
from briefline.session.view_history import ViewHistory

if TYPE_CHECKING:
    from briefline.session.lineup import Lineup
    from briefline.timeline.lanes import Arrangement
    from briefline.timeline.layout import Timeline
    from briefline.timeline.viewport import Viewport

LANES = ("kind", "category", "participant", "place", "document")
# labels on the timeline are short even where the panes write months out
_LABEL_STYLES = {DateStyle.DAY_MONTH: DateStyle.DAY_MONTH_SHORT}
REST_MS = 500  # a viewport that has rested this long is a place to come back to


class View(QObject):
    """The timeline as laid out, and the one viewport on it. The viewport's units are the layout's own.

    Signals:
        timeline_changed(Timeline or None): the layout is another.
        viewport_changed(Viewport): the viewport moved.
        options_changed(): lanes or folding were switched.
    """

    timeline_changed = Signal(object)
    viewport_changed = Signal(object)
    options_changed = Signal()

    def __init__(self, store: Store, sieve: Sieve, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._sieve, self._settings = store, sieve, settings
        self._timeline: Timeline | None = None
        self._lineup: Lineup | None = None
        self._viewport: Viewport | None = None
        self._lanes = LANES[0]
        self._folded: bool | None = None
        self._arrangements: dict[str, Arrangement] = {}  # by what the lanes stand for
        self._is_fitted = True
        self.history = ViewHistory(self)
        self.animation_ms = ANIMATION_MS
        self._glide = Glide(self)
        self._glide.moved.connect(self._set)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(lambda: self.history.rest(self.target))
        store.opening.connect(self._start_over)
        sieve.changed.connect(self._follow_sieve)
        settings.changed.connect(self._follow_settings)

    @property
    def timeline(self) -> Timeline | None:
        """The layout of the events that the filter lets through; None without a report."""
        return self._timeline

    @property
    def viewport(self) -> Viewport | None:
        """What is on the screen; None without a report."""
        return self._viewport

    @property
    def target(self) -> Viewport | None:
        """Where the viewport is, or is on its way to."""
        return self._glide.target or self._viewport

    @property
    def lanes(self) -> str:
        """What the lanes stand for, one of LANES."""
        return self._lanes

    @lanes.setter
    def lanes(self, value: str) -> None:
        if value != self._lanes:
            self._lanes = value
            self._lay_out()
            self.options_changed.emit()

    @property
    def arrangement(self) -> Arrangement:
        """How the lanes lie: their order, which are collapsed, how high they are."""
        from briefline.timeline.lanes import Arrangement

        return self._arrangements.get(self._lanes, Arrangement())

    def arrange(self, arrangement: Arrangement) -> None:
        """Let the lanes lie otherwise; nothing moves in time."""
        if self._timeline is None or self._viewport is None or arrangement == self.arrangement:
            return
        self._arrangements[self._lanes] = arrangement
        self._replace_timeline(self._timeline.arranged(arrangement))
        self.timeline_changed.emit(self._timeline)
        self.viewport_changed.emit(self._viewport)

    @property
    def is_fitted(self) -> bool:
        """True while everything is shown, also when more comes in."""
        return self._is_fitted

    @property
    def is_folded(self) -> bool:
        """True when empty stretches of time are shortened."""
        return self._timeline is not None and self._timeline.is_folded

    @property
    def can_fold(self) -> bool:
        """True when there is an empty stretch worth folding."""
        return self._timeline is not None and self._timeline.can_fold

    def fold(self, folded: bool) -> None:
        """Shorten empty stretches of time, or draw them at their length."""
        self._folded = folded
        self._lay_out()
        self.options_changed.emit()

    def move(self, viewport: Viewport, *, eased: bool = False) -> None:
        """Show another stretch, clamped to what there is; with ``eased`` on a short way there."""
        if self._timeline is None or self._viewport is None:
            return
        target = self._timeline.clamp(viewport)
        self._is_fitted = False
        self._glide.halt()
        if eased and self.animation_ms > 0:
            self._glide.start(self._viewport, target, self.animation_ms)
        else:
            self._set(target)

    def change(self, how: Callable[[Viewport], Viewport], *, eased: bool = False) -> None:
        """Move to what ``how`` makes of the present target: quick key presses add up."""
        if self.target is not None:
            self.move(how(self.target), eased=eased)

    def fit(self, *, eased: bool = True) -> None:
        """Show everything."""
        if self._timeline is not None:
            self.move(self._timeline.fit(), eased=eased)
            self._is_fitted = True

    def show_around(self, events: Iterable[str], *, eased: bool = True) -> None:
        """Zoom to some events."""
        wanted = list(events)
        if self._timeline is not None and wanted:
            self.move(self._timeline.around(wanted), eased=eased)

    def show_time(self, when: When, *, eased: bool = True) -> None:
        """Bring a date to the middle, with some time around it; an open date by the end that is known."""
        known = [edge for edge in (when.lo, when.hi) if edge is not None]
        if self._timeline is not None and self.target is not None and known:
            there = stretches.around(self._timeline, self.target, min(known), max(known))
            self.move(there, eased=eased)

    def show_stretch(self, lo: float, hi: float, *, eased: bool = True) -> None:
        """Zoom to the time from ``lo`` to ``hi``, seconds, with a little room at both ends."""
        if self._timeline is not None and self.target is not None and hi > lo:
            self.move(stretches.stretch(self._timeline, self.target, lo, hi), eased=eased)

    def centre(self, event: str, *, eased: bool = True) -> None:
        """Bring an event to the middle without zooming."""
        span = self.span_of(event)
        viewport = self.target
        if span is None or viewport is None:
            return
        middle = (span[0] + span[1]) / 2
        self.move(viewport.pan(middle - 0.5), eased=eased)

    def reveal(self, event: str) -> None:
        """Pan just enough to see an event that is off the screen."""
        span = self.span_of(event)
        if span is not None and (span[1] < 0.02 or span[0] > 0.98):
            self.centre(event)

    def within_lane(self, event: str | None, step: int) -> str | None:
        """The event before (-1) or after (1) in the same lane; the first one at all without an event."""
        from briefline.session.neighbours import within_lane

        return within_lane(self._timeline, event, step) if self._timeline is not None else None

    def beside(self, event: str, step: int) -> str | None:
        """The event of the next lane up (-1) or down (1) that is nearest in time; None at the edge."""
        from briefline.session.neighbours import beside

        return beside(self._timeline, event, step) if self._timeline is not None else None

    def span_of(self, event: str) -> tuple[float, float] | None:
        """Where an event starts and ends, as fractions of the viewport's width; None when undated."""
        holding = self._store.holding
        viewport = self.target
        if self._timeline is None or viewport is None or holding is None:
            return None
        found = holding.by_id.get(event)
        when = found.when if found else None
        if when is None or (when.lo is None and when.hi is None):
            return None
        lo = when.lo if when.lo is not None else when.hi
        hi = when.hi if when.hi is not None else when.lo
        assert lo is not None
        assert hi is not None
        return self._timeline.fraction_of(lo, viewport), self._timeline.fraction_of(hi, viewport)

    def limit_top(self, content_height: float, height: float) -> None:
        """Keep the rows in sight: the screen shows ``height`` pixels of ``content_height``."""
        viewport = self._viewport
        most = max(0.0, content_height - height)
        if viewport is not None and viewport.top > most:
            self._set(replace(viewport, top=most))

    def go_back(self) -> None:
        """Return to the viewport before this one."""
        viewport = self.history.back(self.target)
        if viewport is not None:
            self.move(viewport, eased=True)

    def go_forward(self) -> None:
        """Undo go_back."""
        viewport = self.history.forward(self.target)
        if viewport is not None:
            self.move(viewport, eased=True)

    def _set(self, viewport: Viewport) -> None:
        if viewport != self._viewport:
            self._viewport = viewport
            self.viewport_changed.emit(viewport)
            self._rest.start()

    def _start_over(self) -> None:
        self._folded = None
        self._arrangements.clear()
        self._timeline = None
        self._is_fitted = True

    def _follow_settings(self, name: str) -> None:
        if name == "date_style" or (name == "rest" and self._sieve.count < self._sieve.total):
            self._lay_out()

    def _follow_sieve(self) -> None:
        """Lay out anew, but not for what the timeline does not show, nor where nothing moves by it."""
        before, after = self._timeline, self._take()
        if after is None:
            self._lay_out()
        elif after is not before:
            self._timeline = after
            self.timeline_changed.emit(after)

    def _take(self) -> Timeline | None:
        """Follow what is open and what the filter lets through; the timeline where it needs no laying out."""
        holding, index = self._store.holding, self._sieve.index
        if holding is None or index is None:
            return None
        if self._lineup is None:
            from briefline.session.lineup import Lineup

            self._lineup = Lineup()
        return self._lineup.take(holding, index, self._sieve.mask, self._timeline)

    def _replace_timeline(self, after: Timeline) -> None:
        """Go on with another layout, in which labels stay on their sides until all are tried anew."""
        from briefline.timeline.sides import hand_down

        if self._timeline is not None:
            hand_down(self._timeline, after)
        self._timeline = after

    def _lay_out(self) -> None:
        from briefline.timeline.layout import Timeline

        holding, lineup = self._store.holding, self._lineup
        if holding is None or lineup is None:
            return
        published = holding.chronology.published
        before, viewport = self._timeline, self.target
        self._glide.halt()
        after = Timeline.of_roster(
            lineup.roster,
            shown=lineup.shown,
            ghosts=self._settings.rest,
            lanes=self._lanes,
            folded=self._folded,
            document_date=published[0] if published else None,
            style=_LABEL_STYLES.get(self._settings.date_style, self._settings.date_style),
        ).arranged(self.arrangement)
        self._replace_timeline(after)
        if before is None or viewport is None or self._is_fitted:
            target = after.fit()
        else:
            target = after.clamp(stretches.same_times(before, after, viewport))
        self._viewport = target
        self.history.start_over(target)
        self.timeline_changed.emit(after)
        self.viewport_changed.emit(target)
