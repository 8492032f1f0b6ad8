"""Dates that headings, lines and heads of columns give to what stands below them."""

from __future__ import annotations

from dataclasses import replace

from tests.extract.articles import article, values

from briefline.model.text import SectionKind


def test_headings_date_what_hangs_under_them() -> None:
    found = values(
        article(
            (SectionKind.HEADING, "12 May 2022", None),
            (SectionKind.LIST_ENTRY, "06:10 The pump stops.", 0),
            (SectionKind.LIST_ENTRY, "Noon. It starts again.", 0),
            (SectionKind.HEADING, "Q1 2011", None),
            (SectionKind.LIST_ENTRY, "28 January: the plan is shelved.", 3),
        ),
        "2022-06-01",
    )
    assert found["06:10"] == "2022-05-12T06:10"
    assert found["Noon"] == "2022-05-12T12:00"
    assert found["28 January"] == "2011-01-28"


def test_a_day_on_a_line_of_its_own_dates_the_lines_below() -> None:
    found = values(article("Mon 6 Mar 2023\n14:40 The crane fails.\nWed 8 Mar 2023\nIt is back at noon."))
    assert found["14:40"] == "2023-03-06T14:40"
    assert found["noon"] == "2023-03-08T12:00"


def test_the_heading_of_a_sitting_dates_what_was_said_there() -> None:
    heading = (SectionKind.HEADING, "Special meeting of Monday, May 3, 2021, by video", None)
    found = values(
        article(heading, (SectionKind.BODY, "The chair said that the clerk resigned on Friday.", 0))
    )
    assert found["Friday"] == "2021-04-30"
    heading = (SectionKind.HEADING, "Why the treaty of May 3, 2021, fell apart within a year", None)
    body = (SectionKind.BODY, "The chair said that the clerk resigned on Friday.", 0)
    assert values(article(heading, body))["Friday"] != "2021-04-30"


def test_what_is_due_in_a_table_lies_ahead() -> None:
    rows = (
        (SectionKind.TABLE_ROW, "| Task | Due |", None),
        (SectionKind.TABLE_ROW, "| Draw it | Friday |", None),
    )
    head, row = (article(*rows).sections[0], replace(article(*rows).sections[1], level=1))
    found = values(replace(article(*rows), sections=(head, row)), "2023-11-14")
    assert found["Friday"] == "2023-11-17"
    done = ((SectionKind.TABLE_ROW, "| Task | Done |", None), rows[1])
    assert values(replace(article(*done), sections=(article(*done).sections[0], row)), "2023-11-14")[
        "Friday"
    ] == ("2023-11-10")


def test_a_day_below_another_follows_it() -> None:
    head = (SectionKind.LIST_ENTRY, "13 March 2020", None)
    found = values(article(head, (SectionKind.LIST_ENTRY, "On 5 December a pipe burst.", 0)))
    assert found["5 December"] == "2020-12-05"
    head = (SectionKind.LIST_ENTRY, "3 January 2020", None)
    found = values(article(head, (SectionKind.LIST_ENTRY, "On 30 December a pipe burst.", 0)))
    assert found["30 December"] == "2019-12-30"


def test_a_line_that_repeats_the_day_of_writing_heads_nothing() -> None:
    page = article("19 September 2022", "Thousands marched on Sunday. The inquiry opens on Wednesday.")
    found = values(page, "2022-09-19")
    assert (found["Sunday"], found["Wednesday"]) == ("2022-09-18", "2022-09-21")
    assert values(page, "2022-09-22")["Sunday"] == "2022-09-25"  # of a diary, a day heads what is below


def test_the_end_of_a_history_speaks_from_its_day_of_writing() -> None:
    history = (
        "The bank, founded in 1871, bought a rival in 1999 and a lender in 2001. It failed in 2008. "
        "Its head was questioned on 10 February 2009. An inquiry was opened last October; "
        "a report is due in the spring."
    )
    found = values(article(history), "2010-01-15")
    assert (found["last October"], found["the spring"]) == ("2009-10", "2010-SP")
    found = values(article(history), "2019-01-15")
    assert found["last October"] == "2008-10"
