"""What a date on a verb or noun dates: the clause, or the event that the verb schedules or calls off."""

from __future__ import annotations

from briefline.extract.events.attachment import as_planned
from briefline.extract.events.status import takes_back
from briefline.extract.events.subjects import scheduled, schedules, what_is_off, what_is_when
from briefline.extract.events.tree import Tree, Word
from briefline.extract.events.trigger import Trigger
from briefline.extract.events.triggers import lexicon, particle_phrase


def from_verb(
    tree: Tree, verb: Word, steps: int, until: bool, timed: frozenset[int], opens: bool = False
) -> Trigger:
    """What a date on a verb dates; one that ``opens`` the sentence dates the verb, not what it calls off."""
    words = lexicon()
    lemma = particle_phrase(tree, verb)
    noun = None if opens else what_is_off(tree, verb, lemma)
    if noun is not None and takes_back(tree, verb, noun):
        return Trigger(verb.index, False, verb.index, steps)
    if noun or (noun := what_is_when(tree, verb)):
        # "put off the visit to May": the date behind it is the new one
        return Trigger(noun.index, True, verb.index, steps, until=lemma in words.classes["postponing"])
    if schedules(tree, verb) or _takes_place(tree, verb):
        noun = scheduled(tree, verb)
        if noun is not None:
            return Trigger(noun.index, True, _status_verb(tree, noun, verb), steps)
    if as_planned(tree, verb):
        verb = tree[verb.head]
    root = tree.root()
    if lemma in words.classes["scheduling"] and verb.tag == "VBN" and root is not None and root.is_verb:
        off = particle_phrase(tree, root) in words.classes["cancelling"] | words.classes["postponing"]
        if off and root.index > verb.index and tree.child(root.index, "auxpass"):
            return Trigger(root.index, False, root.index, steps)
    if verb.dep == "advcl" and not tree.children(verb.index, "aux") and tree[verb.head].is_verb:
        marks = [child.text.lower() for child in tree.children(verb.index, "mark")]
        if marks == ["for"]:
            verb = tree[verb.head]  # "fined for the oil spill": a noun taken for a verb
    top = verb
    while (above := _over(tree, top)) is not None and above.is_verb:
        infinitive = tree.child(top.index, "aux") is not None and top.tag == "VB"
        beside = top.tag == "VBG" and top.dep == "advcl" and not tree.child(top.index, "nsubj", "mark", "aux")
        chained = top.dep == "xcomp" or beside or (infinitive and top.dep in ("advcl", "acl"))
        arrives = beside and particle_phrase(tree, top) in words.classes["motion"]
        if not chained or (_has_time(tree, above, top, timed) and not arrives):
            break  # "flew home overnight, landing before dawn" is one flight
        top = above
    held = tree.head(top.index)
    if top.dep == "xcomp" and held is not None and held.lemma == "due":
        # "a summit, due to open in May, may be put off"
        whole = tree.head(held.index)
        if whole is not None and whole.is_verb and held.dep == "prep":
            whole = tree.child(whole.index, "nsubjpass")  # "The fair, due to open in May, was called off"
        if whole is not None and whole.is_noun and words.noun(whole) is not None:
            return Trigger(whole.index, True, _status_verb(tree, whole, verb), steps)
    main = tree.head(held.index) if held is not None and held.is_noun else None
    ended: frozenset[str] = words.classes["cancelling"] | words.classes["postponing"]
    while top.dep == "xcomp" and (up := tree.head(top.index)) is not None and up.lemma == "be":
        top, held = up, tree.head(up.index)  # "which was to be held"
    told = top.dep == "relcl" and held is not None and held.dep == "nsubjpass"
    if told and held and main and main.tag == "VBN" and particle_phrase(tree, main) in ended:
        # "a race that should have been run on Monday has been called off"
        return Trigger(held.index, True, main.index, steps)
    planned = top.index != verb.index or tree.child(verb.index, "aux") is not None
    happens = planned and verb.lemma in words.classes["happening"] and not tree.children(top.index, "dobj")
    if top.dep == "relcl" and held is not None and happens and words.noun(held) is not None:
        # "the trip, which was due to begin on Monday, was scrapped"
        return Trigger(held.index, True, _status_verb(tree, held, top), steps)
    return Trigger(top.index, False, top.index, steps, until=until)


def _over(tree: Tree, verb: Word) -> Word | None:
    """The head of a verb; that of the adjective in between: "were due to speak"."""
    above = tree.head(verb.index)
    if above is not None and above.dep == "acomp" and verb.dep in ("xcomp", "ccomp"):
        return tree.head(above.index)
    return above


def _has_time(tree: Tree, verb: Word, branch: Word, timed: frozenset[int]) -> bool:
    """True when a time expression hangs on the verb itself, outside of the branch."""
    held = frozenset(tree.subtree(branch.index))
    for child in tree.children(verb.index):
        if child.index in timed and child.index not in held:
            return True
        if (
            child.dep == "prep"
            and child.index not in held
            and any(c.index in timed for c in tree.children(child.index))
        ):
            return True
    return False


def _takes_place(tree: Tree, verb: Word) -> bool:
    return verb.lemma == "take" and any(child.lemma == "place" for child in tree.children(verb.index, "dobj"))


def from_noun(tree: Tree, noun: Word, steps: int, prenominal: bool, onto: bool) -> Trigger:
    words = lexicon()
    above = tree.head(noun.index)
    if above is not None and above.is_verb and noun.dep == "dobj" and not prenominal:
        lemma = particle_phrase(tree, above)
        category = words.verb(tree, above)
        plain = not any(
            lemma in words.classes[name]
            for name in ("cancelling", "postponing", "scheduling", "light", "reporting")
        )
        if plain and category.family != "statement" or takes_back(tree, above, noun):
            return Trigger(above.index, False, above.index, steps)
    return Trigger(noun.index, True, _status_verb(tree, noun, None), steps, until=onto)


def _status_verb(tree: Tree, noun: Word, scheduling: Word | None) -> int | None:
    """The verb that says what became of an event told by a noun: "the visit was cancelled"."""
    above = tree.head(noun.index)
    if above is not None and above.is_verb and noun.dep in ("nsubj", "nsubjpass", "dobj"):
        return above.index
    return scheduling.index if scheduling is not None else None
