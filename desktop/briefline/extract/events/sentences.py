"""Sentences: what one event is told in, with the time expressions inside and the date that hangs over it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from briefline.extract.events.triggers import lexicon
from briefline.extract.events.words import any_of, word_class
from briefline.model.text import FURNITURE, Document, SectionKind, Span
from briefline.model.timex import Timex, TimexType

LONGEST = 1_200  # characters: longer ones are cut, so that one endless sentence cannot stall the parser
_MARKER = re.compile(
    r"\s*(?:>+\s*)*(?:(?:[-*+•◦‣▪·–—]|\d{1,3}[.)]|\(\w{1,3}\)|#{1,6})[ \t]+)?(?:\[[ xX]\]\s+)?"
)
_LEAD = re.compile(r"(\*\*|__|\*|_)(?=\S)(?P<lead>[^*_\n]{1,80}?)[.:]?\1[.:,]?\s*")
_END = re.compile(r"[.!?…][\"'”’)\]*]*(?=\s+[\"'“‘(\[*]*[A-Z0-9À-ÖØ-ÞĀ-ŽЀ-ЯҐΆ-ΏΑ-Ϋ])|;(?=\s)|\n[ \t]*\n")
_ABBREVIATION = re.compile(
    rf"(?:\b(?:[A-Za-zÀ-žЀ-ӿ]|{any_of('abbreviations')})|\b(?:[A-Za-z]\.)+[A-Za-z])\.$"
)
_AFTER_LABEL = re.compile(
    r"(?:\s+[A-Z]{2,5}(?=\s*[:–—|-]))?(?:,\s*(?P<place>[A-ZÀ-Þ][^\n,:;.]{1,40}?)(?=\s*[:–—]))?(?:\s*\([^()\n]{1,40}\))?\s*(?:\*\*|__)?\s*(?P<mark>[:–—|]|-(?=\s)|\.(?=\s|\*))(?:\*\*|__)?\s*"
)
_BRACKETS = re.compile(r"\([^()\n]{1,200}\)")
_JUDGE = re.compile(r"\b(?:before|per|by|of|from)\s+(?:[A-ZÀ-Þ][\w’'-]+\s+){1,2}(?:J|JA|CJ|AJ|P)\.$")
_CAPITAL = re.compile(r"\s+([A-ZÀ-Þ][a-zß-ÿ]+)\b")
_COURT_WORDS = word_class("court_words")
_MEETING = re.compile(rf"\b{any_of('sessions')}\b", re.IGNORECASE)
_DUE = re.compile(rf"\s*{any_of('due_labels')}\s*(?::|by\b|on\b|\d)", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of one section. ``span`` counts in the document, without markers, labels and white space.

    ``times`` lie inside it, in order; ``brackets`` are the half-open ranges of what is bracketed.
    ``label`` is the time expression that heads it ("10:17 p.m. The pump starts."), in the line
    itself or, where ``inherited``, in the heading above. ``near`` is True when that heading hangs
    directly over it, ``headed`` when the label stands right before it. ``lead`` is a catchword before
    it ("**Oslo.**"), ``place`` stands with the label ("4 May, Oslo:"); ``first`` marks the first
    sentence of a section.
    """

    section: int
    kind: SectionKind
    part: int
    span: Span
    times: tuple[Timex, ...] = ()
    label: Timex | None = None
    inherited: bool = False
    near: bool = False
    lead: str = ""
    first: bool = False
    headed: bool = False
    place: str = ""
    brackets: tuple[tuple[int, int], ...] = ()


def sentences(document: Document, times: tuple[Timex, ...]) -> list[Sentence]:
    """The sentences of all sections that are no furniture, in text order. Linear in the text."""
    starts = [time.span.start for time in times]
    heads: dict[int, tuple[Timex, bool] | None] = {}
    found: list[Sentence] = []
    minuted: tuple[Timex, bool] | None = None
    for index, section in enumerate(document.sections):
        own = times[bisect_left(starts, section.span.start) : bisect_left(starts, section.span.end)]
        above = (heads.get(section.parent) if section.parent is not None else None) or minuted
        inherited = above[0] if above else None
        if section.kind is SectionKind.TITLE and _MEETING.search(document.at(section.span)):
            day = _heads(document, section.span, own)  # "Minutes of the meeting held on 4 May"
            minuted = (day, False) if day else None
        if section.kind is SectionKind.HEADING:
            head = _heads(document, section.span, own)
            heads[index] = (head, True) if head else ((inherited, False) if inherited else None)
            if head:
                continue
        if section.kind in FURNITURE:
            continue
        cut = list(_cut(document, index, own, inherited, bool(above and above[1])))
        if section.kind is SectionKind.LIST_ENTRY:
            label = cut[0].label if cut and cut[0].label else inherited
            near = bool(cut and cut[0].label and not cut[0].inherited) or bool(above and above[1])
            heads[index] = (label, near) if label else None
        found.extend(cut)
    return found


def _heads(document: Document, span: Span, times: tuple[Timex, ...]) -> Timex | None:
    """The date that a heading sets for what follows: it starts the heading or fills most of it."""
    dates = [time for time in times if time.when is not None and time.type is not TimexType.SET]
    if not dates:
        return None
    text = document.at(span)
    marker = _MARKER.match(text)
    begin = span.start + (marker.end() if marker else 0)
    first = dates[0]
    letters = len(_LETTERS.findall(text))
    filled = sum(len(_LETTERS.findall(time.text)) for time in dates)
    opening = len(_LETTERS.findall(document.text[begin : first.span.start]))
    meeting = _MEETING.search(text, 0, first.span.start - span.start)
    return first if opening <= 8 or meeting or 5 * filled >= 4 * letters else None


def _cut(
    document: Document, index: int, times: tuple[Timex, ...], inherited: Timex | None, near: bool
) -> Iterator[Sentence]:
    section = document.sections[index]
    text = document.text
    marker = _MARKER.match(text, section.span.start, section.span.end)
    start = marker.end() if marker else section.span.start
    starts = [time.span.start for time in times]
    lead, label, first, alone, place = "", None, True, False, ""
    for low, high in _pieces(text, start, section.span.end, times, section.kind):
        begin, headed = low, alone
        alone = False
        while begin < high and text[begin].isspace():
            begin += 1
        if first and (bold := _LEAD.match(text, begin, high)):
            held = [time for time in times if bold.start() <= time.span.start < bold.end()]
            if held:
                label = held[0]
            elif text[bold.end() : bold.end() + 1].islower() and ":" not in bold.group():
                pass  # "*Light of the North* opens": the subject of its sentence
            elif ":" not in bold.group() or not _only_a_date(text, bold.end(), high, times):
                lead = bold["lead"].strip()
            if held or lead:
                begin = bold.end()
        near_by = times[bisect_left(starts, begin) : bisect_left(starts, high)]
        own = [time for time in near_by if time.span.end <= high]
        if own and own[0].when is not None and (end := _label_end(text, begin, high, own[0], section.kind)):
            label, begin, headed = own[0], end, True
            named = _AFTER_LABEL.match(text, own[0].span.end, high)
            place = (named["place"] or "").strip() if named and named.end() == begin else ""
            own = [time for time in own[1:] if time.span.start >= begin]
        end = high
        while end > begin and text[end - 1].isspace():
            end -= 1
        if end <= begin:
            continue
        if (
            own
            and own[0].when is not None
            and len(_LETTERS.findall(text[begin:end])) <= len(_LETTERS.findall(own[0].text))
        ):
            label, alone = own[0], True
            continue
        hanging = label or inherited
        yield Sentence(
            index,
            section.kind,
            section.part,
            Span(begin, end),
            tuple(own),
            hanging,
            label is None and inherited is not None,
            near or label is not None,
            lead,
            first,
            headed,
            place,
            tuple((each.start(), each.end()) for each in _BRACKETS.finditer(text, begin, end)) if own else (),
        )
        first = False


def _only_a_date(text: str, begin: int, high: int, times: tuple[Timex, ...]) -> bool:
    """True where nothing but a date follows: "**Next meeting:** 4 May" is not a catchword."""
    dates = [time for time in times if begin <= time.span.start and time.span.end <= high and time.when]
    letters = len(_LETTERS.findall(text[begin:high]))
    return bool(dates) and letters <= sum(len(_LETTERS.findall(time.text)) for time in dates)


def _label_end(text: str, begin: int, high: int, time: Timex, kind: SectionKind) -> int | None:
    """Where the sentence proper starts when a time expression heads it as a label; None when none does."""
    gap = text[begin : time.span.start].strip(' *_("“[')
    if len(gap) > 3 or time.span.end >= high:
        return None
    found = _AFTER_LABEL.match(text, time.span.end, high)
    if found and found.end() < high:
        if found["mark"] in ":|":
            return found.end()
        if kind in (SectionKind.LIST_ENTRY, SectionKind.TABLE_ROW, SectionKind.BODY):
            return found.end()
    rest = text[time.span.end : high].lstrip()
    entry = kind in (SectionKind.LIST_ENTRY, SectionKind.TABLE_ROW)
    apart = text[time.span.end : high][: len(text[time.span.end : high]) - len(rest)]
    if (len(apart) > 1 or "\t" in apart) and "\n" not in apart and rest[:1].isupper():
        return high - len(rest)  # "1943   Surveyors map the canyon"
    if entry and time.text.endswith(".") and rest[:1].isupper():
        return high - len(rest)
    return None


def _pieces(
    text: str, start: int, stop: int, times: tuple[Timex, ...], kind: SectionKind
) -> Iterator[tuple[int, int]]:
    """Half-open character ranges of the sentences of a section; a time expression is never cut."""
    starts = [time.span.start for time in times]
    low = start
    for found in _END.finditer(text, start, stop):
        end = found.end()
        mark = text[found.start()]
        position = bisect_left(starts, found.start() + 1)
        held = times[position - 1] if position else None
        inside = held is not None and held.span.start <= found.start() < held.span.end
        if (
            inside
            and held is not None
            and (found.start() < held.span.end - 1 or not _closes(text, held, low, kind))
        ):
            continue
        short = (
            mark == "." and not inside and _ABBREVIATION.search(text, max(low, end - 12), found.start() + 1)
        )
        if short and not _is_judge(text, low, end):
            continue
        if mark == "." and text[low : found.start()].strip().isdigit():
            continue
        if mark == "|" or _DUE.match(text, end):
            continue
        yield from _bounded(text, low, end, times)
        low = end
    yield from _bounded(text, low, stop, times)


def _is_judge(text: str, low: int, end: int) -> bool:
    """True where "J." behind a surname ends the sentence: "before Ruiz J. Trial set down", not "J. Fox"."""
    following = _CAPITAL.match(text, end)
    if following is None or _JUDGE.search(text, max(low, end - 60), end) is None:
        return False
    return following[1].lower() in lexicon().nouns or following[1].lower() in _COURT_WORDS


def _closes(text: str, time: Timex, low: int, kind: SectionKind) -> bool:
    """True when the full stop inside "2 a.m." also ends the sentence: not when it heads a list entry."""
    return not (kind is SectionKind.LIST_ENTRY and not text[low : time.span.start].strip(" *"))


def _bounded(text: str, low: int, high: int, times: tuple[Timex, ...]) -> Iterator[tuple[int, int]]:
    """The range in pieces of at most LONGEST characters, cut at a comma or blank, never inside a date."""
    starts = [time.span.start for time in times] if high - low > LONGEST else []
    while high - low > LONGEST:
        for mark in (", ", "; ", " ", "\n"):
            cut = text.rfind(mark, low + LONGEST // 2, low + LONGEST)
            if cut > low:
                break
        end = cut + 1 if cut > low else low + LONGEST
        position = bisect_left(starts, end)
        if position and times[position - 1].span.end > end and times[position - 1].span.start > low:
            end = times[position - 1].span.start
        yield low, end
        low = end
    if high > low:
        yield low, high
