"""Numbers that may be years, dates or clock times: what the words around them say."""

from __future__ import annotations

import re

from briefline.extract.times.around import WINDOW, Around

_LONGEST_LINE = 160  # characters before a year among which the label of its line is looked for
_FIRST_SURE, _LAST_SURE = 1700, 2100  # years that “the” before them makes sure
_WEEK = 7  # days
_LONGEST_STRETCH = 400  # years from a year of three digits to one joined to it


def year(around: Around, start: int, end: int) -> bool:
    """A bare number of four digits is a year: not an amount, a reference, or half of a code."""
    behind = around.text[max(around.start, start - 30) : start]
    between = around.grammar.patterns["between_years"].search(behind)
    if between:  # “between 1931 and 1933 prisoners dug it”
        first = start - len(behind) + between.start(1)
        return _year(around, first, first + 4) and between[1] < around.text[start:end]
    if not _year(around, start, end):
        return False
    behind = behind[-16:]
    pair = around.grammar.patterns["year_joined"].search(behind)
    return pair is None or _year(
        around, start - len(behind) + pair.start(1), start - len(behind) + pair.end(1)
    )


_PADDED = re.compile(r"(?:0[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])\.(?:19|20)\d\d")
_CODE = re.compile(r"([^\W\d_]+)[.:]?\s+(?:[A-Z]{1,3}\s?|[\d-]+-)$")


_HYPHENED = re.compile(r"-([^\W\d_]+)")


_ADDRESS = re.compile(r"(?:\s+[A-Z][\w.’'-]*){1,4}")


def _is_numbered(around: Around, start: int, end: int) -> bool:
    """“flight BA 2012”, “tel. 555-1998”, “a 1000-page report”, “1600 Pennsylvania Avenue”."""
    text = around.text
    code = _CODE.search(text, max(around.start, start - 24), start)
    if code and around.listed("number_nouns", code[1].lower()):
        return True
    glued = _HYPHENED.match(text, end, around.end)
    if glued and around.listed("counted_glued", glued[1].lower()):
        return True
    street = _ADDRESS.match(text, end, min(around.end, end + 60))
    return street is not None and any(
        around.listed("streets", word.strip(".,").lower()) for word in street.group().split()
    )


def _is_cited(around: Around, start: int, end: int) -> bool:
    """“Act No. 15 of 1979”, “the 1993 form”, “Shelfmarks: BA 1976”: the year is part of a name or number."""
    patterns = around.grammar.patterns
    if patterns["cited"].search(around.text, max(around.start, start - 60), start):
        return True
    marks, following = around.after(end)
    if not marks and around.listed("editions", following):
        return True
    low = max(around.start, start - _LONGEST_LINE)
    return patterns["numbered_line"].search(around.text[low:start]) is not None


def _year(around: Around, start: int, end: int) -> bool:
    text = around.text
    word, marks = around.before(start)
    beyond, noun = around.after(end)
    if not marks and not beyond and around.listed("of_a_year", word) and around.listed("dated_nouns", noun):
        return True  # “under 1988 quotas”
    numbered = not marks.strip(".:°º") and around.listed("number_nouns", word)
    if numbered and not around.grammar.patterns["at_least"].search(
        text[max(around.start, start - 24) : start]
    ):
        return False
    if _is_numbered(around, start, end) or _is_cited(around, start, end):
        return False
    if around.grammar.patterns["compared"].search(text[max(around.start, start - 16) : start]):
        return False
    ahead = text[end : end + 6]
    if re.match(r"[-–/.:][^\W_a-zß-ÿ]", ahead) and not re.match(r"[-–/](?:[12]\d{3}|\d\d)(?![\w/-])", ahead):
        return False
    behind = text[max(around.start, start - 24) : start]
    if behind.endswith(("#", "+", "$", "€", "£", "=")) or behind.rstrip().endswith(("№", "§")):
        return False
    joined = re.search(r"([^\W_]+)[-–/.:_]$", behind)
    if joined and around.listed("years_glued", joined[1].lower()):
        return True  # “post-1989 politics”
    if joined and not (
        around.listed("hyphened", joined[1].lower()) or _is_year_before(joined, text[start:end])
    ):
        return False
    following_marks, following = around.after(end)
    if not marks and word.isdigit() or not following_marks and following.isdigit():
        return False  # half of a longer number
    if not marks and around.listed("year_prepositions", word):
        return bool(following_marks) or not around.listed("counted", following.lower())
    if following_marks:
        return True
    lower = following.lower()
    if around.listed("counted", lower):
        return False
    if around.listed("determiners", word) and not marks and _FIRST_SURE <= _figures(text, start) < _LAST_SURE:
        return True  # “the 1967 borders”, “its 2006 highs”
    plural = following.islower() and lower.endswith(around.grammar.endings["plural"]) and len(lower) > 3
    return not plural or around.listed("not_plural", lower) or around.listed("dated_nouns", lower)


def _figures(text: str, start: int) -> int:
    """The year that four figures tell; one of our time for a year in words."""
    figures = text[start : start + 4]
    return int(figures) if figures.isdecimal() else _FIRST_SURE


def _is_year_before(joined: re.Match[str], year: str) -> bool:
    """“980-1050”, “1998/2003”; not “555-1998”, “10.1998/2019”."""
    number = joined[1]
    if not re.fullmatch(r"\d{3,4}", number) or re.search(r"\d\.$", joined.string[: joined.start(1)]):
        return False
    last = re.search(r"\d{4}", year)
    return last is None or int(last[0]) - int(number) < _LONGEST_STRETCH


def not_ratio(around: Around, start: int, end: int) -> bool:
    """Not “odds of 10/1”."""
    behind = around.text[max(around.start, start - 24) : start]
    return around.grammar.patterns["ratio"].search(behind) is None


def event_year(around: Around, start: int, end: int) -> bool:
    """“the synod of 431”: after the name of what happened then, and no count of people or things."""
    before = around.grammar.patterns["noun_of"].search(around.text[max(around.start, start - 24) : start])
    marks, following = around.after(end)
    if before is None or not around.listed("event_nouns", before[1].lower()):
        return False
    told = around.listed("after_day", following) or following.endswith(around.grammar.endings["past"])
    return bool(marks) or not following or told


def in_era(around: Around, start: int, end: int) -> bool:
    """“in 429”: after “in”, “by” or “until” and no count of people or things."""
    word, marks = around.before(start)
    following = around.after(end)
    told = not following[0] and following[1].endswith(around.grammar.endings["past"])  # “in 830 passed”
    return not marks and around.listed("era_prepositions", word) and (told or no_count(around, start, end))


def in_era_loosely(around: Around, start: int, end: int) -> bool:
    """“about 493”, “from 493”: after words that stand before counts as well, and no count itself."""
    word, marks = around.before(start)
    return (not marks or marks == "-") and around.listed("era_words", word) and no_count(around, start, end)


def era_range(around: Around, start: int, end: int) -> bool:
    """“from 830 to 950”, “(493–526)”: behind a preposition or a bracket, and no count."""
    word, marks = around.before(start)
    told = around.listed("era_spans", around.text[start:end].split()[0].lower())
    behind = around.listed("era_prepositions", word) or around.listed("era_words", word)
    told = told or marks[-1:] in ("(", "[") or not marks and behind
    return told and no_count(around, start, end)


def no_count(around: Around, start: int, end: int) -> bool:
    """Nothing follows that the number could count."""
    marks, following = around.after(end)
    if marks:
        return marks[:1] in ".,;:)!?" and not around.text[end : end + 2].strip(".,")[:1].isdigit()
    told = around.listed("after_day", following) or around.listed("closing", following)
    told = told or around.listed("possessives", following) or around.listed("not_counted", following)
    return not following or told or following[:1].isupper() and following[1:].islower()


def named_in_brackets(around: Around, start: int, end: int) -> bool:
    """In brackets behind a name, by themselves or behind “r.” or “fl.”."""
    behind = around.text[max(around.start, start - WINDOW) : start]
    named = around.grammar.patterns["name_of_years"].search(behind)
    return named is not None and around.text[end : end + 1] in (")", ";", ",")


def in_year(around: Around, start: int, end: int) -> bool:
    """’68 after “in” and the like, and no closing quote behind."""
    word, marks = around.before(start)
    following_marks, following = around.after(end)
    quoted = following_marks[:1] in ("'", "’", "”") or not following_marks and following.islower()
    counted = quoted and around.listed("counted", following.lower())
    return (
        not marks and around.listed("year_prepositions", word) and not counted and "'" not in following_marks
    )


def dotted(around: Around, start: int, end: int) -> bool:
    """12.5.2021 is a date after a preposition or at the start of a line; elsewhere it may be a version.

    12.05.2021, with its noughts and a year of our time, is one anywhere.
    """
    if "." not in around.text[start:end]:
        return not re.search(r"[\w.]-$|#$", around.text[max(around.start, start - 2) : start])
    if _PADDED.fullmatch(around.text, start, end):
        return True
    word, marks = around.before(start)
    return around.listed("date_prepositions", word) or not word or marks[-1:] in ("(", ",", ":")


def reference(around: Around, start: int, end: int) -> bool:
    """Not a number, case, section or page."""
    word, marks = around.before(start)
    return not around.listed("number_nouns", word) and marks[-1:] not in ("#", "§", "№")


def at_clock(around: Around, start: int, end: int) -> bool:
    """4.30 is a clock time after “at” and the like."""
    word, marks = around.before(start)
    following = around.after(end)[1].lower()
    return not marks and around.listed("clock_prepositions", word) and not around.listed("counted", following)


def by_the_clock(around: Around, start: int, end: int) -> bool:
    """“by 1700 on Friday”: four figures that are no year, behind a preposition that years hardly have."""
    word, marks = around.before(start)
    return not marks and around.text[start].isdigit() and around.listed("four_figure_prepositions", word)


def dash_lost(around: Around, start: int, end: int) -> bool:
    """Two days of a month within a week, the earlier one first: “5 6 March”."""
    found = re.match(r"(\d{1,2}) (\d{1,2})\b", around.text[start:end])
    return found is not None and 0 < int(found[2]) - int(found[1]) < _WEEK


def at_hour(around: Around, start: int, end: int) -> bool:
    """“at 7 last night”: an hour in figures behind a preposition that clock times have."""
    word, marks = around.before(start)
    return not marks and around.listed("hour_prepositions", word)


def struck(around: Around, start: int, end: int) -> bool:
    """“at ten past nine” and nothing that is counted; not “by ten to two”."""
    word, marks = around.before(start)
    return not marks and around.listed("striking", word) and no_count(around, start, end)


def not_verse(around: Around, start: int, end: int) -> bool:
    """Not chapter and verse of a book: “John 3:16”."""
    word, marks = around.before(start)
    return bool(marks) or not around.listed("books", word) or not around.text[start - 2 : start - 1].isalpha()


def half_code(around: Around, start: int, end: int) -> bool:
    """“in H1”, “H2 sales”: not a visa, a receptor or a road."""
    text = around.text[start:end]
    if len(text) > 2:
        return True
    marks, following = around.after(end)
    if around.text[end : end + 1] == "-":
        return False
    word, before = around.before(start)
    told = not before and around.listed("year_prepositions", word)
    return told or not marks and around.listed("code_nouns", following.lower()) or text[0] in "Qq"


def counts_from_launch(around: Around, start: int, end: int) -> bool:
    """“on D+3”, “D-2: they sail”; not “vitamin D-3”, “group D+4”."""
    word, marks = around.before(start)
    return bool(marks) or not around.listed("lettered", word)


def in_range(around: Around, start: int, end: int) -> bool:
    """Not broken by a paragraph, not part of a longer code, and nothing was moved over it."""
    if around.grammar.patterns["moved_from"].search(around.text, max(around.start, start - 20), start):
        return False
    ahead = around.text[end : end + 2]
    return not (ahead[:1] in "-–/" and ahead[1:].isalnum())
