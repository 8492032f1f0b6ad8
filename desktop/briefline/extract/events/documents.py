"""Events of several documents, joined by the rules that join mentions within one; and parted again."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import replace

from briefline.extract.events.account import told_by
from briefline.extract.events.drafts import Draft
from briefline.extract.events.likeness import likeness
from briefline.extract.events.mention_group import Story
from briefline.extract.events.merge import keys_of
from briefline.extract.events.periods import width
from briefline.extract.events.told import story_of
from briefline.model.event import Event, Mention

_ENOUGH = 3.5  # the score from which events of two documents are one: no nearness speaks for it
_LOOK_BACK = 32  # candidates a key keeps: many documents stay about linear
_MONTH = 31 * 86_400
_AWAY = 1_000_000  # what numbers the drafts of the second story: no sentence is near one of the first


class _Joint:
    """An event as joined so far. ``documents`` are those that tell it."""

    __slots__ = ("documents", "event", "story")

    def __init__(self, event: Event) -> None:
        self.event = event
        self.documents = {mention.document for mention in event.mentions}
        self.story: Story = story_of(event.mentions)

    def join(self, other: Event, reason: str) -> None:
        """Take in the event of another document. The mention it began with carries the reason."""
        start = next((count for count, mention in enumerate(other.mentions) if not mention.reason), 0)
        told = [
            replace(mention, reason=reason) if count == start else mention
            for count, mention in enumerate(other.mentions)
        ]
        mentions = (*self.event.mentions, *told)
        self.event = event_of_mentions(mentions, self.event.id)
        self.story = story_of(self.event.mentions)
        self.documents.update(mention.document for mention in other.mentions)


def join_documents(documents: Sequence[Sequence[Event]]) -> tuple[Event, ...]:
    """The events of several documents, those that are one event joined; in the order of the first telling.

    ``documents`` holds the dated events of each, publications left out, with ids that are unique over all.
    Precision goes first: two events of one document never become one, and what joins must share people,
    bodies or a place, or the very words, besides its kind and its date. A joint event keeps the id of the
    first document's, and every mention its own reason (see separate). Deterministic; about linear.
    """
    found: list[_Joint] = []
    keyed: dict[str, deque[int]] = defaultdict(lambda: deque(maxlen=_LOOK_BACK))
    for events in documents:
        fresh: list[Event] = []
        touched: set[int] = set()
        for event in events:
            best = _best(found, keyed, event, touched)
            if best is None:
                fresh.append(event)
                continue
            index, reason = best
            touched.add(index)
            found[index].join(event, reason)
        grown = [*sorted(touched), *range(len(found), len(found) + len(fresh))]
        found.extend(map(_Joint, fresh))
        for index in grown:
            for draft in found[index].story.drafts:
                for key in keys_of(draft):
                    if index not in keyed[key]:
                        keyed[key].append(index)
    return tuple(joint.event for joint in found)


def _best(
    found: list[_Joint], keyed: dict[str, deque[int]], event: Event, taken: set[int]
) -> tuple[int, str] | None:
    """The joint event that another one belongs to, and why; None where it stands alone."""
    own = story_of(event.mentions, _AWAY)
    home = {mention.document for mention in event.mentions}
    candidates = {index for draft in own.drafts for key in keys_of(draft) for index in keyed.get(key, ())}
    scored = []
    for index in sorted(candidates - taken):
        if found[index].documents & home:
            continue
        score, reason = _likeness(found[index].story, own)
        if score >= _ENOUGH:
            scored.append((-score, index, reason))
    if not scored:
        return None
    scored.sort()
    if len(scored) > 1 and scored[0][0] == scored[1][0]:
        return None  # two fit alike: it is not clear which one is meant
    return scored[0][1], scored[0][2]


def _likeness(story: Story, own: Story) -> tuple[float, str]:
    """How surely two stories are one event: every dated mention must fit, the best one decides."""
    best, reason = -1.0, ""
    for draft in own.drafts:
        if draft.when is None:
            continue
        score, why = likeness(story, draft)
        if score < 0 or not _tied(story, draft, own):
            return -1.0, ""
        if score > best:
            best, reason = score, why
    return best, reason


def _tied(story: Story, draft: Draft, own: Story) -> bool:
    """True where more than kind and date are shared: names and places, the more the wider the dates are."""
    if len(draft.title.split()) > 2 and any(draft.title == each.title for each in story.drafts):
        return True  # reports copy one another
    people = len(own.named & story.named)
    place = bool(own.places & story.places)
    about = len((own.content & story.content) - {draft.stem})
    ties = min(2, people) + place + min(1, about)
    widest = max(width(draft.when) if draft.when else 0, width(story.when) if story.when else 0)
    return (people > 0 or place) and ties >= (1 if widest <= 2 * 86_400 else 2 if widest <= _MONTH else 3)


def event_of_mentions(mentions: Sequence[Mention], id: str) -> Event:
    """The event that these mentions tell, everything about it worked out anew from what each tells by itself.

    Its mentions are in the order given. Raises ValueError where none tells an event (publications).
    """
    kept = tuple(mentions)
    return replace(told_by(story_of(kept), kept), id=id)


def separate(event: Event, apart: Sequence[Mention], id: str) -> tuple[Event, Event]:
    """The event without some of its mentions, and the event, named ``id``, that these tell by themselves.

    A mention that begins an event has no reason for being joined: the first of each side loses its own.
    Raises ValueError where nothing would be left on one side.
    """
    out = tuple(mention for mention in event.mentions if mention in apart)
    rest = tuple(mention for mention in event.mentions if mention not in apart)
    if not out or not rest:
        raise ValueError("both events need a mention")
    return event_of_mentions(_begun(rest), event.id), event_of_mentions(_begun(out), id)


def _begun(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    if any(not mention.reason for mention in mentions):
        return mentions
    return (replace(mentions[0], reason=""), *mentions[1:])
