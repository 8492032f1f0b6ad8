"""Where the telling of one part of a document stands: the date that “the next day” and “in March” follow."""

from __future__ import annotations

import re

from briefline.extract.times.recognise import Found
from briefline.extract.times.rules import Grammar
from briefline.extract.times.scene import Anchor, Scene
from briefline.model.calendar import day_number, month_length

_SENTENCE = 250  # characters
_PARAGRAPH = 2000  # characters
_STRIDE = 3  # months that the story moves in mid-sentence within a paragraph
_FORESIGHT = 24  # months from which on a month named in between is a look ahead
_WEEKS = 31  # days
_LEAP = 6  # months that it moves with “until” and the like
_HEADLINE = 80  # characters up to which a line without a full stop is taken for a heading
_LEAD = 40  # characters within which a word that opens a sentence stands before an expression
_FRONT = 60  # characters within which a phrase that opens a sentence stands before an expression
_OPENING = re.compile(r"(?:^|[.!?\"”]\s+)[^\W\d_a-zß-ÿ]\w+ (?:\w{2,3} )?$")
_BOUNDS = ("since", "until", "by", "before", "after", "on or after", "from")
_RELATED = ("shift", "yearearlier", "periodof")


def _looks_back(found: Found) -> bool:
    """“than in the previous year”: named for comparison, the story stays where it is."""
    reading = found.reading
    return reading.form == "relative" and reading.unit == "Y" and reading.relation == "previous"


def _looks_ahead(found: Found) -> bool:
    """“by next summer”: spoken of as still to come, the story stays where it is."""
    reading = found.reading
    return reading.form in ("relative", "relseason", "relmonth") and reading.relation in ("next", "coming")


def _comes_before(found: Found) -> bool:
    """“to be there by the next morning”: an end in view, the story stays at the day before."""
    inner = found.reading
    ahead = inner.form in ("relative", "relpart") and inner.relation in ("next", "the next", "following")
    return ahead and found.before == "by"


def _close_to(anchor: Anchor, month: int, day: int) -> bool:
    """True for a month and day within some weeks of an anchor in the same year."""
    if day > month_length(anchor.year, month):
        return False
    return abs(day_number(anchor.year, month, day) - anchor.number) <= _WEEKS


class Story:
    """The dates told so far in one part. ``told`` is where the story is, ``latest`` the date named last.

    ``quarter`` is the last quarter reported on, ``headed`` the last day that stood alone on its line,
    ``headed_year`` the year that the last heading with years in it names alone.
    ``narrative`` is true for texts that tell of long ago.
    """

    def __init__(self, text: str, narrative: bool, rules: Grammar) -> None:
        fronts, asides = (rules.words.get(name) for name in ("fronts", "asides"))
        self.text = text
        self.rules = rules
        self.fronts = re.compile(fronts) if fronts else None
        self.asides = re.compile(asides) if asides else None
        self.narrative = narrative
        self.moves = rules.words.get("moves")
        self.lone = False  # narrative by one year alone
        self.told: Anchor | None = None
        self.latest: Anchor | None = None
        self.quarter: Anchor | None = None
        self.stretch: Anchor | None = None
        self.headed: tuple[int, Anchor] | None = None
        self.headed_year: int | None = None
        self.bounds = False  # whether that date only begins or ends something: “since Aug. 5”
        self.days: set[int] = set()
        self._told_at: int | None = None
        self._last: tuple[int, Anchor] | None = None
        self._latest_at = 0
        self._left: Anchor | None = None  # the day that the story was at before it looked years ahead

    def near(self, found: Found) -> Anchor | None:
        """The date last named, if it stands in the same sentence of a narrative, or before an hour."""
        later = (
            found.reading.form == "shift" and found.reading.relation != "now" and found.reading.base is None
        )
        day = found.reading.form == "date" and found.reading.day is not None and not found.reading.month
        hour = found.reading.form in ("clock", "overnight")
        if self._last is None:
            return None
        end, anchor = self._last
        between = self.text[end : found.span.start] if found.span.start - end < _SENTENCE else "\n"
        start = found.span.start
        behind = self.rules.patterns["right_behind"].search(self.text, max(0, start - _LEAD), start)
        joined = found.reading.form == "date" and behind is not None  # “in 1945 on 3 May”
        if not (self.narrative or later or day or hour or joined):
            return None
        return None if re.search(r"[.!?;]\s|\n", between) else anchor

    def day_beside(self, found: Found) -> Anchor | None:
        """A day told just before, some weeks from a day and month without a year.

        “The report of 4 April 2012 says more. The alarm was raised on 30 March.”
        """
        reading = found.reading.base if found.reading.form == "clockon" else found.reading
        if self._last is None or reading is None or reading.form != "date" or reading.year is not None:
            return None
        end, anchor = self._last
        if not reading.month or not reading.day or not anchor.fine or found.span.start - end > _SENTENCE:
            return None
        if re.search(r"\n\W*\n", self.text[end : found.span.start]):
            return None
        return anchor if _close_to(anchor, reading.month, reading.day) else None

    def tell(self, found: Found, anchor: Anchor, scene: Scene) -> None:
        """Takes a resolved date into account."""
        reading = found.reading
        if reading.form in ("date", "fiscal", "quarterref") and anchor.quarter:
            written = scene.written
            if written is None or anchor.number + 70 <= written.number or scene.tense() < 0:
                self.quarter = anchor
        if reading.form == "date" and (anchor.month or 1) % 3 == 0 and not anchor.quarter:
            behind = self.text[max(0, found.span.start - _LEAD) : found.span.start]
            if self.rules.patterns["quarter_to"].search(behind):
                month = anchor.month or 1
                self.quarter = Anchor(anchor.year, month - 2, None, anchor.words, month // 3, months=3)
        self._last = (found.span.end, anchor)
        if self.stretch and not 0 <= anchor.year - self.stretch.year < self.stretch.span:
            self.stretch = None
        if anchor.fine:
            self.days.add(anchor.number)
        if anchor.fine and reading.form == "date" and self._alone(found):
            self.headed = (found.span.start, anchor)
        if self.narrative and reading.form in ("date", "range", "mod") and self._headline(found):
            self.headed_year = self._year_alone(found, anchor)
        yearless = reading.year is None and (reading.form == "holiday" or reading.season == "WI")
        if self.narrative and self.told is not None and yearless:
            return  # a winter lies in two years, a holiday's name may be that of anything
        if not self.narrative and reading.form in _RELATED and not anchor.fine:
            return
        begun = self.latest_beside(found)
        self.latest = anchor
        self._latest_at = found.span.end
        if self.narrative and self.told is not None and (_looks_back(found) or _looks_ahead(found)):
            return
        if self.told is not None:
            if self._aside(found, anchor, self.told, scene, begun):
                return
            if anchor.month is None and self.told.year == anchor.year and self.told.month:
                return
        self._left = None
        if self.told is not None and self.told.month is not None and not anchor.fine:
            ahead = (anchor.year - self.told.year) * 12 + (anchor.month or 6) - self.told.month
            self._left = self.told if ahead > _FORESIGHT else None
        self.told = anchor
        self.bounds = found.before in _BOUNDS
        self._told_at = found.span.end

    def told_stretch(self, stretch: Anchor | None) -> None:
        """Remembers a decade or century, which “that decade” may mean."""
        self.stretch = stretch or self.stretch

    def resumed(self, found: Found) -> Anchor | None:
        """The day that the story was at before it looked years ahead, if a day and month go on from there.

        “On 9 April it fell. In November 2008 its mayor was honoured. On 15 April the war was over.”
        """
        reading, left = found.reading, self._left
        if left is None or reading.form != "date" or not reading.month or not reading.day or reading.year:
            return None
        if not self.narrative and not left.fine:
            return None
        if self._joined(found):
            return None
        return left if _close_to(left, reading.month, reading.day) else None

    def beside(self, found: Found) -> Anchor | None:
        """``near``, unless it is a bare year and the story is at a day or month close to what is named."""
        near, told, reading = self.near(found), self.told, found.reading
        if near is None or near.month is not None or told is None or told.month is None:
            return near
        if reading.form != "date" or not reading.month or not reading.day:
            return near
        if self._joined(found):
            return near
        return told if _close_to(told, reading.month, reading.day) else near

    def _joined(self, found: Found) -> bool:
        """True for a date right behind another: “in 1931, on 2 September”."""
        if self._last is None or found.span.start - self._last[0] > _LEAD:
            return False
        return re.fullmatch(r",? *(?:\w+ )?", self.text[self._last[0] : found.span.start]) is not None

    def _aside(self, found: Found, anchor: Anchor, told: Anchor, scene: Scene, begun: bool) -> bool:
        """True for a date that is named in passing (“until 1976”): the story does not move there.

        ``begun`` is true where the paragraph has told a date before.
        """
        line = self.text[max(0, found.span.start - 200) : found.span.start].rpartition("\n")[2]
        opening = not line.strip() or line.rstrip().endswith((".", "!", "?", "”", '"'))
        opening = opening or _OPENING.search(line, max(0, len(line) - _LEAD)) is not None
        opening = opening or bool(self.fronts and self.fronts.search(line, max(0, len(line) - _FRONT)))
        if self._headline(found):
            return False
        if self.narrative and not opening and line.rfind("(") > line.rfind(")"):
            return True
        if self.narrative and _comes_before(found) and re.search(r"\w \w+ $", line):
            return True
        if self.narrative and found.reading.year is None and anchor.year < told.year and scene.had_done():
            return True
        step = (anchor.year - told.year) * 12 + (anchor.month or 6) - (told.month or 6)
        if found.before and not opening:
            return anchor.month is None or abs(step) > _LEAP
        if anchor.month is not None and told.month is not None:
            passing = not opening and abs(step) > _STRIDE and anchor.day is None
            passing = passing and not (step > 0 and self._is_told(found, line))
            return self.narrative and passing and self.in_paragraph(found)
        if anchor.month is not None or told.month is None:
            return False
        if self.narrative and anchor.year - told.year == 1 and not begun:
            return False  # a paragraph that begins with the year that follows
        if step > 0 and scene.tense() > 0:
            return True
        if found.reading.form not in ("date", "mod") or self.in_paragraph(found):
            return not opening and not (step > 0 and self._is_told(found, line) and self._closes(found))
        return not opening and not (self.moves and re.search(self.moves, line.lower()))

    def _is_told(self, found: Found, line: str) -> bool:
        """“A second war came in December 1948.”: nothing stands aside before it in its sentence."""
        if found.reading.year is None or self.asides is None:
            return False
        clause = re.split(r"[.!?][\"”’)]*\s+", line)[-1]
        return len(clause) < _SENTENCE // 2 and not self.asides.search(clause)

    def _closes(self, found: Found) -> bool:
        """“The hall opened in 1900.”: the expression ends its sentence."""
        return re.match(r"\s*[.;](?!\w)", self.text[found.span.end : found.span.end + 3]) is not None

    def in_paragraph(self, found: Found) -> bool:
        """True when the date that the story is at stands in the same paragraph."""
        if self._told_at is None or found.span.start - self._told_at >= _PARAGRAPH:
            return False
        return "\n" not in self.text[self._told_at : found.span.start]

    def latest_beside(self, found: Found) -> bool:
        """True when the date named last stands in the same paragraph."""
        if found.span.start - self._latest_at >= _PARAGRAPH:
            return False
        return "\n" not in self.text[self._latest_at : found.span.start]

    def _alone(self, found: Found) -> bool:
        """True when nothing else stands on the line of an expression."""
        before = self.text[max(0, found.span.start - _HEADLINE) : found.span.start].rpartition("\n")[2]
        after = self.text[found.span.end : found.span.end + _HEADLINE].partition("\n")[0]
        return not re.search(r"\w", before + after)

    def _year_alone(self, found: Found, anchor: Anchor) -> int | None:
        """The year of a heading that names this one year and nothing finer: “2008: the army regroups”."""
        if found.reading.form != "date" or anchor.month is not None:
            return None
        line = self.text[max(0, found.span.start - _HEADLINE) : found.span.start].rpartition("\n")[2]
        line += self.text[found.span.end : found.span.end + _HEADLINE].partition("\n")[0]
        return None if re.search(r"\d", line) else anchor.year

    def _headline(self, found: Found) -> bool:
        """True when the line of an expression is short and no sentence: a heading in a plain text."""
        before = self.text[max(0, found.span.start - 2 * _HEADLINE) : found.span.start].rpartition("\n")[2]
        after = self.text[found.span.start : found.span.end + 2 * _HEADLINE].partition("\n")[0]
        line = (before + after).strip()
        return len(line) <= _HEADLINE and not line.endswith((".", ",", ";", "?", "!", '"', "”"))
