"""The headline of a mention: its clause or noun phrase, a borrowed noun, or the whole fragment."""

from __future__ import annotations

import re

from briefline.extract.events.periods import Dated
from briefline.extract.events.subjects import schedules
from briefline.extract.events.telling import Telling
from briefline.extract.events.titles import LONGEST, polish, title_of
from briefline.extract.events.tree import Tree, Word
from briefline.extract.events.trigger import Trigger
from briefline.extract.events.triggers import lexicon
from briefline.extract.events.wording import render
from briefline.extract.events.words import word_class
from briefline.model.timex import Timex, TimexType

_DANGLING = word_class("dangling")
_EARLIER = word_class("than_usual")


def left_out_noun(tree: Tree, trigger: Trigger) -> Word | None:
    """The noun that "last month's" leaves out: the nearest event noun before it, else after it."""
    before = [word for word in reversed(tree.words[: trigger.word]) if lexicon().noun(word) is not None]
    after = [word for word in tree.words[trigger.word + 1 :] if lexicon().noun(word) is not None]
    return next(iter(before + after), None)


def headline(telling: Telling, each: Dated, ellipsis: Word | None, stop: frozenset[int]) -> str:
    """The title of an event. ``ellipsis`` is the noun to borrow, ``stop`` are heads of events beside it."""
    tree, trigger = telling.tree, each.trigger
    if ellipsis is not None:
        following = trigger.word + 2
        by = tree.subtree(following) if following < len(tree) and tree[following].tag == "IN" else []
        rest = _before_comma(tree, by)
        return polish(f"{ellipsis.text} {render(tree, rest, telling.replaced)}")
    if trigger.verb is None and not trigger.is_noun:
        return _whole(telling)
    if (
        each.time is not None
        and trigger.is_noun
        and tree.root() == tree[trigger.word]
        and not _has_verb(tree)
    ):
        whole = _whole(telling)
        if len(whole) <= LONGEST:
            return whole
    drop = (stop & _clauses(tree)) | _covered(telling)
    replaced = _not_said_twice(telling, title_of(tree, trigger, {}, drop))
    title = title_of(tree, trigger, replaced, drop) if replaced else title_of(tree, trigger, {}, drop)
    while again := _named_again(title, replaced):
        del replaced[again]  # "Ana Ruiz sold her farm", not "Ana Ruiz’s farm"
        title = title_of(tree, trigger, replaced, drop)
    if (main := _as_told(tree, trigger)) is not None:
        whole = title_of(tree, main, telling.replaced, drop)
        if tree[trigger.word].lemma == "do":
            return whole
        return polish(f"{title} that {whole}")
    lead = telling.sentence.lead
    named = (
        lead[:1].isupper()
        and len(lead.split()) <= 2
        and trigger.is_noun
        and lead.lower() not in title.lower()
    )
    if lead and title and (named or len(title.split()) == 1) and len(title) + len(lead) < LONGEST:
        first = re.sub(r"['’]s?$", "", title.split()[0])
        kept = any(word.is_name and word.text == first for word in tree.words)
        return polish(f"{lead}: {title if kept else title[:1].lower() + title[1:]}")
    vague = trigger.is_noun and len(title.split()) == 2 and _says_no_name(title)
    if vague and tree[trigger.word].dep in ("nsubj", "nsubjpass"):
        return _longer(telling, trigger, drop | stop) or title
    if len(title.split()) < 2 or _starts_with_auxiliary(tree, trigger, title):
        return _longer(telling, trigger, drop | stop) or title
    return title


def _not_said_twice(telling: Telling, plain: str) -> dict[int, str]:
    """The names for pronouns that the headline does not name anyway: "Curie won her second prize"."""
    words = set(re.findall(r"\w+", plain.lower()))
    return {
        index: name
        for index, name in telling.replaced.items()
        if not words & set(re.findall(r"\w+", name.removesuffix("’s").lower())[-1:])
    }


def _named_again(title: str, replaced: dict[int, str]) -> int:
    """The last pronoun whose name the title then gives twice; 0 for none (no title begins with two)."""
    names = {index: name.removesuffix("’s").removeprefix("the ") for index, name in replaced.items()}
    for index in sorted(names, reverse=True):
        name = names[index]
        earlier = any(other < index and names[other] == name for other in names)
        if name and earlier and title.lower().count(name.lower()) > 1:
            return index
    return 0


def _starts_with_auxiliary(tree: Tree, trigger: Trigger, title: str) -> bool:
    first = title.split()[0].lower() if title else ""
    return not trigger.is_noun and first in {
        child.text.lower()
        for child in tree.children(trigger.word, "aux", "auxpass")
        if child.text.lower() != "to"
    }


def _as_told(tree: Tree, trigger: Trigger) -> Trigger | None:
    """The main clause of "as officials predicted in May, …", which is what they predicted."""
    verb = tree[trigger.word]
    as_ = any(child.text.lower() == "as" for child in tree.children(verb.index, "mark", "advmod"))
    above = tree.head(verb.index)
    if trigger.is_noun or verb.dep != "advcl" or not as_ or above is None or not above.is_verb:
        return None
    classes = lexicon().classes
    told = verb.lemma in classes["reporting"] or verb.lemma in classes["foretelling"]
    told = told or verb.lemma == "do"  # "as they did in 2016"
    own = tree.child(verb.index, "dobj", "ccomp", "xcomp", "nsubjpass")
    return Trigger(above.index, False, above.index) if told and own is None else None


def _says_no_name(title: str) -> bool:
    return not any(word[:1].isupper() for word in title.split()[1:]) and "’" not in title and "'" not in title


def _longer(telling: Telling, trigger: Trigger, drop: frozenset[int]) -> str:
    """A headline for a lone word: the clause that it is subject of, its participle, else the sentence."""
    tree = telling.tree
    word = tree[trigger.word]
    if trigger.is_noun:
        participle = tree.child(word.index, "acl")
        if participle is not None and not schedules(tree, participle):
            return title_of(tree, Trigger(participle.index, False, participle.index), telling.replaced, drop)
        above = tree.head(word.index)
        past = above is not None and (
            above.tag in ("VBD", "VBN") or tree.child(above.index, "auxpass") is not None
        )
        if (
            above is not None
            and past
            and above.index not in drop
            and above.is_verb
            and word.dep in ("nsubj", "nsubjpass")
        ):
            return title_of(tree, Trigger(above.index, False, above.index), telling.replaced, drop)
        return ""
    return _whole(telling)


def _clauses(tree: Tree) -> frozenset[int]:
    """Verbs that are joined by "and" or start clauses of their own: they stay out of another's title."""
    return frozenset(
        word.index
        for word in tree.words
        if word.is_verb
        and (
            word.dep in ("conj", "advcl", "relcl", "acl", "parataxis")
            or (word.dep == "xcomp" and word != tree.child(word.head, "xcomp"))
        )
    )


def _covered(telling: Telling) -> frozenset[int]:
    """The words of dates that no word stands for."""
    tree = telling.tree
    if "covered" not in tree.memo:
        resolved = [
            time
            for time in telling.sentence.times
            if time.when is not None and not (time.type is TimexType.DURATION and _measures(tree, time))
        ]
        tree.memo["covered"] = frozenset(
            word.index
            for word in tree.words
            if word.time is None and any(time.span.covers(word.span) for time in resolved)
        )
    found: frozenset[int] = tree.memo["covered"]
    return found


def _measures(tree: Tree, time: Timex) -> bool:
    """True for "a term of fifteen years", which says what was agreed, not when."""
    first = next((word for word in tree.words if time.span.covers(word.span)), None)
    before = tree[first.index - 1] if first is not None and first.index else None
    return before is not None and before.text.lower() == "of"


def _has_verb(tree: Tree) -> bool:
    return any(
        word.tag in ("VBD", "VBZ", "VBP", "MD") and word.dep not in ("relcl", "acl", "advcl")
        for word in tree.words
    )


def _whole(telling: Telling) -> str:
    """The sentence without its dates: for fragments."""
    tree = telling.tree
    gone = set()
    for word in tree.words:
        if word.time is not None:
            above = tree.head(word.index)
            gone.add(word.index)
            if above is not None and above.dep == "prep" and word.dep == "pobj":
                gone.add(above.index)
                gone.update(_planned(tree, above))
            if _moved(tree, word):
                gone.update(range(word.index, len(tree)))  # "4 May, a day early because of the holiday"
        if word.text == "(" and word.index > 0:
            close = next((other.index for other in tree.words[word.index :] if other.text == ")"), None)
            gone.update(range(word.index, (close or word.index) + 1))
    kept = [word.index for word in tree.words if word.index not in gone]
    while kept and (not tree[kept[-1]].text[-1:].isalnum() or tree[kept[-1]].text.lower() in _DANGLING):
        kept.pop()  # "…, starting in May" without its month
    return polish(render(tree, kept, telling.replaced))


def _planned(tree: Tree, preposition: Word) -> list[int]:
    """The "planned" of "The fair, planned for May, is off", with its commas, which only leads to a date."""
    verb = tree.head(preposition.index)
    if verb is None or verb.tag not in ("VBN", "VBD") or verb.dep == "ROOT":
        return []
    bare = all(child.index == preposition.index for child in tree.children(verb.index))
    if not bare or verb.lemma not in lexicon().classes["scheduling"]:
        return []
    commas = [verb.index - 1, preposition.index + 2]
    return [verb.index, *(index for index in commas if 0 < index < len(tree) and tree[index].text == ",")]


def _moved(tree: Tree, time: Word) -> bool:
    """True for a date of which it is said that it is another than usual: "4 May, one day early"."""
    after = [word.text.lower() for word in tree.words[time.index + 1 : time.index + 6]]
    return after[:1] in ([","], ["("], ["–"], ["—"]) and bool(
        {"early", "earlier", "late", "later"} & set(after)
    )


def _before_comma(tree: Tree, indices: list[int]) -> list[int]:
    kept: list[int] = []
    for index in sorted(indices):
        if tree[index].text == "," and kept:
            break
        kept.append(index)
    return kept
