"""Table rows as events: what the longest cell says, dated by the cell that holds a date."""

from __future__ import annotations

import re

from briefline.extract.events.drafts import Actor, Draft, Place
from briefline.extract.events.evidence import evidence_of
from briefline.extract.events.participants import participants_of
from briefline.extract.events.places import places_of
from briefline.extract.events.telling import Telling
from briefline.extract.events.titles import polish
from briefline.extract.events.trigger import Trigger, fragment
from briefline.extract.events.triggers import OTHER, lexicon
from briefline.extract.events.weights import weights
from briefline.extract.events.words import any_of
from briefline.model.errors import UnreadableDate
from briefline.model.event import Status
from briefline.model.text import Document, Span
from briefline.model.timex import Timex, TimexType
from briefline.model.when import Derivation, When
from briefline.model.wording import words

_CELLS = re.compile(r"[^|\t]+")
_DUE = re.compile(rf"\b{any_of('table_due')}\b", re.I)
_START = re.compile(rf"\b{any_of('table_start')}\b", re.I)
_END = re.compile(rf"\b{any_of('table_end')}\b", re.I)
_OWNER = re.compile(rf"\b{any_of('table_owner')}\b", re.I)
_PLACE = re.compile(rf"\b{any_of('table_place')}\b", re.I)
_STATE = re.compile(rf"\b{any_of('table_state')}\b", re.I)
_OFF = re.compile(any_of("table_off"))
_DONE = re.compile(rf"\b{any_of('table_done')}\b")
_FIGURES = re.compile(r"[\d.,%$€£\s()-]+$")


def row_drafts(telling: Telling, first: int) -> list[Draft]:
    """The event of a row that holds a date; none for headers and rows of figures."""
    document, sentence = telling.document, telling.sentence
    section = document.sections[sentence.section]
    times = [
        time
        for time in (
            *((sentence.label,) if sentence.label and not sentence.inherited else ()),
            *sentence.times,
        )
    ]
    dates = [
        time
        for time in times
        if time.when is not None and time.type not in (TimexType.SET, TimexType.DURATION)
    ]
    cells = _cells(document, section.span)
    if section.level == 0 or not dates or len(cells) < 2 or not sentence.first:
        return []
    alone = [
        time
        for time in dates
        if any(cell.covers(time.span) and len(time.span) * 2 >= len(cell) for cell in cells)
    ]
    date = _done_on(document, cells, dates) or next(iter(alone), None)
    if date is None or date.when is None:
        return []
    header = _header(document, sentence.section)
    named = {number: header[number] for number in range(min(len(header), len(cells)))}
    texts = {
        number: document.at(cell).strip(" *_")
        for number, cell in enumerate(cells)
        if not any(cell.overlaps(time.span) for time in (date, *alone))
    }
    telling_cells = {
        number: text
        for number, text in texts.items()
        if not _FIGURES.match(text)
        and not _OWNER.search(named.get(number, ""))
        and not _STATE.search(named.get(number, ""))
        and not _PLACE.search(named.get(number, ""))
    }
    if not telling_cells:
        return []
    number, told = max(telling_cells.items(), key=lambda item: len(item[1]))
    dated_by = next(
        (named.get(number, "") for number, cell in enumerate(cells) if cell.covers(date.span)), ""
    )
    actors = [
        (telling.cast.participant(part.strip()), _within(document, cells[column], part.strip()))
        for column, text in texts.items()
        if _OWNER.search(named.get(column, ""))
        for part in re.split(r",|;|/| and ", text)
        if part.strip()
    ]
    actors = _each_once([*actors, *_acting(telling, cells[number])])
    places = [
        (text, _within(document, cells[column], text))
        for column, text in texts.items()
        if _PLACE.search(named.get(column, "")) and text
    ]
    places += [place for place in _where(telling, cells[number]) if place[0] not in dict(places)]
    state = " ".join(text.lower() for number, text in texts.items() if _STATE.search(named.get(number, "")))
    state += "".join(" " + document.at(cell).lower() for cell in cells if cell.covers(date.span))
    ahead = telling.ahead(date.when)
    status = Status.PLANNED if ahead or _DUE.search(dated_by) else Status.OCCURRED
    if _OFF.search(state):
        status = Status.CANCELLED
    elif _DONE.search(state):
        status = Status.OCCURRED
    category = next(
        (found for word in re.findall(r"[a-z]+", told.lower()) if (found := lexicon().nouns.get(word))), OTHER
    )
    said = {word.removesuffix("s") for word in re.findall(r"[a-z-]+", told.lower())}
    if "strike" in said and said & lexicon().classes["of_labour"]:
        category = lexicon().nouns["walkout"]  # "Strike by drivers in Basel"
    first_word = told.split()[0]
    trigger = first_word.lower()
    return [
        Draft(
            first,
            document.id,
            telling.number,
            sentence.section,
            sentence.part,
            sentence.kind,
            section.span,
            date,
            _stay(document, cells, named, date, alone) or date.when,
            trigger,
            category,
            polish(told),
            tuple(actor for actor, _ in actors),
            tuple(name for name, _ in places),
            status,
            frozenset(re.findall(r"[a-z]{4,}", told.lower())),
            True,
            certainty=weights().firmness["row"],
            basis=telling.published.basis if telling.published else "unknown",
            evidence=evidence_of(
                document, (trigger, _within(document, cells[number], first_word)), actors, places
            ),
        )
    ]


def _done_on(document: Document, cells: list[Span], dates: list[Timex]) -> Timex | None:
    """The date of "Done 4 May": it goes before the one by which it was due."""
    for cell in cells:
        inside = [time for time in dates if cell.covers(time.span)]
        if len(inside) == 1 and _DONE.match(document.at(cell).lower().strip(" *_")):
            return inside[0]
    return None


def _stay(
    document: Document, cells: list[Span], named: dict[int, str], first: Timex, alone: list[Timex]
) -> When | None:
    """From the day of a column of first days to that of a column of last days; None without both."""

    def headed(time: Timex) -> str:
        return next(
            (named.get(number, "") for number, cell in enumerate(cells) if cell.covers(time.span)), ""
        )

    last = next((time for time in alone if _END.search(headed(time)) and time is not first), None)
    if last is None or first.when is None or last.when is None or not _START.search(headed(first)):
        return None
    if first.when.lo is None or last.when.hi is None or first.when.lo >= last.when.hi:
        return None
    try:
        stay = When.parse(f"{first.when.edtf}/{last.when.edtf}")
    except UnreadableDate:
        return None
    if first.span.start > last.span.start:
        return None
    phrase = document.text[first.span.start : last.span.end]
    return stay.derived(Derivation(phrase, "", "from the first day to the last, as written", words(stay)))


def _within(document: Document, cell: Span, words: str) -> Span:
    """Where words of a cell stand in the text."""
    start = document.text.index(words, cell.start, cell.end)
    return Span(start, start + len(words))


def _acting(telling: Telling, cell: Span) -> tuple[Actor, ...]:
    """Those that take part in what a cell tells, as in running text; and the people it names."""
    trigger = _trigger(telling, cell)
    found = (
        participants_of(telling.tree, trigger, telling.cast, telling.replaced) if trigger is not None else ()
    )
    people = telling.cast.people_in(telling.document.at(cell))
    return (
        *((actor, span) for actor, span in found if cell.covers(span)),
        *((actor, Span(cell.start + span.start, cell.start + span.end)) for actor, span in people),
    )


def _where(telling: Telling, cell: Span) -> tuple[Place, ...]:
    trigger = _trigger(telling, cell)
    return places_of(telling.tree, trigger, telling.cast) if trigger is not None else ()


def _trigger(telling: Telling, cell: Span) -> Trigger | None:
    found = fragment(telling.tree)
    return found if found is not None and cell.covers(telling.tree[found.word].span) else None


def _each_once(actors: list[Actor]) -> list[Actor]:
    found: dict[str, Actor] = {}
    for actor, span in actors:
        found.setdefault(actor.name, (actor, span))
    return list(found.values())


def _cells(document: Document, span: Span) -> list[Span]:
    text = document.at(span)
    pattern = _CELLS if "|" in text or "\t" in text else None
    found = list(pattern.finditer(text)) if pattern else [each for each in re.finditer(r"\S+(?: \S+)*", text)]
    return [
        Span(span.start + each.start(), span.start + each.end()) for each in found if each.group().strip()
    ]


def _header(document: Document, index: int) -> list[str]:
    """The cells of the header above a row; empty where the table has none."""
    number = index - 1
    kind = document.sections[index].kind
    while number >= 0 and document.sections[number].kind is kind:
        if document.sections[number].level == 0:
            span = document.sections[number].span
            return [document.at(cell).strip(" *_") for cell in _cells(document, span)]
        number -= 1
    return []
