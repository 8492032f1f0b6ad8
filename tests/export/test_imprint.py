"""Every file says what project, filter, day, marking, sources and version it came from, in its own place."""

import io
import json
import zipfile
from dataclasses import replace

import icalendar
import pytest
from docx import Document
from pptx import Presentation
from pypdf import PdfReader
from PySide6.QtGui import QImageReader

from briefline import __version__
from briefline.export.imprint import CLOCK, tells_clock_times
from briefline.export.lossless import read_json
from briefline.export.selection import Selection
from briefline.model.when import When
from briefline.page.banner import marking_of
from briefline.page.spec import PictureSpec
from briefline.paint.handing_on import FORMATS, hand_on

SAID = {
    "Project": "harbour.briefline",
    "Shown": "10 of 40 events (filter: place:Oslo & <b>)",
    "Filter": "place:Oslo & <b>",
    "As of": "5 April 2019",
    "Handling": "TLP:AMBER",
    "Sources": "Harbour talks resume (written 15 March 2019, inferred)",
    "Made with": f"Briefline {__version__}",
}


@pytest.fixture
def said(qapp, chronology, tmp_path):
    """said(suffix) writes a file and gives its place."""

    def write(suffix):
        selection = Selection(chronology, "Talks", origin=SAID["Project"], filter=SAID["Filter"], total=40)
        target = tmp_path / f"a{suffix}"
        spec = PictureSpec(title="Talks", as_of="2019-04-05", banner=marking_of("tlp:amber"))
        hand_on(target, selection, spec)
        return target

    return write


def _custom(path):
    with zipfile.ZipFile(path) as archive:
        return archive.read("docProps/custom.xml").decode()


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".pptx"])
def test_office_files_have_it_as_properties(said, suffix):
    target = said(suffix)
    told = _custom(target)
    for name, text in SAID.items():
        assert f'name="{name}"' in told
        assert text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in told
    with zipfile.ZipFile(target) as archive:
        core = archive.read("docProps/core.xml").decode()
    assert all(SAID[name] in core for name in ("Project", "Handling", "Made with"))


def test_every_page_of_a_word_document_is_marked(said):
    section = Document(said(".docx")).sections[0]
    assert section.header.paragraphs[0].text == "TLP:AMBER"
    assert "TLP:AMBER" in section.footer.paragraphs[0].text
    assert "NUMPAGES" in section.footer.paragraphs[0]._p.xml


def test_every_sheet_of_a_workbook_is_marked(said):
    with zipfile.ZipFile(said(".xlsx")) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if "/sheet" in name]
    assert len(sheets) == 3
    assert all(sheet.count("&amp;CTLP:AMBER") == 2 for sheet in sheets)


def test_slides_open_with_their_properties(said):
    assert Presentation(said(".pptx")).core_properties.category == "TLP:AMBER"


def test_data_have_it_as_fields(said, chronology):
    whole = json.loads(said(".json").read_bytes())
    assert whole["imprint"] == SAID
    assert read_json(said(".json").read_bytes()) == chronology
    slides = json.loads(said(".timeline.json").read_bytes())
    assert slides["x_briefline"]["imprint"] == SAID
    assert "TLP:AMBER" in slides["title"]["text"]["text"]
    assert "<b>" not in slides["title"]["text"]["text"]


def test_older_json_without_it_is_read(said, chronology):
    whole = json.loads(said(".json").read_bytes())
    del whole["imprint"]
    assert read_json(json.dumps(whole).encode()) == chronology


def test_a_calendar_describes_itself_and_marks_its_entries(said):
    calendar = icalendar.Calendar.from_ical(said(".ics").read_bytes())
    assert all(text in str(calendar["description"]) for text in SAID.values())
    entries = [entry for entry in calendar.walk() if entry.name in ("VEVENT", "VJOURNAL")]
    assert all("Handling: TLP:AMBER" in str(entry["description"]) for entry in entries)


def test_pictures_have_it_where_their_format_keeps_words(said):
    reader = QImageReader(str(said(".png")))
    assert reader.text("Source") == SAID["Project"]
    assert reader.text("Disclaimer") == "TLP:AMBER"
    assert {reader.text(key) for key in reader.textKeys()} >= set(SAID.values())
    data = PdfReader(said(".pdf")).metadata
    assert all(text in data.subject for text in SAID.values())
    assert data["/Keywords"] == "TLP:AMBER"


@pytest.mark.parametrize("suffix", sorted(set(FORMATS) - {".csv", ".png", ".pdf", ".docx", ".xlsx", ".pptx"}))
def test_texts_say_it(said, suffix):
    text = said(suffix).read_text("utf-8").replace("\\", "").replace("\r\n ", "")
    for name in ("Project", "As of", "Handling", "Sources", "Made with"):
        assert SAID[name].split(" (")[0] in text.replace("\n", "")


def test_clock_times_are_told_only_where_there_are_some(chronology):
    assert not tells_clock_times(chronology.events)
    first = chronology.events[0]
    timed = replace(first, when=When.parse("2021-11-02T09:30"))
    whole = Selection(replace(chronology, events=(timed,)))
    assert dict(whole.imprint)["Clock times"] == CLOCK


def test_a_word_document_tells_it_in_its_text_too(said):
    data = said(".docx").read_bytes()
    told = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs)
    assert "Project: harbour.briefline" in told
    assert "As of: 5 April 2019" in told
