"""The details of the selected event or publication, and what is shown when nothing is selected."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from briefline.model.event import Event, Kind
from briefline.model.project import Record
from briefline.session.facets import SURE
from briefline.session.holding import Holding
from briefline.session.reliability import band_of
from briefline.session.review import DOUBTFUL, doubts
from briefline.session.session import Session
from briefline.session.steps import Steps
from briefline.ui.conflict import is_undecided
from briefline.ui.contradiction import Contradiction, claims
from briefline.ui.detail_head import add_acts, add_head
from briefline.ui.detail_links import add_events, add_links
from briefline.ui.detail_passages import add_passages
from briefline.ui.fields import Fields, group, put
from briefline.ui.flow import FlowLayout
from briefline.ui.glance import glance
from briefline.ui.parts import chip, label
from briefline.ui.passages import as_sentence, told_in
from briefline.ui.several import several


class Details(QScrollArea):
    """Follows the selection. It is built from top to bottom over several turns of the event loop.

    Signals:
        export_wanted(): a picture of the selected events is wanted.
    """

    export_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("details")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(230)
        self.setAccessibleName(self.tr("Details of the selected event"))
        self._session = session
        self._all_quotes = False
        self._said_hidden = False
        self._fields = Fields(session, self)
        self._fields.grew.connect(self._fit)
        self._steps = Steps(self)
        self._steps.paused.connect(self._fit)
        session.focus.chosen_changed.connect(self._follow)
        session.store.changed.connect(lambda _: self.refresh(keep_place=True))
        session.drafts.opened.connect(self._follow_draft)
        session.drafts.closed.connect(self._close_draft)
        session.settings.changed.connect(lambda name: self.refresh() if name == "date_style" else None)
        session.sieve.changed.connect(self._follow_filter)
        self.refresh()

    def complete(self) -> Details:
        """Build what is still to come at once; returns itself."""
        self._steps.complete()
        return self

    def _follow_draft(self, event: str, _field: str) -> None:
        if event == self._session.focus.selected:
            self.refresh(keep_place=True)
        else:
            self._session.focus.select(event)

    def _close_draft(self, event: str, field: str) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._follow_draft(event, field)

    def _follow_filter(self) -> None:
        selected = self._session.focus.selected
        if selected is not None and self._session.sieve.hides(selected) is not self._said_hidden:
            self.refresh(keep_place=True)

    def _follow(self, _: object) -> None:
        self._all_quotes = False
        self.refresh()

    def refresh(self, *, keep_place: bool = False) -> None:
        """Build the pane anew from the session; with ``keep_place`` it stays scrolled where it is."""
        self._steps.start(self._build(self.verticalScrollBar().value() if keep_place else 0))

    def _fit(self) -> None:
        """Give the column its width, room for the scroll bar left free, and the height that this takes.

        Left to itself the scroll area would lay everything out three times, until the bar is settled.
        """
        inner = self.widget()
        layout = inner.layout() if inner is not None else None
        if inner is None or layout is None:
            return
        width = self.width() - self.verticalScrollBar().sizeHint().width()
        inner.resize(width, max(layout.totalHeightForWidth(width), self.viewport().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _build(self, place: int) -> Iterator[None]:
        """Each step adds a group."""
        holding, selected = self._session.store.holding, self._session.focus.selected
        event = holding.by_id.get(selected) if holding and selected else None
        inner = QWidget()
        outer = QVBoxLayout(inner)
        outer.setContentsMargins(18, 16, 18, 20)
        column = QVBoxLayout()
        column.setSpacing(6)
        outer.addLayout(column)
        outer.addStretch(1)
        chosen = self._session.focus.chosen
        if holding is not None and len(chosen) > 1:
            self.setWidget(inner)
            events = [holding.by_id[name] for name in chosen if name in holding.by_id]
            yield from several(self._session, events, column, self.export_wanted.emit)
            return
        if holding is None or event is None:
            self.setWidget(inner)
            if holding is None:
                self._nothing(column)
            else:
                yield from glance(self._session, holding, column)
            return
        record = holding.project.records[event.id]
        self._said_hidden = self._session.sieve.hides(event.id)
        if self._said_hidden:
            put(column, label(self.tr("Hidden by the filter"), "doubt"))
        add_head(self._session, self._fields, column, record)
        self.setWidget(inner)
        self.verticalScrollBar().setValue(0)
        yield
        yield from add_acts(self._session, self._fields, column, record)
        yield
        if event.kind is Kind.PUBLICATION:
            yield from self._publication(column, record, holding)
        else:
            yield from self._engagement(column, record, holding)
        self._confidence(column, record)
        if place:
            yield
            self.verticalScrollBar().setValue(place)

    def _nothing(self, column: QVBoxLayout) -> None:
        column.addWidget(label(self.tr("No report is open"), "title", grow=2))
        column.addWidget(label(self.tr("Open a report, paste one, or drop a file here."), "muted"))

    def _engagement(self, column: QVBoxLayout, record: Record, holding: Holding) -> Iterator[None]:
        event = record.event
        if claims(event) and not is_undecided(record):
            group(column, self.tr("The text contradicts itself"))
            style = self._session.settings.date_style
            put(column, Contradiction(event, holding, style, self._session.focus.quote))
            yield
        yield from self._who_and_where(column, record)
        self._topics(column, record)
        yield
        yield from self._passages(column, record, holding)
        yield from add_links(self._session, holding, column, record)

    def _publication(self, column: QVBoxLayout, record: Record, holding: Holding) -> Iterator[None]:
        event = record.event
        shown = self._chip_row("category", [(event.type, event.type)] if event.type else [])
        self._fields.add(column, record, "type", shown, title=self.tr("Type"))
        yield
        self._topics(column, record)
        yield
        blurb = label(event.blurb, selectable=True) if event.blurb else None
        self._fields.add(column, record, "blurb", blurb, title=self.tr("Summary"))
        yield
        if event.participants or event.places or self._is_open(event, "participants", "places"):
            yield from self._who_and_where(column, record)
        told = told_in(event, holding)
        pairs = [(other, "") for other in told]
        yield from add_events(self._session, column, self.tr("Events told in it"), pairs)
        yield from add_links(self._session, holding, column, record, beside=told)
        yield from self._passages(column, record, holding)

    def _is_open(self, event: Event, *fields: str) -> bool:
        return any(self._session.drafts.text(event.id, field) is not None for field in fields)

    def _who_and_where(self, column: QVBoxLayout, record: Record) -> Iterator[None]:
        event = record.event
        people = [
            (who.name, f"{who.name} · {who.role}" if who.role else who.name) for who in event.participants
        ]
        shown = self._chip_row("participant", people)
        self._fields.add(column, record, "participants", shown, title=self.tr("Participants"))
        yield
        shown = self._chip_row("place", [(place, place) for place in event.places])
        self._fields.add(column, record, "places", shown, title=self.tr("Places"))
        yield

    def _passages(self, column: QVBoxLayout, record: Record, holding: Holding) -> Iterator[None]:
        return add_passages(
            self._session,
            holding,
            column,
            record,
            all_of_them=self._all_quotes,
            want_all=self._show_all_quotes,
        )

    def _topics(self, column: QVBoxLayout, record: Record) -> None:
        shown = self._chip_row("topic", [(topic, topic) for topic in record.event.topics])
        self._fields.add(column, record, "topics", shown, title=self.tr("Topics"))

    def _chip_row(self, facet: str, values: list[tuple[str, str]]) -> QWidget | None:
        if not values:
            return None
        row = QWidget()
        flow = FlowLayout(row)
        for value, shown in values:
            tip = self.tr("{0}\nClick: show only what has it").format(shown)
            flow.addWidget(chip(shown, tip, partial(self._filter_by, facet, value)))
        return row

    def _filter_by(self, facet: str, value: str) -> None:
        sieve = self._session.sieve
        sieve.filter = sieve.filter.with_facet(
            facet, value, value not in sieve.filter.facets.get(facet, frozenset())
        )

    def _show_all_quotes(self) -> None:
        self._all_quotes = True
        self.refresh(keep_place=True)

    def _confidence(self, column: QVBoxLayout, record: Record) -> None:
        group(column, self.tr("Confidence"))
        confidence = record.event.confidence
        band = (
            self.tr("high")
            if confidence >= SURE
            else self.tr("medium")
            if confidence >= DOUBTFUL
            else self.tr("low")
        )
        shown = label(self.tr("{0} · {1}").format(band.capitalize(), f"{confidence:.2f}"))
        shown.setToolTip(self.tr("How sure it is that the text tells of this event, and at this date"))
        put(column, shown)
        if record.found is not None and not record.by_hand:
            told = self.tr("Of 100 events marked {0}, about {1} were right in reports not seen before.")
            put(column, label(told.format(band, band_of(confidence).of_hundred), "muted", grow=-0.5))
        for doubt in doubts(record)[1]:
            put(column, label(as_sentence(doubt), "doubt"))
