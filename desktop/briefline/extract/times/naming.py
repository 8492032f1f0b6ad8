"""Names and ages that look like times: “USA Today”, “in his 30s”; and words that only point at a date."""

from __future__ import annotations

import re

from briefline.extract.times.around import WINDOW, Around

_LINE = 120  # characters of a line that are looked at
_PARTICLE = 3  # letters of the words that headlines write small, and words that make no headline
_NEARBY = 60  # characters around a half or a decade in which words stand that say of what
_GAME = 120  # characters around a quarter in which words of a game stand


def not_name(around: Around, start: int, end: int) -> bool:
    """Not part of a name: no capitalised word follows or comes right before it inside a sentence."""
    marks, following = around.after(end)
    dated = around.text[end - 1].isdigit()  # “the Easter 1916 Rising” tells its year
    return dated or not (not marks and following[:1].isupper() and not following.isupper())


def not_titled(around: Around, start: int, end: int) -> bool:
    """Not part of the name of a paper or programme: “USA Today”, “the Sunday Times”."""
    if around.grammar.patterns["paper_on"].search(around.text, max(around.start, start - WINDOW), start):
        return False  # “the Mail on Sunday”
    definite = around.grammar.patterns["definite"].match(around.text, start)
    start = definite.end() if definite else start
    if not around.text[start].isupper() or around.text[start:end].isupper():
        return True
    marks, following = around.after(end)
    small = around.grammar.lexicon.words.get(around.text[start:end].lower())
    own = small is not None and "deictic" in small.values  # “today”, no weekday
    if not marks and around.listed("titles", following.lower()) and (own or following[:1].isupper()):
        return False
    beyond = re.match(r"\s+[A-Z]\w+\s+([A-Z]\w+)", around.text[end : end + WINDOW])
    if (
        beyond
        and around.listed("parts_of_day", following.lower())
        and around.listed("titles", beyond[1].lower())
    ):
        return False  # “Saturday Night Live”
    behind = around.text[max(around.start, start - WINDOW) : start]
    epithet = re.search(r"([^\W\d_a-zß-ÿ][^\W\d_]*) $", behind)
    if (
        epithet
        and around.listed("day_epithets", epithet[1].lower())
        or not not_event_name(around, start, end)
    ):
        return False  # “Bloody Sunday”, “Friday Street”
    return not (own and re.search(r"[^\W\d_a-zß-ÿ][^\W_]* $", behind))


def in_headline(around: Around, start: int) -> bool:
    """True on a line whose words begin with capitals, as in headlines: “Prices Will Go Up This Year”."""
    low = max(around.start, start - _LINE, around.text.rfind("\n", around.start, start) + 1)
    line = around.text[low : min(around.end, start + _LINE)].partition("\n")[0]
    words = [word for word in re.findall(r"[^\W\d_]+", line) if len(word) > _PARTICLE]
    return len(words) > _PARTICLE and all(word[0].isupper() for word in words)


def of_accounts(around: Around, start: int, end: int) -> bool:
    """“the fourth quarter” of a year, not of a game: no word of one stands near."""
    if around.grammar.patterns["of_match"].match(around.text, end, around.end):
        return False
    behind, ahead = max(around.start, start - _GAME), min(around.end, end + _GAME)
    return around.grammar.patterns["of_game"].search(around.text, behind, ahead) is None


def attacked(around: Around, start: int, end: int) -> bool:
    """“the Sept. 11 attacks”: what is called by its day."""
    marks, following = around.after(end)
    determined = around.grammar.patterns["determined"]
    article = around.text[start : start + 4].lower() == "the " or determined.search(
        around.text, max(around.start, start - WINDOW), start
    )
    return bool(article) and not marks and around.listed("attacks", following)


def not_event_name(around: Around, start: int, end: int) -> bool:
    """“on Good Friday”, not “the Good Friday Agreement”."""
    marks, following = around.after(end)
    if marks or around.text[end - 1].isdigit():
        return True
    return not (following[:1].isupper() and around.listed("named_after_days", following.lower()))


def own_nation(around: Around, start: int, end: int) -> bool:
    """“Independence Day”, not “Kosovo's Independence Day”."""
    word = re.search(
        r"([^\W\d_a-zß-ÿ][\w.]*)(?:['’]s)? $", around.text[max(around.start, start - WINDOW) : start]
    )
    return word is None or around.listed("own_nations", word[1].lower())


def not_of_named(around: Around, start: int, end: int) -> bool:
    """“the second day of talks”, not “the last day of May”, “a third day-long meeting”."""
    if around.text[end - 3 : end].istitle() or around.text[end : end + 1] == "-":
        return False
    return around.grammar.patterns["of_period"].match(around.text, end) is None


def not_paper(around: Around, start: int, end: int) -> bool:
    """“the daily count”, not “a daily said”, “the weekly, due out soon”: a paper."""
    word, marks = around.before(start)
    if marks or not around.listed("articles", word):
        return True
    behind, following = around.after(end)
    return not (behind[:1] in (",", ".", ";") or around.listed("after_day", following))


def not_age(around: Around, start: int, end: int) -> bool:
    """“the 30s”, not “in his 30s”, “in her early 40s”."""
    if not around.grammar.patterns["decade_of_age"].search(around.text[start:end]):
        return True  # “his 1990s hits”
    if around.grammar.patterns["of_temperature"].search(
        around.text, max(around.start, start - _NEARBY), start
    ):
        return False
    behind = around.text[max(around.start, start - WINDOW) : start].lower()
    words = re.findall(r"[^\W\d_]+", behind)[-2:]
    if words and around.listed("parts", words[-1]):
        words.pop()
    return not (words and around.listed("possessives", words[-1]))


def not_named(around: Around, start: int, end: int) -> bool:
    """Not the end of a name: “High Noon”, but “At Noon” in a title."""
    word = re.search(r"([^\W\d_a-zß-ÿ][^\W\d_]+) $", around.text[max(around.start, start - WINDOW) : start])
    own = around.text[start].isupper() and not around.text[start:end].isupper()
    return word is None or not own or around.listed("clock_prepositions", word[1].lower())


def small_or_no_name(around: Around, start: int, end: int) -> bool:
    """“the former Secretary”, “what is now Volgograd”; not “Future Shop”."""
    return around.text[start].islower() or not_name(around, start, end)


def nocturnal(around: Around, start: int, end: int) -> bool:
    """“by night”, “a night attack”, “nighttime raids”: the time at which something is done."""
    text = around.text[start:end].lower()
    if around.listed("nighttime", text):
        return True
    if not around.listed("night_words", text):
        return False
    word, marks = around.before(start)
    following = around.after(end)
    if not marks and around.listed("night_prepositions", word):
        return True
    return following[0] in ("", "-") and around.listed("night_nouns", following[1])


def possessed(around: Around, start: int, end: int) -> bool:
    """“its present ground”: behind a possessive, and what is present follows."""
    word, marks = around.before(start)
    behind, following = around.after(end)
    noun = not behind and following.isalpha() and not around.listed("after_day", following)
    return noun and not marks and around.listed("possessives", word)


def up_to_this_day(around: Around, start: int, end: int) -> bool:
    """“to this day”, and of units only that."""
    return around.grammar.patterns["to_this_day"].fullmatch(around.text, start, end) is not None


def of_event(around: Around, start: int, end: int) -> bool:
    """“the first year of the war”: of something that is no stretch of the calendar itself."""
    if around.grammar.patterns["of_period"].match(around.text, end):
        return False
    return around.grammar.patterns["of_event"].match(around.text, end) is not None


def of_that_time(around: Around, start: int, end: int) -> bool:
    """“during this time”, “at the same time”; not “this time he won”, “at this time of year”."""
    word, marks = around.before(start)
    following = around.after(end)
    name = "time_prepositions"
    if around.grammar.patterns["the_time"].fullmatch(around.text, start, end):
        name = "just_then"  # “was at the time no town”, not “by the time he came”
        if not (following[0] or around.listed("after_that_time", following[1]) or not following[1]):
            return False
    told = not marks and around.listed(name, word)
    return told and not (not following[0] and around.listed("not_of_time", following[1]))


def closed_season(around: Around, start: int, end: int) -> bool:
    """“the season after”, with nothing that it is after of."""
    last = around.text[start:end].split()[-1].lower()
    if around.grammar.lexicon.words[last].values.keys() & {"playing"}:
        return True
    marks, following = around.after(end)
    return bool(marks) or not following or around.listed("closing", following.lower())


def age_told(around: Around, start: int, end: int) -> bool:
    """“aged 62”, not “aged 62 to 70”, “the age of 40 ships”."""
    marks, following = around.after(end)
    if marks:
        return marks[:1] not in ("-", "–") or not around.text[end - 1].isdigit()
    aged = around.text[end - 1].isdigit() and around.listed("not_after_age", following)
    return not aged and not (around.text[end - 1].isdigit() and around.listed("counted", following))


def current_of(around: Around, start: int, end: int) -> bool:
    """“the current crisis”, not “an electric current”: what is current follows."""
    if not around.grammar.patterns["current"].search(around.text[start:end]):
        return True
    marks, following = around.after(end)
    return following.isalpha() and marks in ("", '"', "“") and not around.listed("after_day", following)


def by_night(around: Around, start: int, end: int) -> bool:
    """“agreed overnight”, “overnight raids”; not “an overnight train”, “overnight deposits”."""
    marks, following = around.after(end)
    return marks not in ("", "-") or not around.listed("by_night_nouns", following.lower())


def what_is_recent(around: Around, start: int, end: int) -> bool:
    """“a more recent poll”: an article before it and a noun behind."""
    word, marks = around.before(start)
    behind, following = around.after(end)
    return not marks and around.listed("determiners_of_recent", word) and not behind and following.isalpha()


def recent_alone(around: Around, start: int, end: int) -> bool:
    """“recently” by itself, not “as recently as 2009” or “most recently last October”."""
    if not around.grammar.patterns["recently"].search(around.text[start:end]):
        return True
    marks, following = around.after(end)
    return bool(marks) or not (around.listed("likeness", following) or around.tells_time(following))


def in_any_season(around: Around, start: int, end: int) -> bool:
    """“in summer”, not “the middle of summer”."""
    word, marks = around.before(start)
    return not marks and around.listed("any_season", word)


def after_modal(around: Around, start: int, end: int) -> bool:
    """After a word that speaks of what may come: “will one day be”."""
    word, marks = around.before(start)
    return not marks and around.listed("modals", word)
