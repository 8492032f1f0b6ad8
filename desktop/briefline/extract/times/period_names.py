"""Names of months and seasons that are plain words, too: “you may go”, “prices fall”, “a winter coat”."""

from __future__ import annotations

import re

from briefline.extract.times.around import Around

_SHORT = 3  # letters of a month that is cut short
_REACH = 30  # characters before it among which a name ends
_NAME_AHEAD = re.compile(r"\b[^\W\d_a-zß-ÿ][^\W\d_]+ $")


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
    if len(name) <= _SHORT and _NAME_AHEAD.search(around.text, max(around.start, start - _REACH), start):
        return around.listed("month_prepositions", word)  # “In Jun”, not “Tan Jun”
    shaky = around.grammar.lexicon.words.get(name.capitalize())
    if shaky is None or "shaky" not in shaky.values:
        return True
    if around.text[start].isupper() and (marks == "," and _is_month(around, word)):
        return True  # “in April, May and June”
    return not marks and around.listed("month_prepositions", word)


def _is_month(around: Around, word: str) -> bool:
    known = around.grammar.lexicon.words.get(word)
    return known is not None and "month" in known.values


def seasons(around: Around, start: int, end: int) -> bool:
    """“over the past springs”, “in summers”; not “hot springs”, “waterfalls”."""
    if not around.listed("shaky_many", around.text[start:end].lower()):
        return True
    word, marks = around.before(start)
    return not marks and around.listed("many_seasons", word)


def month_preposed(around: Around, start: int, end: int) -> bool:
    """After a preposition that stands before years and months."""
    word, marks = around.before(start)
    return not marks and around.listed("year_prepositions", word)


def season(around: Around, start: int, end: int) -> bool:
    """“fall” and “spring” are seasons only after a word that says so; “summer” and “winter” mostly are."""
    name = around.text[start:end].strip().lower().split()[-1]
    word, marks = around.before(start)
    following_marks, following = around.after(end)
    capital = around.text[end - len(name) : end - len(name) + 1].isupper()
    if capital and following[:1].isupper() and not following_marks:
        return around.listed("season_nouns", following.lower())  # the Spring Offensive, no Winter Palace
    if not following_marks and around.listed("season_kinds", following.lower()):
        return False  # “a winter coat”, “the summer camp”
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
