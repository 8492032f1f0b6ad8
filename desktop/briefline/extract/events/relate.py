"""Links between events and publications: what they share, and how far apart in time they are."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from briefline.extract.events.gazetteer import gazetteer
from briefline.extract.events.triggers import lexicon
from briefline.model.calendar import DAY
from briefline.model.event import Event, Kind, Relation

_NAME = re.compile(r"[^\W\d_a-zà-ÿ][\w.'’-]*(?:\s+[^\W\d_a-zà-ÿ][\w.'’-]*)*")
_WORD = re.compile(r"[^\W\d_]{4,}")
_ENOUGH = 0.34  # the least strength that is a link
_MOST = 6  # links an event keeps; publications keep all that chose them
_NEAREST = 40  # events that share a term and are compared, on either side in time
_COMMON = 0.45  # a term in more than this share of all records says nothing


@dataclass(frozen=True, slots=True)
class _Terms:
    """What a record is about: ``names`` as shown by key, ``words`` without names."""

    names: dict[str, str]
    words: frozenset[str]


def relate(events: tuple[Event, ...], publications: tuple[Event, ...]) -> tuple[Event, ...]:
    """All events and publications, each with its links, the strongest first; every link goes both ways.

    An event told in a publication's blurb belongs to it (strength 1). Other links need shared people,
    places or things; their strength falls with the time between. Ids of both must be unique.
    """
    records = (*events, *publications)
    terms = {each.id: _terms(each) for each in records}
    weights = _weights(list(terms.values()))
    found: dict[tuple[str, str], Relation] = {}
    sharing: dict[str, list[int]] = defaultdict(list)
    for index, event in enumerate(events):
        for key in terms[event.id].names:
            if weights[key]:
                sharing[key].append(index)
        for home in {mention.document for mention in event.mentions}:
            sharing[f"in {home}"].append(index)
    for publication in publications:
        blurb = _plain(publication.blurb)
        keys = [
            *terms[publication.id].names,
            *(f"in {mention.document}" for mention in publication.mentions[:1]),
        ]
        for event in (events[index] for index in sorted({i for key in keys for i in sharing.get(key, ())})):
            told = _told_in(event, publication, blurb)
            score, shared = _shared(terms[event.id], terms[publication.id], weights)
            if told:
                found[event.id, publication.id] = Relation(publication.id, 1.0, "told in it")
            elif (strength := _strength(score, event, publication)) >= _ENOUGH and shared:
                reason = f"both about {_listed(shared)}{_apart(event, publication)}"
                found[event.id, publication.id] = Relation(publication.id, strength, reason)
    for one, other in _pairs(events, terms):
        mine, theirs = terms[one.id], terms[other.id]
        if (strength := _strength(_score(mine, theirs, weights), one, other) * 0.9) < _ENOUGH:
            continue
        _, shared = _shared(mine, theirs, weights)
        if len(shared) >= 2:
            found[one.id, other.id] = Relation(other.id, round(strength, 2), f"both about {_listed(shared)}")
    return _with_links(records, found)


def _with_links(records: tuple[Event, ...], found: dict[tuple[str, str], Relation]) -> tuple[Event, ...]:
    chosen: dict[str, list[Relation]] = defaultdict(list)
    kinds = {each.id: each.kind for each in records}
    counts = Counter[str]()
    for (one, other), relation in sorted(found.items(), key=lambda item: (-item[1].strength, item[0])):
        publication = kinds[other] is Kind.PUBLICATION
        if relation.strength < 1.0 and (counts[one] >= _MOST or (not publication and counts[other] >= _MOST)):
            continue
        counts[one] += 1
        if not publication:
            counts[other] += 1
        chosen[one].append(relation)
        chosen[other].append(replace(relation, to=one, reason=_back(relation.reason)))
    return tuple(replace(each, related=tuple(chosen.get(each.id, ()))) for each in records)


def _back(reason: str) -> str:
    return "told here" if reason == "told in it" else reason


def _pairs(events: tuple[Event, ...], terms: dict[str, _Terms]) -> list[tuple[Event, Event]]:
    """Events that share a name, near in time: linear in their number."""
    dated = sorted(
        (each for each in events if each.when is not None), key=lambda each: (_middle(each), each.id)
    )
    holders: dict[str, list[int]] = defaultdict(list)
    pairs: dict[tuple[int, int], None] = {}
    for index, event in enumerate(dated):
        for key in terms[event.id].names:
            for earlier in holders[key][-_NEAREST:]:
                pairs.setdefault((earlier, index))
            holders[key].append(index)
    return [(dated[one], dated[other]) for one, other in pairs]


def _terms(event: Event) -> _Terms:
    names: dict[str, str] = {}
    for name in (*(actor.name for actor in event.participants), *event.places):
        if name[:1].isupper():
            names.setdefault(_key(name), name)
    text = f"{event.title}. {event.blurb}"
    for found in _NAME.finditer(text):
        whole = found.group().strip(".'’-")
        for name in (whole, *whole.split()):
            bare = re.sub(r"['’]s?$", "", name)
            state = gazetteer().state(bare)
            single = " " not in bare and len(bare) > 3 and bare.lower() not in gazetteer().not_names
            if state or (event.kind is Kind.PUBLICATION and single):
                names.setdefault(_key(bare), state or bare)
    words = {_stem(word) for word in _WORD.findall(text) if word.islower()} - lexicon().classes["plain"]
    return _Terms(names, frozenset(words | {_stem(topic.lower()) for topic in event.topics}))


def _key(name: str) -> str:
    """One key for a state, its people and its government; else the last name, lower case."""
    state = gazetteer().state(name)
    return (state or name.split()[-1]).lower()


def _stem(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 4 else word


def _weights(terms: list[_Terms]) -> dict[str, float]:
    """Inverse document frequency of each term; 0 for those that most records share."""
    counts = Counter(term for each in terms for term in (*each.names, *each.words))
    total = max(2, len(terms))
    return {
        term: 0.0 if count > max(3, _COMMON * total) else math.log(1 + total / count) / math.log(1 + total)
        for term, count in counts.items()
    }


def _shared(one: _Terms, other: _Terms, weights: dict[str, float]) -> tuple[float, list[str]]:
    """Weight of what two records share, and how to name it: names first, the rarest first."""
    names = sorted(one.names.keys() & other.names.keys(), key=lambda key: (-weights[key], key))
    words = sorted(one.words & other.words, key=lambda word: (-weights[word], word))
    shown = [one.names[key] for key in names if weights[key]]
    if len(shown) < 2:
        shown += [word for word in words if weights[word] > 0.2 and not word.endswith(("ed", "ing"))]
    return _score(one, other, weights), shown


def _score(one: _Terms, other: _Terms, weights: dict[str, float]) -> float:
    """Weight of what two records share; words count only beside names. The same however sets are ordered."""
    names = one.names.keys() & other.names.keys()
    if not names:
        return 0.0
    return math.fsum(weights[key] for key in names) + 0.5 * math.fsum(
        weights[word] for word in one.words & other.words
    )


def _strength(score: float, one: Event, other: Event) -> float:
    """In (0, 1): saturates with what is shared, halves for each year and a half apart."""
    if score <= 0:
        return 0.0
    days = _days_apart(one, other) if one.when and other.when else 3_650
    fading: float = 0.5 ** (days / 548)
    return round((1 - math.exp(-score / 0.9)) * fading, 2)


def _days_apart(one: Event, other: Event) -> float:
    """Days between what two dates can touch, and a quarter of the wider one, at most a year of it."""
    first, second = sorted((_ends(one), _ends(other)))
    gap = max(0.0, second[0] - first[1])
    wide = max(first[1] - first[0], second[1] - second[0]) / 4
    return (gap + min(wide, 365 * DAY)) / DAY


def _ends(event: Event) -> tuple[float, float]:
    """Seconds of both ends of a date; an open one is where the known one is."""
    when = event.when
    if when is None:
        return 0.0, 0.0
    lo = when.lo if when.lo is not None else when.hi
    hi = when.hi if when.hi is not None else when.lo
    return float(lo or 0), float(hi or 0)


def _middle(event: Event) -> float:
    """Seconds in the middle of what the date can touch; its known end where one is open."""
    when = event.when
    if when is None:
        return 0.0
    lo, hi = when.lo, when.hi
    if lo is None or hi is None:
        return float(lo if lo is not None else hi if hi is not None else 0)
    return (lo + hi) / 2


def _listed(shared: list[str]) -> str:
    shown = shared[:3]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def _apart(event: Event, publication: Event) -> str:
    """ "; published 10 days after": whole days, months or years between the two."""
    if event.when is None or publication.when is None or publication.when.lo is None:
        return ""
    known = event.when.hi if event.when.hi is not None else event.when.lo
    if known is None:
        return ""
    start = event.when.lo if event.when.lo is not None else known
    if start <= publication.when.lo < known:
        return "; published at the time"
    days = round((publication.when.lo - (known - DAY if publication.when.lo >= known else start)) / DAY)
    count, side = abs(days), "after" if days > 0 else "before"
    if count < 60:
        return f"; published {count} day{'s' if count != 1 else ''} {side}"
    if count < 700:
        return f"; published {round(count / 30.4)} months {side}"
    return f"; published {round(count / 365.25)} years {side}"


def _told_in(event: Event, publication: Event, blurb: str) -> bool:
    """True where a mention stands in the publication's blurb."""
    if not blurb:
        return False
    home = publication.mentions[0].document if publication.mentions else ""
    after = publication.mentions[0].span.start if publication.mentions else 0
    return any(
        mention.document == home
        and after <= mention.span.start <= after + len(blurb) + 2_000
        and _plain(mention.quote) in blurb
        for mention in event.mentions
    )


def _plain(text: str) -> str:
    return " ".join(text.split())
