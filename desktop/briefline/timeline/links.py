"""Links: curves from an event to what it is related to, and which events a text tells of together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from briefline.model.event import Event
from briefline.timeline.parts import Label, Link, Mark

_LONG_BAR = 80.0  # pixels: from here on links meet a bar from above or below
_OFF, _HOOK = 4.0, 44.0  # of a link from its mark; how far one reaches round a label


def told_together(events: Iterable[Event]) -> dict[str, tuple[str, ...]]:
    """For each event the others that a passage of a text tells of too, in the order of the text.

    Two events are told together where a mention of one overlaps a mention of the other. Events that are
    told alone are left out.
    """
    spans: dict[str, list[tuple[int, int, str]]] = {}
    for event in events:
        for mention in event.mentions:
            spans.setdefault(mention.document, []).append((mention.span.start, mention.span.end, event.id))
    found: dict[str, dict[str, None]] = {}
    for mentions in spans.values():
        running: list[tuple[int, str]] = []
        for start, end, id in sorted(mentions):
            running = [(stop, other) for stop, other in running if stop > start]
            for _, other in running:
                if other != id:
                    found.setdefault(id, {})[other] = None
                    found.setdefault(other, {})[id] = None
            running.append((end, id))
    return {id: tuple(others) for id, others in found.items()}


def links_between(
    marks: Sequence[Mark], labels: Sequence[Label], related: Mapping[str, Collection[str]], kind: str
) -> tuple[Link, ...]:
    """Curves from the mark of each event of ``related`` to the marks of those that it is related to.

    One curve joins two events, whichever names the other.
    """
    known = {mark.id: mark for mark in marks}
    sides = {label.id: _label_side(label, known[label.id]) for label in labels if label.id in known}
    found: dict[frozenset[str], Link] = {}
    for id, others in related.items():
        for other in others:
            pair = frozenset((id, other))
            if len(pair) == 2 and pair <= known.keys() and pair not in found:
                found[pair] = _link(known[id], known[other], sides, kind)
    return tuple(found.values())


def _link(source: Mark, target: Mark, sides: dict[str, str], kind: str) -> Link:
    """A curve that leaves and reaches the marks where their labels are not."""
    start, control1 = _end(source, target, sides.get(source.id))
    end, control2 = _end(target, source, sides.get(target.id))
    return Link(source.id, target.id, start, control1, control2, end, kind)


def _end(mark: Mark, other: Mark, side: str | None) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where a link meets a mark, and the control point that it is pulled to there."""
    if mark.x1 - mark.x0 > _LONG_BAR and other.y != mark.y:
        x = min(max(other.anchor[0], mark.x0 + _OFF), mark.x1 - _OFF)
        way = 1 if other.y > mark.y else -1
        y = mark.y + way * (mark.height / 2 + _OFF)
        return (x, y), (x, y + way * max(_HOOK, abs(other.y - mark.y) * 0.4))
    rightward = side == "left" or (side != "right" and other.anchor[0] >= mark.anchor[0])
    way = 1 if rightward else -1
    x = mark.x1 + _OFF if rightward else mark.x0 - _OFF
    facing = (other.anchor[0] > x) == rightward
    pull = max(_HOOK, abs(other.anchor[0] - x) * 0.45) if facing else _HOOK
    return (x, mark.y), (x + way * pull, mark.y)


def _label_side(label: Label, mark: Mark) -> str:
    """Where a label stands: "left" or "right" of its mark, or "above" it."""
    if label.x >= mark.x1:
        return "right"
    return "left" if label.x + label.width <= mark.x0 else "above"
