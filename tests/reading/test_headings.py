"""Headings: which of them head furniture, and those that bold type sets into a paragraph."""

from __future__ import annotations

import pytest

from briefline.model.text import Document, SectionKind
from briefline.reading.report import read_bytes

MEETINGS = "- Rui Costa met the envoy on Tuesday.\n- The mayor flew to Oporto on 3 May.\n"
ADDRESSES = "Ann Lee, press officer\nTel: 55 12 34\npress@corran.example\n"
STORY = "The mill burned down last week, and the owner told the council that it had not been insured."


def kinds_of(document: Document) -> dict[str, str]:
    return {document.at(section.span).split("\n")[0]: section.kind.value for section in document.sections}


@pytest.mark.parametrize("heading", ["Contacts", "3. Contacts", "Contact", "About", "Notes"])
def test_a_doubtful_heading_over_sentences_heads_them(heading: str) -> None:
    text = f"The mill of Corran\n\n1. Summary\n\n{STORY}\n\n{heading}\n\n{MEETINGS}\n4. Outlook\n\n{STORY}\n"
    document = read_bytes(text.encode(), "a.txt")
    kinds = kinds_of(document)
    assert kinds["Rui Costa met the envoy on Tuesday."] == "list entry"
    assert kinds[heading.removeprefix("3. ")] == "heading"


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_doubtful_heading_over_addresses_heads_furniture(name: str) -> None:
    text = f"# The mill\n\n## Summary\n\n{STORY}\n\n## Contacts\n\n{ADDRESSES}"
    text = text if name == "a.md" else text.replace("#", "").replace("\n ", "\n").strip()
    document = read_bytes(text.encode(), name)
    below = [s for s in document.sections if s.span.start > text.index("Contacts")]
    assert below
    assert {section.kind for section in below} == {SectionKind.FOOTER}


def test_references_stay_furniture() -> None:
    text = f"The mill\n\n{STORY}\n\nReferences\n\nLee, A. The mill was sold. Harbour Press, 3 May 1987.\n"
    assert read_bytes(text.encode(), "a.txt").sections[-1].kind is SectionKind.FOOTER


RUN_IN = """# The trust in May

**Storm damage**
The storm took the roof. It was mended last week.

**Fees.** The council raised fees on 1 April.

**Ann Lee** said the roof was old.

**Present:** Bo Berg was there.

The engineer, **Bo Berg**, saw the roof.
"""


def test_bold_type_that_opens_a_paragraph_is_its_heading() -> None:
    document = read_bytes(RUN_IN.encode(), "a.md")
    heads = [document.at(s.span) for s in document.sections if s.kind is SectionKind.HEADING]
    assert heads == ["**Storm damage**", "**Fees.**"]
    body = next(s for s in document.sections if document.at(s.span).startswith("The council"))
    assert body.parent is not None
    assert document.at(document.sections[body.parent].span) == "**Fees.**"


def test_bold_type_that_opens_a_paragraph_of_a_page() -> None:
    page = (
        "<html><body><h1>The trust</h1><p><b>Storm damage</b> The storm took the roof.</p>"
        "<p><strong>Ann Lee</strong> said it was old.</p><ul>"
        "<li><b>Fees.</b> The council raised them.</li></ul>"
        "</body></html>"
    )
    document = read_bytes(page.encode(), "a.html")
    kinds = kinds_of(document)
    assert kinds["Storm damage"] == kinds["Fees."] == "heading"
    assert kinds["The storm took the roof."] == "body"
    assert kinds["The council raised them."] == "list entry"
    assert kinds["Ann Lee said it was old."] == "body"


def test_short_words_in_capitals_are_headings_of_the_same_rank() -> None:
    text = f"REPORT\n\n1. SUMMARY\n{STORY}\n\n2. CAUSE\n{STORY}\n"
    document = read_bytes(text.encode(), "a.txt")
    levels = {document.at(s.span): s.level for s in document.sections if s.kind is SectionKind.HEADING}
    assert levels == {"SUMMARY": 1, "CAUSE": 1}


@pytest.mark.parametrize("gap", ["      ", "\t"])
def test_the_fields_of_a_memo_are_no_table(gap: str) -> None:
    fields = [f"TO:{gap}The Board", f"FROM:{gap}Ann Lee", f"CC:{gap}Bo", f"DATE:{gap}6 May 2021"]
    text = "\n".join(["CONFIDENTIAL", "", *fields, f"SUBJECT:{gap}Fees", "", STORY])
    document = read_bytes(text.encode(), "a.txt")
    assert document.title == "Fees"
    assert document.parts[0].author == "Ann Lee"
    assert [date.value for date in document.parts[0].dates] == ["2021-05-06"]
    assert SectionKind.TABLE_ROW not in {section.kind for section in document.sections}


def test_every_row_hangs_under_the_header_of_its_table() -> None:
    rows_of = "| Mend roof | Lee | 3 May |\n| Sell rye | Berg | 4 May |\n"
    text = f"# Actions\n\n| Action | Owner | Due |\n|---|---|---|\n{rows_of}"
    document = read_bytes(text.encode(), "a.md")
    rows = [section for section in document.sections if section.level == 1]
    heads = {document.at(document.sections[row.parent].span) for row in rows if row.parent is not None}
    assert len(rows) == 2
    assert heads == {"Action | Owner | Due"}
