"""What the keys do on the timeline: zoom, pan, walk, centre, mark times, choose a range."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefline.session.session import Session
from briefline.ui.event_text import copy_events
from briefline.ui.lane_verbs import LaneVerbs
from briefline.ui.verb import Verb

if TYPE_CHECKING:
    from briefline.timeline.viewport import Viewport

KEY_ZOOM = 1.5
KEY_PAN = 0.15


def timeline_verbs(session: Session, parent: QObject) -> tuple[Verb, ...]:
    """The verbs of the timeline and its lanes."""
    return (*TimelineVerbs(session, parent).all(), *LaneVerbs(session, parent).all())


class TimelineVerbs(QObject):
    """Acts on the session's viewport, selection and time marks."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._centred: tuple[str, Viewport | None] | None = None  # the last "F", to know the second one
        self._visited: tuple[float, Viewport | None] | None = None  # the last mark gone to

    def all(self) -> Iterator[Verb]:
        """Each verb once."""
        view, marks = self._session.view, self._session.marks
        yield Verb("fit", self.tr("Fit all"), ("0",), view.fit)
        yield Verb("fit_selection", self.tr("Fit the selection"), ("Ctrl+0",), self._fit_selection)
        yield Verb("zoom_in", self.tr("Zoom in"), ("W", "+", "="), lambda: self._zoom(KEY_ZOOM))
        yield Verb("zoom_out", self.tr("Zoom out"), ("S", "-"), lambda: self._zoom(1 / KEY_ZOOM))
        yield Verb("zoom_range", self.tr("Zoom to the range"), ("Z",), self._zoom_range)
        yield Verb("earlier", self.tr("Earlier"), ("A",), lambda: self._pan(-KEY_PAN))
        yield Verb("later", self.tr("Later"), ("D",), lambda: self._pan(KEY_PAN))
        yield Verb("centre", self.tr("Centre the event, again: zoom to it"), ("F",), self._centre)
        yield Verb("next_in_lane", self.tr("Next event of the lane"), (".",), lambda: self._walk(1))
        yield Verb("previous_in_lane", self.tr("Previous event of the lane"), (",",), lambda: self._walk(-1))
        yield Verb("back", self.tr("Back to the view before"), ("Alt+Left",), view.go_back)
        yield Verb("forward", self.tr("Forward again"), ("Alt+Right",), view.go_forward)
        yield Verb("mark", self.tr("Mark this time for now"), ("M",), lambda: marks.mark(self._here()))
        yield Verb(
            "keep_mark", self.tr("Mark this time to stay"), ("Shift+M",), lambda: marks.toggle(self._here())
        )
        yield Verb("next_mark", self.tr("Go to the next mark"), ("Alt+.",), lambda: self._go_to_mark(1))
        yield Verb(
            "previous_mark", self.tr("Go to the previous mark"), ("Alt+,",), lambda: self._go_to_mark(-1)
        )
        yield Verb("range_start", self.tr("The range starts here"), ("[",), self._start_range)
        yield Verb("range_end", self.tr("The range ends here"), ("]",), self._end_range)
        yield Verb("remove_marks", self.tr("Remove all marks"), (), marks.remove_all)
        yield Verb("select_all", self.tr("Select all events shown"), ("Ctrl+A",), self._select_all)
        yield Verb("copy", self.tr("Copy the selected events as text"), ("Ctrl+C",), self._copy)

    def _zoom(self, factor: float) -> None:
        view = self._session.view
        selected = self._session.focus.selected
        span = view.span_of(selected) if selected else None
        middle = (span[0] + span[1]) / 2 if span else 0.5
        at = middle if 0 <= middle <= 1 else 0.5
        view.change(lambda port: port.zoom(factor, at), eased=True)

    def _pan(self, share: float) -> None:
        self._session.view.change(lambda port: port.pan(share), eased=True)

    def _walk(self, step: int) -> None:
        view, focus = self._session.view, self._session.focus
        found = view.within_lane(focus.selected, step)
        if found is not None:
            focus.select(found)
            view.reveal(found)

    def _fit_selection(self) -> None:
        self._session.view.show_around(self._session.focus.chosen)

    def _zoom_range(self) -> None:
        stretch = self._session.marks.range
        if stretch is not None:
            self._session.view.show_stretch(*stretch)
        else:
            self._fit_selection()

    def _centre(self) -> None:
        selected = self._session.focus.selected
        view = self._session.view
        span = view.span_of(selected) if selected else None
        if selected is None or span is None:
            return
        if (selected, view.target) == self._centred or abs((span[0] + span[1]) / 2 - 0.5) < 0.02:
            view.show_around([selected])
        else:
            view.centre(selected)
            self._centred = (selected, view.target)

    def _here(self, side: float = 0.5) -> float:
        """The time that is meant: under the pointer, of the current event, or in the window's middle.

        ``side`` is 0 for the start of the event, 1 for its end.
        """
        view, focus = self._session.view, self._session.focus
        if focus.pointer is not None:
            return focus.pointer
        holding = self._session.store.holding
        event = holding.by_id.get(focus.selected) if holding and focus.selected else None
        known = (
            [edge for edge in (event.when.lo, event.when.hi) if edge is not None]
            if event and event.when
            else []
        )
        if known:
            return min(known) + side * (max(known) - min(known))
        return self._edge(0.5) if view.timeline is not None else 0.0

    def _edge(self, fraction: float) -> float:
        """The time at a fraction of the window's width."""
        timeline, viewport = self._session.view.timeline, self._session.view.target
        return timeline.time_at(fraction, viewport) if timeline is not None and viewport is not None else 0.0

    def _start_range(self) -> None:
        self._session.marks.start_range(self._here(0.0), self._edge(1.0))

    def _end_range(self) -> None:
        self._session.marks.end_range(self._here(1.0), self._edge(0.0))

    def _go_to_mark(self, step: int) -> None:
        """Bring the next mark (1) or the one before (-1) to the middle, counted from the middle."""
        marks, view = self._session.marks, self._session.view
        timeline, viewport = view.timeline, view.target
        if timeline is None or viewport is None:
            return
        passing = (marks.passing,) if marks.passing is not None else ()
        places = sorted({*marks.kept, *passing})
        # a mark near the edge cannot come to the middle: go on from where the last press went to
        was_there = self._visited is not None and self._visited[1] == viewport
        origin = self._visited[0] if was_there and self._visited is not None else self._edge(0.5)
        ahead = [place for place in places if (place - origin) * step > 1e-6]
        if ahead:
            place = min(ahead) if step > 0 else max(ahead)
            fraction = timeline.fraction_of(place, viewport)
            view.change(lambda port: port.pan(fraction - 0.5), eased=True)
            self._visited = (place, view.target)

    def _select_all(self) -> None:
        timeline = self._session.view.timeline
        if timeline is not None:
            self._session.focus.choose(timeline.order(), self._session.focus.selected)

    def _copy(self) -> None:
        session = self._session
        holding = session.store.holding
        if holding is not None and session.focus.chosen:
            events = [holding.by_id[name] for name in session.focus.chosen if name in holding.by_id]
            copy_events(session, events)
