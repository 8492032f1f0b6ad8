"""Which time expressions of a sentence date which of its clauses and noun phrases."""

from __future__ import annotations

from collections.abc import Mapping

from briefline.extract.events.actions import item_status
from briefline.extract.events.attachment import made_public
from briefline.extract.events.clauses import trigger_of
from briefline.extract.events.gazetteer import gazetteer
from briefline.extract.events.inherited import main_clause
from briefline.extract.events.periods import Dated, choose
from briefline.extract.events.sentences import Sentence
from briefline.extract.events.subjects import subject
from briefline.extract.events.tree import Tree, Word
from briefline.extract.events.trigger import Trigger, fragment
from briefline.extract.events.triggers import OTHER, lexicon, particle_phrase
from briefline.extract.events.unplaced import unplaced, untold
from briefline.extract.events.words import word_class
from briefline.model.timex import Timex, TimexType

_CALENDAR = word_class("calendar_nouns")
_QUOTE_MARKS = frozenset({'"', "“", "”", "''", "``"})


def dated(tree: Tree, sentence: Sentence) -> list[Dated]:
    """The dated triggers of a sentence, in the order of their words."""
    times = {word.index: sentence.times[word.time] for word in tree.words if word.time is not None}
    timed = frozenset(times)
    groups: dict[int, list[tuple[Trigger, Timex]]] = {}
    for index, time in times.items():
        if not _places(time) or _is_predicate(tree, tree[index]) or _said_again(tree, tree[index], times):
            continue
        if unplaced(tree, sentence, tree[index], time):
            continue
        if _labelled(tree, tree[index]) or (sentence.first and _signs(tree)):
            continue
        found = trigger_of(tree, index, timed)
        if item_status(tree, tree[index]) is not None:
            found = fragment(tree) or found  # "Order paint (Ana, due 4 May)"
        if found is not None and untold(tree, sentence, found):
            continue
        if found is not None and _put_off_for_good(tree, found, time):
            continue
        if found is not None and (_habitual(tree, found) or _of_accounts(tree, tree[index])):
            continue
        if found is not None and (_counted(tree, found) or _stands(tree, found) or _lasts(tree, found)):
            continue
        if found is not None and not _attribution(tree, found, timed):
            groups.setdefault(found.word, []).append((found, time))
            if (beside := _meanwhile(tree, index, found)) is not None:
                groups.setdefault(beside.word, []).append((beside, time))
    for time in sentence.times:
        if time not in times.values() and _places(time):
            found = _linked(tree, time, timed, groups)
            if found is not None:
                groups.setdefault(found.word, []).append((found, time))
    _carry_on(tree, groups, times)
    _sharpen(tree, groups)
    result = [each for group in groups.values() for each in choose(group, sentence)]
    main = main_clause(tree, sentence, groups)
    if main is not None and sentence.label is not None:
        result.append(Dated(main, sentence.label, sentence.label.when, sentence.inherited))
    return sorted(result, key=lambda each: (each.trigger.word, each.time.span.start if each.time else 0))


def _meanwhile(tree: Tree, index: int, main: Trigger) -> Trigger | None:
    """What "in 1931, when the mill burned down, she left" also dates."""
    for clause in tree.children(index, "relcl"):
        when = any(child.text.lower() == "when" for child in tree.children(clause.index, "advmod", "mark"))
        own = tree.child(clause.index, "nsubj", "nsubjpass")
        listed = clause.tag in ("VBD", "VBN") and lexicon().verb(tree, clause) is not OTHER
        told = particle_phrase(tree, clause) in lexicon().classes["reporting"]
        if when and own is not None and listed and not told and clause.index != main.word:
            return Trigger(clause.index, False, clause.index, main.steps + 1)
    return None


def _counted(tree: Tree, trigger: Trigger) -> bool:
    """True for "the fourth time since July that she has visited": told as a count, not as one visit."""
    word = tree[trigger.word]
    above = tree.head(word.index)
    told = word.is_verb and word.dep in ("relcl", "acl", "ccomp") and above is not None
    if not told or above is None:
        return False
    nouns = [above] if above.is_noun else tree.children(above.index, "attr")
    return any(noun.lemma == "time" and noun.time is None for noun in nouns)


def _stands(tree: Tree, trigger: Trigger) -> bool:
    """True for "until May the question centred on …": how things stood, no event."""
    word = tree[trigger.word]
    return word.is_verb and word.lemma in lexicon().classes["standing"]


def _of_accounts(tree: Tree, time: Word) -> bool:
    """True for "a surplus for the year to 31 May"."""
    before = tree.words[max(0, time.index - 2) : time.index]
    return len(before) > 1 and before[1].text.lower() == "to" and before[0].lemma in _CALENDAR


def _put_off_for_good(tree: Tree, trigger: Trigger, time: Timex) -> bool:
    """True for "has been put off until after the summer": no new day is told.

    Not for "moved to raise the fare from May".
    """
    verb = tree[trigger.verb] if trigger.verb is not None else tree[trigger.word]
    open_end = time.when is not None and time.when.hi is None and not tree.child(verb.index, "xcomp")
    return open_end and verb.is_verb and particle_phrase(tree, verb) in lexicon().classes["postponing"]


def _habitual(tree: Tree, trigger: Trigger) -> bool:
    """True for "a regatta, usually held in July"."""
    words = [trigger.word, *(child.index for child in tree.children(trigger.word, "acl", "relcl"))]
    known = lexicon().classes["habitual"]
    return any(child.text.lower() in known for index in words for child in tree.children(index, "advmod"))


def _lasts(tree: Tree, trigger: Trigger) -> bool:
    """True for "The trial opened in May and lasted until June": how long, no event beside the first."""
    verb = tree[trigger.word]
    if trigger.is_noun or not trigger.until or verb.dep != "conj":
        return False
    return (
        verb.lemma in lexicon().classes["enduring"] and tree.child(verb.index, "nsubj", "nsubjpass") is None
    )


def _sharpen(tree: Tree, groups: dict[int, list[tuple[Trigger, Timex]]]) -> None:
    """What the "flood of 4 May" did to the mill is dated by the flood, which is no second event.

    "Five years later, in the flood of 4 May 1911, the mill was swept away": both dates are the mill's.
    """
    for head in list(groups):
        noun = tree[head]
        above = _same_event(tree, noun)
        if above is not None and above.index in groups and _agree(groups[above.index], groups[head]):
            groups[above.index] += [(groups[above.index][0][0], time) for _, time in groups.pop(head)]
            continue
        link = tree.head(head)
        verb = tree.head(link.index) if link is not None else None
        inside = link is not None and link.text.lower() in ("in", "during") and noun.dep == "pobj"
        if not inside or verb is None or verb.index not in groups or not verb.is_verb:
            continue
        if _agree(groups[verb.index], groups[head]):
            groups[verb.index] += [(groups[verb.index][0][0], time) for _, time in groups.pop(head)]


def _agree(one: list[tuple[Trigger, Timex]], other: list[tuple[Trigger, Timex]]) -> bool:
    """True where all dates can be of one event."""
    whens = [[time.when for _, time in group if time.when is not None] for group in (one, other)]
    return all(first.overlaps(second) for first in whens[0] for second in whens[1])


def _same_event(tree: Tree, word: Word) -> Word | None:
    """What tells the same event, and more of it: the verb of a noun, the clause of how things stood.

    "The autumn cruise planned for 4 May is off"; "he was inside when the storm carried it off on 4 May".
    """
    above = tree.head(word.index)
    if word.is_noun:
        off = lexicon().classes["cancelling"]  # what is put off has two dates
        done = above is not None and word.dep == "nsubjpass" and particle_phrase(tree, above) in off
        return above if done else None
    if word.lemma != "be":
        return None
    for clause in tree.children(word.index, "advcl"):
        if any(child.text.lower() == "when" for child in tree.children(clause.index, "advmod", "mark")):
            return clause
    return None


def _carry_on(tree: Tree, groups: dict[int, list[tuple[Trigger, Timex]]], times: Mapping[int, Timex]) -> None:
    """A date that opens the sentence also dates the next main clause: "On 4 May A struck, and B fled".

    So does one that ends the first clause, where people do the second without a pause: "A struck on 4 May
    and guards fled".
    """
    for head, group in list(groups.items()):
        verb = tree[head]
        first = next((index for index in times if times[index] is group[0][1]), None)
        doer = subject(tree, verb) if verb.is_verb else None
        opens = first is not None and doer is not None and first < doer.index and verb.dep == "ROOT"
        if verb.tag != "VBD" or len(group) > 1 or (not opens and verb.dep != "ROOT"):
            continue
        for other in tree.children(head, "conj"):
            own = tree.child(other.index, "nsubj", "nsubjpass")
            listed = other.tag == "VBD" and lexicon().verb(tree, other) is not OTHER
            if not opens:
                listed = first is not None and _in_one_breath(tree, first, other, own)
            plain = particle_phrase(tree, other) not in lexicon().classes["reporting"]
            if own is None and opens and listed and _another_deed(tree, verb, other):
                own = doer
            if own is None or not own.is_noun or not listed or not plain or other.index in groups:
                continue
            if not any(index in times for index in tree.subtree(other.index)):
                trigger = Trigger(other.index, False, other.index, group[0][0].steps + 1)
                groups[other.index] = [(trigger, group[0][1])]


def _another_deed(tree: Tree, verb: Word, other: Word) -> bool:
    """True for the second verb of "On 4 May Ruiz inspected the mill and issued a notice"."""
    families = {lexicon().verb(tree, each).family for each in (verb, other)}
    return len(families - {""}) > 1 and tree.child(other.index, "dobj") is not None


def _in_one_breath(tree: Tree, date: int, verb: Word, doer: Word | None) -> bool:
    """True for the second clause of "the crowd blocked the road on 4 May and police fired on it"."""
    acts = doer is not None and gazetteer().is_actor(doer.lemma, doer.text) and verb.tag == "VBD"
    done = tree.child(verb.index, "dobj", "prep", "prt") is not None
    between = [
        word.text.lower() for word in tree.words[date + 1 : min(tree.subtree(verb.index), default=date)]
    ]
    return acts and done and between == ["and"]


def _labelled(tree: Tree, time: Word) -> bool:
    """True for "Last updated 4 May" and "As of 4 May": it dates the text."""
    lead = [word.text.lower() for word in tree.words[: time.index] if word.text.strip(" :*-–")]
    if lead[1:] and lead[-1] in ("on", "at"):
        lead.pop()
    after = [word for word in tree.words[time.index + 1 :] if word.text[:1].isalnum()]
    return not after and len(lead) <= 4 and " ".join(lead).rstrip(": ") in lexicon().classes["date_labels"]


def _signs(tree: Tree) -> bool:
    """True for a byline: "Ana Ruiz, transport reporter — 4 May"."""
    root = tree.root()
    if root is None or not root.is_name or any(word.is_verb for word in tree.words):
        return False
    return any(word.lemma in lexicon().classes["bylines"] for word in tree.words)


def _places(time: Timex) -> bool:
    """True for expressions that put something in a place in time."""
    vague = time.value.endswith("_REF")
    return time.when is not None and time.type is not TimexType.SET and not vague


def _is_predicate(tree: Tree, word: Word) -> bool:
    """True for a date that is said of something: "1 May is a holiday", "it was a busy winter"."""
    above = tree.head(word.index)
    if above is None or above.lemma != "be" or word.dep not in ("attr", "nsubj") or _colon(tree, word):
        return False
    told = tree.child(above.index, "nsubj")
    return word.dep == "nsubj" or told is None or lexicon().noun(told) is None


def _said_again(tree: Tree, word: Word, times: Mapping[int, Timex]) -> bool:
    """True for "the eve of the feast (6 May)" and "within a week of that date": the date before it counts."""
    above = tree.head(word.index)
    if word.dep == "appos" and above is not None and above.index in times and above.index < word.index:
        return _places(times[above.index])
    before = word.index - 2
    if before < 0 or before not in times or not _places(times[before]):
        return False
    return tree[before + 1].text.lower() in ("of", "from", "after", "before", "(")


def _colon(tree: Tree, word: Word) -> bool:
    return word.index > 0 and tree[word.index - 1].text == ":"


def _attribution(tree: Tree, trigger: Trigger, timed: frozenset[int]) -> bool:
    """True for "…, the bank said on Monday": what is said is the event, not that it is said."""
    if trigger.is_noun:
        return False
    verb = tree[trigger.word]
    if particle_phrase(tree, verb) not in lexicon().classes["reporting"] or made_public(tree, verb):
        return False
    for child in tree.children(verb.index, "ccomp", "parataxis"):
        if child.index < verb.index or timed & frozenset(tree.subtree(child.index)):
            return True
    if verb.dep == "parataxis":
        return True
    before = tree.words[: verb.index]
    return bool(before) and before[0].text in _QUOTE_MARKS


def _linked(
    tree: Tree, time: Timex, timed: frozenset[int], groups: dict[int, list[tuple[Trigger, Timex]]]
) -> Trigger | None:
    """What "two days after the bridge had opened" dates: that clause, where the main one has a date."""
    inside = [word for word in tree.words if time.span.covers(word.span)]
    if not inside:
        return None
    link = inside[-1]
    above = tree.head(link.index)
    if link.dep == "mark" and above is not None and above.is_verb:
        main = tree.head(above.index)
        if main is None or main.index in groups:
            return Trigger(above.index, False, above.index, 2)
        return trigger_of(tree, above.index, timed) or Trigger(main.index, False, main.index, 2)
    if link.dep == "prep" and above is not None:
        inner = tree.child(link.index, "pobj", "pcomp")
        top = next((word for word in tree.climb(link.index) if word.is_verb), None)
        if inner is not None and top is not None and top.index in groups:
            return Trigger(inner.index, inner.is_noun, None if inner.is_noun else inner.index, 2)
        return trigger_of(tree, link.index, timed)
    heads = [
        word for word in inside if word.head not in {each.index for each in inside} or word.head == word.index
    ]
    return trigger_of(tree, heads[0].index, timed) if heads else None
