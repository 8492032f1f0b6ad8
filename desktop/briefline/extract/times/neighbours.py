"""Expressions that stand side by side and tell each other's year or day."""

from __future__ import annotations

import re

from briefline.extract.times.copies import replace
from briefline.extract.times.reading import Reading
from briefline.extract.times.recognise import Found
from briefline.extract.times.resolved import Resolved, date
from briefline.extract.times.rules import Grammar
from briefline.extract.times.scene import Anchor
from briefline.extract.times.values import day_value

_BELOW = 160  # characters from an expression in a heading to the date of its first sentence
_BOUND = 24  # characters behind an expression in which words that make it a bound stand
_NEAR = 12  # characters before a date in which an article or possessive stands


class Neighbours:
    """What stands between the expressions of one text, and what they lend each other."""

    def __init__(self, text: str, grammar: Grammar) -> None:
        self.text = text
        self.grammar = grammar

    def lent(self, found: Found, after: Found | None) -> Found:
        """The expression with the year of the one it is joined to: “in April and June 1955”."""
        if after is None:
            return found
        if _is_launch(found.reading) and _core(after.reading).form in ("date", "numeric"):
            explained = self._between("is_day", found, after) and _core(after.reading).day is not None
            return replace(found, reading=after.reading) if explained else found
        if _is_eve(found.reading, after.reading) and after.reading.form in ("date", "numeric"):
            if self._between("dated_event", found, after):
                eve = Reading("shift", count=1, unit="D", direction=-1, base=after.reading)
                return replace(found, reading=eve)  # “the eve of the inspection of 15 May”
            return replace(found, reading=after.reading) if self._between("explains", found, after) else found
        feast = found.reading.form == "holiday" and found.reading.year is None and _whole(after.reading)
        if feast and self._between("names_day", found, after):  # “Easter Monday, 24 April 1916”
            return replace(found, reading=replace(found.reading, year=after.reading.year))
        if found.reading.form == "numberedday" and _whole(after.reading) and self._heads(found, after):
            return replace(found, reading=after.reading)  # “Day 1 of the trial”, above “on 4 February 2013”
        dated = self._dated_shift(found, after)
        if dated is not None:
            return replace(found, reading=dated)
        last = (
            after.reading.month if found.reading.form == "quarterref" and after.reading.form == "date" else 0
        )
        if last and self._between("ended", found, after):  # “the quarter ended Sept. 30”
            told = Reading("date", quarter=(last + 2) // 3, year=after.reading.year)
            return replace(found, reading=replace(found.reading, base=told))
        night = found.reading.form == "overnight" and after.reading.form in ("weekday", "deictic", "date")
        if night and self._between("night_into", found, after):
            eve = Reading("shift", count=1, unit="D", direction=-1, base=after.reading)
            return replace(found, reading=Reading("daypart", base=eve, part="NI"))
        if self._is_named(found, after):
            return replace(found, reading=replace(after.reading, weekday=found.reading.weekday))
        day = _day_of_hours(after.reading)
        if day is not None and _is_hour(found.reading) and self._between("joined_hours", found, after):
            return replace(found, reading=_on_day(found.reading, day))
        reading, inner = found.reading, found.reading.base if found.reading.form == "mod" else None
        mine = inner or reading
        if mine.form != "date" or mine.year is not None or not (mine.month or mine.season):
            return found
        other = after.reading.base if after.reading.form == "mod" and after.reading.base else after.reading
        if other.form != "date" or other.year is None:
            return found
        if self._between("on_calendar", found, after) and self._is_calendar(after):
            return replace(found, reading=replace(reading, year=other.year)) if inner is None else found
        if not (other.month or other.season):
            return found
        if not self._between("joined", found, after):
            return found
        year = other.year - (1 if mine.month and other.month and mine.month > other.month else 0)
        mine = replace(mine, year=year)
        return replace(found, reading=mine if inner is None else replace(reading, base=mine))

    def _is_named(self, found: Found, after: Found) -> bool:
        """“Friday (Dec. 12)”: a weekday and, in brackets, the day that it is."""
        day = after.reading
        if found.reading.form != "weekday" or found.reading.relation or day.form not in ("date", "numeric"):
            return False
        return bool(day.month and day.day and not day.weekday) and self._between("in_brackets", found, after)

    def _is_calendar(self, year: Found) -> bool:
        """“on your 1991 calendar”: a year that says which calendar a day stands in."""
        noun = self.grammar.patterns["noun_ahead"].match(self.text, year.span.end)
        return year.reading.month is None and noun is not None and noun[1] in self.grammar.lists["calendars"]

    def _heads(self, found: Found, after: Found) -> bool:
        """True for an expression in a heading, and a date in the first sentence below it."""
        between = self.text[found.span.end : after.span.start]
        heading, _, below = between.partition("\n")
        return len(between) < _BELOW and "\n" in between and not re.search(r"[.!?]", heading + below.strip())

    def _dated_shift(self, found: Found, after: Found) -> Reading | None:
        """“Two years later, on 4 April 1303”: the year or month that the date beside it tells."""
        reading, told = found.reading, _core(after.reading)
        if told.form == "mod" and told.base is not None:
            told = told.base
        if reading.form != "shift" or reading.base is not None or reading.relation == "now":
            return None
        if reading.count is None or told.form != "date" or told.year is None or told.relation:
            return None
        if not self._between("dates_shift", found, after):
            return None
        if reading.unit == "Y":
            return Reading("date", year=told.year)
        if reading.unit == "M" and told.month:
            return Reading("date", year=told.year, month=told.month)
        return told if reading.unit == "D" and told.day and told.month else None

    def joined_day(self, found: Found, last: tuple[int, Anchor] | None) -> Anchor | None:
        """The day told right before a weekday: “for Saturday and Sunday”."""
        if last is None or not last[1].fine:
            return None
        between = self.grammar.patterns["joined_days"].fullmatch(self.text, last[0], found.span.start)
        return last[1] if between else None

    def is_attribute(self, found: Found) -> bool:
        """“the Aug. 7 blasts”: the date says which blasts, and not when something will be."""
        if found.reading.form not in ("date", "numeric"):
            return False
        patterns, (start, end) = self.grammar.patterns, (found.span.start, found.span.end)
        noun = patterns["noun_ahead"].match(self.text, end)
        if noun is None or noun[1] in self.grammar.lists["after_day"]:
            return False
        return patterns["determined"].search(self.text, max(0, start - _NEAR), start) is not None

    def _between(self, pattern: str, found: Found, after: Found) -> bool:
        """True when what stands between two expressions is what the language's pattern says."""
        expression = str(self.grammar.words.get(pattern, ""))
        between = self.text[found.span.end : after.span.start]
        return bool(expression) and re.fullmatch(expression, between, re.IGNORECASE) is not None

    def bound(self, found: Found) -> str:
        """What follows an expression that is a bound: “4 May at the latest”, “1998 or later”."""
        end = found.span.end
        for name, side in (("at_latest", "by"), ("at_earliest", "on or after")):
            pattern = str(self.grammar.words.get(name, ""))
            if pattern and re.match(pattern, self.text[end : end + _BOUND], re.IGNORECASE):
                return side
        return ""

    def explained(self, found: Found, last: tuple[int, Anchor] | None) -> Resolved | None:
        """“26 May, Independence Day”, “26 May, the day after the vote”: what that day is called."""
        if found.reading.form == "beside" and found.reading.unit == "D" and last is not None:
            end, anchor = last
            told = self.grammar.patterns["named_day"].fullmatch(self.text, end, found.span.start)
            if told is None or not anchor.fine:
                return None
            return date(day_value(anchor.number), "the same day", anchor.words)
        if found.reading.form != "holiday" or found.reading.year is not None or last is None:
            return None
        end, anchor = last
        text = self.text
        if not anchor.fine or not self.grammar.patterns["named_after"].fullmatch(text, end, found.span.start):
            return None
        if not re.match(r"\s*(?:[.,;:)!?]|$)", text[found.span.end : found.span.end + 3]):
            return None
        return date(day_value(anchor.number), "the same day", anchor.words)


def _whole(reading: Reading) -> bool:
    return reading.form == "date" and bool(reading.year and reading.month and reading.day)


def _is_launch(reading: Reading) -> bool:
    return reading.form == "holiday" and reading.relation == "launch"


def _core(reading: Reading) -> Reading:
    return reading.base if reading.form == "clockon" and reading.base is not None else reading


def _is_hour(reading: Reading) -> bool:
    """True for a clock time, or two with a stretch between them, of no day."""
    first = reading.base if reading.form == "range" else reading
    last = reading.last if reading.form == "range" else reading
    return all(one is not None and one.form == "clock" and one.base is None for one in (first, last))


def _day_of_hours(reading: Reading) -> Reading | None:
    """The day of “9 p.m. Friday”, “6-8 p.m. Friday”; None of anything else."""
    if reading.form == "clockon":
        return reading.base
    return (
        reading.last.base
        if reading.form == "range" and reading.last and reading.last.form == "clock"
        else None
    )


def _on_day(hours: Reading, day: Reading) -> Reading:
    if hours.form == "clock":
        return Reading("clockon", base=day, more=hours)
    assert hours.last is not None
    return replace(hours, last=replace(hours.last, base=day))


def _is_eve(reading: Reading, day: Reading) -> bool:
    """True for “the eve of …” that a day explains: not where the day is the feast's own."""
    if reading.form == "eveof":
        return True
    feast = reading.base
    back = reading.form == "shift" and reading.direction < 0 and (reading.count, reading.unit) == (1, "D")
    if not back or feast is None or feast.form != "holiday" or feast.year is not None:
        return False
    return feast.value != f"{day.month or 0:02d}-{day.day or 0:02d}"
