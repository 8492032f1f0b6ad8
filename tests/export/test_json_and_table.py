"""The JSON contract and the table, on a hand-made chronology."""

import json

from briefline.export.json import chronology_object
from briefline.export.table import chronology_table
from briefline.model.event import (
    Chronology,
    Event,
    Kind,
    Mention,
    Participant,
    Published,
    Relation,
    Status,
)
from briefline.model.text import Document, Part, PartKind, Section, SectionKind, Span
from briefline.model.timex import Timex, TimexType
from briefline.model.when import Derivation, When

TEXT = "The envoy will visit Oslo on 3 May 2022."


def chronology() -> Chronology:
    span = Span(0, len(TEXT))
    document = Document(
        "d", "A note", "note.txt", TEXT, (Section(SectionKind.BODY, span),), (Part(PartKind.ARTICLE, span),)
    )
    at = Span(TEXT.index("3 May 2022"), TEXT.index("."))
    reading = Derivation("3 May 2022", "", "a full date", "2022-05-03")
    when = When.parse("2022-05-03", reading)
    time = Timex("d", at, document.at(at), TimexType.DATE, "2022-05-03", when=when)
    visit = Event(
        "e1",
        Kind.EVENT,
        "The envoy visits Oslo",
        when,
        (Mention("d", span, TEXT, time),),
        category="visit",
        status=Status.PLANNED,
        participants=(Participant("The envoy"),),
        places=("Oslo",),
        confidence=0.87654,
        doubts=("actor unclear",),
        related=(Relation("p1", 0.5, "both about Oslo"),),
    )
    report = Event("p1", Kind.PUBLICATION, "On envoys", When.parse("2022-06"), (), type="Report")
    rumour = Event("e2", Kind.EVENT, "The envoy rests", None, ())
    published = Published(When.parse("2022-04"), "inferred", "It speaks of May as to come.")
    return Chronology((document,), (published,), (visit, report), (rumour,), (time,))


def test_the_object_follows_the_contract():
    out = json.loads(json.dumps(chronology_object(chronology())))
    published = out["documents"][0]["published"]
    assert published == {
        "edtf": "2022-04",
        "earliest": "2022-04-01",
        "latest": "2022-04-30",
        "basis": "inferred",
        "reason": "It speaks of May as to come.",
    }
    visit, report = out["events"]
    assert visit["when"]["earliest"] == visit["when"]["latest"] == "2022-05-03"
    assert visit["when"]["grain"] == "day"
    assert visit["when"]["reason"].startswith("“3 May 2022”")
    assert visit["related"] == ["p1"]
    assert visit["confidence"] == 0.877
    mention = visit["mentions"][0]
    assert TEXT[mention["start"] : mention["end"]] == mention["quote"]
    assert TEXT[mention["time"]["start"] : mention["time"]["end"]] == mention["time"]["text"]
    assert report["type"] == "Report"
    assert "type" not in visit
    assert out["undated"][0]["when"] is None
    assert out["time_expressions"][0]["document"] == "d"


def test_open_ends_are_null():
    out = chronology_object(chronology())
    assert out["events"][0]["when"]["latest"] is not None
    open_ended = Event("e3", Kind.EVENT, "It goes on", When.parse("2022-05/.."), ())
    whole = Chronology((), (), (open_ended,), (), ())
    assert chronology_object(whole)["events"][0]["when"]["latest"] is None


def test_the_table_names_date_title_status_and_doubt():
    table = chronology_table(chronology())
    assert "written: April 2022 (inferred)" in table
    assert "3 May 2022  • The envoy visits Oslo (planned)  ? actor unclear." in table
    assert "June 2022  □ On envoys" in table
    assert table.rstrip().endswith("• The envoy rests")
