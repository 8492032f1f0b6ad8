"""Names and ages that look like times: “USA Today”, “in his 30s”; and words that only point at a date."""

from __future__ import annotations

import re

from briefline.extract.times.around import WINDOW, Around


def not_name(around: Around, start: int, end: int) -> bool:
    """Not part of a name: no capitalised word follows or comes right before it inside a sentence."""
    marks, following = around.after(end)
    dated = around.text[end - 1].isdigit()  # “the Easter 1916 Rising” tells its year
    return dated or not (not marks and following[:1].isupper() and not following.isupper())


def not_titled(around: Around, start: int, end: int) -> bool:
    """Not part of the name of a paper or programme: “USA Today”, “the Sunday Times”."""
    if not around.text[start].isupper() or around.text[start:end].isupper():
        return True
    marks, following = around.after(end)
    small = around.grammar.lexicon.words.get(around.text[start:end].lower())
    own = small is not None and "deictic" in small.values  # “today”, no weekday
    if not marks and around.listed("titles", following.lower()) and (own or following[:1].isupper()):
        return False
    behind = around.text[max(around.start, start - WINDOW) : start]
    return not (own and re.search(r"[^\W\d_a-zß-ÿ][^\W_]* $", behind))


def not_age(around: Around, start: int, end: int) -> bool:
    """“the 30s”, not “in his 30s”, “in her early 40s”."""
    behind = around.text[max(around.start, start - WINDOW) : start].lower()
    words = re.findall(r"[^\W\d_]+", behind)[-2:]
    if words and around.listed("parts", words[-1]):
        words.pop()
    return not (words and around.listed("possessives", words[-1]))


def recent_alone(around: Around, start: int, end: int) -> bool:
    """“recently” by itself, not “as recently as 2009” or “most recently last October”."""
    if not around.grammar.patterns["recently"].search(around.text[start:end]):
        return True
    marks, following = around.after(end)
    return bool(marks) or not (around.listed("likeness", following) or around.tells_time(following))
