"""The words around a length of time: what speaks for it, and what against."""

from __future__ import annotations

import re

from briefline.extract.times.around import WINDOW, Around

_SENTENCE = 160  # characters
_STOP = re.compile(r"[.!?][\"”’)]*\s|\n")


def duration(around: Around, start: int, end: int) -> bool:
    """A count of units, not “a second look” or “the third quarter”."""
    text = around.text[start:end].lower()
    marks, following = around.after(end)
    patterns = around.grammar.patterns
    if patterns["named_war"].match(around.text, end) and patterns["capital_count"].match(
        around.text[start:end]
    ):
        return False  # “the Six-Day War”
    if patterns["compared_glued"].match(around.text, end):
        return False  # “a year-on-year rise”
    if patterns["age_glued"].match(around.text, end) or not marks and around.listed("of_age", following):
        return False
    if patterns["quarter"].search(text) and around.listed("genitive", following):
        return patterns["many_quarters"].match(text) is not None
    opened = around.listed("quarter_openers", around.before(start)[0])
    if not opened and patterns["three_quarters"].match(text):
        return False  # “three quarters said no”
    if patterns["as_many"].search(around.text[max(around.start, start - 8) : start + 5].lower()):
        return False  # “the third death in as many weeks”
    if patterns["many_of_one"].fullmatch(text):
        return False  # “several second tier works”
    if patterns["one_of"].match(text) and _counted_before(around, start):
        return False
    if text in around.grammar.lists["idle_lengths"] and not marks and following:
        word = around.before(start)[0]
        spanned_ = around.listed("span_prepositions", word) and not around.listed("not_before_idle", word)
        return spanned_ and around.listed("after_day", following.lower())
    return True


def of_figures(around: Around, start: int, end: int) -> bool:
    """“Profit rose in the first half”: what a firm earns or a country makes stands in the sentence."""
    marks, following = around.after(end)
    if not marks and around.listed("genitive", following):
        return False
    if around.grammar.patterns["of_smaller"].match(around.text, end):
        return False  # “in the first half hour”
    return around.grammar.patterns["figures"].search(around.text, *_clause(around, start, end)) is not None


def _clause(around: Around, start: int, end: int) -> tuple[int, int]:
    """The sentence around a place as far as it reaches within some words, half-open offsets."""
    low, high = max(around.start, start - _SENTENCE), min(around.end, end + _SENTENCE)
    before = [found.end() for found in _STOP.finditer(around.text, low, start)]
    after = _STOP.search(around.text, end, high)
    return before[-1] if before else low, after.start() if after else high


def not_aged(around: Around, start: int, end: int) -> bool:
    """Not “the 46-year” of someone who is that old."""
    return around.grammar.patterns["age_glued"].match(around.text, end) is None


def _counted_before(around: Around, start: int) -> bool:
    """True after a number or a counted noun: “four flights a week”, “$1.76 a year”."""
    word, marks = around.before(start)
    if marks or around.listed("year_prepositions", word) or around.listed("span_prepositions", word):
        return False
    return (
        word.isdigit()
        or word.endswith(around.grammar.endings["plural"])
        and len(word) > 3
        and not around.listed("not_plural", word)
    )


def vague_duration(around: Around, start: int, end: int) -> bool:
    """“days”, “years” after a preposition or at a verb, not as half of a compound."""
    words = around.text[start:end].lower().split()
    marks, following = around.after(end)
    if not marks and around.listed("sides", following):
        return True
    if len(words) > 2 or len(words) > 1 and not around.grammar.patterns["definite"].match(around.text, start):
        return True
    word, marks = around.before(start)
    return not around.listed("idle_units", words[-1]) and (
        bool(around.listed("span_prepositions", word)) and not marks
    )


def accounts(around: Around, start: int, end: int) -> bool:
    """“the year ended March 31”: a length, not a calendar year."""
    return around.listed("up_to", around.after(end)[1])


def for_year(around: Around, start: int, end: int) -> bool:
    """“sales for the year were flat”: the current one; not “for the year ahead”, “for the year of the ox”."""
    marks, following = around.after(end)
    if not around.listed("length_prepositions", around.before(start)[0]):
        return False
    if not marks and around.grammar.patterns["of_money"].match(around.text, end):
        return True  # “a high for the year of $42.875”
    goes_on = around.listed("after_day", following) and not around.listed("up_to", following)
    return bool(marks) or not following or goes_on


def full_year(around: Around, start: int, end: int) -> bool:
    """“for the full year”, “full-year results”; not “he stayed the full year”, “the full year of 1998”."""
    marks, following = around.after(end)
    if not marks and (around.listed("genitive", following) or around.tells_time(following)):
        return False
    word, before = around.before(start)
    glued = "-" in around.text[start:end]
    return glued or not before and around.listed("span_prepositions", word)


def throughout(around: Around, start: int, end: int) -> bool:
    """“throughout the week”, and nothing that it is the week of."""
    word, marks = around.before(start)
    behind, following = around.after(end)
    whole = bool(behind) or not following or around.listed("after_day", following)
    return not marks and around.listed("throughout", word) and whole


def of_length(around: Around, start: int, end: int) -> bool:
    """“the first nine months of the year”: what a length is a part of."""
    behind = around.text[max(around.start, start - WINDOW) : start]
    return around.grammar.patterns["length_of"].search(behind) is not None


def spanned(around: Around, start: int, end: int) -> bool:
    """After a preposition that a length or period follows: for, in, during, over."""
    word, marks = around.before(start)
    return not marks and around.listed("span_prepositions", word)


def of_thing(around: Around, start: int, end: int) -> bool:
    """“an 8-month-old truce”: the age of something that goes on, or of a thing where no one is that old."""
    found = around.grammar.patterns["aged"].match(around.text, end)
    if found is None:
        return False
    words = found.group().lower().split()
    if any(around.listed("lasting_things", word) for word in words):
        return True
    years = around.grammar.patterns["years_old"].search(around.text[start:end])
    return years is None and not any(around.listed("young", word) for word in words)


def not_for(around: Around, start: int, end: int) -> bool:
    """“a week on Monday”, not “they met for two days on Monday”."""
    word, marks = around.before(start)
    return bool(marks) or not around.listed("length_prepositions", word)


def not_verb(around: Around, start: int, end: int) -> bool:
    """“in the last days”, not “the raids could last days”."""
    word, marks = around.before(start)
    return bool(marks) or not around.listed("verb_openers", word)


def set_rate(around: Around, start: int, end: int) -> bool:
    """“a day” after a number or a word of counting: 30 a day, once a week, $5 a year."""
    text = around.text[max(around.start, start - WINDOW) : start]
    if re.search(r"[$£€¥]\s?\d[\d.,]*\s*$", text):
        return False
    if around.grammar.patterns["counted_things"].search(text):
        marks, following = around.after(end)
        return not around.listed("sides", following.lower())
    return bool(re.search(r"(?:\d|%)\s*$", text)) or around.listed("rates", around.before(start)[0])


def for_before(around: Around, start: int, end: int) -> bool:
    """After “for”, by which a length is told: “for the next year”."""
    word, marks = around.before(start)
    return not marks and around.listed("length_prepositions", word)
