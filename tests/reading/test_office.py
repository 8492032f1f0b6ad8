"""Word and OpenDocument texts: structure, tables, tracked changes, and files that cannot be read."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from io import BytesIO

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from briefline.model.errors import UnreadableSource
from briefline.model.text import Document, SectionKind
from briefline.reading.report import read_bytes

ODT = """<?xml version="1.0"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:automatic-styles>
<style:style style:name="P1" style:parent-style-name="Title"/>
</office:automatic-styles>
<office:body><office:text>
<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>
<text:p text:style-name="P1">Memo on rail</text:p>
<text:h text:outline-level="1">Background</text:h>
<text:p>The act was<text:s text:c="1"/>passed on <text:span>3 March</text:span> 2019<office:annotation>
<text:p>why?</text:p></office:annotation>.</text:p>
<text:list><text:list-item><text:p>16 March: the board meets.</text:p></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>Date</text:p></table:table-cell>
<table:table-cell><text:p>Event</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell><text:p>12 May 2021</text:p></table:table-cell>
<table:table-cell><text:p>Depot opened</text:p></table:table-cell></table:table-row></table:table>
</office:text></office:body></office:document-content>"""


def _texts(document: Document, kind: SectionKind) -> list[str]:
    return [document.at(section.span) for section in document.sections if section.kind is kind]


def _word() -> bytes:
    made = docx.Document()
    made.add_heading("Memo on rail", 0)
    made.add_heading("Background", 1)
    told = made.add_paragraph("The act was passed on 3 March 2019")
    told._p.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t> in Bern</w:t></w:r></w:ins>"))
    told._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText> in Lom</w:delText></w:r></w:del>"))
    told.add_run(".")
    made.add_paragraph("16 March: the board meets.", style="List Bullet")
    table = made.add_table(rows=2, cols=2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells),
        ("Date", "Event", "12 May 2021", "Depot opened"),
        strict=True,
    ):
        cell.text = text
    data = BytesIO()
    made.save(data)
    return data.getvalue()


def _open(content: str = ODT, manifest: str = "<manifest/>") -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return data.getvalue()


WORD = _word()


@pytest.mark.parametrize(("data", "act"), [(WORD, "2019 in Bern."), (_open(), "2019.")], ids=["word", "open"])
def test_structure(data: bytes, act: str) -> None:
    document = read_bytes(data, "memo")
    assert document.title == "Memo on rail"
    assert _texts(document, SectionKind.HEADING) == ["Background"]
    assert _texts(document, SectionKind.BODY) == [f"The act was passed on 3 March {act}"]
    assert _texts(document, SectionKind.LIST_ENTRY) == ["16 March: the board meets."]
    assert _texts(document, SectionKind.TABLE_ROW) == ["Date\tEvent", "12 May 2021\tDepot opened"]


def test_the_name_does_not_matter() -> None:
    assert read_bytes(WORD, "memo.txt").media_type.endswith("wordprocessingml.document")
    assert read_bytes(_open(), "memo.odt").media_type == "application/vnd.oasis.opendocument.text"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (WORD[:-200], "is damaged"),
        (_open("broken"), "is damaged"),
        (_open(manifest="<encryption-data/>"), "protected by a password"),
        (_open("<a/>"), "holds no text"),
    ],
)
def test_what_cannot_be_read(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableSource, match=message) as caught:
        read_bytes(data, "memo.docx")
    assert caught.value.hint


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 30_000), st.binary(max_size=6)), max_size=12))
def test_whatever_is_broken_in_it(changes: list[tuple[int, bytes]]) -> None:
    data = bytearray(WORD)
    for place, written in changes:
        data[place : place + len(written)] = written
    with suppress(UnreadableSource):
        assert read_bytes(bytes(data), "a.docx").sections


def test_an_archive_of_something_else() -> None:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("a.txt", "text")
    with pytest.raises(UnreadableSource, match="holds no Word or OpenDocument text"):
        read_bytes(data.getvalue(), "a.zip")
