"""What the tables of events can show of an event: one column each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication

from briefline.model.event import Event, Kind
from briefline.model.project import Record
from briefline.model.text import Document
from briefline.model.wording import DateStyle, words
from briefline.session.review import review_states

OF_DATES = frozenset({"date", "earliest", "latest", "edtf"})
_FAR = 10**18


class Row(NamedTuple):
    """What a cell is made of. ``record`` is None for what is not in the project yet."""

    event: Event
    record: Record | None
    documents: Mapping[str, Document]
    style: DateStyle


class Column(NamedTuple):
    """A column: ``key`` names it in settings, ``width`` is in pixels, ``at_first`` shows it unasked.

    ``text`` makes the cell, ``order`` what rows are sorted by.
    """

    key: str
    title: str
    width: int
    at_first: bool
    text: Callable[[Row], str]
    order: Callable[[Row], Any]


def _tr(text: str) -> str:
    return QCoreApplication.translate("EventColumns", text)


def event_columns(*, dated: bool) -> tuple[Column, ...]:
    """All columns in the order in which they lie at first; of undated events those without the date."""
    return tuple(column for column in _all_columns() if dated or column.key not in OF_DATES)


def _all_columns() -> tuple[Column, ...]:
    return (
        Column("date", _tr("Date"), 172, True, _date, time_key),
        _text("title", _tr("Title"), 200, True, lambda row: row.event.title),
        _text("kind", _tr("Kind"), 92, True, _kind),
        _text("participants", _tr("Participants"), 150, True, _people),
        _text("places", _tr("Places"), 110, True, lambda row: ", ".join(row.event.places)),
        _text("status", _tr("Status"), 82, True, _status),
        Column("confidence", _tr("Confidence"), 96, True, _confidence, lambda row: row.event.confidence),
        _text("topics", _tr("Topics"), 130, False, lambda row: ", ".join(row.event.topics)),
        _text("review", _tr("Review"), 110, False, _review),
        _text("note", _tr("Note"), 170, False, lambda row: row.record.note if row.record else ""),
        Column("passages", _tr("Passages"), 82, False, _passages, lambda row: len(row.event.mentions)),
        _text("quote", _tr("First passage"), 260, False, _quote),
        _text("document", _tr("Document"), 150, False, _documents),
        Column("earliest", _tr("Earliest"), 104, False, _earliest, time_key),
        Column("latest", _tr("Latest"), 104, False, _latest, _end_key),
        _text("edtf", _tr("EDTF"), 150, False, lambda row: row.event.when.edtf if row.event.when else ""),
    )


def _text(key: str, title: str, width: int, at_first: bool, text: Callable[[Row], str]) -> Column:
    return Column(key, title, width, at_first, text, lambda row: text(row).casefold())


def time_key(row: Row) -> tuple[int, int]:
    """Sort key: the first possible second, then the last; undated ones last."""
    when = row.event.when
    if when is None:
        return (_FAR, _FAR)
    return (-_FAR if when.lo is None else when.lo, _FAR if when.hi is None else when.hi)


def _end_key(row: Row) -> tuple[int, int]:
    return (time_key(row)[1], time_key(row)[0])


def _date(row: Row) -> str:
    return words(row.event.when, row.style) if row.event.when else ""


def _kind(row: Row) -> str:
    event = row.event
    return event.type or _tr("publication") if event.kind is Kind.PUBLICATION else event.category


def _people(row: Row) -> str:
    return ", ".join(who.name for who in row.event.participants)


def _status(row: Row) -> str:
    return "" if row.event.kind is Kind.PUBLICATION else row.event.status.value


def _confidence(row: Row) -> str:
    return f"{row.event.confidence:.2f}"


def _review(row: Row) -> str:
    told = {
        "waiting": _tr("waiting"),
        "confirmed": _tr("confirmed"),
        "edited": _tr("changed by hand"),
        "clear": "",
    }
    states = review_states(row.record) if row.record is not None else ()
    return ", ".join(filter(None, (told[state] for state in states)))


def _passages(row: Row) -> str:
    return str(len(row.event.mentions))


def _quote(row: Row) -> str:
    return " ".join(row.event.mentions[0].quote.split()) if row.event.mentions else ""


def _documents(row: Row) -> str:
    found = (row.documents.get(told.document) for told in row.event.mentions)
    return ", ".join(dict.fromkeys(one.title or one.source for one in found if one is not None))


def _earliest(row: Row) -> str:
    return (row.event.when.earliest or "") if row.event.when is not None else ""


def _latest(row: Row) -> str:
    return (row.event.when.latest or "") if row.event.when is not None else ""
