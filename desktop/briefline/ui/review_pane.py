"""The review: what deserves a look, one after the other, and the dates that no event uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefline.model.text import Document
from briefline.model.timex import Timex
from briefline.model.wording import words
from briefline.session.holding import Holding
from briefline.session.review import Doubtful
from briefline.session.session import Session
from briefline.session.steps import Steps
from briefline.ui.conflict import is_undecided, use_date
from briefline.ui.contradiction import Contradiction, claims
from briefline.ui.edit_verbs import confirm, new_event
from briefline.ui.lines import Lines
from briefline.ui.parts import button, label

SIDE_BY_SIDE = 620  # pixels; in a narrower pane the two halves lie one below the other
AT_ONCE = 100  # events of a report that are looked through in one go with its opening
BEFORE, AFTER = 24, 80  # characters of the text shown around a date: it shall be seen in a narrow column


class ReviewPane(QWidget):
    """Enter accepts the event and goes to the next; T, F2, N and Del repair it as everywhere.

    Of an event that the text gives two dates these stand side by side; 1, 2 or 3 takes one.

    Signals:
        counted(int): so many events are still to be looked at.
    """

    counted = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._queue: tuple[Doubtful, ...] = ()
        self._gaps: tuple[Timex, ...] = ()
        self._steps = Steps(self)
        self._known: object = None  # what there is to show
        self._shown: object = None  # what the lines show of it
        self.progress = label("", "muted")
        self.list = Lines([self.tr("Event"), self.tr("Date"), self.tr("Why it deserves a look")], (4, 3, 5))
        self.list.setAccessibleName(self.tr("Events to review"))
        self.list.chosen.connect(self.accept)
        self.list.currentItemChanged.connect(self._select)
        self.gap_list = Lines([self.tr("Words"), self.tr("Means"), self.tr("Where")], (4, 4, 5))
        self.gap_list.setAccessibleName(self.tr("Dates that no event uses"))
        self.gap_list.setToolTip(self.tr("Dates in the text that no event uses"))
        self.gap_list.itemClicked.connect(lambda item, _column: self._show_gap(item))
        self.gap_list.chosen.connect(self._make_event)
        self._gap_title = label("", "muted")
        self._accept = button(self.tr("Accept"), self.accept)
        self._accept.setToolTip(self.tr("It is right as it is (Enter)"))
        make = button(self.tr("Make an event of it"), self._make_event)
        hint = label(
            self.tr("Enter: right as it is · T: date · F2: title · N: note · Del: not an event"),
            "muted",
            grow=-0.5,
        )
        self._choice: Contradiction | None = None
        self._aside = QStackedWidget()
        self._aside.addWidget(_column((self._gap_title, make), self.gap_list))
        self._halves = QSplitter()
        self._halves.setChildrenCollapsible(False)
        self._halves.addWidget(_column((self.progress, self._accept), self.list, hint))
        self._halves.addWidget(self._aside)
        self._halves.setStretchFactor(0, 3)
        self._halves.setStretchFactor(1, 2)
        both = QVBoxLayout(self)
        both.setContentsMargins(8, 4, 8, 4)
        both.addWidget(self._halves)
        self.list.numbered.connect(self._take_date)
        self.setFocusProxy(self.list)
        session.store.changed.connect(self._take)
        session.focus.selection_changed.connect(self._follow)
        self._take(session.store.holding)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= SIDE_BY_SIDE
        self._halves.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)

    def accept(self) -> None:
        """Confirm the event of the current line and go to the next one that is still to be looked at."""
        item = self.list.currentItem() or self.list.topLevelItem(0)
        if item is None or self._session.store.is_read_only:
            return
        event = str(item.data(0, Qt.ItemDataRole.UserRole))
        waiting = [each.event.id for each in self._queue if not each.is_reviewed]
        if event not in waiting:
            return
        place = waiting.index(event)
        confirm(self._session, [event])
        following = waiting[place + 1 : place + 2] or waiting[:place][-1:]
        self._session.focus.select(following[0] if following else event)

    def _take(self, holding: Holding | None) -> None:
        if holding is None or holding.is_reviewed or len(holding.project.records) <= AT_ONCE:
            self._steps.stop()
            self._show(holding)
        else:  # of a report that was just opened: when the rest of it is there
            self._steps.start(self._shown_later(holding))

    def _shown_later(self, holding: Holding) -> Iterator[None]:
        yield
        self._show(holding)

    def complete(self) -> None:
        """Do at once what is still to come."""
        self._steps.complete()

    def _show(self, holding: Holding | None) -> None:
        found = holding.review.queue if holding else ()
        missing = holding.review.gaps if holding else ()
        style = self._session.settings.date_style
        if (found, missing, style) == self._known:
            return
        self._queue, self._gaps, self._known = found, missing, (found, missing, style)
        done, total = holding.review.progress if holding else (0, 0)
        self.progress.setText(self.tr("{0} of {1} reviewed").format(done, total))
        self._gap_title.setText(self.tr("Unused dates: {0}").format(len(missing)))
        if self.isVisible():
            self._fill()
        self.counted.emit(total - done)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill()

    def _fill(self) -> None:
        """Write the lines. Not while nobody sees them: a report that is being read changes them often."""
        if self._shown is self._known:
            return
        self._shown = self._known
        holding, style = self._session.store.holding, self._session.settings.date_style
        with QSignalBlocker(self.list):
            self.list.clear()
            for each in self._queue:
                date = words(each.event.when, style) if each.event.when else self.tr("no date")
                reason = self.tr("reviewed") if each.is_reviewed else each.reasons[0]
                item = self.list.add((each.event.title, date, reason), each.event.id)
                item.setToolTip(2, "\n".join(each.reasons))
                item.setDisabled(each.is_reviewed)
        self.gap_list.clear()
        for number, time in enumerate(self._gaps):
            document = holding.project.filings[time.document].document if holding else None
            if document is not None and time.when is not None:
                self.gap_list.add((time.text, words(time.when, style), _around(time, document)), number)
        self._follow(self._session.focus.selected)

    def _select(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self._session.focus.select(str(item.data(0, Qt.ItemDataRole.UserRole)))

    def _follow(self, event: str | None) -> None:
        self._show_choice(event)
        with QSignalBlocker(self.list):
            for number, each in enumerate(self._queue):
                item = self.list.topLevelItem(number)
                if each.event.id == event and item is not None:
                    self.list.setCurrentItem(item)
                    return
            self.list.setCurrentIndex(QModelIndex())

    def _show_choice(self, event: str | None) -> None:
        """Two dates of the event side by side, where it has; else the dates that no event uses."""
        session, holding = self._session, self._session.store.holding
        record = holding.project.records.get(event) if holding and event else None
        self._choice = None
        old = self._aside.widget(1)
        if old is not None:
            self._aside.removeWidget(old)
            old.deleteLater()
        if holding is None or record is None or not is_undecided(record) or not claims(record.event):
            return
        choose = partial(use_date, session, record.event.id)
        style = session.settings.date_style
        self._choice = Contradiction(
            record.event, holding, style, session.focus.quote, None if session.store.is_read_only else choose
        )
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName(self.tr("The dates that the text gives it"))
        scroll.setWidget(self._choice)
        title = label(self.tr("Which date? 1 and 2 choose"), "muted")
        self._aside.addWidget(_column((title,), scroll))
        self._aside.setCurrentIndex(1)

    def _take_date(self, number: int) -> None:
        if self._choice is not None:
            self._choice.take(number)

    def _gap(self) -> Timex | None:
        item = self.gap_list.currentItem()
        return self._gaps[int(item.data(0, Qt.ItemDataRole.UserRole))] if item is not None else None

    def _show_gap(self, _item: QTreeWidgetItem) -> None:
        time = self._gap()
        if time is not None:
            self._session.focus.quote(time.span.start, time.span.end, time.document)

    def _make_event(self) -> None:
        time, holding = self._gap(), self._session.store.holding
        if time is None or holding is None or self._session.store.is_read_only:
            return
        document = holding.project.filings[time.document].document
        index = document.section_index(time.span.start)
        span = document.sections[index].span if index is not None else time.span
        self._session.focus.passage = (time.document, span)
        new_event(self._session)


def _column(head: Iterable[QWidget], *below: QWidget) -> QWidget:
    """A row, then the rest below it; the first of the rest takes the room."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(6, 0, 6, 0)
    row = QHBoxLayout()
    for place, widget in enumerate(head):
        row.addWidget(widget, 0 if place else 1)
    column.addLayout(row)
    for place, widget in enumerate(below):
        column.addWidget(widget, 0 if place else 1)
    return made


def _around(time: Timex, document: Document) -> str:
    start, end = max(0, time.span.start - BEFORE), min(len(document.text), time.span.end + AFTER)
    text = document.text
    while start and start < time.span.start and not text[start - 1].isspace():
        start += 1
    while time.span.end < end < len(text) and not text[end].isspace():
        end -= 1
    return f"{'… ' if start else ''}{text[start:end].strip()}{' …' if end < len(text) else ''}"
