"""The details of the selected event or publication, and what is shown when nothing is selected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from briefline.model.event import Event, Kind, Mention
from briefline.model.text import Document
from briefline.model.wording import words
from briefline.session.session import Session
from briefline.session.store import Holding
from briefline.ui.flow import FlowLayout
from briefline.ui.parts import chip, heading, label, link
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
        self._steps = Steps(self)
        self._steps.paused.connect(self._fit)
        session.focus.chosen_changed.connect(self._follow)
        session.store.changed.connect(lambda _: self.refresh())
        session.settings.changed.connect(lambda name: self.refresh() if name == "date_style" else None)
        self.refresh()

    def complete(self) -> Details:
        """Build what is still to come at once; returns itself."""
        self._steps.complete()
        return self

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
            self._nothing(column, holding)
            self.setWidget(inner)
            return
        self._head(column, event)
        self.setWidget(inner)
        self.verticalScrollBar().setValue(0)
        yield
        if event.kind is Kind.PUBLICATION:
            yield from self._publication(column, event, holding)
        else:
            yield from self._engagement(column, event, holding)
        self._confidence(column, event)
        if place:
            yield
            self.verticalScrollBar().setValue(place)

    def _nothing(self, column: QVBoxLayout, holding: Holding | None) -> None:
        if holding is None:
            column.addWidget(label(self.tr("No report is open"), "title", grow=2))
            column.addWidget(label(self.tr("Open a report, paste one, or drop a file here."), "muted"))
            return
        column.addWidget(label(self.tr("Nothing is selected"), "title", grow=2))
        column.addWidget(
            label(
                self.tr(
                    "Click an event on the timeline, in the list or in the text. Its date, how the date was "
                    "read, who took part and every passage that tells of it are shown here."
                ),
                "muted",
            )
        )
        column.addSpacing(8)
        column.addWidget(label(self.tr("← and → go from event to event. Press ? for all keys."), "muted"))

    def _head(self, column: QVBoxLayout, event: Event) -> None:
        if event.kind is Kind.PUBLICATION:
            line = [self.tr("Publication"), event.type]
        else:
            line = [self.tr("Engagement"), event.category, event.status.value]
        column.addWidget(label(" · ".join(part for part in line if part), "muted"))
        column.addWidget(label(event.title, "title", selectable=True, grow=4))
        when = event.when
        text = words(when, self._session.settings.date_style) if when else self.tr("No date in the text")
        column.addWidget(label(text, "date", selectable=True, grow=1.5))
        if when is None or when.derivation is None:
            return
        card = QFrame()
        card.setObjectName("derivation")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(11, 8, 11, 8)
        inner.setSpacing(4)
        inner.addWidget(label(when.derivation.sentence(), selectable=True))
        for doubt in when.derivation.doubts:
            inner.addWidget(label(_sentence(doubt), "doubt"))
        card.setAccessibleName(self.tr("How the date was read"))
        column.addSpacing(2)
        column.addWidget(card)

    def _engagement(self, column: QVBoxLayout, event: Event, holding: Holding) -> Iterator[None]:
        people = [
            (who.name, f"{who.name} · {who.role}" if who.role else who.name) for who in event.participants
        ]
        self._chips(column, self.tr("Participants"), "participant", people)
        yield
        self._chips(column, self.tr("Places"), "place", [(place, place) for place in event.places])
        self._chips(column, self.tr("Topics"), "topic", [(topic, topic) for topic in event.topics])
        yield
        yield from self._quotes(column, event, holding)
        yield from self._related(column, event, holding)

    def _publication(self, column: QVBoxLayout, event: Event, holding: Holding) -> Iterator[None]:
        if event.type:
            self._chips(column, self.tr("Type"), "category", [(event.type, event.type)])
        self._chips(column, self.tr("Topics"), "topic", [(topic, topic) for topic in event.topics])
        if event.blurb:
            self._group(column, self.tr("Summary"))
            _put(column, label(event.blurb, selectable=True))
        yield
        told = told_in(event, holding)
        yield from self._events(column, self.tr("Events told in it"), [(other, "") for other in told])
        yield from self._related(column, event, holding, beside=told)
        yield from self._quotes(column, event, holding)

    def _group(self, column: QVBoxLayout, text: str) -> None:
        column.addSpacing(10)
        _put(column, heading(text))

    def _chips(self, column: QVBoxLayout, title: str, facet: str, values: list[tuple[str, str]]) -> None:
        if not values:
            return
        self._group(column, title)
        row = QWidget()
        flow = FlowLayout(row)
        for value, shown in values:
            tip = self.tr("{0}\nClick: show only what has it").format(shown)
            flow.addWidget(chip(shown, tip, partial(self._filter_by, facet, value)))
        _put(column, row)

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
        for mention in mentions if self._all_quotes else mentions[:FIRST_QUOTES]:
            card = QuoteCard(mention, document_of(mention, holding))
            card.wanted.connect(self._session.focus.quote)
            _put(column, card)
            yield
        hidden = len(mentions) - FIRST_QUOTES
        if hidden > 0 and not self._all_quotes:
            _put(column, link(self.tr("{0} more…").format(hidden), self._show_all_quotes))
        for reason in event.joined:
            _put(column, label(self.tr("Taken as one event: {0}").format(reason), "muted", grow=-0.5))
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
        yield from self._events(column, self.tr("Related publications"), publications)
        yield from self._events(column, self.tr("Related engagements"), engagements)

    def _events(self, column: QVBoxLayout, title: str, found: Iterable[tuple[Event, str]]) -> Iterator[None]:
        pairs = list(found)
        if not pairs:
            return
        self._group(column, title)
        for other, reason in pairs:
            date = f"{words(other.when, self._session.settings.date_style)} · " if other.when else ""
            row = WrappedLink(f"{date}{other.title}")
            row.clicked.connect(lambda event=other.id: self._session.focus.select(event))
            _put(column, row)
            yield
            if reason:
                _put(column, label(reason, "muted", grow=-0.5))
            yield

    def _confidence(self, column: QVBoxLayout, event: Event) -> None:
        self._group(column, self.tr("Confidence"))
        _put(column, label(f"{event.confidence:.2f}"))
        known = event.when.derivation.doubts if event.when and event.when.derivation else ()
        for doubt in event.doubts:
            if doubt not in known:
                _put(column, label(_sentence(doubt), "doubt"))


def _put(column: QVBoxLayout, widget: QWidget) -> None:
    """Add a widget and show it now: the layout would style and show all of a turn's in one go."""
    column.addWidget(widget)
    widget.show()


def told_in(publication: Event, holding: Holding) -> list[Event]:
    """The events with a mention inside the part of the document that is the publication's."""
    found: dict[str, Event] = {}
    for mention in publication.mentions[:1]:
        document = document_of(mention, holding)
        parts = document.parts if document else ()
        for part in parts:
            if not part.span.covers(mention.span):
                continue
            for event in holding.by_id.values():
                if event.kind is Kind.EVENT and any(
                    told.document == mention.document and part.span.covers(told.span)
                    for told in event.mentions
                ):
                    found.setdefault(event.id, event)
    return list(found.values())


def document_of(mention: Mention, holding: Holding) -> Document | None:
    """The document that a mention is in."""
    return next((found for found in holding.chronology.documents if found.id == mention.document), None)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")
