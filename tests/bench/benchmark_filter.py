"""What a filter costs with 100,000 events in a project file."""

from __future__ import annotations

import random
import tempfile
import time
from itertools import compress
from pathlib import Path

from briefline.model.edits import Change, Edit
from briefline.model.event import Event, Kind, Mention, Participant, Status
from briefline.model.project import Project, Record
from briefline.model.text import Span
from briefline.model.when import When
from briefline.session.event_index import EventIndex
from briefline.session.query import date_texts, parse
from briefline.storage.project_file import ProjectFile
from briefline.storage.search import WordSearch

COUNT = 100_000
RUNS = 7
QUERIES = (
    "harbour",
    "h",
    '"ferry strike"',
    "-harbour treaty",
    "actor:lind",
    "actor:person place:port kind:visit after:2005-07 before:2016 -status:cancelled",
    "is:undated",
    "confidence:<0.5 port",
    "after:1990",
)
_WORDS = (
    *("harbour", "treaty", "ferry", "strike", "envoy", "minister", "visit", "vote", "storm", "dock"),
    *("tariff", "court", "letter", "summit", "customs", "dues", "pilot", "quay"),
)
_KINDS = ("visit", "meeting", "attack", "statement", "agreement")


def made_events(count: int) -> list[Event]:
    """Events with words, names, places and dates drawn by one seed."""
    rng = random.Random(7)
    people = [Participant(f"Person {number}", "envoy") for number in range(2_000)] + [Participant("Ada Lind")]
    places = [f"Port {number}" for number in range(500)]
    dates = [When.parse(f"{year}-{month:02d}") for year in range(1990, 2025) for month in range(1, 13)]
    events = []
    for number in range(count):
        words = rng.choices(_WORDS, k=8)
        quote = " ".join(rng.choices(_WORDS, k=20))
        events.append(
            Event(
                f"d.e{number}",
                Kind.EVENT,
                " ".join(words),
                rng.choice(dates) if rng.random() < 0.9 else None,
                (Mention("d", Span(number * 200, number * 200 + len(quote)), quote),),
                rng.choice(_KINDS),
                rng.choice(list(Status)),
                tuple(rng.sample(people, 2)),
                (rng.choice(places),),
                confidence=rng.random(),
            )
        )
    return events


def measure_filter() -> None:
    """Prints one line a query."""
    events = made_events(COUNT)
    records = {event.id: Record(event, event) for event in events}
    project = Project(records=records)
    with tempfile.TemporaryDirectory() as folder:
        edit = Edit("", "", events=tuple(Change(key, None, record) for key, record in records.items()))
        file = ProjectFile.create(Path(folder, "bench.briefline"), edit)
        began = time.process_time()
        words = WordSearch.unpacked(file.words().packed())
        file.close()
        print(
            f"filters: index of words copied from the file in {(time.process_time() - began) * 1000:.0f} ms"
        )
        began = time.process_time()
        chronology = project.chronology()
        index = EventIndex(project, chronology.events, chronology.undated)
        for field in ("participant", "place", "category", "status", "state"):
            index.values(field)
        print(f"filters: columns of {COUNT} events made in {(time.process_time() - began) * 1000:.0f} ms")
        for query in QUERIES:
            best, shown = min(_timed(index, words, query) for _ in range(RUNS))
            print(f"filters: {best:6.1f} ms  {shown:6} of {COUNT}  {query}", flush=True)
        words.close()


def _timed(index: EventIndex, words: WordSearch, query: str) -> tuple[float, int]:
    began = time.process_time()
    terms = parse(query)
    dates = {text: When.parse(text) for text in date_texts(terms)}
    mask = index.meeting(terms, dates, words).tolist()
    shown = tuple(compress(index.events, mask))
    return (time.process_time() - began) * 1000, len(shown)
