"""What a clause says of its subject, in as many words as there is room for."""

from __future__ import annotations

from collections.abc import Mapping

from briefline.extract.events.complements import (
    both_nouns,
    full_complement,
    is_garden_path,
    is_indirect_question,
    is_set_beside,
    least_complement,
    short_complement,
    with_premodifiers,
)
from briefline.extract.events.tree import Tree, Word
from briefline.extract.events.triggers import lexicon
from briefline.extract.events.wording import antecedent, dated, pruned, render, tidied
from briefline.extract.events.words import word_class

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_RELATIVE = word_class("relatives_and_adverbs")
_ADVERBIAL = word_class("nouns_of_when_and_how")
_DROPPED = frozenset({"punct", "cc", "mark", "intj", "preconj", "meta", "dep", "parataxis"})


def predicate(tree: Tree, verb: Word, replaced: Mapping[int, str], drop: frozenset[int], room: int) -> str:
    """The verb with its objects and phrases, without dates. Where ``room`` is short, outer ones go first."""
    core: list[int] = [verb.index]
    if (
        verb.index > 1
        and tree[verb.index - 1].text == "-"
        and tree[verb.index - 1].span.end == verb.span.start
    ):
        core += [verb.index - 1, verb.index - 2]  # "re-elected"
    core += _shared_auxiliaries(tree, verb)
    if (whom := _left_out(tree, verb)) is not None:
        core += pruned(tree, whom.index, drop | {verb.index})  # "the summit we held": we held the summit
    # rank and variants, fullest first: the highest rank is shortened first
    extras: list[tuple[int, list[list[int]]]] = []
    bare = not tree.children(verb.index, "dobj", "attr", "acomp", "oprd", "ccomp", "xcomp")
    for child in tree.children(verb.index):
        if child.index in drop or child.time is not None or child.dep in _SUBJECTS or child.dep in _DROPPED:
            continue
        if child.dep in ("aux", "auxpass", "neg", "prt"):
            core.append(child.index)
        elif child.dep == "dobj" and _added(tree, verb, child):
            continue
        elif child.dep in ("dobj", "attr", "acomp", "oprd", "dative", "xcomp"):
            whom = antecedent(tree, verb) if child.text.lower() in _RELATIVE else None
            if whom is not None:
                core.extend(pruned(tree, whom.index, drop | {verb.index}))
            elif child.dep == "xcomp" and child != tree.child(verb.index, "xcomp") and child.is_verb:
                continue  # "plans to leave Lima, stop in Quito": a second plan
            elif child.dep == "xcomp":
                short, full = short_complement(tree, child), full_complement(tree, child, drop)
                core.extend(_spoken_of(tree, verb, short, drop))
                extras.append((0, [_spoken_of(tree, verb, each, drop) for each in (full, short)]))
            elif child.text.lower() not in _RELATIVE or _pointing(tree, verb, child):
                made = [each.index for each in tree.children(child.index, "acl") if each.tag == "VBN"]
                if verb.lemma == "have" and made == [child.index + 1]:
                    core.extend(made)  # "has three villages evacuated"
                extras.append((-1, [pruned(tree, child.index, drop), with_premodifiers(tree, child, drop)]))
                core.append(child.index)
        elif child.dep == "advmod":
            beside = bare and child.tag == "RB" and child.index == verb.index + 1
            alone = not tree.children(child.index)
            if not alone and child.text.lower() in lexicon().classes["kept_adverbs"]:
                extras.append((0, [pruned(tree, child.index, drop)]))  # "is off to Lima"
            result = child.tag == "JJ" and child.index == verb.index + 1  # "cut short a holiday"
            if (
                (alone and child.text.lower() in lexicon().classes["kept_adverbs"])
                or (beside and not child.text.lower().endswith("ly"))
                or result
            ):
                core.append(child.index)
                extras.append((1, [pruned(tree, child.index, drop)]))
        elif child.dep in ("prep", "agent"):
            stranded = (
                not tree.children(child.index) and child.text.lower() not in lexicon().classes["kept_adverbs"]
            )
            if (
                not stranded
                and not dated(tree, child)
                and not _filler(tree, child)
                and not _words(tree, child)
            ):
                full, first = pruned(tree, child.index, drop), [child.index]
                both = child.text.lower() == "between"
                for word in tree.children(child.index, "pobj"):
                    first += both_nouns(tree, word) if both else with_premodifiers(tree, word, drop)
                variants = [full, first] if len(first) > 1 and first != full else [full]
                extras.append((1 if child.index < verb.index else 0, variants))
        elif child.dep == "ccomp" and (
            child.index < verb.index or is_garden_path(tree, child) or is_set_beside(tree, verb, child)
        ):
            continue
        elif child.dep == "ccomp" or (
            child.dep == "advcl"
            and tree.child(child.index, "mark", "advmod") is not None
            and is_indirect_question(tree, child)
        ):
            told = child.dep == "ccomp" and not tree.child(verb.index, "dobj", "attr", "acomp", "oprd")
            if told:  # "officials confirmed" alone says nothing
                core.extend(least_complement(tree, child))
            extras.append((2, [full_complement(tree, child, drop), short_complement(tree, child)]))
        elif child.dep == "npadvmod" and (child.lemma == "time" or child.tag == "PRP$"):
            continue  # "at five your time"
        elif child.dep == "npadvmod" and verb.index < child.index <= verb.index + 4:
            extras.append((3, [pruned(tree, child.index, drop)]))
    while True:
        text = _said(tree, verb, core + [index for _, variants in extras for index in variants[0]], replaced)
        if len(text) <= max(room, 30) or not extras:
            return text if len(text) <= room + 1 else _said(tree, verb, _bare(tree, core), replaced)
        worst = max(extras, key=lambda extra: (extra[0], len(extra[1]), extra[1][0][:1]))
        worst[1].pop(0)
        if not worst[1]:
            extras.remove(worst)


def _left_out(tree: Tree, verb: Word) -> Word | None:
    """The object of "(the summit) we held last year", which has no "that" before it."""
    noun = tree.head(verb.index)
    doer = tree.child(verb.index, "nsubj")
    if verb.dep != "relcl" or noun is None or not noun.is_noun or doer is None or doer.index < noun.index:
        return None
    held = tree.children(verb.index)
    full = any(child.dep in ("dobj", "attr", "acomp", "ccomp", "xcomp", "auxpass", "mark") for child in held)
    linked = any(child.text.lower() in _RELATIVE or child.tag.startswith("W") for child in held)
    stranded = any(child.dep == "prep" and not tree.children(child.index) for child in held)
    if full or linked or stranded or noun.time is not None or noun.lemma in _ADVERBIAL:
        return None
    return noun


def _spoken_of(tree: Tree, verb: Word, indices: list[int], drop: frozenset[int]) -> list[int]:
    """The words with what "which" stands for: "(a field) which both agreed to dig up"."""
    which = [index for index in indices if tree[index].tag in ("WDT", "WP") and tree[index].dep == "dobj"]
    whom = antecedent(tree, verb) if which else None
    if whom is None:
        return indices
    return [index for index in indices if index not in which] + pruned(tree, whom.index, drop | {verb.index})


def _shared_auxiliaries(tree: Tree, verb: Word) -> list[int]:
    """The "will" of "will meet and present", the "was" of "was held and charged", for the second verb."""
    above = tree.head(verb.index)
    own = tree.child(verb.index, "aux", "auxpass", "nsubj", "nsubjpass")
    if verb.dep != "conj" or verb.tag not in ("VB", "VBN") or own is not None or above is None:
        return []
    if above.tag != verb.tag:
        return []
    return [child.index for child in tree.children(above.index, "aux", "auxpass") if child.tag != "TO"]


def _added(tree: Tree, verb: Word, word: Word) -> bool:
    """True for a second object behind a comma: "held talks, their third round"."""
    opening = tree.subtree(word.index)[0]
    return word != tree.child(verb.index, "dobj") and opening > 0 and tree[opening - 1].text == ","


def _filler(tree: Tree, preposition: Word) -> bool:
    """True for "by the way", "of course", "for example"."""
    said = " ".join(tree[index].text.lower() for index in tree.subtree(preposition.index))
    return said in lexicon().classes["fillers"]


def _words(tree: Tree, preposition: Word) -> bool:
    """True for "In a report of 4 May he concluded …", which says only where it is said."""
    noun = tree.child(preposition.index, "pobj")
    verb = tree.head(preposition.index)
    apart = preposition.text.lower() == "in" or (verb is not None and tree.child(verb.index, "ccomp"))
    told = lexicon().noun(noun) if noun is not None and preposition.index == 0 and apart else None
    if noun is None or told is None or told.family not in ("publication", "statement"):
        return False
    return any(tree[index].time is not None for index in tree.subtree(noun.index))


def _pointing(tree: Tree, verb: Word, word: Word) -> bool:
    """True for the "that" of "a law changed that"."""
    return word.tag == "DT" or (word.index == verb.index + 1 and verb.dep not in ("relcl", "acl"))


def _said(tree: Tree, verb: Word, indices: list[int], replaced: Mapping[int, str]) -> str:
    """The words; what stands before the verb group ("At Bonn, both signed") goes behind it."""
    prefix = [verb.index - 2] if verb.index - 1 in indices and tree[verb.index - 1].text == "-" else []
    group = [
        verb.index,
        *prefix,
        *_shared_auxiliaries(tree, verb),
        *(child.index for child in tree.children(verb.index, "aux", "auxpass", "neg", "advmod")),
    ]
    kept = tidied(tree, sorted(set(indices)))
    front = [index for index in kept if index < min(group)]
    text = render(tree, [index for index in kept if index >= min(group)], replaced)
    if not front:
        return text
    before = render(tree, front, replaced)
    if (place := _behind_objects(tree, verb, front, kept)) is not None:
        # "(the truce) that they agreed on there": what was agreed on stands before where
        tail = [index for index in kept if index >= place]
        head = [index for index in kept if min(group) <= index < place]
        said = [before[:1].lower() + before[1:] if not tree[front[0]].is_name else before]
        return " ".join([render(tree, head, replaced), *said, render(tree, tail, replaced)])
    return f"{text} {before if tree[front[0]].is_name else before[:1].lower() + before[1:]}"


def _bare(tree: Tree, indices: list[int]) -> list[int]:
    """The words without adjectives that are no names, which a headline that is too long can spare."""
    gone = {
        index
        for each in indices
        if tree[each].dep == "amod" and not tree[each].text[:1].isupper()
        for index in tree.subtree(each)
    }
    return [index for index in indices if index not in gone]


def _behind_objects(tree: Tree, verb: Word, front: list[int], kept: list[int]) -> int | None:
    """Where the object of a relative clause goes: before the first phrase of place or manner."""
    if any(tree[index].dep in ("prep", "agent") and tree[index].head not in front for index in front):
        return None
    behind = [index for index in kept if index > verb.index and tree[index].head == verb.index]
    if any(tree[index].dep not in ("prep", "advmod", "agent", "aux", "neg", "prt") for index in behind):
        return None
    return next((index for index in behind if tree[index].dep in ("prep", "advmod", "agent")), None)
