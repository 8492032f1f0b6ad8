"""What a picture or a file of events is called when nobody has given it a title."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from briefline.model.calendar import DAY, civil
from briefline.model.edtf_date import year_text
from briefline.model.event import Chronology, Event
from briefline.model.text import Document, SectionKind
from briefline.model.when import When
from briefline.model.wording import DateStyle, words


def heading_of(chronology: Chronology, style: DateStyle = DateStyle.DAY_MONTH) -> str:
    """The title of the one report, if its text gives it one; else what the events are and when they were:
    “Timeline, 2–30 November 2021”, “Timeline of 3 reports, 2014–2024”. A file's name is no title.
    """
    documents = chronology.documents
    if len(documents) == 1 and _is_titled(documents[0]):
        return documents[0].title
    what = "Timeline" if len(documents) < 2 else f"Timeline of {len(documents)} reports"
    stretch = _stretch(chronology.events, style)
    return f"{what}, {stretch}" if stretch else what


def _is_titled(document: Document) -> bool:
    """A reader calls a report by its file's name where it finds no title in it."""
    if any(section.kind is SectionKind.TITLE for section in document.sections):
        return True
    return bool(document.title) and document.title != PurePath(document.source).stem


def _stretch(events: Iterable[Event], style: DateStyle) -> str:
    """From when to when, in words as coarse as it takes: years, months of a year, days of a month."""
    edges = [
        second
        for event in events
        if event.when
        for second in (event.when.lo, None if event.when.hi is None else event.when.hi - 1)
        if second is not None
    ]
    if not edges:
        return ""
    first, last = (civil(edge // DAY) for edge in (min(edges), max(edges)))
    if first[0] != last[0]:
        depth = 1
    else:
        depth = 2 if first[1] != last[1] else 3
    start, end = (_edtf(date[:depth]) for date in (first, last))
    return words(When.parse(start if start == end else f"{start}/{end}"), style)


def _edtf(fields: tuple[int, ...]) -> str:
    year, *rest = fields
    return "-".join([year_text(year), *(f"{field:02d}" for field in rest)])
