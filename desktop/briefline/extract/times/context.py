"""The words around a candidate: what speaks for a date, and what against."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefline.extract.times.around import Around
from briefline.extract.times.lengths import (
    accounts,
    duration,
    for_year,
    of_length,
    set_rate,
    spanned,
    vague_duration,
)
from briefline.extract.times.naming import not_age, not_name, not_titled, recent_alone


def year(around: Around, start: int, end: int) -> bool:
    """A bare number of four digits is a year: not an amount, a reference, or half of a code."""
    if not _year(around, start, end):
        return False
    behind = around.text[max(around.start, start - 16) : start]
    pair = around.grammar.patterns["year_joined"].search(behind)
    return pair is None or _year(
        around, start - len(behind) + pair.start(1), start - len(behind) + pair.end(1)
    )


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


def _year(around: Around, start: int, end: int) -> bool:
    text = around.text
    word, marks = around.before(start)
    if marks in ("", ".", ":") and around.listed("number_nouns", word) or _is_numbered(around, start, end):
        return False
    if around.grammar.patterns["compared"].search(text[max(around.start, start - 16) : start]):
        return False
    ahead = text[end : end + 6]
    if re.match(r"[-–/.:][^\W_a-zß-ÿ]", ahead) and not re.match(r"[-–/](?:[12]\d{3}|\d\d)(?![\w/-])", ahead):
        return False
    behind = text[max(around.start, start - 24) : start]
    if behind.endswith(("#", "+", "$", "€", "£", "№", "§")):
        return False
    joined = re.search(r"([^\W_]+)[-–/.:_]$", behind)
    if joined and not (around.listed("hyphened", joined[1].lower()) or re.fullmatch(r"\d{3,4}", joined[1])):
        return False
    following_marks, following = around.after(end)
    if not marks and word.isdigit() or not following_marks and following.isdigit():
        return False  # half of a longer number
    if not marks and around.listed("year_prepositions", word):
        return following_marks[:1] in ("'", "’") or not around.listed("counted", following.lower())
    if following_marks:
        return True
    lower = following.lower()
    if around.listed("counted", lower):
        return False
    plural = following.islower() and lower.endswith(around.grammar.endings["plural"]) and len(lower) > 3
    return not plural or around.listed("not_plural", lower)


def month(around: Around, start: int, end: int) -> bool:
    """A bare month whose name is also a plain word needs a sign: a preposition, not a pronoun or title."""
    if around.text[end : end + 1] == "-" and around.text[end + 1 : end + 2].isalnum():
        return False  # Mar-a-Lago
    name = around.text[start:end].strip().lower().rstrip(".")
    word, marks = around.before(start)
    following_marks, following = around.after(end)
    if following[:1].isupper() and not following_marks and around.listed("first_names", name):
        return not marks and around.listed("month_only_prepositions", word)  # “in June Pretoria fell”
    if around.listed("articles", word) and not marks and around.text[start].isupper():
        return (
            following.islower()
            and not following_marks
            and not around.listed("fall_follows", following)
            and not around.listed("after_name", following)
        )
    shaky = around.grammar.lexicon.words.get(name.capitalize())
    if shaky is None or "shaky" not in shaky.values:
        return True
    return not marks and around.listed("month_prepositions", word)


def season(around: Around, start: int, end: int) -> bool:
    """“fall” and “spring” are seasons only after a word that says so; “summer” and “winter” mostly are."""
    name = around.text[start:end].strip().lower().split()[-1]
    word, marks = around.before(start)
    following_marks, following = around.after(end)
    if around.text[start : start + 1].isupper() and following[:1].isupper() and not following_marks:
        return False  # a name: Summer Olympics, Winter Palace
    definite = around.grammar.patterns["definite"].match(around.text, start)
    if definite and not around.listed("fall_follows", following.lower()):
        return True
    if name in around.grammar.lists["shaky_seasons"]:
        if not following_marks and around.listed("season_nouns", following.lower()):
            return True  # “a spring offensive”
        if not following_marks and around.listed("fall_follows", following.lower()):
            return False
        return around.listed("season_prepositions", word) and not marks
    return True


def dotted(around: Around, start: int, end: int) -> bool:
    """12.5.2021 is a date after a preposition or at the start of a line; elsewhere it may be a version."""
    if "." not in around.text[start:end]:
        return not re.search(r"[\w.]-$|#$", around.text[max(around.start, start - 2) : start])
    word, marks = around.before(start)
    return around.listed("date_prepositions", word) or not word or marks[-1:] in ("(", ",", ":")


def reference(around: Around, start: int, end: int) -> bool:
    """Not a number, case, section or page."""
    word, marks = around.before(start)
    return not around.listed("number_nouns", word) and marks[-1:] not in ("#", "§", "№")


def day_alone(around: Around, start: int, end: int) -> bool:
    """“the 5th” stands alone: nothing follows that it could be the fifth of."""
    marks, following = around.after(end)
    if marks:
        return marks[:1] not in ("-", "–")
    return not following or around.listed("after_day", following.lower())


def preposed(around: Around, start: int, end: int) -> bool:
    """After a preposition of time."""
    word, marks = around.before(start)
    if marks == "," and word.isdigit() and "/" in around.text[start:end]:
        return True
    return not marks and around.listed("date_prepositions", word)


def at_clock(around: Around, start: int, end: int) -> bool:
    """4.30 is a clock time after “at” and the like."""
    word, marks = around.before(start)
    following = around.after(end)[1].lower()
    return not marks and around.listed("clock_prepositions", word) and not around.listed("counted", following)


def labels_line(around: Around, start: int, end: int) -> bool:
    """At the start of the section or line, and a colon behind."""
    return line_start(around, start, end) and around.after(end)[0] == ":"


def at_feast(around: Around, start: int, end: int) -> bool:
    """Behind “at”, “before” and the like, as a feast is, and no noun after it."""
    word, marks = around.before(start)
    following = around.after(end)
    ends = bool(following[0]) or not following[1] or around.listed("after_day", following[1].lower())
    return not marks and around.listed("feast_prepositions", word) and ends


def in_year(around: Around, start: int, end: int) -> bool:
    """’68 after “in” and the like, and no closing quote behind."""
    word, marks = around.before(start)
    following_marks, following = around.after(end)
    quoted = following_marks[:1] in ("'", "’", "”") or not following_marks and following.islower()
    counted = quoted and around.listed("counted", following.lower())
    return (
        not marks and around.listed("year_prepositions", word) and not counted and "'" not in following_marks
    )


def not_verse(around: Around, start: int, end: int) -> bool:
    """Not chapter and verse of a book: “John 3:16”."""
    word, marks = around.before(start)
    return bool(marks) or not around.listed("books", word) or not around.text[start - 2 : start - 1].isalpha()


def line_start(around: Around, start: int, end: int) -> bool:
    """At the start of the section or line."""
    return not re.search(r"[^\s*•◦▪>#|–—-][^\n]*$", around.text[max(around.start, start - 80) : start])


def capital(around: Around, start: int, end: int) -> bool:
    """Written with a capital letter."""
    return around.text[start : start + 1].isupper()


def no_noun(around: Around, start: int, end: int) -> bool:
    """Where nouns have capitals: written small, or at the start of a sentence."""
    word, marks = around.before(start)
    return around.text[start].islower() or not word or marks[-1:] in tuple(".!?:")


def upper(around: Around, start: int, end: int) -> bool:
    """Letters are all capitals: 14 NOV 24."""
    return around.text[start:end].isupper()


def not_article(around: Around, start: int, end: int) -> bool:
    """No article or possessive in front: not “a second”, “the minute”."""
    word, marks = around.before(start)
    return bool(marks) or not around.listed("articles", word)


def ref_word(around: Around, start: int, end: int) -> bool:
    """“once”, “soon”, “previously” as adverbs of time, not “once a week”, “at once”, “once the …”."""
    word, _ = around.before(start)
    marks, following = around.after(end)
    return not around.listed("not_before_ref", word) and (
        bool(marks) or not around.listed("not_after_ref", following.lower())
    )


def closed(around: Around, start: int, end: int) -> bool:
    """Nothing follows that it could be before or after of: a mark, the end, or a verb."""
    marks, following = around.after(end)
    return bool(marks) or not following or around.listed("closing", following.lower())


def in_part(around: Around, start: int, end: int) -> bool:
    """“in the morning”, and nothing that it is the morning of."""
    marks, following = around.after(end)
    preposed = around.listed("part_prepositions", around.before(start)[0])
    return preposed and (bool(marks) or not around.listed("part_of", following))


def unit_name(around: Around, start: int, end: int) -> bool:
    """“this week”, not the name of a show or paper, “This Week”."""
    text = around.text[start:end]
    last = text.split()[-1]
    return last[0].islower() or text.isupper() or around.near(start) in ("\n", "")


def onward(around: Around, start: int, end: int) -> bool:
    """“a decade on it fell”, not “two days on the road”."""
    return closed(around, start, end) or around.listed("pronouns", around.after(end)[1].lower())


def event_year(around: Around, start: int, end: int) -> bool:
    """“the synod of 431”: after the name of what happened then, and no count of people or things."""
    before = around.grammar.patterns["noun_of"].search(around.text[max(around.start, start - 24) : start])
    marks, following = around.after(end)
    if before is None or not around.listed("event_nouns", before[1].lower()):
        return False
    told = around.listed("after_day", following) or following.endswith(around.grammar.endings["past"])
    return bool(marks) or not following or told


def ends(around: Around, start: int, end: int) -> bool:
    """A mark or the end of the text follows."""
    marks, following = around.after(end)
    return bool(marks) or not following


def adverbial(around: Around, start: int, end: int) -> bool:
    """“quarterly” at the start of a line or before a mark, not “the quarterly dividend”."""
    return ends(around, start, end) or line_start(around, start, end)


def not_of(around: Around, start: int, end: int) -> bool:
    """Not “the last day of the period”, which counts from the period's end."""
    marks, following = around.after(end)
    last = around.grammar.patterns["the_last"].match(around.text, start)
    return bool(marks) or not around.listed("genitive", following) or last is None


def clock_line(around: Around, start: int, end: int) -> bool:
    """The clock time does not begin a new line: an entry of a log has its own."""
    return not re.search(r"\n\s*\d{1,2}[:.h]\d\d", around.text[start:end])


def one_line(around: Around, start: int, end: int) -> bool:
    """Not broken by a line's end."""
    return "\n" not in around.text[start:end]


def never(around: Around, start: int, end: int) -> bool:
    """Counts only as a part of something larger."""
    return False


def past_noun(around: Around, start: int, end: int) -> bool:
    """“the past” as a noun or “recent” as an adjective of time, not “past the gate”."""
    text = around.text[start:end]
    if not around.grammar.patterns["bare_past"].search(text):
        return True
    marks, following = around.after(end)
    return around.grammar.patterns["definite"].search(text) is not None and (
        bool(marks) or not following or around.listed("after_day", following.lower())
    )


def after_modal(around: Around, start: int, end: int) -> bool:
    """After a word that speaks of what may come: “will one day be”."""
    word, marks = around.before(start)
    return not marks and around.listed("modals", word)


def for_before(around: Around, start: int, end: int) -> bool:
    """After “for”, by which a length is told: “for the next year”."""
    word, marks = around.before(start)
    return not marks and around.listed("length_prepositions", word)


def quarters(around: Around, start: int, end: int) -> bool:
    """“the quarter”, “the period” in a text about quarterly results."""
    return around.grammar.patterns["quarter"].search(around.text[start:end]) is not None


def in_range(around: Around, start: int, end: int) -> bool:
    """A range is not broken by a paragraph, and is not part of a longer code."""
    ahead = around.text[end : end + 2]
    return not (ahead[:1] in "-–/" and ahead[1:].isalnum())


CHECKS: dict[str, Callable[[Around, int, int], bool]] = {
    "year": year,
    "month": month,
    "season": season,
    "dotted": dotted,
    "reference": reference,
    "day_alone": day_alone,
    "preposed": preposed,
    "at_clock": at_clock,
    "labels_line": labels_line,
    "at_feast": at_feast,
    "not_verse": not_verse,
    "in_year": in_year,
    "line_start": line_start,
    "not_name": not_name,
    "capital": capital,
    "no_noun": no_noun,
    "upper": upper,
    "not_article": not_article,
    "ref_word": ref_word,
    "set_rate": set_rate,
    "never": never,
    "not_of": not_of,
    "one_line": one_line,
    "clock_line": clock_line,
    "ends": ends,
    "adverbial": adverbial,
    "event_year": event_year,
    "onward": onward,
    "spanned": spanned,
    "accounts": accounts,
    "for_year": for_year,
    "of_length": of_length,
    "in_part": in_part,
    "unit_name": unit_name,
    "closed": closed,
    "past_noun": past_noun,
    "duration": duration,
    "vague_duration": vague_duration,
    "quarters": quarters,
    "recent_alone": recent_alone,
    "not_titled": not_titled,
    "not_age": not_age,
    "after_modal": after_modal,
    "for_before": for_before,
    "range": in_range,
}
