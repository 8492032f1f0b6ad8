"""The words around a candidate: what speaks for a date, and what against."""

from __future__ import annotations

from collections.abc import Callable

from briefline.extract.times import lengths, lines, naming, numerals, period_names
from briefline.extract.times.around import WINDOW, Around


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
    return plain or naming.in_headline(around, start)


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
    "year": numerals.year,
    "month": period_names.month,
    "in_any_season": naming.in_any_season,
    "month_preposed": period_names.month_preposed,
    "season": period_names.season,
    "seasons": period_names.seasons,
    "not_ratio": numerals.not_ratio,
    "dotted": numerals.dotted,
    "reference": numerals.reference,
    "day_alone": day_alone,
    "preposed": preposed,
    "at_clock": numerals.at_clock,
    "at_hour": numerals.at_hour,
    "dash_lost": numerals.dash_lost,
    "by_the_clock": numerals.by_the_clock,
    "at_light": at_light,
    "labels_line": lines.labels_line,
    "at_feast": at_feast,
    "not_verse": numerals.not_verse,
    "struck": numerals.struck,
    "in_year": numerals.in_year,
    "named_in_brackets": numerals.named_in_brackets,
    "line_start": lines.line_start,
    "not_name": naming.not_name,
    "small_or_no_name": naming.small_or_no_name,
    "nocturnal": naming.nocturnal,
    "of_event": naming.of_event,
    "of_that_time": naming.of_that_time,
    "possessed": naming.possessed,
    "up_to_this_day": naming.up_to_this_day,
    "not_line": lines.not_line,
    "no_noun_behind": lines.no_noun_behind,
    "closed_season": naming.closed_season,
    "age_told": naming.age_told,
    "not_aged": lengths.not_aged,
    "not_named": naming.not_named,
    "attacked": naming.attacked,
    "not_event_name": naming.not_event_name,
    "own_nation": naming.own_nation,
    "current_of": naming.current_of,
    "half_code": numerals.half_code,
    "by_night": naming.by_night,
    "counts_from_launch": numerals.counts_from_launch,
    "capital": capital,
    "no_noun": no_noun,
    "upper": upper,
    "not_article": not_article,
    "ref_word": ref_word,
    "set_rate": lengths.set_rate,
    "never": never,
    "not_for": lengths.not_for,
    "not_verb": lengths.not_verb,
    "of_figures": lengths.of_figures,
    "not_of_named": naming.not_of_named,
    "not_paper": naming.not_paper,
    "of_thing": lengths.of_thing,
    "not_of": not_of,
    "one_line": lines.one_line,
    "clock_line": lines.clock_line,
    "ends": lines.ends,
    "adverbial": lines.adverbial,
    "event_year": numerals.event_year,
    "in_era": numerals.in_era,
    "in_era_loosely": numerals.in_era_loosely,
    "era_range": numerals.era_range,
    "no_count": numerals.no_count,
    "onward": onward,
    "spanned": lengths.spanned,
    "accounts": lengths.accounts,
    "for_year": lengths.for_year,
    "of_length": lengths.of_length,
    "of_accounts": naming.of_accounts,
    "full_year": lengths.full_year,
    "throughout": lengths.throughout,
    "in_part": in_part,
    "unit_name": unit_name,
    "closed": closed,
    "past_noun": past_noun,
    "duration": lengths.duration,
    "vague_duration": lengths.vague_duration,
    "quarters": quarters,
    "recent_alone": naming.recent_alone,
    "what_is_recent": naming.what_is_recent,
    "not_titled": naming.not_titled,
    "not_age": naming.not_age,
    "after_modal": naming.after_modal,
    "not_after": not_after,
    "for_before": lengths.for_before,
    "range": numerals.in_range,
}
