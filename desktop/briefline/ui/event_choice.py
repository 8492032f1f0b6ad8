"""Which events are handed on: all, the view's, a typed range, a saved filter's, or the selected ones."""

from __future__ import annotations

from collections.abc import Callable
from math import inf

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QWidget

from briefline.model.errors import UnreadableDate
from briefline.model.event import Event
from briefline.model.wording import words
from briefline.paint.picture import within
from briefline.session.filter import Filter
from briefline.session.saved_filters import filter_of
from briefline.session.session import Session
from briefline.ui.date_field import DateField

Chosen = tuple[tuple[Event, ...], tuple[Event, ...]]
_SAVED = "saved:"  # before the name of a saved filter


class EventChoice(QWidget):
    """The list of choices, and below it the two dates of a range while that is chosen.

    Signals:
        changed(): other events may be meant.
    """

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._waiting: Callable[[], None] | None = None
        self.what = QComboBox()
        self.what.setAccessibleName(self.tr("Show"))
        self._fill()
        self.after, self.before = (DateField(session) for _ in range(2))
        self.after.setPlaceholderText(self.tr("spring 2021"))
        self.before.setPlaceholderText(self.tr("open"))
        self.after.setAccessibleName(self.tr("From this date"))
        self.before.setAccessibleName(self.tr("Up to this date"))
        self.range = QWidget()
        row = QHBoxLayout(self.range)
        row.setContentsMargins(0, 0, 0, 0)
        for text, field in ((self.tr("from"), self.after), (self.tr("to"), self.before)):
            field.setMinimumWidth(80)
            field.told.connect(self._change)
            field.settled.connect(self._settle)
            row.addWidget(QLabel(text))
            row.addWidget(field, 1)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 8, 0)
        form.addRow(self.tr("Show"), self.what)
        form.addRow(self.range)
        self.range.hide()
        self.what.currentIndexChanged.connect(self._follow)
        session.sieve.changed.connect(self._settle)

    def _fill(self) -> None:
        sieve, holding = self._session.sieve, self._session.store.holding
        everything = self.tr("all events ({0})").format(sieve.count)
        if not sieve.filter.is_empty:
            everything = self.tr("what the filter lets through ({0} of {1})").format(sieve.count, sieve.total)
        self.what.addItem(everything, "all")
        self.what.addItem(self.tr("the stretch of time on the screen"), "view")
        self.what.addItem(self.tr("a range of dates…"), "range")
        chosen = sum(map(len, self._selected()))
        if chosen > 1:
            self.what.addItem(self.tr("the selected events ({0})").format(chosen), "chosen")
        for name in sorted(holding.project.filters, key=str.casefold) if holding else ():
            self.what.addItem(self.tr("saved filter “{0}”").format(name), _SAVED + name)

    def show_chosen(self) -> None:
        """Begin with the selected events."""
        self.what.setCurrentIndex(max(0, self.what.findData("chosen")))

    @property
    def is_pending(self) -> bool:
        """True while a date of the range, or one in a filter, is still being read."""
        typed = self._is_range and (self.after.is_pending or self.before.is_pending)
        return typed or self._session.sieve.is_reading

    def once_settled(self, act: Callable[[], None]) -> None:
        """Call ``act`` once when nothing is pending any more."""
        self._waiting = act
        for field in (self.after, self.before):
            if field.is_pending:
                field.read_now()

    def events(self) -> Chosen:
        """The events meant, dated ones in time, and undated ones. Raises UnreadableDate."""
        what, sieve = str(self.what.currentData()), self._session.sieve
        if what == "chosen":
            return self._selected()
        saved = self._saved()
        if saved is not None:
            found = sieve.let_through(saved)
            wrong = next((term.error for term in sieve.terms_of(saved) if term.error), "")
            if wrong:
                raise UnreadableDate(wrong, self.tr("Mend the saved filter in the window first."))
            return found
        window = self._window()
        if window is not None:
            return tuple(within(sieve.events, window)), ()
        return sieve.events, sieve.undated

    def words(self) -> str:
        """What chose the events, in words; "" where nothing did."""
        what, saved = str(self.what.currentData()), self._saved()
        if saved is not None:
            name, terms = what.removeprefix(_SAVED), filter_words(saved)
            return name if name == terms else f"{name}: {terms}"
        told = {"view": self.tr("the time on the screen"), "chosen": self.tr("selected events")}
        parts = [filter_words(self._session.sieve.filter), told.get(what, self._range_words())]
        return "; ".join(part for part in parts if part)

    @property
    def _is_range(self) -> bool:
        return bool(self.what.currentData() == "range")

    def _saved(self) -> Filter | None:
        what, holding = str(self.what.currentData()), self._session.store.holding
        if not what.startswith(_SAVED) or holding is None:
            return None
        text = holding.project.filters.get(what.removeprefix(_SAVED))
        return filter_of(text) if text is not None else None

    def _selected(self) -> Chosen:
        """The selected events, dated and undated."""
        chosen, sieve = set(self._session.focus.chosen), self._session.sieve
        dated = tuple(event for event in sieve.events if event.id in chosen)
        return dated, tuple(event for event in sieve.undated if event.id in chosen)

    def _window(self) -> tuple[float, float] | None:
        """The seconds [lo, hi) that events have to touch; None for no such bound."""
        if self._is_range:
            return self._typed()
        timeline, viewport = self._session.view.timeline, self._session.view.target
        if self.what.currentData() != "view" or timeline is None or viewport is None:
            return None
        return timeline.time_at(0.0, viewport), timeline.time_at(1.0, viewport)

    def _typed(self) -> tuple[float, float] | None:
        for field in (self.after, self.before):
            if field.is_unread:
                raise UnreadableDate(field.understanding)
        after, before = self.after.when, self.before.when
        if after is None and before is None:
            return None
        lo = -inf if after is None or after.lo is None else float(after.lo)
        hi = inf if before is None or before.hi is None else float(before.hi)
        if lo >= hi:
            raise UnreadableDate(
                self.tr("The range ends before it begins."), self.tr("Exchange the two dates.")
            )
        return lo, hi

    def _range_words(self) -> str:
        style = self._session.settings.date_style
        after, before = self.after.when, self.before.when
        if not self._is_range or (after is None and before is None):
            return ""
        if after is not None and before is not None:
            return self.tr("{0} to {1}").format(words(after, style), words(before, style))
        if after is not None:
            return self.tr("from {0}").format(words(after, style))
        return self.tr("up to {0}").format(words(before, style)) if before is not None else ""

    def _follow(self, *_: object) -> None:
        self.range.setVisible(self._is_range)
        if self._is_range:
            self.after.setFocus()
        self._change()

    def _change(self, *_: object) -> None:
        self.changed.emit()

    def _settle(self) -> None:
        self._change()
        if self._waiting is not None and not self.is_pending:
            act, self._waiting = self._waiting, None
            act()


def filter_words(filter: Filter) -> str:
    """A filter in words, "" for the one that lets all through."""
    parts = [filter.text.strip()]
    parts += [f"after:{filter.after.edtf}"] if filter.after else []
    parts += [f"before:{filter.before.edtf}"] if filter.before else []
    parts += [f"{name}: {', '.join(sorted(values))}" for name, values in filter.facets.items() if values]
    return " ".join(part for part in parts if part)
