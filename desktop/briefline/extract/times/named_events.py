"""Times told from an event: “three days after the summit”, where the text itself dates the summit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefline.extract.times.bounds import sentence
from briefline.extract.times.copies import replace
from briefline.extract.times.recognise import Found
from briefline.extract.times.resolved import Resolved, vague
from briefline.extract.times.rules import Grammar
from briefline.extract.times.scene import Anchor, Scene, anchor_of
from briefline.extract.times.shifts import shift, within_of
from briefline.model.calendar import DAY
from briefline.model.timex import Timex, TimexType
from briefline.model.wording import words

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_MARKS = re.compile(r"[.;:!?()\n]")
_LONGEST = 5  # words of a name
_MANY = 64  # different names that are looked for in one text, so that the work stays linear
_UNITS = ("D", "W", "FN", "M", "Y", "DE")
_TAKEN = "it is taken to be what the text tells of that day"
_REACH = 40  # characters behind a name in which its verb stands
_NOWHERE = Scene(None, None, None, narrative=False, day_first=True, order_known=False, tense=lambda: 0)


class NamedEvents:
    """The days on which a text says that something was held, fought or signed.

    A day counts where nothing but a verb of happening and places stand between it and the event's name, so
    that “the summit was announced on 3 May” dates no summit, and only where the text gives no second day.
    """

    def __init__(self, text: str, grammar: Grammar, told: Sequence[Timex]) -> None:
        self.text = text
        self.grammar = grammar
        self.days = [one for one in told if _is_day(one)]
        self._known: dict[tuple[str, ...], Anchor | None] = {}
        self._by_verb: set[str] = set()

    def counted(self, found: Found) -> Resolved | None:
        """The day that a length before or after a named event comes to; None where no such event is dated."""
        reading, at = found.reading, found.span.end
        patterns = self.grammar.patterns
        within = patterns["within_of"].match(self.text, at) if reading.form == "duration" else None
        if within and patterns["within"].search(
            self.text[max(0, found.span.start - _REACH) : found.span.start]
        ):
            told = self._named(within.end())
            if told is None or not reading.count:
                return None
            return self._sure(within_of(reading, vague(""), told), told)
        if reading.form == "duration":
            side = patterns["event_side"].match(self.text, at)
            if side is None or reading.count is None or reading.count % 1 or reading.relation or reading.more:
                return None
            at = side.end()
            direction = -1 if patterns["event_before"].search(side.group()) else 1
        elif reading.form == "beside":
            direction = reading.direction
        else:
            return None
        anchor = self._named(at) if reading.unit in _UNITS else None
        if anchor is None:
            return None
        counting = replace(reading, form="shift", direction=direction, relation="narrative")
        return self._sure(shift(counting, _NOWHERE, anchor), anchor)

    def _sure(self, resolved: Resolved, told: Anchor) -> Resolved:
        """With a doubt where a verb stands for the event: another one of its kind may be meant."""
        if told.words not in self._by_verb:
            return resolved
        return replace(resolved, doubts=(*resolved.doubts, _TAKEN))

    def _named(self, at: int) -> Anchor | None:
        """The day of the event whose name follows a place: “the Reykjavik summit”, “Lissa”."""
        opening = self.grammar.patterns["definite_name"].match(self.text, at)
        if opening is None:
            return None
        name = self._name(opening.end(), capitals=not opening[1])
        first = name[:1]
        while name:
            day = self._day(tuple(name))
            if day is not None:
                return day
            if not self._is_verb(name[-1]):
                break
            name.pop()  # “after the battle ended”
        known = bool(first) and (
            first[0] in self.grammar.words.get("deeds", {}) or first[0] in self.grammar.lists["event_nouns"]
        )
        return self._day(tuple(first)) if known and name != first else None  # “after the earthquake aid came”

    def _name(self, at: int, *, capitals: bool) -> list[str]:
        lists = self.grammar.lists
        name: list[str] = []
        while len(name) < _LONGEST:
            word = _WORD.match(self.text, at)
            if word is None or capitals and word.group()[0].islower():
                break
            lower = word.group().lower()
            if (
                lower in lists["articles"]
                or lower != "of"
                and (lower in lists["after_day"] or lower in lists["closing"])
            ):
                break
            name.append(lower)
            at = word.end() + 1
            if self.text[word.end() : at] != " ":
                break
        return name

    def _is_verb(self, word: str) -> bool:
        lists, endings = self.grammar.lists, self.grammar.endings
        return word in lists["happening"] or word in lists["past"] or word.endswith(endings["past"])

    def _day(self, name: tuple[str, ...]) -> Anchor | None:
        if name not in self._known:
            self._known[name] = self._look(name) if len(self._known) < _MANY else None
        return self._known[name]

    def _look(self, name: tuple[str, ...]) -> Anchor | None:
        whole = r"\s+".join(map(re.escape, name))
        pattern = re.compile(rf"(?<!\w){whole}(?!\w)", re.IGNORECASE)
        days: dict[int, tuple[Timex, str]] = {}
        for day in self.days:
            first, last = sentence(self.text, day.span.start, day.span.end, 0, len(self.text), self.grammar)
            for named in pattern.finditer(self.text, first, last):
                if day.when is not None and day.when.lo is not None and self._tells(named, day):
                    days.setdefault(day.when.lo, (day, named.group()))
        if not days:
            return self._done(name)
        if len(days) != 1:
            return None
        ((day, called),) = days.values()
        assert day.when is not None
        return anchor_of(day.when, f"“{called}” on {words(day.when.to_the_day())}")

    def _done(self, name: tuple[str, ...]) -> Anchor | None:
        """The one day on which the text tells by a verb what the name says: “was arrested”, “collapsed”."""
        verbs = self.grammar.words.get("deeds", {}).get(name[-1])
        if not verbs:
            return None
        pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, verbs))})(?!\w)", re.IGNORECASE)
        days: dict[int, tuple[Timex, str]] = {}
        for day in self.days:
            first, last = sentence(self.text, day.span.start, day.span.end, 0, len(self.text), self.grammar)
            clause = self.text[first:last]
            others = all(re.search(rf"\b{re.escape(word)}\b", clause, re.IGNORECASE) for word in name[:-1])
            told = pattern.search(clause)
            if told is None or not others or day.when is None or day.when.lo is None:
                continue
            before = _WORD.findall(clause[: told.start()])[-2:]
            if not any(word.lower() in self.grammar.lists["verb_openers"] for word in before):
                days.setdefault(day.when.lo, (day, told.group()))
        if len(days) != 1:
            return None
        ((day, called),) = days.values()
        assert day.when is not None
        anchor = anchor_of(day.when, f"“{called}” on {words(day.when.to_the_day())}")
        if anchor is not None:
            self._by_verb.add(anchor.words)
        return anchor

    def _is_object(self, named: re.Match[str]) -> bool:
        """True behind a verb that is not of its happening: “announced the summit on 3 May”."""
        patterns, lists = self.grammar.patterns, self.grammar.lists
        before = patterns["object_of"].search(self.text, max(0, named.start() - _REACH), named.start())
        if before is None:
            return False
        verb = before[1].lower()
        past = verb in lists["past"] or verb.endswith(self.grammar.endings["past"])
        return past and verb not in lists["staging"] and verb not in lists["happening"]

    def _tells(self, named: re.Match[str], day: Timex) -> bool:
        """True where the day is said of the name: “the summit was held in Rome on 3 May”."""
        happening = self.grammar.lists["happening"]
        if named.end() <= day.span.start:
            between = self.text[named.end() : day.span.start]
            small = [word for word in _WORD.findall(between) if word[0].islower()]
            if self._is_object(named):
                return False
            if (
                small and small[0] in self.grammar.lists["striking_verbs"]
            ):  # “an earthquake struck the city on …”
                others = [word for word in small[1:] if word not in happening]
                return not _MARKS.search(between) and not any(map(self._is_verb, others))
            return not _MARKS.search(between) and bool(small) and all(word in happening for word in small)
        behind = self.text[day.span.end : named.start()]
        if self.grammar.patterns["staged"].fullmatch(behind):
            return True  # “on 3 May soldiers staged a coup”
        words_ = _WORD.findall(self.text[named.end() : named.end() + _REACH])
        ahead = [word for word in words_ if word[0].islower()]
        told = bool(ahead) and all(word in happening for word in ahead[:2])
        return told and self.grammar.patterns["before_name"].fullmatch(behind) is not None


def _is_day(timex: Timex) -> bool:
    when = timex.when
    if timex.type is not TimexType.DATE or timex.mod or when is None or when.lo is None or when.hi is None:
        return False
    return when.hi - when.lo == DAY and when.edtf[:1].isdigit()
