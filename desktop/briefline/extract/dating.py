"""Which time expressions of a sentence date which of its clauses and noun phrases."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from briefline.extract.clauses import Trigger, fragment, subject, trigger_of
from briefline.extract.sentences import Sentence
from briefline.extract.tree import Tree, Word
from briefline.extract.triggers import OTHER, lexicon, particle_phrase
from briefline.model.calendar import Grain
from briefline.model.errors import UnreadableDate
from briefline.model.text import SectionKind
from briefline.model.timex import Timex, TimexType
from briefline.model.when import When

_QUOTE_MARKS = frozenset({'"', "“", "”", "''", "``"})
_DECISIONS = frozenset(
    {
        "resolve",
        "approve",
        "adopt",
        "agree",
        "elect",
        "decide",
        "appoint",
        "reject",
        "confirm",
        "ratify",
        "authorise",
        "authorize",
        "endorse",
        "vote",
        "accept",
        "grant",
    }
)
_UNBOUNDED = 10**15


@dataclass(frozen=True, slots=True)
class Dated:
    """A trigger with the time expression that dates it and the date itself. ``time`` None: undated."""

    trigger: Trigger
    time: Timex | None
    when: When | None
    inherited: bool = False


def dated(tree: Tree, sentence: Sentence) -> list[Dated]:
    """The dated triggers of a sentence, in the order of their words."""
    times = {word.index: sentence.times[word.time] for word in tree.words if word.time is not None}
    timed = frozenset(times)
    groups: dict[int, list[tuple[Trigger, Timex]]] = {}
    for index, time in times.items():
        if not _places(time) or _is_predicate(tree, tree[index]) or _said_again(tree, tree[index], times):
            continue
        found = trigger_of(tree, index, timed)
        if found is not None and not _attribution(tree, found, timed):
            groups.setdefault(found.word, []).append((found, time))
    for time in sentence.times:
        if time not in times.values() and _places(time):
            found = _linked(tree, time, timed, groups)
            if found is not None:
                groups.setdefault(found.word, []).append((found, time))
    result = [each for group in groups.values() for each in _choose(group, sentence)]
    main = _main(tree, sentence, groups)
    if main is not None and sentence.label is not None:
        result.append(Dated(main, sentence.label, sentence.label.when, sentence.inherited))
    return sorted(result, key=lambda each: (each.trigger.word, each.time.span.start if each.time else 0))


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
    """True for "…, the union said on Tuesday": what is said is the event, not that it is said."""
    if trigger.is_noun:
        return False
    verb = tree[trigger.word]
    if particle_phrase(tree, verb) not in lexicon().classes["reporting"]:
        return False
    for child in tree.children(verb.index, "ccomp", "parataxis", "xcomp"):
        if child.index < verb.index or timed & frozenset(tree.subtree(child.index)):
            return True
    if verb.dep == "parataxis":
        return True
    before = tree.words[: verb.index]
    return bool(before) and before[0].text in _QUOTE_MARKS


def _linked(
    tree: Tree, time: Timex, timed: frozenset[int], groups: dict[int, list[tuple[Trigger, Timex]]]
) -> Trigger | None:
    """The trigger of "two days after the wire had crossed": that clause, where the main one has its own date."""
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


def width(when: When) -> int:
    """Seconds that a date can touch; open ends count as for ever."""
    if when.lo is None or when.hi is None:
        return _UNBOUNDED
    return when.hi - when.lo


def _choose(group: list[tuple[Trigger, Timex]], sentence: Sentence) -> list[Dated]:
    """One date for a trigger where its time expressions agree, several where they tell of several times."""
    label = sentence.label
    open_air = [each for each in group if not _in_brackets(sentence, each[1])]
    if not open_air and label is not None and not sentence.inherited and label.when is not None:
        group = [(group[0][0], label)]
    elif open_air:
        group = open_air
    clusters: list[list[tuple[Trigger, Timex]]] = []
    for trigger, time in group:
        assert time.when is not None
        home = next(
            (
                cluster
                for cluster in clusters
                if all(other.when and time.when.overlaps(other.when) for _, other in cluster)
            ),
            None,
        )
        if home is None:
            clusters.append([(trigger, time)])
        else:
            home.append((trigger, time))
    if len(clusters) > 1 and (span := _span(clusters) or _run(clusters)) is not None:
        return [span]
    if len(clusters) > 1:
        starting = [cluster for cluster in clusters if any(trigger.starts for trigger, _ in cluster)]
        # "daily at noon, starting on 4 May": what recurs begins then
        clusters = starting[:1] or clusters
    found = []
    for cluster in clusters:
        trigger, time = min(
            cluster, key=lambda each: (width(each[1].when) if each[1].when else 0, each[1].span.start)
        )
        when = time.when
        sharper = (
            label is not None
            and label.when is not None
            and when is not None
            and width(when) < _UNBOUNDED
            and when.overlaps(label.when)
            and width(label.when) < width(when)
            and label is not time
        )
        if sharper and label is not None:
            found.append(Dated(trigger, label, label.when, sentence.inherited))
        else:
            found.append(Dated(trigger, time, when))
    return found


def _run(clusters: list[list[tuple[Trigger, Timex]]]) -> Dated | None:
    """One period out of "the 1870s and 1880s": each begins where the one before ends."""
    parts = [cluster[0] for cluster in clusters]
    whens = [time.when for _, time in parts if time.when is not None]
    joined = all(one.hi == other.lo and one.hi is not None for one, other in pairwise(whens))
    if not joined or whens[0].grain >= Grain.DAY or any("/" in when.edtf for when in whens):
        return None
    try:
        whole = When.parse(f"{_first_year(whens[0])}/{_last_year(whens[-1])}", whens[0].derivation)
    except UnreadableDate:
        return None
    return Dated(parts[0][0], parts[0][1], whole)


def _first_year(when: When) -> str:
    return (when.earliest or "")[:-6] if when.grain <= Grain.YEAR else when.edtf


def _last_year(when: When) -> str:
    return (when.latest or "")[:-6] if when.grain <= Grain.YEAR else when.edtf


def _in_brackets(sentence: Sentence, time: Timex) -> bool:
    """True for a date that stands in brackets with more beside it: "(8.42 p.m. there)"."""
    return time.span.start > sentence.span.start and any(
        low < time.span.start and time.span.end <= high for low, high in sentence.brackets
    )


def _span(clusters: list[list[tuple[Trigger, Timex]]]) -> Dated | None:
    """From the first to the last, where one is a start and the other an end ("from tomorrow … until Friday")."""
    ends = [(trigger, time) for cluster in clusters for trigger, time in cluster if trigger.until]
    starts = [(trigger, time) for cluster in clusters for trigger, time in cluster if not trigger.until]
    if len(ends) != 1 or not starts:
        return None
    trigger, first = starts[0]
    low, high = first.when, ends[0][1].when
    if (
        low is None
        or high is None
        or "/" in low.edtf + high.edtf
        or low.lo is None
        or high.lo is None
        or low.lo >= high.lo
    ):
        return None
    try:
        return Dated(trigger, first, When.parse(f"{low.edtf}/{high.edtf}", low.derivation))
    except UnreadableDate:
        return None


def _main(tree: Tree, sentence: Sentence, groups: dict[int, list[tuple[Trigger, Timex]]]) -> Trigger | None:
    """The main clause or fragment, where a label or heading dates it and nothing else does."""
    if sentence.label is None or sentence.label.when is None or not len(tree):
        return None
    if sentence.label.type is TimexType.SET:
        return None
    root = tree.root()
    if root is None or root.time is not None:
        return None
    trigger = fragment(tree) or Trigger(root.index, False, None)
    if (
        trigger.word in groups
        or root.index in groups
        or any(t.verb == root.index for g in groups.values() for t, _ in g)
    ):
        return None
    finite = root.is_verb and (
        root.tag in ("VBD", "VBZ", "VBP") or bool(tree.children(root.index, "aux", "auxpass"))
    )
    if not sentence.first and not sentence.headed and not _particular(tree, root):
        return None
    if not sentence.inherited:
        # "Opening, 9.30 a.m." has said it; a date alone heads what it stands before
        return trigger
    classes = lexicon().classes
    entry = sentence.kind in (SectionKind.LIST_ENTRY, SectionKind.TABLE_ROW)
    words = [word for word in tree.words if re.search(r"\w", word.text)]
    if len(words) < 2 or (groups and root.lemma in classes["reporting"]):
        return None
    if not sentence.near and not _decides(tree, sentence, root):
        return None
    if (
        not entry
        and not (sentence.kind is SectionKind.BODY and sentence.first and finite)
        and not _decides(tree, sentence, root)
    ):
        return None
    if root.lemma in classes["stative"] and root.is_verb and not tree.child(root.index, "auxpass", "expl"):
        return None
    auxiliaries = {child.text.lower() for child in tree.children(root.index, "aux")}
    if auxiliaries & (classes["modals_possible"] | classes["modals_planned"]):
        return None
    return trigger if finite or not root.is_verb or subject(tree, root) is not None or entry else None


def _particular(tree: Tree, root: Word) -> bool:
    """True for a later sentence of an entry that tells an event of its own, not how the first one was."""
    category = lexicon().verb(tree, root) if root.is_verb else lexicon().noun(root)
    named = any(word.is_name and word.time is None for word in tree.words)
    return named or (category is not None and category is not OTHER)


def _decides(tree: Tree, sentence: Sentence, root: Word) -> bool:
    """True for resolutions of a meeting: dated by the meeting, however deep they stand under its heading."""
    lead = sentence.lead.lower().rstrip(":. ")
    return lead in (
        "resolved",
        "decided",
        "agreed",
        "approved",
        "decision",
        "resolution",
        "carried",
        "motion",
    ) or (root.lemma in _DECISIONS and root.tag == "VBD")
