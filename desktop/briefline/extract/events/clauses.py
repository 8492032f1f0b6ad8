"""Which clause or noun phrase a time expression dates."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefline.extract.events.attachment import (
    as_planned,
    before_brackets,
    by_document,
    fragmentary,
    inner_event,
    inside_phrase,
    just_before,
    lasting,
    never_came,
    possesses_nothing,
    through_document,
    told_of_time,
)
from briefline.extract.events.subjects import scheduled, schedules, what_is_off, what_is_when
from briefline.extract.events.tree import Tree, Word
from briefline.extract.events.triggers import lexicon, particle_phrase

_ADVERBIAL = frozenset({"starting", "beginning", "commencing", "effective", "ending", "including", "dated"})
# "a hall that dates from 1900", "a law inherited from the 1930s": said of how old a thing is
_AGE = frozenset({"date", "trace", "backdate", "attribute", "inherit", "stem", "derive"})
_COMES = frozenset({"come", "happen", "occur", "arrive"})
_REMEMBERS = frozenset({"remember", "recall"})
_STARTS = frozenset({"from", "starting", "beginning", "commencing", "effective"})
_PRENOMINAL = frozenset({"compound", "nmod", "amod", "nummod", "poss"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word that tells of an event, a verb or a noun, and how firmly a time expression hangs on it.

    ``verb`` is the verb that decides the status: the trigger itself, or the one that governs the noun
    ("was called off"). ``steps`` counts the dependency arcs from the time expression: fewer are firmer.
    ``ellipsis`` is True where the noun itself is left out ("last month's by the envoy").
    """

    word: int
    is_noun: bool
    verb: int | None
    steps: int = 0
    ellipsis: bool = False
    until: bool = False
    starts: bool = False


def trigger_of(tree: Tree, index: int, timed: frozenset[int] = frozenset()) -> Trigger | None:
    """The trigger that the time expression at a word dates; None when it dates nothing.

    ``timed`` are the words of the sentence that stand for time expressions, this one included.
    """
    words = lexicon()
    word = tree[index]
    if possesses_nothing(tree, word):
        return Trigger(index, True, _governor(tree, word), 1, ellipsis=True)
    steps, until, starts = 0, False, False
    if _runs(tree, word):
        return None
    clause = next((child for child in tree.children(index, "relcl") if child.is_verb), None)
    current = word
    while (above := tree.head(current.index)) is not None and steps < 12:
        steps += 1
        if current.text.lower() == "since" and above.lemma in words.classes["ordinals"]:
            return None  # "the third since Sunday"
        if current.text.lower() == "since":
            beside = clause or next(iter(tree.children(above.index, "relcl")), None)
            if beside is not None and beside.index > index and _when(tree, beside):
                return Trigger(beside.index, False, beside.index, steps)  # "worst since 2018, when it sank"
        if current.text.lower() == "since" and not lasting(tree, above):
            return None
        starts = starts or current.text.lower() in _STARTS
        if current.tag == "IN" and current.text.lower() in ("until", "till"):
            until = True
            if clause is not None:
                return Trigger(clause.index, False, clause.index, steps)
        if above.time is not None and above.index in timed:
            current = above
            continue
        if above.is_verb and current.dep not in ("nsubj", "nsubjpass", "csubj") or above.tag == "MD":
            clause = clause or _remembered(tree, word, above)
            if clause is not None and above.lemma in _COMES | _REMEMBERS and _when(tree, clause):
                # "The breakthrough came in 2009, when Ruiz found the key"
                return Trigger(clause.index, False, clause.index, steps)
            if above.lemma == "date" and above.dep == "acl":
                held = tree[above.head]  # "the lease, dated 1 May, expires": the verb has no date by that
                if (told := through_document(tree, held)) is not None:
                    return _from_verb(tree, told, steps, until, timed)
                if not by_document(tree, held):
                    return Trigger(held.index, True, None, steps) if words.noun(held) else None
            if above.text.lower() in _ADVERBIAL:
                current = above
                continue
            if current.text.lower() in ("to", "back", "from") and above.lemma in _AGE:
                return None
            if above.tag == "VBG" and above.dep == "pcomp" and never_came(tree, above):
                current = above  # "came close to signing": nothing was signed
                continue
            above = before_brackets(tree, word, above)
            if (noun := just_before(tree, word, above)) is not None:
                return Trigger(noun.index, True, None, steps)
            opens = word.index < above.index and above.dep == "ROOT"
            return replace(_from_verb(tree, above, steps, until, timed, opens), starts=starts)
        if above.is_verb:
            return _from_verb(tree, above, steps, until, timed) if steps > 1 or told_of_time(above) else None
        if above.lemma == "effect" and tree[above.head].text.lower() == "with":
            return None
        if above.is_noun or above.tag in ("JJ", "CD"):
            category = words.noun(above) or (inner_event(tree, above) if steps == 1 else None)
            prenominal = steps == 1 and current.dep in _PRENOMINAL
            if prenominal and current.dep == "poss" and re.match(r"(?:the )?eve of", current.text, re.I):
                current = above  # "the eve of the fair's opening" is not the day of the opening
                continue
            loose = steps == 2 and current.text.lower() == "on" and inside_phrase(tree, above)
            if category is not None and not loose and not by_document(tree, above):
                onto = current.text.lower() in ("to", "until", "till")
                return _from_noun(tree, above, steps, prenominal, onto)
            owned = steps == 2 and current.text.lower() == "of" and not by_document(tree, above)
            if owned and (off := _taken_back(tree, above)) is not None:
                return Trigger(above.index, True, off.index, steps)  # "the slot of 4 May is withdrawn"
            link = tree.head(above.index)
            if owned and link is not None and link.text.lower() == "during":
                current = above  # "came loose during the run of 4 May"
                continue
            if prenominal and above.dep in _PRENOMINAL:
                current, steps = above, steps - 1  # "the 1987 miners' revolt"
                continue
            if above.is_noun and (prenominal or (owned and not above.is_name)) and not fragmentary(tree):
                return None
        current = above
    if until and not _tells(tree, current):
        return None  # "Until May, the main question …": how things stood
    found = fragment(tree, steps) if current.head == current.index else None
    return replace(found, starts=starts) if found is not None else None


def _runs(tree: Tree, time: Word) -> bool:
    """True for "with interest at 4 per cent from 1 May": no event of that day."""
    if time.index < 2 or tree[time.index - 1].text.lower() not in _STARTS | {"since"}:
        return False
    for word in reversed(tree.words[max(0, time.index - 8) : time.index - 1]):
        if word.is_verb or word.text in (",", ";"):
            return False
        if word.lemma in lexicon().classes["running"]:
            return True
    return False


def _taken_back(tree: Tree, noun: Word) -> Word | None:
    """The verb that says that something is off: "the slot is withdrawn"."""
    verb = tree.head(noun.index)
    if noun.dep != "nsubjpass" or verb is None:
        return None
    classes = lexicon().classes
    off = classes["cancelling"] | classes["postponing"]
    return verb if particle_phrase(tree, verb) in off else None


def _remembered(tree: Tree, time: Word, verb: Word) -> Word | None:
    """The clause of "many remember the summer of 2013, when a pact came to nothing"."""
    if verb.lemma not in _REMEMBERS:
        return None
    found = tree.child(verb.index, "advcl")
    return found if found is not None and found.index > time.index and _when(tree, found) else None


def _when(tree: Tree, clause: Word) -> bool:
    mark = any(child.text.lower() == "when" for child in tree.children(clause.index, "advmod", "mark"))
    return mark and tree.child(clause.index, "nsubj", "nsubjpass") is not None


def _tells(tree: Tree, word: Word) -> bool:
    return word.is_verb or lexicon().noun(word) is not None


def _governor(tree: Tree, word: Word) -> int | None:
    """The nearest verb above a noun, with no other noun's clause in between."""
    for above in tree.climb(word.index):
        if above.is_verb:
            return above.index
    return None


def _from_verb(
    tree: Tree, verb: Word, steps: int, until: bool, timed: frozenset[int], opens: bool = False
) -> Trigger:
    """What a date on a verb dates; one that ``opens`` the sentence dates the verb, not what it calls off."""
    words = lexicon()
    lemma = particle_phrase(tree, verb)
    if (noun := None if opens else what_is_off(tree, verb, lemma)) or (noun := what_is_when(tree, verb)):
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
        if not chained or _has_time(tree, above, top, timed):
            break
        top = above
    held = tree.head(top.index)
    if top.dep == "xcomp" and held is not None and held.lemma == "due":
        # "a summit, due to open in May, may be put off"
        whole = tree.head(held.index)
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


def _from_noun(tree: Tree, noun: Word, steps: int, prenominal: bool, onto: bool) -> Trigger:
    words = lexicon()
    above = tree.head(noun.index)
    if above is not None and above.is_verb and noun.dep == "dobj" and not prenominal:
        lemma = particle_phrase(tree, above)
        category = words.verb(tree, above)
        plain = not any(
            lemma in words.classes[name]
            for name in ("cancelling", "postponing", "scheduling", "light", "reporting")
        )
        if plain and category.family != "statement":
            return Trigger(above.index, False, above.index, steps)
    return Trigger(noun.index, True, _status_verb(tree, noun, None), steps, until=onto)


def _status_verb(tree: Tree, noun: Word, scheduling: Word | None) -> int | None:
    """The verb that says what became of an event told by a noun: "the visit was cancelled"."""
    above = tree.head(noun.index)
    if above is not None and above.is_verb and noun.dep in ("nsubj", "nsubjpass", "dobj"):
        return above.index
    return scheduling.index if scheduling is not None else None


def fragment(tree: Tree, steps: int = 0) -> Trigger | None:
    """The trigger of a sentence without a finite verb at its root: "Trial digging in the marsh."

    A date that stands alone ("Next meeting: 4 May") takes the noun beside it.
    """
    root = tree.root()
    if root is None:
        return None
    if root.time is not None:
        beside = [child for child in tree.children(root.index) if child.is_noun and child.time is None]
        beside += [
            word for word in tree.words if word.head == word.index and word.is_noun and word.time is None
        ]
        known = [word for word in beside if lexicon().noun(word) is not None]
        return Trigger(known[0].index, True, None, steps + 1) if known else None
    if root.is_verb:
        return Trigger(root.index, False, root.index, steps)
    if root.is_noun:
        return Trigger(root.index, True, None, steps)
    # an imperative read as an adjective, "Double the guard"
    return (
        Trigger(root.index, False, None, steps) if tree.child(root.index, "dobj", "nsubj", "prep") else None
    )
