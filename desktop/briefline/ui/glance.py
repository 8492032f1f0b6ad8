"""What the details show when nothing is selected: the report at a glance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefline.session.facets import FACET
from briefline.session.holding import Holding
from briefline.session.session import Session
from briefline.ui.fields import put
from briefline.ui.flow import FlowLayout
from briefline.ui.parts import chip, heading, label, link
from briefline.ui.status_line import span_words

MOST_NAMED = 6


def _tr(text: str) -> str:
    return QCoreApplication.translate("Glance", text)


def glance(session: Session, holding: Holding, column: QVBoxLayout) -> Iterator[None]:
    """Fill a column: what the report is, who and where it is about, what should be looked at."""
    chronology = holding.chronology
    documents = chronology.documents
    titles = [document.title or document.source for document in documents]
    put(column, label(_tr("At a glance"), "muted"))
    put(
        column,
        label(titles[0] if len(titles) == 1 else _tr("{0} documents").format(len(titles)), "title", grow=3),
    )
    publications = holding.publications
    count = len(holding.by_id) - publications
    told = [_tr("1 event") if count == 1 else _tr("{0} events").format(count)]
    if publications:
        one = _tr("1 publication")
        told.append(one if publications == 1 else _tr("{0} publications").format(publications))
    index = session.sieve.index
    span = span_words(*index.bounds, session.settings.date_style) if index is not None else ""
    put(column, label(" · ".join([*told, *filter(None, (span,))]), "date"))
    yield
    counted: dict[str, dict[str, int]] = {}
    if index is not None:
        for facet in ("participant", "place"):
            yield from index.work_out(f"{FACET}{facet}")
            counted[facet] = index.counts(f"{FACET}{facet}")
    _to_check(session, holding, column)
    yield
    for title, facet in ((_tr("Most named"), "participant"), (_tr("Places"), "place")):
        if counted.get(facet):
            _chips(session, column, title, facet, counted[facet])
            yield
    column.addSpacing(12)
    put(
        column,
        label(
            _tr(
                "Click an event on the timeline, in the list or in the text to see its date, how the date "
                "was read, and every passage that tells of it. ← and → go from event to event; ? lists all "
                "keys."
            ),
            "muted",
        ),
    )


def _chips(session: Session, column: QVBoxLayout, title: str, facet: str, counts: Mapping[str, int]) -> None:
    column.addSpacing(10)
    put(column, heading(title))
    row = QWidget()
    flow = FlowLayout(row)
    for value, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_NAMED]:
        tip = _tr("Show only what has “{0}”").format(value)
        flow.addWidget(chip(f"{value}  {count}", tip, partial(_filter_by, session, facet, value)))
    put(column, row)


def _to_check(session: Session, holding: Holding, column: QVBoxLayout) -> None:
    doubtful = holding.review.waiting
    undated = [event.id for event in holding.chronology.undated]
    if not doubtful and not undated:
        return
    column.addSpacing(10)
    put(column, heading(_tr("To be looked at")))
    if doubtful:
        one = _tr("1 event to review")
        text = one if len(doubtful) == 1 else _tr("{0} events to review").format(len(doubtful))
        put(column, link(text, partial(session.focus.choose, doubtful)))
    if undated:
        one = _tr("1 event without a date")
        text = one if len(undated) == 1 else _tr("{0} events without a date").format(len(undated))
        put(column, link(text, partial(session.focus.choose, undated)))


def _filter_by(session: Session, facet: str, value: str) -> None:
    session.sieve.filter = session.sieve.filter.with_facet(facet, value, True)
