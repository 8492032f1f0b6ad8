"""Noun phrases: names out of a tree, with titles and roles told apart from them."""

from __future__ import annotations

from briefline.extract.events.actors import Cast
from briefline.extract.events.gazetteer import gazetteer
from briefline.extract.events.tree import Tree, Word, once_a_word
from briefline.extract.events.wording import render
from briefline.extract.events.words import word_class
from briefline.model.text import Span

_PARTICLES = word_class("particles")
_LEFT = frozenset({"compound", "nmod", "nummod"})
_SKIPPED_LEFT = frozenset({"det", "poss", "case", "punct", "predet", "cc", "preconj", "quantmod"})


@once_a_word
def name_words(tree: Tree, head: Word) -> list[int]:
    """Indices of the proper name that a word heads, left to right; empty for a common noun."""
    if (
        head.text.lower() in gazetteer().company_endings
        and head.index > 1
        and tree[head.index - 1].text == ","
    ):
        before = tree[head.index - 2]
        if before.is_name and before.head == head.index:
            return name_words(tree, before)  # "Lom Holdings, Inc."
    if not head.is_noun or head.time is not None or not _capital(head):
        return []
    if not head.is_name and head.index == 0:
        return []
    found = [head.index]
    for child in sorted(tree.children(head.index, *_LEFT, "amod"), key=lambda word: -word.index):
        capital = (child.text[:1].isupper() or child.text == "&") and (child.dep != "amod" or child.is_name)
        if child.index < head.index and child.time is None and capital:
            found.extend(
                index
                for index in tree.subtree(child.index)
                if tree[index].time is None and (tree[index].text[:1].isupper() or tree[index].text == "&")
            )
    following = head.index + 1
    while (
        following < len(tree)
        and tree[following].head == head.index
        and tree[following].dep == "nummod"
        and tree[following].time is None
        and tree[following].text.isupper()
    ):
        found.append(following)
        following += 1
    of = next(
        (
            child
            for child in tree.children(head.index, "prep")
            if child.text.lower() == "of" and child.index == head.index + 1
        ),
        None,
    )
    if of is not None and _takes_of(head):
        inner = tree.child(of.index, "pobj")
        if inner is not None and inner.is_name and inner.time is None and inner.index <= of.index + 2:
            found.extend([of.index, *(index for index in tree.subtree(inner.index) if index <= inner.index)])
    for index in range(head.index - 1, 0, -1):
        if index + 1 not in found:
            continue
        word, before = tree[index], tree[index - 1]
        hyphen = word.text in ("-", "‑") and (before.text[:1].isupper() or before.text.lower() in _PARTICLES)
        onwards = tree[index + 1].text.lower() in _PARTICLES and word.is_name
        if hyphen or onwards or word.text.lower() in _PARTICLES:
            found.append(index)  # "al-Rashid", "von der Berg", "Saint-Louis"
    return _contiguous(tree, sorted(set(found)), head.index)


def ends_name(tree: Tree, word: Word) -> bool:
    """True for the end of a longer name: "Justice" of "the Court of Justice"."""
    link = tree.head(word.index)
    head = tree.head(link.index) if link is not None and link.dep == "prep" else None
    return head is not None and head.is_noun and word.index in name_words(tree, head)


def name_span(tree: Tree, head: Word) -> Span:
    """The words of the name that a word heads, titles before it included; the word alone for no name."""
    return tree.span_of(name_words(tree, head) or [head.index])


def phrase_span(tree: Tree, head: Word) -> Span:
    """A common noun from the first of the words kept by compact_phrase."""
    return tree.span_of(_compact(tree, head))


def _capital(word: Word) -> bool:
    """True for words written as names are: "Oslo", "LARK-2", "al-Rashid" by its later capital."""
    return word.text[:1].isupper() or any(character.isupper() for character in word.text[1:])


def _takes_of(head: Word) -> bool:
    """True for titles and bodies whose name goes on with "of": "Court of Appeals", "Duke of Kent"."""
    known = gazetteer()
    lower = head.text.lower()
    return (
        lower in known.place_words
        or lower in known.company_endings
        or lower in known.organisations
        or known.is_role(lower)
    )


def _contiguous(tree: Tree, indices: list[int], head: int) -> list[int]:
    """The unbroken run around the head."""
    position = indices.index(head)
    low = high = position
    while low > 0 and indices[low - 1] == indices[low] - 1:
        low -= 1
    while high + 1 < len(indices) and indices[high + 1] == indices[high] + 1:
        high += 1
    return indices[low : high + 1]


@once_a_word
def role_and_name(tree: Tree, head: Word, cast: Cast) -> tuple[str, str]:
    """Role and name that a word heads: ("CIA Director", "Ana Ruiz"); ("", "") for a common noun."""
    indices = name_words(tree, head)
    known = cast.looks_personal(head.text) or (head.text[:1].isupper() and cast.abbreviates(head.text))
    if not indices and head.is_noun and head.time is None and known:
        indices = [head.index]  # a name at the start of a sentence, taken for a common noun
    if not indices:
        return "", ""
    words = render(tree, indices).replace("\n", " ").split()
    role, name = cast.split_role(words)
    if not name:
        # a title alone ("the Duke of Kent", "Foreign Minister") still names somebody
        return "", " ".join(words) if len(words) > 1 else ""
    return role, " ".join(name)


def named(tree: Tree, head: Word, cast: Cast) -> str:
    """The proper name that a word heads, without titles; "" for a common noun."""
    return role_and_name(tree, head, cast)[1]


@once_a_word
def noun_phrase(tree: Tree, head: Word) -> str:
    """A noun with its adjectives and nouns before it: "planning committee", without articles and owners."""
    found = [head.index]
    for child in tree.children(head.index):
        if (
            child.index < head.index
            and child.dep not in _SKIPPED_LEFT
            and child.time is None
            and child.dep != "relcl"
        ):
            found.extend(index for index in tree.subtree(child.index) if tree[index].time is None)
    return render(tree, sorted(found)).replace("\n", " ").strip(" -")


def compact_phrase(tree: Tree, head: Word) -> str:
    """The same without numbers and superlatives: "Nine men" → "men"."""
    return render(tree, _compact(tree, head)).replace("\n", " ").strip(" -")


def _compact(tree: Tree, head: Word) -> list[int]:
    kept = [head.index]
    for child in tree.children(head.index, "compound", "amod", "nmod"):
        if child.index < head.index and child.time is None and not child.tag.startswith(("JJR", "JJS", "CD")):
            inner = tree.subtree(child.index)
            if any(tree[index].tag in ("CD", "HYPH") for index in inner):
                continue
            kept.extend(index for index in inner if tree[index].time is None)
    return sorted(kept)


def is_actor(tree: Tree, head: Word) -> bool:
    """True for a noun of people or of a body that acts."""
    if gazetteer().is_actor(head.lemma, head.text):
        return True
    compound = tree.children(head.index, "compound")
    return bool(compound) and gazetteer().is_actor(
        f"{compound[-1].lemma} {head.lemma}", f"{compound[-1].text} {head.text}"
    )


def is_body(tree: Tree, head: Word) -> bool:
    """True for a common noun of a body that acts: "the port authority"."""
    known = gazetteer()
    if head.is_name or head.lemma in known.landmarks:
        return False
    compound = tree.children(head.index, "compound")
    return head.lemma in known.organisations or (
        bool(compound) and f"{compound[-1].lemma} {head.lemma}" in known.organisations
    )
