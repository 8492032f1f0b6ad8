"""Names put right that the parser takes apart or hangs elsewhere: firms, people joined, people's verbs."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from briefline.extract.events.arcs import held_by
from briefline.extract.events.headline_mending import FINITE, SUBJECTS
from briefline.extract.events.tree import Word


def names_mended(words: list[Word]) -> None:
    """Put right firms of two names, names joined, and plurals that are the verbs of names."""
    _firms(words)
    _names_as_adverbs(words)
    _names_behind_places(words)
    _joined_subjects(words)
    _verbs_behind_people(words)


def _firms(words: list[Word]) -> None:
    """ "Auditors from Hale & Moore": one firm, whose name goes on behind the sign."""
    for sign in words[1:-1]:
        if sign.text != "&":
            continue
        first, last = words[sign.index - 1], words[sign.index + 1]
        names = first.text[:1].isupper() and last.text[:1].isupper() and first.time is None is last.time
        if not names or last.head not in (first.index, first.head):
            continue
        for word in held_by(words, first.index):
            if word.index != last.index:
                words[word.index] = replace(word, head=last.index)
        root = first.head == first.index
        words[last.index] = replace(last, tag="NNP", dep=first.dep, head=last.index if root else first.head)
        words[first.index] = replace(first, tag="NNP", dep="compound", head=last.index)
        words[sign.index] = replace(words[sign.index], tag="NNP", dep="compound", head=last.index)


def _names_as_adverbs(words: list[Word]) -> None:
    """ "In her first week, Ruiz met the chancellor": a name right before a verb without a subject is it."""
    for name, verb in pairwise(words):
        adverb = name.dep in ("advmod", "npadvmod", "dep") and name.head == verb.index
        if not adverb or not name.is_name or name.time is not None or verb.tag not in FINITE:
            continue
        if not any(word.dep in SUBJECTS for word in held_by(words, verb.index)):
            words[name.index] = replace(name, dep="nsubj")


def _names_behind_places(words: list[Word]) -> None:
    """ "Two envoys from Lom, Ana Ruiz and Bo Lund, met": two people, not two more places."""
    for noun in words:
        if noun.tag != "NNS":
            continue
        link = next(
            (w for w in held_by(words, noun.index) if w.dep == "prep" and w.index == noun.index + 1), None
        )
        place = next((w for w in held_by(words, link.index) if w.dep == "pobj"), None) if link else None
        if place is None or place.index + 1 >= len(words):
            continue
        first = next((w for w in held_by(words, place.index) if w.dep == "conj" and w.is_name), None)
        if first is None or words[place.index + 1].text != "," or first.index < place.index + 3:
            continue
        last = next((w for w in held_by(words, first.index) if w.dep == "conj" and w.is_name), None)
        two = any(w.dep == "nummod" and w.text.lower() == "two" for w in held_by(words, noun.index))
        if two and last is not None and last.index + 1 < len(words) and words[last.index + 1].text == ",":
            words[first.index] = replace(first, dep="appos", head=noun.index)


def _joined_subjects(words: list[Word]) -> None:
    """ "President Ana Ruiz and Minister Bo Lund were hurt": two people, not one that is another's."""
    for first in words:
        last = words[first.head]
        if first.dep != "poss" or first.tag != "NNP" or last.dep not in SUBJECTS or not last.is_name:
            continue
        held = held_by(words, first.index)
        link = next((word for word in held if word.dep == "cc" and word.text.lower() == "and"), None)
        if link is None or any(word.dep == "case" for word in held) or link.index > last.index:
            continue
        for word in held:
            if word.dep == "conj" and link.index < word.index < last.index:
                words[word.index] = replace(word, dep="compound", head=last.index)
        words[first.index] = replace(first, dep=last.dep, head=last.head)
        words[last.index] = replace(last, dep="conj", head=first.index)


def _verbs_behind_people(words: list[Word]) -> None:
    """ "Ana Ruiz empties dead hives": a plural before another noun is the verb of the name before it."""
    if any(word.tag in FINITE for word in words):
        return
    _plural_roots(words)
    for verb in words[2:-1]:
        name, noun = words[verb.index - 1], words[verb.head]
        if verb.tag != "NNS" or not verb.text.islower() or verb.dep not in ("nmod", "compound", "amod"):
            continue
        full = (
            name.is_name and name.time is None and words[name.index - 1].is_name and name.head == verb.index
        )
        if not full or noun.index <= verb.index or not noun.is_noun or noun.head != noun.index:
            continue
        for word in held_by(words, noun.index):
            if word.index < name.index:
                words[word.index] = replace(word, head=name.index)
            elif word.index > noun.index and word.dep in ("prep", "punct", "npadvmod", "advmod"):
                words[word.index] = replace(word, head=verb.index)
        for word in held_by(words, verb.index):
            if word.index < name.index:
                words[word.index] = replace(word, head=name.index)
        words[name.index] = replace(name, dep="nsubj", head=verb.index)
        words[noun.index] = replace(noun, dep="dobj", head=verb.index)
        words[verb.index] = replace(verb, tag="VBZ", dep="ROOT", head=verb.index)
        return


def _plural_roots(words: list[Word]) -> None:
    """ "Ana Ruiz empties dead hives", where the plural was taken for the root and the hives for its name."""
    for verb in words[2:-1]:
        before = words[: verb.index]
        named = all(word.text[:1].isupper() and word.time is None for word in before)
        done_to = next(
            (w for w in held_by(words, verb.index) if w.dep == "appos" and w.index > verb.index), None
        )
        if verb.tag != "NNS" or verb.head != verb.index or not verb.text.islower() or not named:
            continue
        if (
            done_to is None
            or done_to.is_name
            or any("," in w.text for w in words[verb.index : done_to.index])
        ):
            continue
        name = words[verb.index - 1]
        for word in before[:-1]:
            words[word.index] = replace(word, tag="NNP", dep="compound", head=name.index)
        words[name.index] = replace(name, tag="NNP", lemma=name.text, dep="nsubj", head=verb.index)
        words[done_to.index] = replace(done_to, dep="dobj")
        words[verb.index] = replace(verb, tag="VBZ", dep="ROOT")
        return
