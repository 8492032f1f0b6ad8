"""Resolves quarters, halves and financial years, and the periods that reports compare them with."""

from __future__ import annotations

import re

from briefline.extract.times.copies import replace
from briefline.extract.times.reading import Reading
from briefline.extract.times.resolved import Resolved, date, vague
from briefline.extract.times.scene import Scene
from briefline.extract.times.values import edtf_of, month_value, year_value
from briefline.extract.times.years import or_else
from briefline.model.calendar import add_months, month_length
from briefline.model.edtf import year_text

_REPORTED = 4  # the month up to which results are those of the year before


def fiscal(reading: Reading, scene: Scene) -> Resolved:
    """FY25, Q2 FY25, H1 2014: fiscal years by the year end that the text states, else calendar years."""
    made = _fiscal(reading, scene)
    if reading.value != "plain" or "/" in made.value:
        return made
    return replace(made, value=made.value.removeprefix("FY"))


def _fiscal(reading: Reading, scene: Scene) -> Resolved:
    year = reading.year
    anchor = ""
    if year is None:
        told = scene.heading or (scene.story if scene.narrative else None) or scene.written or scene.story
        if told is None:
            return vague(f"XXXX-{'Q' if reading.quarter else 'H'}{reading.quarter or reading.half}")
        year, anchor = told.year, told.words
        if scene.year_end != 12 and (told.month or 1) > scene.year_end:
            year += 1
    end = scene.year_end if reading.fiscal or scene.year_end != 12 and reading.year is None else 12
    if end == 12:
        value = year_value(year)
        part = f"Q{reading.quarter}" if reading.quarter else f"H{reading.half}" if reading.half else ""
        if reading.fiscal:
            return _unknown_end(reading, year, part)
        if part:
            rule = "the quarter as written" if reading.quarter else "the half year as written"
            return date(f"{value}-{part}", rule, anchor)
        return date(value, "the year as written")
    return _fiscal_span(reading, year, end, anchor)


def relative_year(year: int, month: int | None, anchor: str, step: int, scene: Scene) -> Resolved:
    """“the current financial year”: by the year end that the text states, else about the calendar year."""
    end = scene.year_end
    rule = ("the financial year before", "the same financial year", "the financial year after")[step + 1]
    if end == 12:
        doubts = ("the text does not say when the financial year ends",)
        return date(year_value(year + step), rule, anchor, edtf=f"{year_text(year + step)}?", doubts=doubts)
    return replace(
        _fiscal_span(Reading("fiscal"), year + step + ((month or 1) > end), end, anchor), rule=rule
    )


def of_every_year(reading: Reading, resolved: Resolved) -> Resolved:
    """“The financial year runs from 1 April to 31 March”: days of any year, which date nothing."""
    ends = (reading.base, reading.last) if reading.form == "range" else (reading,)
    if any(end is None or end.form != "date" or end.year is not None or not end.month for end in ends):
        return resolved
    value = re.sub(r"\d{4}(?=-\d\d)", "XXXX", resolved.value)
    return Resolved(resolved.type, value, rule="a day of every year")


def _unknown_end(reading: Reading, year: int, part: str) -> Resolved:
    """A financial year whose end the text does not tell: the calendar year, or both that it names."""
    doubts = ("the text does not say when the financial year ends",)
    if part and reading.count != 2:
        value = f"{year_value(year)}-{part}"
        return date(value, "taken by the calendar year", edtf=f"{edtf_of(value)}?", doubts=doubts)
    if reading.count == 2:
        edtf = f"{year_text(year - 1)}?/{year_text(year)}?"
        return date(
            f"FY{year}",
            "a financial year that begins in one year and ends in the next",
            edtf=edtf,
            doubts=doubts,
        )
    return date(f"FY{year}", "taken as the calendar year", edtf=f"{year_text(year)}?", doubts=doubts)


def _fiscal_span(reading: Reading, year: int, end: int, anchor: str) -> Resolved:
    first = add_months(year, end, -11)
    months = 12
    if reading.quarter:
        first, months = add_months(*first, 3 * (reading.quarter - 1)), 3
    elif reading.half:
        first, months = add_months(*first, 6 * (reading.half - 1)), 6
    last = add_months(*first, months - 1)
    low = f"{month_value(*first)}-01"
    high = f"{month_value(*last)}-{month_length(*last):02d}"
    return date(f"{low}/{high}", "told by the financial year that the text states", anchor)


def year_earlier(reading: Reading, scene: Scene) -> Resolved:
    """“the year-earlier period”: the same quarter of the year before, where quarters are told of."""
    told = scene.quarter or scene.now or scene.then
    if told is None:
        return vague("PAST_REF")
    if reading.quarter:
        return date(f"{year_value(told.year - 1)}-Q{reading.quarter}", "a year before", told.words)
    if told.quarter:
        return date(f"{year_value(told.year - 1)}-Q{told.quarter}", "a year before", told.words)
    return date(year_value(told.year - 1), "a year before", told.words)


def quarter_ref(scene: Scene) -> Resolved:
    """“the quarter”: the one that the story is in, else the last one that is over."""
    told = scene.quarter
    if told:
        return date(f"{year_value(told.year)}-Q{told.quarter}", "the same quarter", told.words)
    now = scene.now
    if now is None or now.month is None:
        return vague("PAST_REF")
    index = now.year * 4 + (now.month - 1) // 3 - 1
    return date(f"{year_value(index // 4)}-Q{index % 4 + 1}", "the last full quarter", now.words)


def year_of_accounts(reading: Reading, scene: Scene) -> Resolved:
    """“for the full year”: the one whose last quarter is told of, early in a year the one before."""
    report, told = scene.quarter, scene.now or scene.then
    if report is not None and report.quarter == 4:
        return date(year_value(report.year), "the year of the quarter", report.words)
    if told is None:
        return vague("PRESENT_REF")
    early = reading.relation == "full" and told is scene.written and (told.month or 12) <= _REPORTED
    if early and scene.tense() <= 0:
        doubts = (or_else(year_value(told.year)),)
        return date(year_value(told.year - 1), "the last full year", told.words, doubts=doubts)
    return date(year_value(told.year), "the same year", told.words)


def period_of(reading: Reading, scene: Scene) -> Resolved:
    """“the 1988 period”: the quarter of that year, where a quarter is being told of."""
    year = year_value(reading.year or 0)
    if scene.quarter is not None:
        return date(f"{year}-Q{scene.quarter.quarter}", "the same quarter of that year", scene.quarter.words)
    return date(year, "the year as written")
