"""PDF: paragraphs out of lines, columns, headings, rows, and what pages repeat."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter
from tests.reading.papers import paper, paragraph

from briefline.model.errors import UnreadableSource
from briefline.model.text import Document, SectionKind
from briefline.reading.report import read_bytes

LEFT = (
    "The Lom Accord was signed on 3 May 2013 by",
    "the ministers of both states. It opened the har-",
    "bour to foreign vessels for the first time since",
    "the war.",
)
NEXT = ("Trade doubled within two years. On 14", "February 2015 the terminal was opened, which")
RIGHT = ("had been built by Hald Shipping, a firm that", "was three years old.")


def _texts(document: Document, kind: SectionKind) -> list[str]:
    return [document.at(section.span) for section in document.sections if section.kind is kind]


def _two_columns() -> bytes:
    return paper(
        [
            (50, 780, 20, "Harbour at Risk"),
            (50, 750, 10, "Published 12 June 2023"),
            *paragraph(50, 700, *LEFT),
            (50, 630, 14, "Early promise"),
            *paragraph(50, 610, *NEXT),
            *paragraph(320, 700, *RIGHT),
        ]
    )


def test_columns_become_paragraphs_under_headings() -> None:
    document = read_bytes(_two_columns(), "harbour.pdf")
    assert (document.title, document.media_type) == ("Harbour at Risk", "application/pdf")
    assert _texts(document, SectionKind.HEADING) == ["Early promise"]
    assert _texts(document, SectionKind.BODY) == [
        "The Lom Accord was signed on 3 May 2013 by the ministers of both states. "
        "It opened the harbour to foreign vessels for the first time since the war.",
        "Trade doubled within two years. On 14 February 2015 the terminal was opened, "
        "which had been built by Hald Shipping, a firm that was three years old.",
    ]
    assert [date.value for part in document.parts for date in part.dates] == ["2023-06-12"]


def test_what_pages_repeat_is_left_out() -> None:
    words = "The board met on {0} May 2019 in Lom and spoke of the harbour at length, as it had done"
    pages = [
        [
            (50, 800, 9, "Harbour Board - Annual report"),
            *paragraph(
                50, 700, words.format(number), f"before. It adjourned after hour {'xyz'[number - 1]}."
            ),
            (290, 30, 9, f"Page {number} of 3"),
        ]
        for number in (1, 2, 3)
    ]
    text = read_bytes(paper(*pages), "report.pdf").text
    assert "Annual report" not in text
    assert "Page" not in text
    assert text.count("The board met on") == 3


def test_a_paragraph_goes_on_over_the_page() -> None:
    first = [
        *paragraph(50, 700, "The board met on 3 May 2019 in Lom, where the ministers of"),
        (290, 30, 9, "1"),
    ]
    second = [*paragraph(50, 780, "both states had gathered."), (290, 30, 9, "2")]
    document = read_bytes(paper(first, second), "report.pdf")
    assert document.text.strip() == (
        "The board met on 3 May 2019 in Lom, where the ministers of both states had gathered."
    )


def test_cells_far_apart_are_rows_of_a_table() -> None:
    rows = [("Date", "Event"), ("12 May 2021", "Depot opened"), ("1 July 2022", "Strike in Basel")]
    lines = [
        (x, 700 - 20 * number, 10, cell)
        for number, row in enumerate(rows)
        for x, cell in zip((50, 300), row, strict=True)
    ]
    assert _texts(read_bytes(paper(lines), "table.pdf"), SectionKind.TABLE_ROW) == [
        "Date\tEvent",
        "12 May 2021\tDepot opened",
        "1 July 2022\tStrike in Basel",
    ]


def test_entries_and_bold_headings_stand_apart() -> None:
    lines = [
        (50, 700, 10, "**Next steps"),
        *paragraph(
            50, 680, "\u2022 16 March: the ministers meet in Bern.", "\u2022 21 March: the board is told."
        ),
    ]
    document = read_bytes(paper(lines), "memo.pdf")
    assert len(_texts(document, SectionKind.LIST_ENTRY)) == 2


def test_a_number_that_opens_a_line_in_mid_sentence_is_no_entry() -> None:
    lines = paragraph(
        50,
        700,
        "On 3 May 2019 Bo Lund opened an inquiry into the accident at Berth",
        "13. The board heard evidence from all parties on the next day, too.",
        "4. Costs were not spoken of.",
    )
    document = read_bytes(paper(lines), "report.pdf")
    assert _texts(document, SectionKind.BODY)[0].endswith(
        "Berth 13. The board heard evidence from all parties on the next day, too."
    )
    assert _texts(document, SectionKind.LIST_ENTRY) or "4. Costs" in document.text.splitlines()[-1]


@pytest.mark.parametrize(("password", "message"), [("secret", "protected by a password"), ("", "")])
def test_a_password(password: str, message: str) -> None:
    writer = PdfWriter(clone_from=BytesIO(_two_columns()))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    data = BytesIO()
    writer.write(data)
    if not message:  # only what may be done with it is restricted
        assert "Lom Accord" in read_bytes(data.getvalue(), "a.pdf").text
        return
    with pytest.raises(UnreadableSource, match=message):
        read_bytes(data.getvalue(), "a.pdf")


def test_a_scan_says_what_to_do() -> None:
    with pytest.raises(UnreadableSource, match="pages are pictures") as caught:
        read_bytes(paper([]), "scan.pdf")
    assert "OCR" in caught.value.hint


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 1500), st.binary(max_size=6)), max_size=12))
def test_whatever_is_broken_in_it(changes: list[tuple[int, bytes]]) -> None:
    data = bytearray(_two_columns())
    for place, written in changes:
        data[place : place + len(written)] = written
    with suppress(UnreadableSource):
        assert read_bytes(bytes(data), "a.pdf").text


@pytest.mark.parametrize("cut", [20, 200, 600, 900])
def test_a_damaged_file_is_read_as_far_as_it_goes_or_refused(cut: int) -> None:
    with suppress(UnreadableSource):
        assert "Lom Accord" in read_bytes(_two_columns()[:-cut], "cut.pdf").text
