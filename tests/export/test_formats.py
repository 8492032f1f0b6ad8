"""Every format that is no picture: what is in it, that it can be read, that nothing is left out."""

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import icalendar
import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from briefline.export.calendar import ics_bytes
from briefline.export.lossless import json_bytes, read_json, schema
from briefline.export.outline import docx_bytes, markdown_text
from briefline.export.selection import Selection, counted
from briefline.export.sheet import COLUMNS, csv_bytes, tsv_text, xlsx_bytes
from briefline.export.timelinejs import timelinejs_bytes
from briefline.export.timeml import timeml_files
from briefline.model.errors import ExportFailed, UnreadableSource
from briefline.model.event import Event, Kind, Mention, Status
from briefline.model.text import Span
from briefline.model.when import When


@pytest.fixture
def selection(chronology):
    return Selection(chronology, "Harbour talks | *all*", origin="harbour.txt", total=10)


def _event(id: str, title: str, edtf: str, quote: str = "It is told.", **fields) -> Event:
    when = When.parse(edtf) if edtf else None
    return Event(id, Kind.EVENT, title, when, (Mention("d1", Span(0, len(quote)), quote),), **fields)


def test_csv_has_a_row_for_each_event_and_its_offsets(selection):
    data = csv_bytes(selection)
    assert data.startswith(b"\xef\xbb\xbf")
    table = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert tuple(table[0]) == COLUMNS
    assert [row["title"] for row in table] == [event.title for event in selection.events]
    text = selection.chronology.documents[0].text
    assert all(row["quote"] == text[int(row["start"]) : int(row["end"])] for row in table if row["start"])
    assert table[1]["edtf"] == "2018-21"
    assert table[1]["date"] == "spring 2018"
    assert table[-1]["date"] == "undated"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_no_cell_of_a_csv_is_a_formula_and_nothing_is_lost(title):
    chronology = read_json(json_bytes(_chronology(_event("e", title, "-0263"))))
    table = list(csv.reader(io.StringIO(csv_bytes(Selection(chronology)).decode("utf-8-sig"), newline="")))
    cell = table[1][COLUMNS.index("title")]
    assert cell.removeprefix("'") == title.removeprefix("'") or cell == title
    assert not re.match(r"[=+@\t\r]|-(?!\d)", cell)
    assert table[1][COLUMNS.index("edtf")] == "-0263"


def _chronology(*events: Event):
    from briefline.model.event import Chronology

    dated = tuple(event for event in events if event.when)
    return Chronology((), (), dated, tuple(event for event in events if not event.when), ())


def test_a_workbook_holds_events_and_sources(selection):
    with zipfile.ZipFile(io.BytesIO(xlsx_bytes(selection))) as book:
        text = book.read("xl/sharedStrings.xml").decode()
        sheets = [book.read(f"xl/worksheets/sheet{n}.xml").decode() for n in (1, 2)]
    for event in selection.events:
        assert event.title.replace("’", "’") in text
    assert sheets[0].count("<row ") == len(selection.events) + 1
    assert sheets[1].count("<row ") == sum(len(event.mentions) for event in selection.events) + 1
    assert "<f>" not in "".join(sheets)


def test_json_is_lossless(chronology):
    assert read_json(json_bytes(chronology, "Talks", "place:Oslo")) == chronology


def test_other_json_is_refused():
    for data in (b"{}", b"[1", b'{"format":"x","version":1,"made_with":"","title":"","filter":""}'):
        with pytest.raises(UnreadableSource):
            read_json(data)
    later = json_bytes(_chronology(), "").replace(b'"version": 1', b'"version": 99')
    with pytest.raises(UnreadableSource, match="99"):
        read_json(later)


def test_the_schema_names_every_field_that_is_written(chronology):
    told = schema()["$defs"]

    def check(value, name):
        fields = told[name]["properties"]
        assert set(value) <= set(fields), name
        for key, inner in value.items():
            kinds = [fields[key], *fields[key].get("anyOf", [])]
            links = [kind.get("$ref") or kind.get("items", {}).get("$ref") for kind in kinds]
            link = next((link.rsplit("/", 1)[1] for link in links if link), None)
            for each in inner if isinstance(inner, list) else [inner]:
                if isinstance(each, dict) and link:
                    check(each, link)

    check(json.loads(json_bytes(chronology)), "Envelope")


def test_timelinejs_keeps_dates_at_their_grain(selection):
    whole = json.loads(timelinejs_bytes(selection))
    slides = {slide["unique_id"]: slide for slide in whole["events"]}
    assert set(slides) == {event.id for event in selection.chronology.events}
    assert slides["e1"]["start_date"] == {"year": 1998, "month": 1}
    assert slides["e1"]["display_date"] == "1998"
    assert slides["e4"]["start_date"] == {"year": 2019, "month": 3, "day": 12}
    assert "end_date" not in slides["e4"]
    assert len(whole["x_briefline"]["undated"]) == len(selection.chronology.undated)
    assert slides["e4"]["x_briefline"]["when"]["edtf"] == "2019-03-12"


def test_timelinejs_escapes_what_texts_smuggle_in():
    event = _event("e", "<script>alert(1)</script>", "2020", "<img src=x onerror=alert(1)>")
    data = timelinejs_bytes(Selection(_chronology(event))).decode()
    slide = json.loads(data)["events"][0]
    assert "<script" not in slide["text"]["headline"]
    assert "<img" not in slide["text"]["text"]


def test_a_calendar_has_an_entry_for_each_event_and_says_what_it_cannot_date(selection):
    old = _event("bc", "A battle", "-0263")
    cancelled = _event("c", "A visit; with, commas", "2021-11-02/2021-11-03", status=Status.CANCELLED)
    chosen = replace(selection.chronology, events=(old, *selection.chronology.events, cancelled))
    calendar = icalendar.Calendar.from_ical(ics_bytes(replace(selection, chronology=chosen)))
    entries = {str(entry["uid"]): entry for entry in calendar.walk() if entry.name in ("VEVENT", "VJOURNAL")}
    assert len(entries) == len(chosen.events) + len(chosen.undated)
    visit = entries["c@briefline"]
    assert str(visit["summary"]) == "A visit; with, commas (2–3 November 2021)"
    assert visit["status"] == "CANCELLED"
    assert (visit["dtstart"].dt.isoformat(), visit["dtend"].dt.isoformat()) == ("2021-11-02", "2021-11-04")
    assert entries["bc@briefline"].name == "VJOURNAL"
    assert str(entries["bc@briefline"]["x-briefline-edtf"]) == "-0263"
    assert "264 BC" in str(entries["bc@briefline"]["summary"])


def test_timeml_marks_what_was_read_and_keeps_the_text(chronology):
    root = ElementTree.fromstring(timeml_files(Selection(chronology))[0])
    text = root.find("TEXT")
    assert "".join(text.itertext()) == chronology.documents[0].text
    times = {each.get("tid"): each for each in text.iter("TIMEX3")}
    assert [each.text for each in times.values()] == [
        time.text for time in sorted(chronology.times, key=lambda time: time.span)
    ]
    assert all(link.get("relatedToTime") in times for link in root.iter("TLINK"))
    assert root.find("DCT/TIMEX3").get("functionInDocument") == "CREATION_TIME"
    with pytest.raises(ExportFailed, match="holds a text"):
        timeml_files(Selection(_chronology()))


def test_several_documents_are_several_timeml_files(chronology):
    first = chronology.documents[0]
    other = replace(first, id="d2", title="Another report", source="other.txt")
    times = tuple(replace(time, document="d2") for time in chronology.times[:1])
    both = replace(
        chronology,
        documents=(first, other),
        published=chronology.published * 2,
        times=(*chronology.times, *times),
    )
    roots = [ElementTree.fromstring(data) for data in timeml_files(Selection(both))]
    assert [root.find("TITLE").text for root in roots] == [first.title, "Another report"]
    assert [len(list(root.find("TEXT").iter("TIMEX3"))) for root in roots] == [len(chronology.times), 1]
    assert not list(roots[1].iter("EVENT"))


def test_markdown_escapes_and_numbers_its_sources(selection):
    text = markdown_text(selection)
    assert text.startswith("# Harbour talks \\| \\*all\\*\n")
    lines = text.splitlines()
    rows = [line for line in lines if re.match(r"\| \d+ \|", line)]
    assert len(rows) == len(selection.events)
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 6 for row in rows)
    for event in selection.events:
        assert event.mentions[0].quote in text.replace("\\", "")


def test_a_word_document_holds_the_table_and_the_quotes(selection):
    document = Document(io.BytesIO(docx_bytes(selection)))
    table = document.tables[0]
    assert [row.cells[2].text.split(" (")[0] for row in table.rows[1:]] == [
        event.title for event in selection.events
    ]
    told = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert all(event.mentions[0].quote in told for event in selection.events)
    odd = replace(selection, title="a\x00b\ud800c")
    assert Document(io.BytesIO(docx_bytes(odd))).paragraphs[0].text == "a\ufffdb\ufffdc"


def test_tables_to_paste_have_one_line_an_event(selection):
    lines = tsv_text(selection).splitlines()
    assert len(lines) == len(selection.events) + 1
    assert {line.count("\t") for line in lines} == {5}


@pytest.mark.parametrize(
    "write", [csv_bytes, xlsx_bytes, docx_bytes, timelinejs_bytes, ics_bytes, timeml_files]
)
def test_the_same_selection_gives_the_same_bytes(selection, write, monkeypatch):
    first = write(selection)
    monkeypatch.setattr("time.time", lambda: 2e9)
    assert write(selection) == first


def test_counts_in_words():
    assert counted(1, 1, "") == "1 event"
    assert counted(12, 37, "") == "12 of 37 events"
    assert counted(12, 37, "place:Oslo") == "12 of 37 events (filter: place:Oslo)"
    assert counted(3, 3, "Oslo") == "3 of 3 events (filter: Oslo)"
