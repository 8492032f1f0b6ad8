"""What of a chronology meets a query, all at once. Free of Qt; the window has its Sieve."""

from __future__ import annotations

from dataclasses import replace
from itertools import compress

from briefline.extract.times.typed_date import read_typed
from briefline.model.errors import BrieflineError
from briefline.model.event import Chronology
from briefline.model.project import Project, Record
from briefline.session.event_index import EventIndex
from briefline.session.query import date_texts, parse
from briefline.session.words import Words
from briefline.storage.search import WordSearch


def matching(
    chronology: Chronology, query: str, project: Project | None = None, words: Words | None = None
) -> Chronology:
    """The chronology with only the events that meet a query.

    ``project`` tells what the user did to them, ``words`` where their words are looked up; without them
    that is the chronology alone. Dates such as “last spring” count from the first report's date, where it has
    one. Raises BrieflineError for what the query cannot mean.
    """
    terms = parse(query)
    wrong = next((term for term in terms if term.error), None)
    if wrong is not None:
        raise BrieflineError(f"“{query[wrong.start : wrong.end]}”: {wrong.error}", "Mend the filter.")
    events = (*chronology.events, *chronology.undated)
    index = EventIndex(project or Project(), chronology.events, chronology.undated)
    written = next((told.when for told in chronology.published if told.when is not None), None)
    dates = {text: read_typed(text, written) for text in date_texts(terms)}
    known = words or WordSearch(Record(event, event) for event in events)
    shown = index.meeting(terms, dates, known).tolist()
    return replace(
        chronology,
        events=tuple(compress(chronology.events, shown)),
        undated=tuple(compress(chronology.undated, shown[len(chronology.events) :])),
    )
