"""The words around a candidate: what speaks for a date, and what against."""

from __future__ import annotations

from collections.abc import Callable

from briefline.extract.times.around import WINDOW, Around
from briefline.extract.times.lengths import (
    accounts,
    duration,
    for_before,
    for_year,
    full_year,
    not_aged,
    not_for,
    not_verb,
    of_figures,
    of_length,
    of_thing,
    set_rate,
    spanned,
    throughout,
    vague_duration,
)
from briefline.extract.times.lines import adverbial, clock_line, ends, labels_line, line_start, one_line
from briefline.extract.times.naming import (
    after_modal,
    age_told,
    attacked,
    by_night,
    closed_season,
    current_of,
    in_any_season,
    in_headline,
    month,
    month_preposed,
    nocturnal,
    not_age,
    not_event_name,
    not_name,
    not_named,
    not_of_named,
    not_paper,
    not_titled,
    of_accounts,
    of_that_time,
    own_nation,
    recent_alone,
    season,
    seasons,
    small_or_no_name,
    what_is_recent,
)
from briefline.extract.times.numerals import (
    at_clock,
    at_hour,
    by_the_clock,
    counts_from_launch,
    dotted,
    era_range,
    event_year,
    half_code,
    in_era,
    in_era_loosely,
    in_range,
    in_year,
    no_count,
    not_ratio,
    not_verse,
    reference,
    struck,
    year,
)


def day_alone(around: Around, start: int, end: int) -> bool:
    """“the 5th” stands alone: nothing follows that it could be the fifth of."""
    marks, following = around.after(end)
    if marks:
        return marks[:1] not in ("-", "–")
    if not following or around.listed("after_day", following.lower()):
        return True
    named = around.grammar.patterns["name_and_verb"].match(around.text, end, min(around.end, end + WINDOW))
    return named is not None and around.listed("day_prepositions", around.before(start)[0])


def preposed(around: Around, start: int, end: int) -> bool:
    """After a preposition of time."""
    word, marks = around.before(start)
    if marks == "," and word.isdigit() and "/" in around.text[start:end]:
        return True
    return not marks and around.listed("date_prepositions", word)


def at_light(around: Around, start: int, end: int) -> bool:
    """“at dawn”, “by dusk”, and nothing that it is the dawn of."""
    word, marks = around.before(start)
    following = around.after(end)
    return (
        not marks
        and around.listed("light_prepositions", word)
        and (bool(following[0]) or not around.listed("genitive", following[1]))
    )


def at_feast(around: Around, start: int, end: int) -> bool:
    """Behind “at”, “before” and the like, as a feast is, and no noun after it."""
    word, marks = around.before(start)
    following = around.after(end)
    ends = bool(following[0]) or not following[1] or around.listed("after_day", following[1].lower())
    return not marks and around.listed("feast_prepositions", word) and ends


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
    plain = last[0].islower() or text.isupper() or around.near(start) in ("\n", "")
    return plain or in_headline(around, start)


def onward(around: Around, start: int, end: int) -> bool:
    """“a decade on it fell”, not “two days on the road”."""
    return closed(around, start, end) or around.listed("pronouns", around.after(end)[1].lower())


def not_of(around: Around, start: int, end: int) -> bool:
    """Not “the last day of the period”, which counts from the period's end."""
    marks, following = around.after(end)
    last = around.grammar.patterns["the_last"].match(around.text, start)
    return bool(marks) or not around.listed("genitive", following) or last is None


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


def quarters(around: Around, start: int, end: int) -> bool:
    """“the quarter”, “the period” in a text about quarterly results."""
    return around.grammar.patterns["quarter"].search(around.text[start:end]) is not None


def not_after(around: Around, start: int, end: int) -> bool:
    """“the following April”, not “the weeks following April's election”."""
    first = around.text[start:end].split()[0].lower()
    owned = around.grammar.patterns["owned"].match(around.text, end)
    return owned is None or not around.listed("words_for_after", first)


CHECKS: dict[str, Callable[[Around, int, int], bool]] = {
    "year": year,
    "month": month,
    "in_any_season": in_any_season,
    "month_preposed": month_preposed,
    "season": season,
    "seasons": seasons,
    "not_ratio": not_ratio,
    "dotted": dotted,
    "reference": reference,
    "day_alone": day_alone,
    "preposed": preposed,
    "at_clock": at_clock,
    "at_hour": at_hour,
    "by_the_clock": by_the_clock,
    "at_light": at_light,
    "labels_line": labels_line,
    "at_feast": at_feast,
    "not_verse": not_verse,
    "struck": struck,
    "in_year": in_year,
    "line_start": line_start,
    "not_name": not_name,
    "small_or_no_name": small_or_no_name,
    "nocturnal": nocturnal,
    "of_that_time": of_that_time,
    "closed_season": closed_season,
    "age_told": age_told,
    "not_aged": not_aged,
    "not_named": not_named,
    "attacked": attacked,
    "not_event_name": not_event_name,
    "own_nation": own_nation,
    "current_of": current_of,
    "half_code": half_code,
    "by_night": by_night,
    "counts_from_launch": counts_from_launch,
    "capital": capital,
    "no_noun": no_noun,
    "upper": upper,
    "not_article": not_article,
    "ref_word": ref_word,
    "set_rate": set_rate,
    "never": never,
    "not_for": not_for,
    "not_verb": not_verb,
    "of_figures": of_figures,
    "not_of_named": not_of_named,
    "not_paper": not_paper,
    "of_thing": of_thing,
    "not_of": not_of,
    "one_line": one_line,
    "clock_line": clock_line,
    "ends": ends,
    "adverbial": adverbial,
    "event_year": event_year,
    "in_era": in_era,
    "in_era_loosely": in_era_loosely,
    "era_range": era_range,
    "no_count": no_count,
    "onward": onward,
    "spanned": spanned,
    "accounts": accounts,
    "for_year": for_year,
    "of_length": of_length,
    "of_accounts": of_accounts,
    "full_year": full_year,
    "throughout": throughout,
    "in_part": in_part,
    "unit_name": unit_name,
    "closed": closed,
    "past_noun": past_noun,
    "duration": duration,
    "vague_duration": vague_duration,
    "quarters": quarters,
    "recent_alone": recent_alone,
    "what_is_recent": what_is_recent,
    "not_titled": not_titled,
    "not_age": not_age,
    "after_modal": after_modal,
    "not_after": not_after,
    "for_before": for_before,
    "range": in_range,
}
