"""What every test gets: its own home, no screen, and a small report made by hand."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import HealthCheck, settings

from briefline.model.edits import Edit
from briefline.model.event import (
    Chronology,
    Event,
    Kind,
    Mention,
    Participant,
    Published,
    Relation,
    Status,
    Told,
)
from briefline.model.project import Project
from briefline.model.text import Document, Part, PartKind, Section, SectionKind, Span
from briefline.model.timex import Timex, TimexType
from briefline.model.when import Derivation, When
from briefline.pipeline import Source
from briefline.session.report import Report

# how long anything takes is shown by a bench: a busy machine fails no test
settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")

REPORT = """Harbour talks resume

The ministers of Norland and Sudland met in Port Ellen on 12 March 2019 to settle the harbour dues. \
Last month the envoy Ada Lind visited Sudland. The dues had been raised in spring 2018.

A second round is planned for late June 2019, if the 1998 treaty holds. “The treaty holds,” \
said Ada Lind on 14 March 2019.

Observers fear that the ferries may stop.

Related publications

Dues and Don’ts

4 April 2019

The ministers met on 2 April 2019 in the old customs house.
"""


def pytest_addoption(parser: pytest.Parser) -> None:
    """The pictures that tests compare with can be drawn anew."""
    parser.addoption("--approve", action="store_true", help="draw the approved pictures anew")


OFFSCREEN = r"does not support (propagateSizeHints|raise|grabbing the keyboard)\b"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What the offscreen platform says of itself is no fault of ours."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore(OFFSCREEN, extend=True))


@pytest.fixture(scope="session", autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes the user's settings."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            patch.setenv(name, str(home / name.lower()))
        yield


@pytest.fixture
def chronology() -> Chronology:
    """Seven dated events, two undated ones and a publication, found by hand in REPORT."""
    return made_chronology()


def made_chronology() -> Chronology:
    """Seven dated events, two undated ones and a publication, found by hand in REPORT."""
    sections = tuple(
        Section(SectionKind.TITLE if number == 0 else SectionKind.BODY, Span(*found.span()))
        for number, found in enumerate(re.finditer(r"[^\n]+", REPORT))
    )
    parted = REPORT.index("Dues and")
    document = Document(
        "d1",
        "Harbour talks resume",
        "harbour.txt",
        REPORT,
        sections,
        (
            Part(PartKind.ARTICLE, Span(0, parted)),
            Part(PartKind.PUBLICATION, Span(parted, len(REPORT))),
        ),
    )
    lind, ministers = Participant("Ada Lind", "envoy"), Participant("Ministers")
    ellen, sudland = "Port Ellen", "Sudland"
    when = Derivation("Last month", "the document’s date, March 2019 (stated)", "the month before", "2019-02")
    events = (
        _event("e1", "Harbour treaty", "1998", "if the 1998 treaty holds", "1998", category="agreement"),
        _event("e2", "Dues raised", "2018-21", "The dues had been raised in spring 2018", "spring 2018"),
        _event(
            "e3",
            "Lind visits Sudland",
            "2019-02",
            "Last month the envoy Ada Lind visited Sudland",
            "Last month",
            category="visit",
            participants=(lind,),
            places=(sudland,),
            related=(Relation("p1", 0.6, "both name the ministers"),),
            derivation=when,
        ),
        _event(
            "e4",
            "Ministers meet in Port Ellen",
            "2019-03-12",
            "The ministers of Norland and Sudland met in Port Ellen on 12 March 2019",
            "12 March 2019",
            category="meeting",
            participants=(ministers,),
            places=(ellen,),
            related=(Relation("p1", 0.9, "both tell of the ministers"),),
        ),
        _event(
            "e5",
            "Lind says the treaty holds",
            "2019-03-14",
            "said Ada Lind on 14 March 2019",
            "14 March 2019",
            category="statement",
            participants=(lind,),
        ),
        _event(
            "e6",
            "Ministers meet in the customs house",
            "2019-04-02",
            "The ministers met on 2 April 2019 in the old customs house",
            "2 April 2019",
            category="meeting",
            participants=(ministers,),
        ),
        _event(
            "p1",
            "Dues and Don’ts",
            "2019-04-04",
            "Dues and Don’ts",
            "",
            kind=Kind.PUBLICATION,
            type="Analysis",
            topics=("Trade & Transport", "Ports"),
            blurb="The ministers met on 2 April 2019 in the old customs house.",
        ),
        _event(
            "e7",
            "Second round of talks",
            "[2019-06-21..2019-06-30]",
            "A second round is planned for late June 2019",
            "late June 2019",
            category="meeting",
            status=Status.PLANNED,
            doubts=("only planned",),
        ),
    )
    undated = (
        _event("u2", "Observers fear", None, "Observers fear", ""),
        _event("u1", "Ferries stop", None, "the ferries may stop", "", status=Status.POSSIBLE),
    )
    times = tuple(
        sorted(
            {mention.time for event in events for mention in event.mentions if mention.time is not None},
            key=lambda time: time.span,
        )
    )
    published = Published(When.parse("2019-03-15"), "inferred", "The latest date told of is 14 March 2019.")
    return Chronology((document,), (published,), events, undated, times)


def _event(
    name: str,
    title: str,
    edtf: str | None,
    quote: str,
    phrase: str,
    *,
    kind: Kind = Kind.EVENT,
    derivation: Derivation | None = None,
    **rest: object,
) -> Event:
    start = REPORT.index(quote)
    when = None
    if edtf is not None:
        when = When.parse(edtf, derivation or Derivation(phrase or quote, "", "", edtf))
    time = None
    if phrase:
        at = start + quote.index(phrase)
        time = Timex("d1", Span(at, at + len(phrase)), phrase, TimexType.DATE, edtf or "", when=when)
    mention = Mention("d1", Span(start, start + len(quote)), quote, time)
    event = Event(name, kind, title, when, (mention,), confidence=0.8, **rest)  # type: ignore[arg-type]
    if kind is Kind.PUBLICATION:
        return event
    return replace(event, mentions=(replace(mention, told=_told(event)),))


def _told(event: Event) -> Told:
    """What its one mention tells: all of the event."""
    return Told(
        event.title,
        event.when,
        event.category,
        "",
        event.status,
        event.participants,
        event.places,
        event.title.split()[-1].lower(),
        (),
        False,
        False,
        0.8,
        event.doubts,
        "inferred",
        SectionKind.BODY,
    )


@pytest.fixture
def project(chronology: Chronology) -> Project:
    """The project of REPORT as it was found, nothing touched."""
    return project_of(chronology)


@pytest.fixture
def as_project() -> Callable[[Chronology], Project]:
    """Makes the project of a reading."""
    return project_of


def project_of(chronology: Chronology) -> Project:
    """The project that a reading of one document begins."""
    return begun(chronology).apply(Project())


def begun(chronology: Chronology) -> Edit:
    """What makes an empty project the one of REPORT."""
    return Report.of(Source.pasted("harbour", "harbour.txt"), chronology).edit(Project(), "", "")


@pytest.fixture
def printed_elsewhere(chronology: Chronology) -> Callable[[str], Chronology]:
    """Makes the same report under another document id."""
    return lambda document: renamed(chronology, document)


def renamed(chronology: Chronology, document: str) -> Chronology:
    """The same report under another id, as another paper would print it."""

    def moved(event: Event) -> Event:
        mentions = tuple(
            replace(told, document=document, time=told.time and replace(told.time, document=document))
            for told in event.mentions
        )
        related = tuple(replace(link, to=f"{document}.{link.to}") for link in event.related)
        return replace(event, id=f"{document}.{event.id}", mentions=mentions, related=related)

    (text,) = chronology.documents
    return replace(
        chronology,
        documents=(replace(text, id=document),),
        events=tuple(map(moved, chronology.events)),
        undated=tuple(map(moved, chronology.undated)),
        times=tuple(replace(time, document=document) for time in chronology.times),
    )
