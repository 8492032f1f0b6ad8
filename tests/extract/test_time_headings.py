"""Dates that headings, lines and heads of columns give to what stands below them."""

from __future__ import annotations

from dataclasses import replace

from tests.extract.articles import article, drawn, read, values

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


def test_a_date_that_layout_sets_off_dates_its_paragraph() -> None:
    entries = (
        (SectionKind.BODY, "12.04.2021  Particulars of claim. The plea came on 9 June.", None),
        (SectionKind.BODY, "Late in October 2020 – The survey, fixed for 24 November, is put off.", None),
        (SectionKind.BODY, "21.10.2020\tInspection; a second one was refused on the 25th.", None),
        (SectionKind.BODY, "On 3 May 2019 the ship sailed. It is expected on 7 March.", None),
    )
    found = values(article(*entries), "2022-11-29")
    assert found["9 June"] == "2021-06-09"
    assert found["24 November"] == "2020-11-24"
    assert found["the 25th"] == "2020-10-25"
    assert found["7 March"] == "2023-03-07"


def test_below_a_winter_the_months_turn_with_the_year() -> None:
    head = (SectionKind.HEADING, "Winter 2013/14", None)
    entry = (SectionKind.LIST_ENTRY, "In November it rained. On 8 February the board met.", 0)
    found = values(article(head, entry), "2022-05-04")
    assert (found["November"], found["8 February"]) == ("2013-11", "2014-02-08")


def test_a_day_below_an_older_year_is_of_a_month_told_there() -> None:
    head = (SectionKind.HEADING, "2015", None)
    entry = (
        SectionKind.LIST_ENTRY,
        "The lifting lasts from April to July. The last slab leaves on the 10th.",
        0,
    )
    assert values(article(head, entry), "2022-05-04")["the 10th"] == "2015-07-10"
    entry = (SectionKind.LIST_ENTRY, "The last slab leaves on the 10th.", 0)
    assert values(article(head, entry), "2022-05-04")["the 10th"] == "XXXX-XX-10"


def test_the_end_of_a_school_term_is_its_last_month() -> None:
    text = "It ran until the end of the Michaelmas term. It opened early in the summer term."
    found = drawn(article(text), "2022-11-29")
    assert found["the end of the Michaelmas term"] == "/2022-12"


def test_the_end_of_a_history_of_late_looks_ahead() -> None:
    history = (
        "The accord was signed on 3 May 2013. Trade doubled between 2014 and 2016. "
        "Inspectors were expelled on 9 November 2017. A firm failed on 30 September 2020.",
        "Last month, a minister warned that it might end. Talks are due to begin in Oslo on 4 July.",
    )
    found = values(article(*history), "2023-06-12")
    assert (found["Last month"], found["4 July"]) == ("2023-05", "2023-07-04")
    found = values(article(*history), "2063-06-12")
    assert found["4 July"].startswith("202")


def test_the_nth_day_of_something_counts_from_the_day_of_its_entry() -> None:
    entries = (
        (SectionKind.BODY, "02.11.2020 to 09.11.2020  Loading. They met on the second day of loading.", None),
        (SectionKind.LIST_ENTRY, "11 June 2007: trench opened. It shows on the ninth day of the dig.", None),
        (SectionKind.BODY, "On 3 May 2019 the ship sailed. It sank on the third day of the trip.", None),
    )
    found = values(article(*entries), "2022-11-29")
    assert found["the second day"] == "2020-11-03"
    assert found["the ninth day"] == "2007-06-19"
    assert found["the third day"] == "XXXX-XX-XX"


def test_what_is_put_between_commas_does_not_tell_the_tense() -> None:
    texts = {
        "Elections have been called, a week ago today, for 28 July.": ("28 July", "2024-07-28"),
        "They show a pier, begun, as far as one can tell, in January.": ("January", "2024-01"),
        "The firm intends to drill two wells in the fourth quarter.": ("the fourth quarter", "2024-Q4"),
        "Profits fell in the fourth quarter.": ("the fourth quarter", "2023-Q4"),
    }
    for text, (phrase, value) in texts.items():
        assert values(article(text), "2024-03-12")[phrase] == value


def test_a_chain_of_days_without_a_year_counts_from_the_day_of_writing() -> None:
    text = "The town fell on 12 July. The truce of 13 July held. On 14 July it was broken."
    found = {timex.text: timex for timex in read(article(text), "2023-07-17")[1]}
    assert "the date of writing" in found["14 July"].when.derivation.anchor
    text = "The town fell on 12 July 2019. On 14 July the truce was broken."
    found = {timex.text: timex for timex in read(article(text), "2023-07-17")[1]}
    assert "12 July 2019" in found["14 July"].when.derivation.anchor
