"""The document's own date: only from what it says of itself."""

from __future__ import annotations

import pytest

from briefline.extract.times.creation_time import creation_times
from briefline.extract.times.recognise import recognise
from briefline.model.text import SectionKind
from briefline.reading.report import read_bytes

STORY = "The mill burned down last week, and the owner told the council that it had not been insured. "


def stated(text: str, name: str = "a.txt") -> list[str]:
    return [date.value for date in read_bytes(text.encode(), name).parts[0].dates]


@pytest.mark.parametrize(
    "line",
    [
        "Judgment handed down: 9 June 2022",
        "Date of decision: 9 June 2022",
        "Draft of 9 June 2022",
        "Final, 9 June 2022",
        "Version 2.1, 9 June 2022",
        "Published 9 June 2022 by the Harbour Society",
        "As at 9 June 2022",
        "Prepared 09.06.2022 for the hearing of 17.06.2022. Dates are day.month.year.",
        "Argued on: 2 May 2022\nDelivered on: 9 June 2022",
        "Minutes of the meeting held on Thursday 9 June 2022 at 7.30pm in the old school",
        "Notes from the weekly call, 9 June 2022",
    ],
)
def test_lines_at_the_head_state_the_date(line: str) -> None:
    assert stated(f"The mill of Corran\n\n{line}\n\n{STORY * 2}\n\n{STORY * 2}")[:1] == ["2022-06-09"]


@pytest.mark.parametrize(
    "line",
    [
        "Dated this 9th day of June 2022",
        "Signed at Oporto on 9 June 2022.",
        "Done in the city of Lyon, this 9 June 2022",
        "Done at Oporto, 9 June 2022.",
        "This statement was made on 9 June 2022 before a notary.",
    ],
)
def test_lines_at_the_end_state_the_date(line: str) -> None:
    body = "\n\n".join([STORY * 2] * 20)
    assert stated(f"The mill of Corran\n\n{body}\n\n{line}")[:1] == ["2022-06-09"]


def test_a_chronology_is_brought_up_to_date() -> None:
    head = "THE MILL OF CORRAN\nA chronology, from the first wheel to the fire"
    text = f"{head}\n\nPut together by Ann Lee from the parish books. Brought up to date on 9 June 2022.\n\n"
    assert stated(f"{text}1868\n– {STORY}\n\n1871\n– {STORY}\n")[:1] == ["2022-06-09"]


def test_a_numbered_paragraph_may_date_its_document() -> None:
    text = f"WITNESS STATEMENT\n\n1. {STORY}\n\n2. This witness statement was made on 9 June 2022.\n"
    assert stated(text) == ["2022-06-09"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The licence was issued on 4 June 2019 with a term of two years.",
        "By a claim form issued on 4 June 2019 the owner seeks damages.",
        "The bank sent a letter dated 4 June 2019.",
        "A permit dated 4 June 2019 was shown to the board.",
        "Signed on 4 June 2019, the lease ran for nine years.",
        "The lease was contested. Issued on 4 June 2019. It ran for nine years.",
        "The rye was late. Delivered on 4 June 2019.",
        "Written on 4 June 2019 by the owner, the letter was lost.",
        "Prepared on 4 June 2019 for the board the report was never read.",
        "He left the bank, signed on 4 June 2019.",
        "The report, published on 4 June 2019, blamed the owner.",
    ],
)
def test_other_things_with_a_date_do_not_date_the_document(sentence: str) -> None:
    text = f"The mill of Corran\n\n{STORY}{sentence}\n\n{sentence} {STORY}\n\n{STORY}"
    document = read_bytes(text.encode(), "a.txt")
    assert document.parts[0].dates == ()
    published = creation_times(document, recognise(document), None)
    assert published[0].basis == "inferred"


def test_rows_of_label_and_value_above_the_text() -> None:
    text = (
        "# Review: pump failure at Corran\n\n| | |\n|---|---|\n| **Date of failure** | 2022-06-01 |\n"
        f"| **Owner** | Ann Lee |\n| **Status** | Final, 9 June 2022 |\n\n## Summary\n\n{STORY}\n"
    )
    document = read_bytes(text.encode(), "a.md")
    part = document.parts[0]
    assert [date.value for date in part.dates] == ["2022-06-09"]
    assert part.author == "Ann Lee"
    rows = [document.at(s.span) for s in document.sections if s.kind is SectionKind.TABLE_ROW]
    assert rows == ["**Date of failure** | 2022-06-01"]


MINUTES = """CORRAN MILL TRUST

Minutes of the meeting held on Thursday 9 June 2022 at 7.30pm

**Present:** Ann Lee (Chair), Bo Berg

**1. Matters arising**
- The roof was mended last Friday.

**2. Dates**
**ACTION:** BB to write to the bank. Due: 1 July.
**Next meeting:** Tuesday 12 July.
"""


def test_minutes_are_written_on_the_day_of_the_meeting() -> None:
    document = read_bytes(MINUTES.encode(), "a.md")
    assert document.title == "CORRAN MILL TRUST"
    assert [date.value for date in document.parts[0].dates] == ["2022-06-09"]
    read = [document.at(s.span) for s in document.sections if s.kind in (SectionKind.BODY,)]
    assert "**ACTION:** BB to write to the bank. Due: 1 July." in read
    assert "**Next meeting:** Tuesday 12 July." in read


def test_a_date_and_a_place_of_minutes_are_those_of_the_meeting() -> None:
    text = f"Parish council minutes\nDate: 9 June 2022\nTime: 7 pm\nVenue: Old School\n\n{STORY * 3}"
    assert stated(text)[:1] == ["2022-06-09"]


def test_an_announcement_is_not_dated_by_its_occasion() -> None:
    text = f"Summer fair\nDate: 9 June 2022\nTime: 7 pm\nVenue: Old School\n\n{STORY * 3}"
    assert stated(text) == []


def test_the_date_of_the_next_meeting_stays_in_the_text() -> None:
    head = "Corran Mill Trust\nCommittee Meeting Minutes\n9 June 2022"
    text = f"{head}\n\n1 Roof\n{STORY}\n\n2 Date of next meeting\n7 July 2022\n"
    document = read_bytes(text.encode(), "a.txt")
    assert [date.value for date in document.parts[0].dates] == ["2022-06-09"]
    assert document.at(document.sections[-1].span) == "7 July 2022"
    assert document.sections[-1].kind is SectionKind.BODY


def test_those_present_make_a_record_of_an_occasion() -> None:
    fields = "**Date:** 9 June 2022\n**Location:** Old School\n**Attendees:** Ann Lee"
    text = f"# Board meeting\n\n{fields}\n\n## Roof\n\n{STORY}\n"
    assert stated(text, "a.md") == ["2022-06-09"]


def test_the_date_under_the_name_of_a_paper() -> None:
    assert stated(f"Corran Times\nThursday, 9 June 2022\n\nMILL BURNS DOWN\n{STORY}\n\n{STORY}\n") == [
        "2022-06-09"
    ]


def test_minutes_of_several_meetings_have_no_date_of_their_own() -> None:
    meetings = "".join(f"## Monday {day} May 2022, Oporto\n\n- {STORY}\n\n" for day in (2, 9))
    document = read_bytes(f"# Corran Mill Trust: minutes\n\n{meetings}".encode(), "a.md")
    assert document.parts[0].dates == ()
    assert [s.kind for s in document.sections].count(SectionKind.HEADING) == 2


def test_a_title_that_names_the_document_by_its_date() -> None:
    body = f"By letter dated 4 June 2019 the owner asked. {STORY}"
    text = f"COMMISSION DECISION of 9 June 2022 on the mill\n\n{body}\n"
    assert stated(text) == ["2022-06-09"]
    assert stated(f"The fire of 9 June 2022\n\n{STORY}\n") == []


def written(text: str) -> tuple[str | None, str]:
    """EDTF and basis of the date that a whole text is found to be written on."""
    document = read_bytes(text.encode(), "a.txt")
    published = creation_times(document, recognise(document), None)[0]
    return (published.when.edtf if published.when else None), published.basis


@pytest.mark.parametrize(
    "line",
    [
        "Last updated: 3 March 2024",
        "Updated 3 March 2024",
        "Page last modified on 3 March 2024",
        "© 2024 The Harbour Post. Last updated 3 March 2024.",
        "Retrieved 3 March 2024",
    ],
)
def test_a_site_s_last_update_neither_dates_the_text_nor_ties_it(line: str) -> None:
    text = f"Weekly brief\n\n{line}\n\nThe port was closed on 12 January 2024. It reopened this month.\n"
    assert written(text) == ("[2024-01-12..2024-01-31]", "inferred")


def test_entries_of_a_chronology_do_not_date_it() -> None:
    text = "Chronology\n\n1 January 2020: the wall fell\n2 February 2020: it was built anew\n"
    assert stated(text) == []
    assert written(text)[1] == "inferred"


def test_a_later_year_told_as_past_leaves_the_date_open() -> None:
    text = "The firm printed its first book on 3 March 1999. In 2005 it moved. It closes this month."
    assert written(text) == (None, "inferred")


@pytest.mark.parametrize(
    "line",
    [
        "Updated 3 March 2024",
        "Last updated: 3 March 2024",
        "(last revised on 3 March 2024)",
        "Compiled by the pier committee for its members. Last updated 3 March 2024.",
    ],
)
def test_a_chronology_s_own_update_below_its_title_dates_it(line: str) -> None:
    text = f"The pier: a chronology\n\n{line}\n\n2019: The pier was closed.\n\n5 May 2021: It reopened.\n"
    assert written(text) == ("2024-03-03", "stated")


@pytest.mark.parametrize(
    "text",
    [
        "The pier: a chronology\n\n2019: The pier was closed.\n\n5 May 2021: It reopened.\n\n{line}\n",
        "The pier reopens\n\n{line}\n\nThe pier was closed in 2019. It reopened on 5 May 2021.\n",
    ],
)
def test_an_update_at_the_foot_or_of_an_article_does_not(text: str) -> None:
    assert written(text.format(line="Last updated 3 March 2024"))[0] != "2024-03-03"


@pytest.mark.parametrize("line", ["As of 3 March 2024", "(as of 3 March 2024)"])
@pytest.mark.parametrize("place", ["head", "foot"])
def test_a_state_of_knowledge_dates_a_chronology(line: str, place: str) -> None:
    entries = "2019: The pier was closed.\n\n5 May 2021: It reopened."
    body = f"{line}\n\n{entries}" if place == "head" else f"{entries}\n\n{line}"
    assert written(f"The pier: a chronology\n\n{body}\n")[0] == "2024-03-03"
