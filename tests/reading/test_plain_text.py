"""Plain text: titles, bylines, headings, lists, captions, questions, footers."""

from __future__ import annotations

from briefline.model.text import Document, PartKind, SectionKind
from briefline.reading.report import read_bytes, read_text


def outline(document: Document) -> list[tuple[str, str]]:
    """Kind and first words of every section."""
    return [
        (section.kind.value, document.at(section.span).split("\n")[0][:24]) for section in document.sections
    ]


def kinds(text: str) -> list[str]:
    return [section.kind.value for section in read_bytes(text.encode(), "a.txt").sections]


def parent_of(document: Document, words: str) -> str:
    """The words of the section that the one beginning with ``words`` hangs under; "" at the top."""
    for section in document.sections:
        if document.at(section.span).startswith(words):
            return "" if section.parent is None else document.at(document.sections[section.parent].span)
    raise AssertionError(words)


DISPATCH = """Ministers quit as grain talks stall
By ANN LEE and BO BERG

LISBON, Sept. 4, 2019 (Harbour Wire) -- Two ministers resigned on Wednesday after talks
on grain prices broke down, the prime minister's office said. The talks
began last month and were to end on Friday.

"We did what we could," said Rui Costa, the farm minister, who left his
office at noon.

BACKGROUND

The price of grain has doubled since 2017. In April, farmers blocked the
road to the port for nine days.

(Reporting by Ann Lee; editing by Bo Berg)
"""


def test_a_news_dispatch() -> None:
    document = read_bytes(DISPATCH.encode(), "dispatch.txt")
    assert outline(document) == [
        ("title", "Ministers quit as grain "),
        ("byline", "By ANN LEE and BO BERG"),
        ("byline", "LISBON, Sept. 4, 2019 (H"),
        ("body", "Two ministers resigned o"),
        ("body", '"We did what we could," '),
        ("heading", "BACKGROUND"),
        ("body", "The price of grain has d"),
        ("footer", "(Reporting by Ann Lee; e"),
    ]
    assert document.text == DISPATCH
    assert document.title == "Ministers quit as grain talks stall"
    part = document.parts[0]
    assert part.author == "ANN LEE and BO BERG"
    assert [(date.value, date.basis) for date in part.dates] == [("2019-09-04", "stated")]
    assert part.dates[0].span is not None
    assert document.at(part.dates[0].span) == "Sept. 4, 2019"


def test_hard_wrapped_lines_are_one_section_and_long_lines_are_paragraphs() -> None:
    document = read_bytes(DISPATCH.encode(), "a.txt")
    wrapped = document.at(document.sections[3].span)
    assert wrapped.endswith("were to end on Friday.")
    assert "\n" in wrapped
    long_line = "The council met and voted on the road to the port, and the vote was close. " * 3
    assert kinds(f"{long_line}\n{long_line}x\n{long_line}y") == ["body"] * 3


def test_no_title_where_the_first_line_is_a_paragraph() -> None:
    document = read_bytes(b"The council met. It voted.\n\nThe mayor left.", "A note.txt")
    assert document.title == "A note"
    assert [kind for kind, _ in outline(document)] == ["body", "body"]


INTERVIEW = """The hall was full again this week. Ana Cruz tells us why, and what comes next.

Ana Cruz and the king's envoy shake hands in the great hall in Oporto. (Bo Berg/Harbour Images)
Ana Cruz and the king's envoy shake hands in the great hall in Oporto. (Bo Berg/Harbour Images)

Why is the hall full?

Because the king's envoy came last month, on 3 May, to sign the treaty with the minister.

The envoy has been here three times since the winter. What does he want?

He wants salt. He said so at the dinner in March, and he said so again last week in Oporto.
"""


def test_questions_and_a_caption_printed_twice() -> None:
    found = kinds(INTERVIEW)
    assert found == ["body", "caption", "repeat", "question", "body", "question", "body"]


def test_labelled_questions() -> None:
    assert kinds("Q: When did it begin?\nA: In May.\n\nQ: Who came?\nA: Twelve people.\n")[0] == "question"


CHRONOLOGY = """TIMELINE OF THE SALT WAR

A list of what happened in the two ports, from their foundation to the treaty that ended the war. \
State of affairs as of 3 May 2021.

1831
    • The salt fleet is seized.
        ◦ 3 June: War is declared.
        ◦ A week later the harbour is closed.
    • The siege begins.

Spring 1832
    1. Peace talks open.

What comes next
    - A court sits in the autumn.

Sources: box 3, folder 12, map 1833.
"""


def test_a_chronology_with_date_headings_and_nested_bullets() -> None:
    document = read_bytes(CHRONOLOGY.encode(), "a.txt")
    assert parent_of(document, "3 June") == "The salt fleet is seized."
    assert parent_of(document, "The salt fleet") == "1831"
    assert parent_of(document, "The siege") == "1831"
    assert parent_of(document, "Peace talks") == "Spring 1832"
    assert parent_of(document, "A court") == "What comes next"
    levels = {document.at(s.span)[:6]: s.level for s in document.sections if s.kind is SectionKind.LIST_ENTRY}
    assert levels == {"The sa": 0, "3 June": 1, "A week": 1, "The si": 0, "Peace ": 0, "A cour": 0}
    assert document.sections[-1].kind is SectionKind.FOOTER
    assert document.parts[0].dates[0].value == "2021-05-03"


def test_bullets_of_two_signs_nest_without_indentation() -> None:
    document = read_text("• one\n◦ inner\n• two\n", "pasted")
    assert [section.level for section in document.sections] == [0, 1, 0]


def test_a_month_hangs_under_its_year_and_a_topic_does_not() -> None:
    text = "1832\n\nJanuary\n- The siege begins.\n\nWhat followed\n- The treaty is signed.\n"
    document = read_text(f"The salt war in dates\n\n{text}", "pasted")
    assert parent_of(document, "January") == "1832"
    assert parent_of(document, "What followed") == ""


def test_a_day_with_a_full_stop_is_no_list_number() -> None:
    document = read_text("Termine\n\n1. September 1997\n- Der Rat tagt.\n", "pasted")
    assert parent_of(document, "Der Rat") == "1. September 1997"


STATEMENT = """          IN THE COURT OF THE ISLANDS

Claim No. 2021-0042

          STATEMENT OF FACTS

1.  The Claimant is a trader in salt. She has lived in the town since
    2009 and has rented a shed at the north quay.

2.  On 9 January 2021 the shed burnt down. The Claimant wrote:

        "The shed that you let to me has burnt down, and I ask you to
        repair it within a month from today."

3.  The Defendant did not answer.
    (a) It received the letter on 01/14/2021.
    (b) It sent an engineer on 02/03/2021.

Oldport, 05/03/2021

ATTY. ANA CRUZ, Roll No. 51, Room 1987
"""


def test_a_legal_statement() -> None:
    document = read_bytes(STATEMENT.encode(), "a.txt")
    found = dict((words, kind) for kind, words in outline(document))
    assert found["IN THE COURT OF THE ISLA"] == "title"
    assert found["Claim No. 2021-0042"] == "byline"
    assert found["STATEMENT OF FACTS"] == "heading"
    assert found["The Claimant is a trader"] == "list entry"
    assert found["ATTY. ANA CRUZ, Roll No."] == "footer"
    assert parent_of(document, '"The shed').startswith("On 9 January")
    assert parent_of(document, "It received").startswith("The Defendant")
    # 01/14 shows that the month comes first, so that 05/03 is the third of May
    assert [date.value for date in document.parts[0].dates] == ["2021-05-03"]


def test_an_ambiguous_closing_date_is_left_alone() -> None:
    document = read_text(
        "The parties met. They agreed.\n\nThe shed was sold.\n\nOldport, 05/03/2021\n", "pasted"
    )
    assert document.parts[0].dates == ()


MEMO = """MEMORANDUM

TO: The Board
FROM: Ann Lee
DATE: 14 January 2022
SUBJECT: Fire at the north shed

1. Summary

On the night of 9 January a fire destroyed the north shed. Nobody was hurt, and the cause is not known.

2. Sequence of events

21:10  The night guard smells smoke.

3. Next steps

(a) The insurer sends an expert on 17 January.
(b) The board meets on 20 January:
    - to hear the expert;
    - to vote on repairs.
"""


def test_a_memo() -> None:
    document = read_bytes(MEMO.encode(), "a.txt")
    assert document.title == "Fire at the north shed"
    part = document.parts[0]
    assert (part.author, part.recipient) == ("Ann Lee", "The Board")
    assert [date.value for date in part.dates] == ["2022-01-14"]
    assert parent_of(document, "On the night") == "Summary"
    assert parent_of(document, "21:10") == "Sequence of events"
    assert parent_of(document, "to vote").startswith("The board meets")


def test_a_sentence_that_tells_of_a_signing_does_not_date_the_report() -> None:
    text = "The treaty was signed on 3 May 2021 in Oporto, and it was published on 5 May 2021 in the gazette."
    assert read_text(f"The treaty of Oporto\n\n{text}\n", "pasted").parts[0].dates == ()


def test_tables_by_tabs_and_by_columns() -> None:
    text = "Plan of works for the port\n\nStep\tDue\nRepair the shed\t1 June\nWrite to the insurer\t3 June\n"
    document = read_text(text, "pasted")
    assert [section.kind.value for section in document.sections[1:]] == ["table row"] * 3
    assert parent_of(document, "Repair") == "Step\tDue"
    undated = read_text(
        "Days of the war\n\n3 May 1831\tThe fleet is seized.\n4 May 1831\tThe port is shut.\n", "pasted"
    )
    assert undated.sections[2].parent is None  # the first row is no header: it holds a date


def test_references_are_no_events() -> None:
    text = "The dam was built in 1931. It broke.\n\nReferences\n\nLee (1960), The dam.\n\nBerg (1961).\n"
    assert kinds(text) == ["body", "footer", "footer", "footer"]


def test_line_ends_do_not_matter() -> None:
    unix, windows, old = (
        read_bytes(DISPATCH.replace("\n", end).encode(), "a.txt") for end in ("\n", "\r\n", "\r")
    )
    assert unix == windows == old


def test_a_pasted_thread_is_taken_apart() -> None:
    text = "From: Ann Lee\nSent: Monday, May 3, 2021 4:52 PM\nTo: Bo\nSubject: RE: Salt\n\nThe ship left.\n"
    document = read_text(text, "pasted")
    assert document.title == "Salt"
    assert [part.kind for part in document.parts] == [PartKind.MAIL]
    assert document.parts[0].dates[0].value == "2021-05-03T16:52"


def stated(text: str) -> list[str]:
    return [date.value for date in read_bytes(text.encode(), "a.txt").parts[0].dates]


def test_the_date_of_the_next_meeting_is_not_that_of_the_minutes() -> None:
    items = "1. Planning\nThe plan for the bench was discussed and approved.\n\n"
    text = f"Northfield Council\n\n{items}2. Next meeting\nTuesday 13 April 2021\n"
    assert stated(text) == []
    assert stated("Council\n\nThe council met. It voted.\n\nNext meeting:\n13 April 2021\n") == []


def test_an_announcement_is_not_dated_by_its_occasion() -> None:
    assert stated("Talk on salt\n\nDate: 13 April 2021\nTime: 7.30 pm\n\nAll are welcome.\n") == []
    for line in ("Date: 13 April 2021", "13 April 2021", "Lisbon, 13 April 2021"):
        assert stated(f"Note on salt\n\n{line}\n\nSalt is dear this year.\n") == ["2021-04-13"]


def test_entries_of_a_chronology_are_no_datelines() -> None:
    lines = "LISBON, May 3, 2021 - Talks begin again.\nOPORTO, May 5, 2021 - Talks end.\n"
    assert stated(f"The salt talks day by day\n\n{lines}") == []


def test_a_kicker_a_deck_and_a_byline_in_three_lines() -> None:
    text = (
        "THE INTERVIEW\n\nThe long road to the salt treaty\n\nOn salt.\n\nAnn Lee in Lisbon\n"
        "12 March 2020 | 6 min read\n\nThe envoy met us in Oporto last week, and he spoke about salt.\n"
    )
    document = read_bytes(text.encode(), "a.txt")
    assert document.title == "The long road to the salt treaty"
    assert document.parts[0].author == "Ann Lee"
    assert stated(text) == ["2020-03-12"]


def test_the_menu_of_a_pasted_page_is_no_title() -> None:
    text = "Skip to main content\nHome\nThe Institute\nWhy the salt treaty matters now\nBy Ann Lee\n"
    document = read_bytes(
        f"{text}The treaty was signed on 9 March, and it ends the dues.\n".encode(), "a.txt"
    )
    assert document.title == "Why the salt treaty matters now"


def test_one_linked_title_in_the_midst_of_a_text() -> None:
    text = (
        "The islands woke. It rained.\n\nRead more\nThe price of salt: a history\n\nThe council votes soon.\n"
    )
    assert kinds(text) == ["body", "navigation", "navigation", "body"]


def test_years_part_a_chronology_without_blank_lines() -> None:
    text = "KEY DATES IN THE SALT WAR\n\n1831\n12 March     Fleet seized\n1832\n1 June       Peace signed\n"
    document = read_bytes(text.encode(), "a.txt")
    assert parent_of(document, "12 March") == "1831"
    assert parent_of(document, "1 June") == "1832"
