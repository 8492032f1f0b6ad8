"""Table rows as events: what the longest cell says, dated by the cell that holds a date."""

from __future__ import annotations

import re

from briefline.extract.events.clauses import Trigger, fragment
from briefline.extract.events.drafts import Draft
from briefline.extract.events.participants import participants_of
from briefline.extract.events.places import places_of
from briefline.extract.events.telling import Telling
from briefline.extract.events.titles import polish
from briefline.extract.events.triggers import OTHER, lexicon
from briefline.model.event import Participant, Status
from briefline.model.text import Document, Span
from briefline.model.timex import TimexType

_CELLS = re.compile(r"[^|\t]+")
_DUE = re.compile(r"\b(?:due|deadline|by|target|until|planned|next)\b", re.I)
_OWNER = re.compile(
    r"\b(?:owner|who|responsible|lead|assigned|person|by whom|actor|party|parties|name)\b", re.I
)
_PLACE = re.compile(r"\b(?:where|place|location|venue|site|city|country)\b", re.I)
_STATE = re.compile(r"\b(?:status|state|done|progress)\b", re.I)
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
    date = next(
        (
            time
            for time in dates
            if any(cell.covers(time.span) and len(time.span) * 2 >= len(cell) for cell in cells)
        ),
        None,
    )
    if date is None:
        return []
    header = _header(document, sentence.section)
    named = {number: header[number] for number in range(min(len(header), len(cells)))}
    texts = {
        number: document.at(cell).strip(" *_")
        for number, cell in enumerate(cells)
        if not cell.overlaps(date.span)
    }
    words = {
        number: text
        for number, text in texts.items()
        if not _FIGURES.match(text)
        and not _OWNER.search(named.get(number, ""))
        and not _STATE.search(named.get(number, ""))
        and not _PLACE.search(named.get(number, ""))
    }
    if not words:
        return []
    number, told = max(words.items(), key=lambda item: len(item[1]))
    dated_by = next(
        (named.get(number, "") for number, cell in enumerate(cells) if cell.covers(date.span)), ""
    )
    people = tuple(
        _person(telling, part.strip())
        for number, text in texts.items()
        if _OWNER.search(named.get(number, ""))
        for part in re.split(r",|;|/| and ", text)
        if part.strip()
    )
    places = tuple(text for number, text in texts.items() if _PLACE.search(named.get(number, "")) and text)
    state = " ".join(text.lower() for number, text in texts.items() if _STATE.search(named.get(number, "")))
    ahead = telling.ahead(date.when)
    status = Status.PLANNED if ahead or _DUE.search(dated_by) else Status.OCCURRED
    if re.search(r"cancel|dropped|called off|withdrawn", state):
        status = Status.CANCELLED
    elif re.search(r"\b(?:done|completed?|closed|held|delivered)\b", state):
        status = Status.OCCURRED
    category = next(
        (found for word in re.findall(r"[a-z]+", told.lower()) if (found := lexicon().nouns.get(word))), OTHER
    )
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
            date.when,
            told.split()[0].lower(),
            category,
            polish(told),
            _each_once(people, _acting(telling, cells[number])),
            tuple(dict.fromkeys((*places, *_where(telling, cells[number])))),
            status,
            frozenset(re.findall(r"[a-z]{4,}", told.lower())),
            True,
            certainty=0.88,
        )
    ]


def _acting(telling: Telling, cell: Span) -> tuple[Participant, ...]:
    """Those that take part in what a cell tells, as in running text; and the people it names."""
    trigger = _trigger(telling, cell)
    found = (
        participants_of(telling.tree, trigger, telling.cast, telling.replaced) if trigger is not None else ()
    )
    return (*found, *telling.cast.people_in(telling.document.at(cell)))


def _where(telling: Telling, cell: Span) -> tuple[str, ...]:
    trigger = _trigger(telling, cell)
    return places_of(telling.tree, trigger, telling.cast) if trigger is not None else ()


def _trigger(telling: Telling, cell: Span) -> Trigger | None:
    found = fragment(telling.tree)
    return found if found is not None and cell.covers(telling.tree[found.word].span) else None


def _each_once(*groups: tuple[Participant, ...]) -> tuple[Participant, ...]:
    found: dict[str, Participant] = {}
    for actor in (actor for group in groups for actor in group):
        found.setdefault(actor.name, actor)
    return tuple(found.values())


def _person(telling: Telling, name: str) -> Participant:
    return telling.cast.participant(name)


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
