"""Short headlines in the text's own words: no date, no dangling relative, pronouns replaced."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefline.extract.clauses import Trigger, subject
from briefline.extract.tree import Tree, Word

LONGEST = 80  # characters of a title
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_RELATIVE = frozenset({"which", "who", "that", "whom", "whose", "where", "when"})
_DROPPED = frozenset({"punct", "cc", "mark", "intj", "preconj", "meta", "dep", "parataxis"})
_KEPT_ADVERBS = frozenset(
    {
        "off",
        "back",
        "away",
        "home",
        "down",
        "up",
        "out",
        "together",
        "aground",
        "alongside",
        "dead",
        "not",
        "n't",
        "n’t",
        "never",
        "again",
        "abroad",
        "apart",
        "in",
        "over",
        "ahead",
        "below",
        "above",
        "free",
    }
)
_ARTICLES = re.compile(r"^(?:the|a|an|this|these|those|its|their|his|her|our|my|your)\s+", re.IGNORECASE)
_POSSESSIVES = frozenset({"its", "their", "his", "her", "our", "my", "your"})


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
    """White space, leading article, punctuation at the ends and the first letter put right; at most LONGEST."""
    text = re.sub(r"[\s*_|]+", " ", text).strip(' ,;:.—–-“”"()')
    text = re.sub(r"\s+([,;:.’'”)])", r"\1", text)
    shorter = _ARTICLES.sub("", text)
    text = shorter if len(shorter) > 2 else text
    if len(text) > LONGEST:
        cut = text.rfind(" ", 0, LONGEST)
        text = text[: cut if cut > LONGEST // 2 else LONGEST - 1].rstrip(" ,;:-–—") + "…"
    return text[:1].upper() + text[1:]


def render(tree: Tree, indices: list[int], replaced: Mapping[int, str] | None = None) -> str:
    """The words with single blanks; none before punctuation and clitics, none where the text has none."""
    replaced = replaced or {}
    parts: list[str] = []
    previous: Word | None = None
    for index in sorted(set(indices)):
        word = tree[index]
        text = replaced.get(index, word.text)
        if not text:
            continue
        glued = previous is not None and previous.span.end == word.span.start and previous.index == index - 1
        if parts and not glued and not re.fullmatch(r"['’]s?|n['’]t|[,.;:)%]", text):
            parts.append(" ")
        parts.append(text)
        previous = word
    return "".join(parts)


def _pruned(tree: Tree, index: int, drop: frozenset[int], deep: bool = False) -> list[int]:
    """A subtree without dates, relative clauses, apposed phrases, parentheses and asides."""
    found = [index]
    children = tree.children(index)
    for child in children:
        if child.index in drop or child.time is not None:
            continue
        if child.dep in ("relcl", "advcl", "parataxis", "intj", "meta") or (child.dep == "acl" and not deep):
            continue
        if child.dep == "appos" and not _named(tree, child, index):
            continue
        if child.dep == "prep" and (dated(tree, child) or (child.index > index and _bracketed(tree, child))):
            continue
        if child.dep == "punct" and child.text not in ("-", "–", "/", ",", "“", "”", '"', "&"):
            continue
        if child.dep == "case" and child.index == index + 1 and _left_out(tree, index):
            continue
        found.extend(_pruned(tree, child.index, drop, deep))
    return _tidy(tree, sorted(found))


def _tidy(tree: Tree, indices: list[int]) -> list[int]:
    """Drop commas and "and" that no longer join anything."""
    kept: list[int] = []
    for position, index in enumerate(indices):
        word = tree[index]
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
    objects = tree.children(preposition.index, "pobj", "pcomp")
    return bool(objects) and all(word.time is not None for word in objects)


def _noun_title(tree: Tree, noun: Word, replaced: Mapping[int, str], drop: frozenset[int]) -> str:
    if noun.time is not None:
        return ""
    indices = _pruned(tree, noun.index, drop)
    above = tree.head(noun.index)
    if above is not None and above.is_verb and noun.dep in ("nsubj", "nsubjpass", "dobj"):
        # what hangs on the verb may belong to the noun: "the talks will be held in Geneva"
        for child in tree.children(above.index, "prep"):
            held = child.index > noun.index and child.text.lower() in ("in", "at", "with", "between")
            if (
                held
                and not dated(tree, child)
                and child.index not in drop
                and above.lemma in ("hold", "schedule", "plan", "set", "take", "stage", "be")
            ):
                indices += _pruned(tree, child.index, drop)
    indices = [
        index for index in indices if tree[index].text.lower() not in _POSSESSIVES or replaced.get(index)
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
        indices = _tidy(tree, [index for index in indices if index not in gone])
        text = render(tree, indices, replaced)
    return text


def _clause_title(tree: Tree, verb: Word, replaced: Mapping[int, str], drop: frozenset[int]) -> str:
    who = _subject_text(tree, verb, replaced, drop)
    what = _predicate(tree, verb, replaced, drop, LONGEST - len(who) - 1)
    return f"{who} {what}".strip()


def _subject_text(tree: Tree, verb: Word, replaced: Mapping[int, str], drop: frozenset[int]) -> str:
    found = subject(tree, verb)
    if found is None or found.time is not None or tree.child(verb.index, "expl"):
        expletive = tree.child(verb.index, "expl")
        return expletive.text if expletive else ""
    if found.text.lower() in _RELATIVE:
        antecedent = _antecedent(tree, found)
        if antecedent is None:
            return ""
        found = antecedent
    whose = next(
        (child for child in tree.children(found.index, "poss") if child.text.lower() == "whose"), None
    )
    if whose is not None and (antecedent := _antecedent(tree, verb)) is not None:
        owner = render(tree, _pruned(tree, antecedent.index, drop), replaced)
        rest = [index for index in _pruned(tree, found.index, drop) if index != whose.index]
        return f"{_ARTICLES.sub('', owner)}’s {render(tree, rest, replaced)}"
    name = next(
        (
            child
            for child in tree.children(found.index, "appos")
            if child.is_name and not found.is_name and child.index > found.index
        ),
        None,
    )
    if name is not None and tree[found.index].lemma != name.lemma:
        found = name
    if found.index in replaced and not tree.children(found.index):
        return replaced[found.index]
    # participles that start a clause of their own stay out, so does the verb's own branch
    stop = drop | {verb.index}
    return render(tree, _shortened(tree, _pruned(tree, found.index, stop), found), replaced)


def _shortened(tree: Tree, indices: list[int], noun: Word) -> list[int]:
    """A subject of more than half a title loses its attachments, last first."""
    while len(render(tree, indices)) > LONGEST * 5 // 8:
        tails = [index for index in indices if index > noun.index and tree[index].dep in ("prep", "conj")]
        if not tails:
            break
        gone = set(tree.subtree(tails[-1]))
        indices = _tidy(tree, [index for index in indices if index not in gone])
    return indices


def _antecedent(tree: Tree, word: Word) -> Word | None:
    """What a relative clause hangs on."""
    for above in tree.climb(word.index):
        if above.dep in ("relcl", "acl"):
            return tree.head(above.index)
    return None


def _predicate(tree: Tree, verb: Word, replaced: Mapping[int, str], drop: frozenset[int], room: int) -> str:
    core: list[int] = [verb.index]
    extras: list[tuple[int, list[int]]] = []  # rank, words: higher ranks go first when it is too long
    objectless = not tree.children(verb.index, "dobj", "attr", "acomp", "oprd", "ccomp", "xcomp")
    for child in tree.children(verb.index):
        if child.index in drop or child.time is not None or child.dep in _SUBJECTS or child.dep in _DROPPED:
            continue
        if child.dep in ("aux", "auxpass", "neg", "prt"):
            core.append(child.index)
        elif child.dep in ("dobj", "attr", "acomp", "oprd", "dative", "xcomp"):
            if child.text.lower() in _RELATIVE and (antecedent := _antecedent(tree, verb)) is not None:
                core.extend(index for index in _pruned(tree, antecedent.index, drop | {verb.index}))
                continue
            core.extend(_verbal(tree, child, drop))
        elif child.dep == "advmod" and (
            child.text.lower() in _KEPT_ADVERBS
            or (
                objectless
                and child.tag == "RB"
                and child.index == verb.index + 1
                and not child.text.lower().endswith("ly")
            )
        ):
            core.append(child.index)
        elif child.dep in ("prep", "agent"):
            if not dated(tree, child):
                extras.append((1 if child.index < verb.index else 0, _pruned(tree, child.index, drop)))
        elif child.dep == "ccomp":
            extras.append((1, _verbal(tree, child, drop, complement=True)))
        elif child.dep in ("advcl", "npadvmod") and child.dep == "npadvmod" and child.time is None:
            extras.append((2, _pruned(tree, child.index, drop)))
    while True:
        indices = _tidy(tree, sorted(set(core + [index for _, words in extras for index in words])))
        # what stood before the subject ("In 1990, at Bonn, both signed") goes behind the verb
        front = [index for index in indices if index < min(core)]
        text = render(tree, [index for index in indices if index not in set(front)], replaced)
        if front:
            text = f"{text} {render(tree, front, replaced).lower() if not tree[front[0]].is_name else render(tree, front, replaced)}"
        if len(text) <= max(room, 30) or not extras:
            return text
        extras.remove(max(extras, key=lambda extra: (extra[0], extra[1][0])))


def _verbal(tree: Tree, child: Word, drop: frozenset[int], complement: bool = False) -> list[int]:
    """An object or complement; a complement clause keeps its own subject and objects."""
    if not child.is_verb:
        return _pruned(tree, child.index, drop)
    found = [child.index]
    for word in tree.children(child.index):
        if word.index in drop or word.time is not None:
            continue
        if word.dep in ("advcl", "cc", "conj", "punct", "parataxis") or (
            word.dep == "advmod" and word.text.lower() not in _KEPT_ADVERBS
        ):
            continue
        if word.dep in ("prep", "agent") and dated(tree, word):
            continue
        found.extend(
            _verbal(tree, word, drop, complement)
            if word.dep in ("xcomp", "ccomp")
            else _pruned(tree, word.index, drop)
        )
    return found
