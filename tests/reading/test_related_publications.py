"""Related publications in their many printings."""

from __future__ import annotations

import pytest

from briefline.extract.publications import publications
from briefline.model.event import Event
from briefline.model.text import PartKind, SectionKind
from briefline.reading.report import read_text

ARTICLE = (
    "The mayors of the two ports met on Tuesday. They agreed on a tariff, which takes effect on 1 July.\n\n"
)

DOUBLED = """Related Publications

The Price of Salt

The Price of Salt

Thursday, November 14, 2021

Salt was dear in the spring. The market in the capital closed for two days.

Type: Analysis

Trade PolicyFood & Water

Who Buys Tin?

Who Buys Tin?

Wednesday, November 3, 2021

Type: Question and Answer

Trade Policy

View All Publications
"""
SINGLE = """FURTHER READING

The Price of Salt
By Ann Lee | Nov. 14, 2021
Salt was dear in the spring, and the market in the capital closed for two days.

Who Buys Tin?
By Bo Berg | Nov. 3, 2021
Tin is bought by few.
"""
TYPE_FIRST = """Related analysis

Analysis
The Price of Salt
14 November 2021

Commentary
Who Buys Tin?
3 November 2021
"""
DATE_FIRST = """More on this topic:

14 November 2021
The Price of Salt
Salt was dear in the spring, and the market in the capital closed for two days.

3 November 2021
Who Buys Tin?
"""
ENTRIES = """See also
- The Price of Salt (14 November 2021)
- Who Buys Tin? – Commentary, 3 November 2021
"""
BARS = """Related reports

Analysis | The Price of Salt | 2021-11-14
Report | Who Buys Tin? | 2021-11-03
"""
PACKED = """Related content
The Price of Salt
The Price of Salt
14.11.2021
Salt was dear in the spring, and the market in the capital closed for two days.
Type: Analysis
Trade Policy
Who Buys Tin?
Who Buys Tin?
03.11.2021
Type: Report
"""


def found(text: str) -> tuple[Event, ...]:
    document = read_text(ARTICLE + text, "pasted")
    return publications(document, ())


@pytest.mark.parametrize(
    "text", [DOUBLED, SINGLE, TYPE_FIRST, DATE_FIRST, ENTRIES, BARS, PACKED], ids=lambda t: t[:16]
)
def test_titles_and_dates(text: str) -> None:
    assert [(event.title, event.when.edtf if event.when else None) for event in found(text)] == [
        ("The Price of Salt", "2021-11-14"),
        ("Who Buys Tin?", "2021-11-03"),
    ]


def test_the_fields_of_a_full_record() -> None:
    salt, tin = found(DOUBLED)
    assert (salt.type, salt.topics) == ("Analysis", ("Trade Policy", "Food & Water"))
    assert salt.blurb.startswith("Salt was dear")
    assert (tin.type, tin.topics, tin.blurb) == ("Question and Answer", ("Trade Policy",), "")
    assert [len(event.mentions) for event in (salt, tin)] == [2, 2]


def test_types_before_and_behind_titles() -> None:
    assert [event.type for event in found(TYPE_FIRST)] == ["Analysis", "Commentary"]
    assert [event.type for event in found(ENTRIES)] == ["", "Commentary"]
    assert [event.type for event in found(BARS)] == ["Analysis", "Report"]


def test_bare_titles_are_publications_without_a_date() -> None:
    events = found("Read more:\nThe Price of Salt\nWho Buys Tin?\n")
    assert [(event.title, event.when) for event in events] == [
        ("The Price of Salt", None),
        ("Who Buys Tin?", None),
    ]


def test_related_publications_never_date_the_article() -> None:
    document = read_text(ARTICLE + SINGLE, "pasted")
    article = next(part for part in document.parts if part.kind is PartKind.ARTICLE)
    assert article.dates == ()
    assert article.author == ""


def test_a_heading_of_that_kind_over_ordinary_text_is_none() -> None:
    text = (
        "Read more\n\nThe council met in May. It voted on the road.\n\nThe mayor left in June. He is back.\n"
    )
    assert found(text) == ()


def test_two_lists_and_navigation_between_them() -> None:
    document = read_text(ARTICLE + TYPE_FIRST + "\nRead more\n\n" + DATE_FIRST, "pasted")
    assert len(publications(document, ())) == 4
    assert sum(part.kind is PartKind.ARTICLE for part in document.parts) == 1


def test_a_date_inside_a_title_stays_there() -> None:
    (event,) = found("See also\n- The Storm of 3 March 2021 (14 November 2021)\n")
    assert event.title == "The Storm of 3 March 2021"
    (event,) = found("See also\n- What We Know of 3 March 2021\n")
    assert event.title == "What We Know of 3 March 2021"


def test_a_link_inside_running_text_is_navigation() -> None:
    document = read_text(ARTICLE + "Read more: The Price of Salt\n\nThe council votes on Friday.\n", "pasted")
    assert document.sections[-2].kind is SectionKind.NAVIGATION
