"""The details of the selected event or publication, and what is shown when nothing is selected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from briefline.model.event import Event, Kind
from briefline.model.project import Record
from briefline.model.when import When
from briefline.model.wording import sentence, words
from briefline.session.holding import Holding
from briefline.session.review import doubts
from briefline.session.session import Session
from briefline.ui.conflict import conflict, is_undecided
from briefline.ui.contradiction import Contradiction, claims
from briefline.ui.edit_verbs import acts_on_one, open_field, split, unlink
from briefline.ui.fields import Fields, put
from briefline.ui.flow import FlowLayout
from briefline.ui.glance import glance
from briefline.ui.parts import button, chip, heading, label, link
from briefline.ui.passages import document_of, told_in
from briefline.ui.provenance import provenance
from briefline.ui.quotes import QuoteCard
from briefline.ui.several import several
from briefline.ui.steps import Steps
from briefline.ui.wrapped_link import WrappedLink

FIRST_QUOTES = 6


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
        self._fields = Fields(session, self)
        self._fields.grew.connect(self._fit)
        self._steps = Steps(self)
        self._steps.paused.connect(self._fit)
        session.focus.chosen_changed.connect(self._follow)
        session.store.changed.connect(lambda _: self.refresh(keep_place=True))
        session.drafts.opened.connect(self._follow_draft)
        session.drafts.closed.connect(self._close_draft)
        session.settings.changed.connect(lambda name: self.refresh() if name == "date_style" else None)
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
        self._head(column, event, record)
        self._acts(column, event, record)
        self.setWidget(inner)
        self.verticalScrollBar().setValue(0)
        yield
        if event.kind is Kind.PUBLICATION:
            yield from self._publication(column, event, holding)
        else:
            yield from self._engagement(column, event, holding)
        self._confidence(column, record)
        if place:
            yield
            self.verticalScrollBar().setValue(place)

    def _nothing(self, column: QVBoxLayout) -> None:
        column.addWidget(label(self.tr("No report is open"), "title", grow=2))
        column.addWidget(label(self.tr("Open a report, paste one, or drop a file here."), "muted"))

    def _head(self, column: QVBoxLayout, event: Event, record: Record) -> None:
        fields, drafts = self._fields, self._session.drafts
        if event.kind is Kind.PUBLICATION:
            kind = " · ".join(filter(None, (self.tr("Publication"), event.type)))
            fields.add(column, record, "kind", label(kind, "muted"), name=self.tr("kind"))
        else:
            kind = " · ".join((self.tr("Engagement"), event.category, event.status.value))
            open_fields = [
                field for field in ("category", "status", "kind") if drafts.text(event.id, field) is not None
            ]
            for field in open_fields or ["category"]:
                fields.add(column, record, field, label(kind, "muted"), name=self.tr("category"))
            for field in ("status", "kind"):
                line = provenance(self._session, record, field)
                if line is not None and field not in open_fields:
                    put(column, line)
        title = label(event.title, "title", selectable=True, grow=4)
        fields.add(column, record, "title", title, name=self.tr("title"))
        when = event.when
        text = words(when, self._session.settings.date_style) if when else self.tr("No date in the text")
        date = label(text, "date", selectable=True, grow=1.5)
        fields.add(column, record, "when", date, name=self.tr("date"))
        dates = conflict(self._session, record)
        if dates is not None:
            put(column, dates)
        if when is None or when.derivation is None:
            return
        card = QFrame()
        card.setObjectName("derivation")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(11, 8, 11, 8)
        inner.setSpacing(4)
        inner.addWidget(label(sentence(when, self._session.settings.date_style), selectable=True))
        for doubt in when.derivation.doubts:
            inner.addWidget(label(_sentence(doubt), "doubt"))
        card.setAccessibleName(self.tr("How the date was read"))
        column.addSpacing(2)
        column.addWidget(card)

    def _acts(self, column: QVBoxLayout, event: Event, record: Record) -> None:
        """What can be done with it, below what is known of it."""
        if self._session.store.is_read_only:
            return
        row = QWidget()
        flow = FlowLayout(row)
        if event.kind is Kind.EVENT:
            flow.addWidget(button(self.tr("Status…"), partial(open_field, self._session, "status", event.id)))
            flow.addWidget(button(self.tr("Kind…"), partial(open_field, self._session, "kind", event.id)))
        for text, run in list(acts_on_one(self._session, event.id))[2:]:
            flow.addWidget(button(text, run))
        if not record.note:
            flow.addWidget(button(self.tr("Note…"), partial(open_field, self._session, "note", event.id)))
        for made in row.findChildren(QPushButton):
            made.setProperty("role", "narrow")
        column.addSpacing(4)
        put(column, row)
        if record.confirmed:
            day = words(When.parse(record.confirmed[:10]), self._session.settings.date_style)
            put(column, label(self.tr("Confirmed on {0}").format(day), "muted", grow=-0.5))
        if record.note or self._session.drafts.text(event.id, "note") is not None:
            note = label(record.note, selectable=True)
            self._fields.add(column, record, "note", note, title=self.tr("Note"))

    def _engagement(self, column: QVBoxLayout, event: Event, holding: Holding) -> Iterator[None]:
        if claims(event) and not is_undecided(holding.project.records[event.id]):
            self._group(column, self.tr("The text contradicts itself"))
            style = self._session.settings.date_style
            put(column, Contradiction(event, holding, style, self._session.focus.quote))
            yield
        record = holding.project.records[event.id]
        people = [
            (who.name, f"{who.name} · {who.role}" if who.role else who.name) for who in event.participants
        ]
        places = [(place, place) for place in event.places]
        shown = self._chip_row("participant", people)
        self._fields.add(column, record, "participants", shown, title=self.tr("Participants"))
        yield
        shown = self._chip_row("place", places)
        self._fields.add(column, record, "places", shown, title=self.tr("Places"))
        self._topics(column, event, record)
        yield
        yield from self._quotes(column, event, holding)
        yield from self._related(column, event, holding)

    def _publication(self, column: QVBoxLayout, event: Event, holding: Holding) -> Iterator[None]:
        if event.type:
            self._chips(column, self.tr("Type"), "category", [(event.type, event.type)])
        record = holding.project.records[event.id]
        self._topics(column, event, record)
        if event.blurb:
            self._group(column, self.tr("Summary"))
            put(column, label(event.blurb, selectable=True))
        yield
        told = told_in(event, holding)
        yield from self._events(column, self.tr("Events told in it"), [(other, "") for other in told])
        yield from self._related(column, event, holding, beside=told)
        yield from self._quotes(column, event, holding)

    def _topics(self, column: QVBoxLayout, event: Event, record: Record) -> None:
        shown = self._chip_row("topic", [(topic, topic) for topic in event.topics])
        self._fields.add(column, record, "topics", shown, title=self.tr("Topics"))

    def _group(self, column: QVBoxLayout, text: str) -> None:
        column.addSpacing(10)
        put(column, heading(text))

    def _chips(self, column: QVBoxLayout, title: str, facet: str, values: list[tuple[str, str]]) -> None:
        if not values:
            return
        self._group(column, title)
        row = self._chip_row(facet, values)
        if row is not None:
            put(column, row)

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

    def _quotes(self, column: QVBoxLayout, event: Event, holding: Holding) -> Iterator[None]:
        mentions = event.mentions
        if not mentions:
            return
        self._group(column, self.tr("Said in the text · {0}").format(len(mentions)))
        line = provenance(self._session, holding.project.records[event.id], "mentions")
        if line is not None:
            put(column, line)
        can_split = len(mentions) > 1 and not self._session.store.is_read_only
        for number, mention in enumerate(mentions if self._all_quotes else mentions[:FIRST_QUOTES]):
            card = QuoteCard(mention, document_of(mention, holding))
            card.wanted.connect(self._session.focus.quote)
            put(column, card)
            if can_split:
                apart = link(
                    self.tr("Make it an event of its own"), partial(split, self._session, event.id, number)
                )
                put(column, apart)
            yield
        hidden = len(mentions) - FIRST_QUOTES
        if hidden > 0 and not self._all_quotes:
            put(column, link(self.tr("{0} more…").format(hidden), self._show_all_quotes))
        for reason in event.joined:
            put(column, label(self.tr("Taken as one event: {0}").format(reason), "muted", grow=-0.5))
            yield

    def _show_all_quotes(self) -> None:
        self._all_quotes = True
        self.refresh(keep_place=True)

    def _related(
        self, column: QVBoxLayout, event: Event, holding: Holding, beside: Iterable[Event] = ()
    ) -> Iterator[None]:
        listed = {other.id for other in beside}
        links = holding.links.get(event.id, {})
        found = [(holding.by_id[other], reason) for other, reason in links.items() if other not in listed]
        publications = [pair for pair in found if pair[0].kind is Kind.PUBLICATION]
        engagements = [pair for pair in found if pair[0].kind is Kind.EVENT]
        yield from self._events(column, self.tr("Related publications"), publications, event.id)
        yield from self._events(column, self.tr("Related engagements"), engagements, event.id)
        line = provenance(self._session, holding.project.records[event.id], "related")
        if line is not None:
            if not found:
                self._group(column, self.tr("Links"))
            put(column, line)

    def _events(
        self, column: QVBoxLayout, title: str, found: Iterable[tuple[Event, str]], of: str | None = None
    ) -> Iterator[None]:
        """A list of events; with ``of`` those linked with that one, which can be unlinked."""
        pairs = list(found)
        if not pairs:
            return
        self._group(column, title)
        for other, reason in pairs:
            date = f"{words(other.when, self._session.settings.date_style)} · " if other.when else ""
            row = WrappedLink(f"{date}{other.title}")
            row.clicked.connect(lambda event=other.id: self._session.focus.select(event))
            put(column, row)
            yield
            if reason:
                put(column, label(reason, "muted", grow=-0.5))
            if of is not None and not self._session.store.is_read_only:
                away = link(self.tr("unlink"), partial(unlink, self._session, of, other.id))
                away.setAccessibleName(self.tr("Unlink “{0}”").format(other.title))
                put(column, away)
            yield

    def _confidence(self, column: QVBoxLayout, record: Record) -> None:
        self._group(column, self.tr("Confidence"))
        put(column, label(f"{record.event.confidence:.2f}"))
        for doubt in doubts(record)[1]:
            put(column, label(_sentence(doubt), "doubt"))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")
