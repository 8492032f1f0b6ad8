"""Short headlines in the text's own words: no date, no dangling relative, pronouns replaced."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefline.extract.events.predicate import predicate
from briefline.extract.events.subjects import subject
from briefline.extract.events.tree import Tree, Word
from briefline.extract.events.trigger import Trigger
from briefline.extract.events.triggers import lexicon
from briefline.extract.events.wording import antecedent, dated, pruned, ranks, render, tidied
from briefline.extract.events.words import any_of, word_class

LONGEST = 80  # characters of a title
_RELATIVE = word_class("relatives_and_adverbs")
_ARTICLES = re.compile(rf"^{any_of('headline_articles')}\s+", re.IGNORECASE)
_OPENING = re.compile(rf"^{any_of('headline_relatives')}\s+(?=\w+\s)", re.IGNORECASE)
_BESIDES = re.compile(
    r",\s+(?=\w+ed\b|held\b|led\b|which\b|who\b|where\b|when\b|[a-z]+ (?:of|at|for|in|to)\b)"
)
_OUTER = re.compile(rf"\s+(?={any_of('outer_prepositions')}\s)")
_POSSESSIVES = word_class("possessives")


def title_of(
    tree: Tree, trigger: Trigger, replaced: Mapping[int, str], drop: frozenset[int] = frozenset()
) -> str:
    """The headline of the event that a trigger tells.

    ``replaced`` gives names for words, pronouns for the most part; ``drop`` are words of other events.
    """
    if trigger.is_noun:
        text = _noun_title(tree, tree[trigger.word], replaced, drop)
    else:
        text = _clause_title(tree, tree[trigger.word], replaced, drop)
    return polish(text)


def polish(text: str) -> str:
    """Blanks, leading article, punctuation at the ends and first letter put right; at most LONGEST."""
    text = re.sub(r"[\s*_|]+", " ", text).strip(' ,;:.—–-“”"()')
    text = re.sub(r"\s+([,;:.’'”)])", r"\1", text)
    text = re.sub(r":\s*[,;]", ":", text)
    text = _OPENING.sub("", text)
    text = re.sub(r"\s+(?:with effect|effective)$", "", text)  # "… effective 1 June" without its date
    if text.count('"') % 2 or text.count("“") != text.count("”"):
        text = re.sub(r'["“”]', "", text)
    shorter = text if text.startswith("AN ") else _ARTICLES.sub("", text)  # a person's initials
    text = shorter if len(shorter) > 2 else text
    text = _trimmed(text)
    if len(text) > LONGEST:
        cut = text.rfind(" ", 0, LONGEST)
        text = text[: cut if cut > LONGEST // 2 else LONGEST - 1].rstrip(" ,;:-–—") + "…"
    return text[:1].upper() + text[1:]


def _trimmed(text: str) -> str:
    """A long headline without "that", or without the last thing that is only said besides; else as it is."""
    if len(text) <= LONGEST:
        return text
    if len(shorter := text.replace(" that ", " ", 1)) <= LONGEST:
        return shorter
    held = [
        found.start() for found in _BESIDES.finditer(text, 0, LONGEST) if found.start() > LONGEST // 2
    ] or [found.start() for found in _OUTER.finditer(text, 0, LONGEST) if found.start() > LONGEST * 5 // 8]
    return text[: held[-1]] if held else text


def _noun_title(tree: Tree, noun: Word, replaced: Mapping[int, str], drop: frozenset[int]) -> str:
    if noun.time is not None:
        return ""
    indices = pruned(tree, noun.index, drop - _purpose(tree, noun), deep=bool(_purpose(tree, noun)))
    above = tree.head(noun.index)
    if above is not None and above.is_verb and noun.dep in ("nsubj", "nsubjpass", "dobj"):
        # what hangs on the verb may belong to the noun: "the talks will be held in Geneva"
        for child in tree.children(above.index, "prep"):
            held = child.index > noun.index and child.text.lower() in ("in", "at", "with", "between")
            if (
                held
                and not dated(tree, child)
                and child.index not in drop
                and above.lemma in ("hold", "schedule", "plan", "set", "take", "stage")
            ):
                indices += pruned(tree, child.index, drop)
    indices = [
        index
        for index in indices
        if tree[index].text.lower() not in _POSSESSIVES | {"no"}
        or replaced.get(index)
        or {"-", "‑"} & {word.text for word in tree.words[index + 1 : index + 2]}
    ]
    return _fitted(tree, indices, noun, replaced)


def _fitted(tree: Tree, indices: list[int], noun: Word, replaced: Mapping[int, str]) -> str:
    """The noun phrase, without its last attachments where it is too long."""
    text = render(tree, indices, replaced)
    while len(text) > LONGEST + 4:
        tails = [
            word
            for word in tree.words
            if word.index in indices and word.dep in ("prep", "acl", "conj") and word.index > noun.index
        ]
        if not tails:
            break
        gone = set(tree.subtree(tails[-1].index))
        indices = tidied(tree, [index for index in indices if index not in gone])
        text = render(tree, indices, replaced)
    return text


def _asides(tree: Tree, verb: Word) -> frozenset[int]:
    """Heads of what is said of a name behind a comma: "greets Ana Ruiz, director of the mint"."""
    return frozenset(
        word.index
        for index in tree.subtree(verb.index)
        if (word := tree[index]).dep == "appos"
        and word.index > verb.index
        and any(each.text == "," for each in tree.words[word.head : word.index])
    )


def _clause_title(tree: Tree, verb: Word, replaced: Mapping[int, str], drop: frozenset[int]) -> str:
    behind = _behind_there(tree, verb)
    if behind is not None:
        who = render(tree, pruned(tree, behind.index, drop), replaced)
        drop = drop | {behind.index}
    else:
        who = _subject_text(tree, verb, replaced, drop)
    drop = drop | (_bare_to(tree, verb) if not who else frozenset())
    what = predicate(tree, verb, replaced, drop, LONGEST - len(who) - 1)
    if len(who) + len(what) >= LONGEST:
        what = predicate(tree, verb, replaced, drop | _asides(tree, verb), LONGEST - len(who) - 1)
    if who and what.startswith("be ") and verb.tag == "VBN":
        what = f"to {what}"  # "asked that the map be adopted"
    if who and verb.index == 0:
        what = what[:1].lower() + what[1:]  # "Opened in 1931, the bridge …"
    return f"{who} {what}".strip()


def _behind_there(tree: Tree, verb: Word) -> Word | None:
    """The subject of "There were killed nine men", which stands behind its verb."""
    passive = tree.child(verb.index, "auxpass") is not None
    if tree.child(verb.index, "expl") is None or not passive:
        return None
    found = tree.child(verb.index, "dobj", "attr", "nsubjpass", "oprd")
    return found if found is not None and found.is_noun and found.index > verb.index else None


def _purpose(tree: Tree, noun: Word) -> frozenset[int]:
    """The infinitive that says what a plan is: "a plan to hold the fair"."""
    if noun.lemma not in lexicon().classes["projects"]:
        return frozenset()
    return frozenset(
        child.index
        for child in tree.children(noun.index, "acl")
        if child.tag == "VB" and any(each.tag == "TO" for each in tree.children(child.index, "aux"))
    )


def _bare_to(tree: Tree, verb: Word) -> frozenset[int]:
    """The "to" of an infinitive without a subject: "to raise dues" → "Raise dues"."""
    return frozenset(child.index for child in tree.children(verb.index, "aux") if child.text.lower() == "to")


def _subject_text(tree: Tree, verb: Word, replaced: Mapping[int, str], drop: frozenset[int]) -> str:
    found = subject(tree, verb)
    if found is None or found.time is not None or tree.child(verb.index, "expl"):
        expletive = tree.child(verb.index, "expl")
        return expletive.text if expletive else ""
    if found.text.lower() in _RELATIVE and not found.is_name:
        whom = antecedent(tree, found)
        if whom is None:
            return ""
        found = whom
    whose = next(
        (child for child in tree.children(found.index, "poss") if child.text.lower() == "whose"), None
    )
    if whose is not None and (whose_owner := antecedent(tree, verb)) is not None:
        owner = render(tree, pruned(tree, whose_owner.index, drop), replaced)
        rest = [index for index in pruned(tree, found.index, drop) if index != whose.index]
        return f"{_ARTICLES.sub('', owner)}’s {render(tree, rest, replaced)}"
    name = next(
        (
            child
            for child in tree.children(found.index, "appos")
            if child.is_name
            and child.time is None
            and not found.is_name
            and child.index > found.index
            and all(word.text != "(" for word in tree.words[found.index : child.index])
        ),
        None,
    )
    if name is not None and tree[found.index].lemma != name.lemma:
        found = name
    if found.index in replaced and not tree.children(found.index):
        return replaced[found.index]
    above = tree.head(verb.index)
    if above is not None and above.lemma == "let" and found.text.lower() in ("us", "'s", "’s"):
        return ""  # "Let's meet at the quay"
    # participles that start a clause of their own stay out, so does the verb's own branch
    stop = (drop | {verb.index}) - _purpose(tree, found)
    deep = bool(_purpose(tree, found))
    whole = [index for index in pruned(tree, found.index, stop, deep) if tree[index].tag not in ("WDT", "WP")]
    whole = [index for index in whole if not (tree[index].text == "," and _opens_phrase(tree, index))]
    return render(tree, _shortened(tree, whole, found), replaced)


def _opens_phrase(tree: Tree, comma: int) -> bool:
    """True for a comma whose fellow behind the phrase is left out: "a second, in Lom in May, failed"."""
    return comma + 1 < len(tree) and tree[comma + 1].dep == "prep" and tree[comma + 1].tag == "IN"


def _shortened(tree: Tree, indices: list[int], noun: Word) -> list[int]:
    """A subject of more than half a title loses people's titles, then its attachments, last first."""
    if len(render(tree, indices)) > LONGEST * 5 // 8 and tree.children(noun.index, "conj"):
        indices = [index for index in indices if index not in ranks(tree, noun)]
    while len(render(tree, indices)) > LONGEST * 5 // 8:
        tails = [index for index in indices if index > noun.index and tree[index].dep in ("prep", "conj")]
        if not tails:
            break
        gone = set(tree.subtree(tails[-1]))
        indices = tidied(tree, [index for index in indices if index not in gone])
    return indices
