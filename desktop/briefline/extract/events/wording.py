"""Words of a tree put together again: without dates and asides, with the text's own spacing."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefline.extract.events.gazetteer import gazetteer
from briefline.extract.events.tree import Tree, Word
from briefline.extract.events.words import word_class, word_map

_SINGLING = word_class("singling_out")
_MEASURES = word_class("measures_of_dates")


_CLINGS = re.compile(r"['’]s?|n['’]t|[,.;:)%]")


def render(tree: Tree, indices: list[int], replaced: Mapping[int, str] | None = None) -> str:
    """The words with single blanks; none before punctuation and clitics, none where the text has none."""
    replaced = replaced or {}
    speaks = any(tree[index].text in ("I", "i") for index in replaced)
    parts: list[str] = []
    previous: Word | None = None
    for index in sorted(set(indices)):
        word = tree[index]
        text = replaced.get(index, word.text)
        if not text:
            continue
        if speaks and index not in replaced and (full := _after_name(tree, word, replaced)):
            text = full
        glued = previous is not None and previous.span.end == word.span.start and previous.index == index - 1
        if index == 0 and parts and word.text[:1].isupper() and not word.is_name and word.text != "I":
            text = text[:1].lower() + text[1:]
        if parts and word.tag == "MD" and index not in replaced:
            text = text.lower()
        glued = glued and text[:1] == word.text[:1]
        if parts and not glued and not _CLINGS.fullmatch(text):
            parts.append(" ")
        parts.append(text)
        previous = word
    return "".join(parts)


_EXAMPLES = word_class("examples")
_CLITICS = word_map("clitics")
_THIRD = word_map("third_person")


def _after_name(tree: Tree, word: Word, replaced: Mapping[int, str]) -> str:
    """The form that a verb or clitic takes where a name stands for "I": "I'll" → "Ana will"."""
    first = next(
        (
            each
            for index in (word.index, word.head)
            for each in tree.children(index, "nsubj")
            if each.text.lower() == "i" and " and " not in replaced.get(each.index, " and ")
        ),
        None,
    )
    if first is None or first.index > word.index:
        return ""
    clitic = _CLITICS.get(word.text.replace("’", "'").lower(), "") if word.head == first.head else ""
    if clitic or word.tag != "VBP" or (word.index != first.head and word.dep not in ("aux", "auxpass")):
        return clitic
    text = word.text.lower()
    ending = "es" if text.endswith(("s", "sh", "ch", "x", "z")) else "s"
    third = f"{text[:-1]}ies" if text.endswith("y") and text[-2:-1] not in "aeiou" else text + ending
    return _THIRD.get(text, third)


def pruned(tree: Tree, index: int, drop: frozenset[int], deep: bool = False) -> list[int]:
    """A subtree without dates, relative clauses, apposed phrases, parentheses and asides."""
    return tidied(tree, sorted(_kept(tree, index, drop, deep)))


def _kept(tree: Tree, index: int, drop: frozenset[int], deep: bool) -> list[int]:
    found = [index]
    children = tree.children(index)
    for child in children:
        if child.index in drop or child.time is not None:
            continue
        if child.dep == "advmod" and child.text.lower() in ("then", "now", "once", "formerly", "currently"):
            continue
        if child.dep == "advmod" and child.text == "There":
            continue  # "There Lund lit a lamp"
        aside = child.dep in ("relcl", "advcl", "parataxis", "intj", "meta")
        if (aside or (child.dep == "acl" and not deep)) and not _singled_out(tree, child):
            continue
        if child.dep == "appos" and not _named(tree, child, index):
            continue
        if child.dep == "prep" and (dated(tree, child) or (child.index > index and _bracketed(tree, child))):
            continue
        if child.dep == "prep" and child.text.lower() in _EXAMPLES and tree[child.index - 1].text == ",":
            continue
        if child.dep == "punct" and child.text not in ("-", "–", "/", ",", "“", "”", '"', "&"):
            continue
        if (
            child.lemma == "due"
            and child.index > index
            and any(dated(tree, p) for p in tree.children(child.index, "prep"))
        ):
            continue  # "the test due in May"
        if child.dep == "case" and child.index == index + 1 and _left_out(tree, index):
            continue
        inner = _kept(tree, child.index, drop, deep)
        if child.dep == "prep" and inner == [child.index] and tree.children(child.index):
            continue  # all that it led to is left out
        found.extend(inner)
    return found


def _singled_out(tree: Tree, clause: Word) -> bool:
    """True for "the last person to catch it", which says nothing without its infinitive."""
    noun = tree.head(clause.index)
    to = clause.tag == "VB" and any(child.tag == "TO" for child in tree.children(clause.index, "aux"))
    if not to or noun is None or not noun.is_noun or noun.index > clause.index:
        return False
    return any(child.text.lower() in _SINGLING for child in tree.children(noun.index, "amod"))


def tidied(tree: Tree, indices: list[int]) -> list[int]:
    """Drop commas and "and" that no longer join anything."""
    kept: list[int] = []
    present = set(indices)
    for position, index in enumerate(indices):
        hyphen = tree[index].text in ("-", "‑")
        if hyphen and not {index - 1, index + 1} <= present:
            continue
        word = tree[index]
        if word.text == "not" and tree[index - 1].text == "or" and index - 1 not in present:
            continue  # "whether or not to sell"
        if word.text in (",", "–") or word.dep == "cc":
            after = indices[position + 1] if position + 1 < len(indices) else None
            if (
                after is None
                or not kept
                or tree[after].text == ","
                or (word.text == "," and after != index + 1)
            ):
                continue
            if word.text == "," and tree[after].dep == "cc" and len(indices) > position + 2:
                kept.append(index)
                continue
        kept.append(index)
    while kept and (tree[kept[-1]].text in (",", "–") or tree[kept[-1]].dep == "cc"):
        kept.pop()
    return kept


def _left_out(tree: Tree, index: int) -> bool:
    return tree[index].time is not None


def _named(tree: Tree, child: Word, head: int) -> bool:
    """An apposition that must stay: a name close by ("the newspaper Herald", "Geneva, Switzerland")."""
    return (
        child.is_name
        and child.index <= head + 3
        and all(tree[between].text != "(" for between in range(head + 1, child.index))
        and (tree[head].is_name or child.index - len(tree.subtree(child.index)) <= head)
    )


def _bracketed(tree: Tree, child: Word) -> bool:
    return child.index > 0 and tree[child.index - 1].text in ("(", "—", "–")


def dated(tree: Tree, preposition: Word) -> bool:
    """True for a prepositional phrase that only says when."""
    before = tree[preposition.index - 1] if preposition.index else None
    if before is not None and before.time is not None and preposition.text.lower() in ("from", "of", "after"):
        return True  # "ten years on from the strike"
    if before is not None and before.time is not None and preposition.text.lower() == "on":
        onwards = tree.child(preposition.index, "prep")
        if onwards is not None and onwards.index == preposition.index + 1:
            return True  # "a decade on from the strike"
    direct = tree.children(preposition.index, "pobj")
    if direct and all(word.time is not None for word in direct):
        return True
    objects = [
        word for index in tree.subtree(preposition.index) if (word := tree[index]).index != preposition.index
    ]
    return any(word.time is not None for word in objects) and all(
        word.time is not None
        or word.text.lower() in _MEASURES
        or not word.text[:1].isalnum()
        or _of_time(tree, word)
        for word in objects
    )


def _of_time(tree: Tree, word: Word) -> bool:
    """True for the noun that a date stands before: "by the evening train"."""
    return any(
        child.time is not None and child.index == word.index - 1 for child in tree.children(word.index)
    )


def antecedent(tree: Tree, word: Word) -> Word | None:
    """What a relative clause hangs on."""
    for above in tree.climb(word.index):
        if above.dep in ("relcl", "acl"):
            held = tree.head(above.index)
            which = any(child.text.lower() == "which" for child in tree.children(above.index))
            if held is not None and which and gazetteer().is_person(held.lemma, held.text):
                # "the owner of the Petrel, which sank"
                inner = [tree[index] for index in tree.subtree(held.index, frozenset({above.index}))]
                things = [each for each in inner if each.dep == "pobj" and each.index < above.index]
                return things[-1] if things else held
            if held is not None and held.dep == "appos" and not held.is_name and tree[held.head].is_name:
                return tree[held.head]  # "Ana Ruiz, a surveyor, who inspected the house"
            return held
    return None


def ranks(tree: Tree, noun: Word) -> frozenset[int]:
    """The words of people's titles: "Prime Minister Ana Ruiz and Foreign Minister Bo Lund"."""
    found: set[int] = set()
    for name in tree.conjuncts(noun.index):
        before = [w.index for w in tree.children(name.index, "compound", "nmod") if w.index < name.index]
        inner = sorted({each for index in before for each in tree.subtree(index)})
        last = max((index for index in inner if gazetteer().is_role(tree[index].text)), default=-1)
        found.update(index for index in inner if index <= last)
    return frozenset(found)
