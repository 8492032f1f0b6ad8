"""Which clause or noun phrase a time expression dates."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefline.extract.subjects import scheduled, what_is_off, what_is_when
from briefline.extract.tree import Tree, Word
from briefline.extract.triggers import Category, lexicon, particle_phrase

_ADVERBIAL = frozenset({"starting", "beginning", "commencing", "effective", "ending", "including", "dated"})
_STARTS = frozenset({"from", "starting", "beginning", "commencing", "effective"})
_PRENOMINAL = frozenset({"compound", "nmod", "amod", "nummod", "poss"})
_DOCUMENTS = frozenset(
    {"letter", "notice", "order", "decree", "resolution", "memo", "email", "e-mail", "message"}
)


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
    if _possessed_nothing(tree, word):
        return Trigger(index, True, _governor(tree, word), 1, ellipsis=True)
    steps, until, starts = 0, False, False
    clause = next((child for child in tree.children(index, "relcl") if child.is_verb), None)
    current = word
    while (above := tree.head(current.index)) is not None and steps < 12:
        steps += 1
        if current.text.lower() == "since" and not _lasting(tree, above):
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
            if above.lemma == "date" and above.dep == "acl":
                held = tree[above.head]  # "the lease, dated 1 May, expires": the verb has no date by that
                if not _by_document(tree, held):
                    return Trigger(held.index, True, None, steps) if words.noun(held) else None
            if above.text.lower() in _ADVERBIAL:
                current = above
                continue
            if current.text.lower() in ("to", "back") and above.lemma in (
                "date",
                "trace",
                "backdate",
                "attribute",
            ):
                return None
            if above.tag == "VBG" and above.dep == "pcomp" and _never(tree, above):
                current = above  # "came close to signing": nothing was signed
                continue
            above = _in_brackets_after(tree, word, above)
            if (noun := _just_before(tree, word, above)) is not None:
                return Trigger(noun.index, True, None, steps)
            return replace(_from_verb(tree, above, steps, until, timed), starts=starts)
        if above.is_verb:
            return (
                _from_verb(tree, above, steps, until, timed) if steps > 1 or _is_subject_time(above) else None
            )
        if above.lemma == "effect" and tree[above.head].text.lower() == "with":
            return None
        if above.is_noun or above.tag in ("JJ", "CD"):
            category = words.noun(above) or (_in_compound(tree, above) if steps == 1 else None)
            prenominal = steps == 1 and current.dep in _PRENOMINAL
            if prenominal and current.dep == "poss" and re.match(r"(?:the )?eve of", current.text, re.I):
                current = above  # "the eve of the fair's opening" is not the day of the opening
                continue
            loose = steps == 2 and current.text.lower() == "on" and _inside_phrase(tree, above)
            if category is not None and not loose and not _by_document(tree, above):
                onto = current.text.lower() in ("to", "until", "till")
                return _from_noun(tree, above, steps, prenominal, onto)
            owned = steps == 2 and current.text.lower() == "of" and not _by_document(tree, above)
            if prenominal and above.dep in _PRENOMINAL:
                current, steps = above, steps - 1  # "the 1987 miners' revolt"
                continue
            if above.is_noun and (prenominal or (owned and not above.is_name)) and not fragmentary(tree):
                return None
        current = above
    found = fragment(tree, steps) if current.head == current.index else None
    return replace(found, starts=starts) if found is not None else None


def _lasting(tree: Tree, above: Word) -> bool:
    """False for "the first time since 1994" and a simple past: that year is not when it was."""
    if above.is_noun:
        return above.lemma not in ("time", "low", "high", "level")
    has = any(child.lemma == "have" for child in tree.children(above.index, "aux"))
    return has or above.tag != "VBD"


def _never(tree: Tree, gerund: Word) -> bool:
    """True for a gerund after "close to", "without", "from"."""
    return tree[gerund.head].text.lower() in ("to", "of", "from", "without", "against")


def _in_brackets_after(tree: Tree, time: Word, verb: Word) -> Word:
    """The verb that a bracketed date stands behind: "they met Lee and signed the deal (4 May)"."""
    if time.index < 2 or tree[time.index - 1].text != "(":
        return verb
    later = [
        word
        for word in tree.words[verb.index + 1 : time.index - 1]
        if word.is_verb and word.dep == "conj" and word.head == verb.index
    ]
    return later[-1] if later else verb


def _in_compound(tree: Tree, noun: Word) -> Category | None:
    """The event inside "the 1991 coup attempt"."""
    for child in tree.children(noun.index, "compound"):
        if child.time is None and (found := lexicon().noun(child)) is not None:
            return found
    return None


def _inside_phrase(tree: Tree, noun: Word) -> bool:
    """True for a noun in a phrase of the verb's object: "a fine for the spill on Monday" dates the fining."""
    above = tree.head(noun.index)
    if above is None or above.dep != "prep" or above.text.lower() not in ("for", "over", "about", "of"):
        return False
    held = tree.head(above.index)
    return held is not None and (held.is_verb or held.dep == "dobj")


def _just_before(tree: Tree, time: Word, verb: Word) -> Word | None:
    """The noun that a bare date must belong to: "it came after his article last summer"."""
    if time.index == 0 or time.dep not in ("npadvmod", "advmod"):
        return None
    noun = tree[time.index - 1]
    above = tree.head(noun.index)
    if lexicon().noun(noun) is None or noun.dep != "pobj" or above is None:
        return None
    temporal = above.text.lower() in ("after", "before", "since", "following", "despite", "until")
    return noun if temporal and above.head == verb.index else None


def fragmentary(tree: Tree) -> bool:
    """True for a sentence without a verb at its root."""
    root = tree.root()
    return root is not None and not root.is_verb


def _is_subject_time(verb: Word) -> bool:
    """True where a date as subject still dates the verb: "2014 saw a coup"."""
    return verb.lemma in ("see", "bring", "mark", "witness")


def _possessed_nothing(tree: Tree, word: Word) -> bool:
    """True for "last month's by the envoy": a possessive whose noun is left out."""
    following = word.index + 1
    if following >= len(tree) or tree[following].tag != "POS":
        return False
    after = tree[following + 1] if following + 1 < len(tree) else None
    return after is None or not (
        after.is_noun or after.tag.startswith("JJ") or after.tag in ("VBG", "VBN", "CD", "RBS")
    )


def _by_document(tree: Tree, noun: Word) -> bool:
    """True for "rejected by letter of 5 May": the letter's date is the verb's."""
    above = tree.head(noun.index)
    return noun.lemma in _DOCUMENTS and above is not None and above.text.lower() in ("by", "in")


def _governor(tree: Tree, word: Word) -> int | None:
    """The nearest verb above a noun, with no other noun's clause in between."""
    for above in tree.climb(word.index):
        if above.is_verb:
            return above.index
    return None


def _from_verb(tree: Tree, verb: Word, steps: int, until: bool, timed: frozenset[int]) -> Trigger:
    words = lexicon()
    lemma = particle_phrase(tree, verb)
    if (noun := what_is_off(tree, verb, lemma)) or (noun := what_is_when(tree, verb)):
        # "put off the visit to May": the date behind it is the new one
        return Trigger(noun.index, True, verb.index, steps, until=lemma in words.classes["postponing"])
    if lemma in words.classes["scheduling"] or _takes_place(tree, verb):
        noun = scheduled(tree, verb)
        if noun is not None:
            return Trigger(noun.index, True, _status_verb(tree, noun, verb), steps)
    if _as_planned(tree, verb):
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
    return Trigger(top.index, False, top.index, steps, until=until)


def _over(tree: Tree, verb: Word) -> Word | None:
    """The head of a verb; that of the adjective in between: "were due to speak"."""
    above = tree.head(verb.index)
    if above is not None and above.dep == "acomp" and verb.dep in ("xcomp", "ccomp"):
        return tree.head(above.index)
    return above


def _as_planned(tree: Tree, verb: Word) -> bool:
    """True for "as arranged", "as planned": the date is the main verb's."""
    return (
        verb.dep == "advcl"
        and verb.tag == "VBN"
        and any(child.text.lower() == "as" for child in tree.children(verb.index, "mark", "advmod"))
        and tree[verb.head].is_verb
    )


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
    """The trigger of a sentence without a finite verb at its root: "Test drilling in the strait."

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
