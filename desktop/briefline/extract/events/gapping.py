"""Lists that leave their verb out: "She saw Oslo in 2011, Turku in 2012 and Riga in 2013" tells three."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefline.extract.events.telling import Telling
from briefline.extract.events.tree import Tree, Word
from briefline.extract.events.triggers import lexicon
from briefline.extract.events.words import word_class

_CALENDAR = word_class("calendar_nouns")
_JOINS = word_class("joins_of_lists")
_LEADS = word_class("leads_of_list_items")
_SIDES = word_class("links_to_other_events")
_OBJECTS = ("dobj", "attr", "oprd", "dative")
_NOMINAL = (
    "HYPH",
    "DT",
    "PRP$",
    "CD",
    "POS",
    "JJ",
    "JJR",
    "JJS",
    "NN",
    "NNS",
    "NNP",
    "NNPS",
    "FW",
    "VBG",
    "VBN",
    "$",
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A tree of one item of the list, and where its words stood in the tree of the sentence."""

    tree: Tree
    origin: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Item:
    """Half-open stretch of words of an item: its time, the link before that, its noun."""

    start: int
    end: int
    time: int
    head: int
    link: int | None


def unfolded(tree: Tree) -> tuple[Folded, ...]:
    """The clauses that a list of places or things with a time each stands for, the first one with the rest.

    Empty where the sentence has no such list.
    """
    timed = [word.index for word in tree.words if word.time is not None]
    for first in timed[:-1]:
        items = _items(tree, first)
        verb = _verb(tree, first)
        if not items or verb is None:
            continue
        shared = _shared(tree, verb, first, items[0])
        if shared is None or (len(items) == 1 and not _alike(tree, shared, items[0])):
            continue
        cut = {index for item in items for index in range(item.start, item.end)}
        kept = [word.index for word in tree.words if word.index not in cut]
        return (_made(tree, kept, verb), *(_copy(tree, verb, shared, first, item) for item in items))
    return ()


def _items(tree: Tree, first: int) -> list[_Item]:
    """The items behind the first time: separator, phrase without a verb, time; up to what is none."""
    found: list[_Item] = []
    at = _closed(tree, first)
    while (item := _item(tree, at)) is not None:
        found.append(item)
        at = item.end
    rest = tree.words[at : at + 1]
    ends = not rest or rest[0].dep == "punct" or rest[0].text.lower() in _JOINS
    return found if ends else found[:-1]


def _closed(tree: Tree, time: int) -> int:
    """The word behind a time and the bracket that it stands in."""
    return time + 2 if time + 1 < len(tree) and tree[time + 1].text == ")" else time + 1


def _item(tree: Tree, start: int) -> _Item | None:
    at = start
    while at < len(tree) and (tree[at].text in (",", ";", "") or tree[at].text.lower() in _JOINS):
        at += 1
    if at == start:
        return None
    begin = at
    while at < len(tree) and tree[at].text.lower() in _LEADS:
        at += 1
    if at < len(tree) and tree[at].tag in ("IN", "TO"):
        at += 1
    head: int | None = None
    while at < len(tree) and tree[at].time is None and tree[at].tag in _NOMINAL:
        head = at if tree[at].is_noun else head
        at += 1
    if head is None:
        return None
    while at < len(tree) and tree[at].time is None:
        word = tree[at]
        bracket = word.text in ("(", "")
        if word.is_verb or (not bracket and word.tag not in (*_NOMINAL, "IN", "TO", "CC")):
            return None
        if word.text.lower() in _SIDES and tree[min(at + 1, len(tree) - 1)].time is None:
            return None  # "a month after the vote in April": said of the item before
        at += 1
    if at >= len(tree) or tree[head].lemma in _CALENDAR or tree[head].tag == "CD":
        return None
    link = at - 1 if tree[at - 1].tag in ("IN", "TO") and at - 1 > head else None
    return _Item(start, _closed(tree, at), at, head, link) if begin < at else None


def _verb(tree: Tree, time: int) -> Word | None:
    """The verb that the first time hangs on, through prepositions and what stands beside it."""
    for above in tree.climb(time):
        if above.is_verb:
            return above if above.index < time else None
        if above.index > time or (
            above.is_noun and above.time is None and above.dep not in (*_OBJECTS, "pobj")
        ):
            return None
    return None


def _shared(tree: Tree, verb: Word, time: int, item: _Item) -> Word | None:
    """What an item stands instead of: the object or place right before the first time, else the subject."""
    doer = tree.child(verb.index, "nsubj", "nsubjpass")
    before = time - 1
    while before > verb.index and (tree[before].tag in ("IN", "TO") or tree[before].text in ("(", "")):
        before -= 1
    if before <= verb.index:
        return doer
    for word in tree.climb(before):
        above = tree.head(word.index)
        if above is None or word.index < verb.index:
            return None
        held = word.dep in _OBJECTS and above.index == verb.index
        placed = word.dep == "pobj" and above.dep in ("prep", "agent") and above.head == verb.index
        if held or placed:
            acts = doer is not None and doer.is_name and not word.is_name and tree[item.head].is_name
            return doer if acts else word
        if word.dep in ("prt", "advmod") and above.index == verb.index:
            return doer
    return None


def _alike(tree: Tree, shared: Word, item: _Item) -> bool:
    """True where a single further item is of the kind of the first: both names, or both with an article."""
    if lexicon().noun(tree[item.head]) is not None:
        return False  # "signed in 1990 and the war in 1991"
    other = tree[item.head]
    if shared.is_name or other.is_name:
        return shared.is_name and other.is_name
    one, two = (tree.child(index, "det", "poss") for index in (shared.index, other.index))
    return one is not None and two is not None and one.text.lower() == two.text.lower()


def _copy(tree: Tree, verb: Word, shared: Word, first: int, item: _Item) -> Folded:
    """The clause of one item: what stands before the shared phrase, and the item in its place."""
    inside = range(item.start, item.end)
    own = next((index for index in inside if tree[index].tag in ("IN", "TO") and index < item.head), None)
    above = tree.head(shared.index)
    swapped = own is not None and above is not None and shared.dep == "pobj"
    gone = set(tree.subtree(shared.index))
    if swapped and above is not None:
        gone |= set(tree.subtree(above.index))
    for child in tree.children(verb.index):
        branch = tree.subtree(child.index)
        dated = any(tree[index].time is not None for index in branch) and shared.index not in branch
        if dated or child.dep in ("conj", "cc", "punct"):
            gone |= set(branch) - {verb.index}
    kept = [index for index in tree.subtree(verb.index) if index not in gone and index < first]
    kept += [verb.index] if verb.index not in kept else []
    words: dict[int, Word] = {index: tree[index] for index in (*sorted(kept), *inside)}
    words = {index: word for index, word in words.items() if word.text not in (",", ";", "(", ")", "")}
    words = {index: word for index, word in words.items() if word.text.lower() not in _JOINS}
    for index in [index for index in inside if index in words]:
        if words[index].head not in inside or words[index].head not in words:
            words[index] = replace(words[index], head=item.head)
    words[verb.index] = replace(verb, head=verb.index, dep="ROOT")
    if swapped and own is not None:
        words[own] = replace(words[own], head=verb.index, dep="prep")
        words[item.head] = replace(words[item.head], head=own, dep="pobj")
    else:
        words[item.head] = replace(words[item.head], head=shared.head, dep=shared.dep)
    if item.link is not None:
        words[item.link] = replace(words[item.link], head=verb.index, dep="prep")
        words[item.time] = replace(words[item.time], head=item.link, dep="pobj")
    else:
        words[item.time] = replace(words[item.time], head=verb.index, dep="npadvmod")
    return _renumbered(words, verb.index)


def _made(tree: Tree, kept: list[int], verb: Word) -> Folded:
    """The sentence without the further items."""
    return _renumbered({index: tree[index] for index in kept}, verb.index)


def _renumbered(words: dict[int, Word], fallback: int) -> Folded:
    order = sorted(words)
    place = {index: number for number, index in enumerate(order)}
    made = (
        replace(words[index], index=place[index], head=place.get(words[index].head, place[fallback]))
        for index in order
    )
    return Folded(Tree(tuple(made)), tuple(order))


def clauses(telling: Telling) -> list[Telling]:
    """A sentence as one telling, or one for each clause that a list in it stands for."""
    return [
        replace(
            telling,
            tree=folded.tree,
            replaced={
                number: telling.replaced[index]
                for number, index in enumerate(folded.origin)
                if index in telling.replaced
            },
        )
        for folded in unfolded(telling.tree)
    ] or [telling]
