"""From a parsed sentence to drafts: one for each event that it tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefline.extract.actors import Cast
from briefline.extract.clauses import Trigger, subject
from briefline.extract.dating import Dated, dated
from briefline.extract.drafts import Draft
from briefline.extract.participants import participants_of
from briefline.extract.places import places_of
from briefline.extract.sentences import Sentence
from briefline.extract.status import status_of
from briefline.extract.titles import LONGEST, polish, title_of
from briefline.extract.tree import Tree, Word
from briefline.extract.triggers import OTHER, Category, lexicon, particle_phrase
from briefline.extract.wording import dated as is_date_phrase
from briefline.extract.wording import render
from briefline.model.event import Published, Status
from briefline.model.text import Document, SectionKind, Span
from briefline.model.when import When

_WORDY = frozenset({"be", "have", "do", "make", "take", "go", "get", "give", "say"})


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence with all that is needed to read events from it."""

    document: Document
    sentence: Sentence
    number: int
    tree: Tree
    replaced: Mapping[int, str]
    cast: Cast
    published: Published | None

    def ahead(self, when: When | None) -> bool:
        """True for dates after that of writing."""
        written = self.published.when if self.published else None
        if when is None or written is None or when.lo is None or written.hi is None:
            return False
        return when.lo >= written.hi


def drafts_of(telling: Telling, first: int) -> list[Draft]:
    """The dated mentions of a sentence, numbered from ``first``."""
    found = [
        each for each in dated(telling.tree, telling.sentence) if _says_something(telling.tree, each.trigger)
    ]
    heads = frozenset(each.trigger.word for each in found)
    return [draft(telling, each, first + count, heads) for count, each in enumerate(found)]


def _says_something(tree: Tree, trigger: Trigger) -> bool:
    """False for a bare "D is", whose date is all that it says."""
    word = tree[trigger.word]
    if trigger.is_noun or word.lemma != "be":
        return True
    return any(
        child.time is None
        and child.dep not in ("nsubj", "punct", "aux", "neg", "cc")
        and not is_date_phrase(tree, child)
        for child in tree.children(word.index)
    )


def undated_of(telling: Telling, first: int, taken: frozenset[int]) -> list[Draft]:
    """Mentions without a date that may speak of a dated event, or be worth listing by themselves.

    Nouns and verbs of a listed category; ``taken`` are the words that dated mentions hang on.
    """
    tree = telling.tree
    found: list[Draft] = []
    for word in tree.words:
        if word.index in taken or word.time is not None:
            continue
        trigger = _undated_trigger(tree, word)
        if trigger is not None:
            found.append(draft(telling, Dated(trigger, None, None), first + len(found), taken | {word.index}))
    return found


def _undated_trigger(tree: Tree, word: Word) -> Trigger | None:
    words = lexicon()
    if word.is_noun:
        if word.dep in ("compound", "nmod", "amod"):
            return None
        category = words.noun(word)
        if category is None or category is OTHER:
            return None
        above = tree.head(word.index)
        verb = above.index if above is not None and above.is_verb else None
        return Trigger(word.index, True, verb)
    if word.tag in ("VBD", "VBN", "VBP", "VBZ") and words.verb(tree, word) is not OTHER:
        if word.dep in ("amod", "aux", "auxpass") or word.lemma in _WORDY:
            return None
        if word.tag in ("VBP", "VBZ") and word.dep != "advcl":
            return None
        return Trigger(word.index, False, word.index)
    return None


def draft(telling: Telling, each: Dated, order: int, heads: frozenset[int]) -> Draft:
    """One mention."""
    tree, sentence, trigger = telling.tree, telling.sentence, each.trigger
    word = tree[trigger.word]
    stop = heads - {trigger.word}
    ellipsis = _left_out_noun(tree, trigger) if trigger.ellipsis else None
    category = _category(tree, trigger) if ellipsis is None else (lexicon().noun(ellipsis) or OTHER)
    lone = len(heads) == 1
    span = _quote(telling, trigger, stop, lone and each.time is not None)
    title = _title(telling, each, ellipsis, stop)
    status = status_of(tree, trigger, telling.ahead(each.when))
    participants = participants_of(tree, trigger, telling.cast, telling.replaced)
    return Draft(
        order,
        telling.document.id,
        telling.number,
        sentence.section,
        sentence.part,
        sentence.kind,
        span,
        each.time,
        each.when,
        ellipsis.lemma if ellipsis is not None else word.lemma,
        category,
        title,
        participants,
        places_of(tree, trigger, telling.cast, stop),
        status,
        _content(tree, trigger, stop, ellipsis),
        trigger.is_noun,
        _definite(tree, trigger),
        _certainty(each, sentence),
        (),
        ellipsis.lemma if ellipsis is not None else "",
        each.inherited,
    )


def _category(tree: Tree, trigger: Trigger) -> Category:
    words, word = lexicon(), tree[trigger.word]
    if trigger.is_noun:
        return words.noun(word) or OTHER
    found = words.verb(tree, word)
    light = found is OTHER or particle_phrase(tree, word) in words.classes["light"] | words.classes["planned"]
    if light:
        for child in tree.children(word.index, "xcomp"):
            inner = words.verb(tree, child) if child.is_verb else None
            if inner is not None and inner is not OTHER:
                return inner
        for child in tree.children(word.index, "dobj", "attr", "nsubj", "nsubjpass"):
            told = words.noun(child)
            if told is not None and told is not OTHER:
                return told
    return found


def _left_out_noun(tree: Tree, trigger: Trigger) -> Word | None:
    """The noun that "last month's" leaves out: the nearest event noun before it, else after it."""
    before = [word for word in reversed(tree.words[: trigger.word]) if lexicon().noun(word) is not None]
    after = [word for word in tree.words[trigger.word + 1 :] if lexicon().noun(word) is not None]
    return next(iter(before + after), None)


def _title(telling: Telling, each: Dated, ellipsis: Word | None, stop: frozenset[int]) -> str:
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
    covered = frozenset(
        word.index
        for word in tree.words
        if word.time is None and any(time.span.covers(word.span) for time in telling.sentence.times)
    )
    drop = (stop & _clauses(tree)) | covered
    title = title_of(tree, trigger, telling.replaced, drop)
    lead = telling.sentence.lead
    named = (
        lead[:1].isupper()
        and len(lead.split()) <= 2
        and trigger.is_noun
        and lead.lower() not in title.lower()
    )
    if lead and (named or len(title.split()) == 1) and len(title) + len(lead) < LONGEST:
        return polish(
            f"{lead}: {title if telling.cast.knows(title.split()[0]) else title[:1].lower() + title[1:]}"
        )
    if len(title.split()) < 2 or _starts_with_auxiliary(tree, trigger, title):
        return _longer(telling, trigger, drop) or title
    return title


def _starts_with_auxiliary(tree: Tree, trigger: Trigger, title: str) -> bool:
    first = title.split()[0].lower() if title else ""
    return not trigger.is_noun and first in {
        child.text.lower()
        for child in tree.children(trigger.word, "aux", "auxpass")
        if child.text.lower() != "to"
    }


def _longer(telling: Telling, trigger: Trigger, drop: frozenset[int]) -> str:
    """A headline for a lone word: the clause that it is subject of, its participle, else the sentence."""
    tree = telling.tree
    word = tree[trigger.word]
    if trigger.is_noun:
        participle = tree.child(word.index, "acl")
        if participle is not None:
            return title_of(tree, Trigger(participle.index, False, participle.index), telling.replaced, drop)
        above = tree.head(word.index)
        if above is not None and above.is_verb and word.dep in ("nsubj", "nsubjpass"):
            return title_of(tree, Trigger(above.index, False, above.index), telling.replaced, drop)
        return ""
    return _whole(telling)


def _clauses(tree: Tree) -> frozenset[int]:
    """Verbs that are joined by "and" or start clauses of their own: they stay out of another's title."""
    return frozenset(
        word.index
        for word in tree.words
        if word.is_verb and word.dep in ("conj", "advcl", "relcl", "acl", "parataxis")
    )


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
        if word.text == "(" and word.index > 0:
            close = next((other.index for other in tree.words[word.index :] if other.text == ")"), None)
            gone.update(range(word.index, (close or word.index) + 1))
    kept = [word.index for word in tree.words if word.index not in gone]
    while kept and not tree[kept[-1]].text[-1:].isalnum():
        kept.pop()
    return polish(render(tree, kept, telling.replaced))


def _before_comma(tree: Tree, indices: list[int]) -> list[int]:
    kept: list[int] = []
    for index in sorted(indices):
        if tree[index].text == "," and kept:
            break
        kept.append(index)
    return kept


def _quote(telling: Telling, trigger: Trigger, stop: frozenset[int], whole: bool) -> Span:
    """The words that tell the event: the sentence where it tells one, else the clause or noun phrase."""
    sentence, tree = telling.sentence, telling.tree
    label = sentence.label
    own = label is not None and not sentence.inherited and label.span.end <= sentence.span.start
    start = (
        label.span.start
        if own and label is not None and sentence.span.start - label.span.end < 60 and sentence.first
        else sentence.span.start
    )
    if whole:
        return Span(start, sentence.span.end)
    head = tree[trigger.word]
    apart = frozenset(
        index
        for index in stop
        if tree[index].is_verb and tree[index].dep in ("conj", "parataxis", "ccomp", "advcl", "relcl")
    )
    indices = tree.subtree(head.index, apart)
    if not trigger.is_noun and head.dep in ("conj", "relcl", "acl", "xcomp"):
        indices = [index for index in indices]
    found = subject(tree, head) if not trigger.is_noun else None
    if found is not None and head.dep in ("acl", "advcl"):
        indices += (
            tree.subtree(found.index, frozenset({head.index}) | apart)
            if abs(found.index - head.index) < 12
            else []
        )
    spans = [tree[index].span for index in indices if tree[index].text not in (",", ";", "—", "–")]
    if not spans:
        return sentence.span
    quote = Span(min(span.start for span in spans), max(span.end for span in spans))
    if head.dep == "ROOT" and not trigger.is_noun and quote.start - sentence.span.start < 3:
        quote = Span(start, quote.end)
    return quote


def _content(tree: Tree, trigger: Trigger, stop: frozenset[int], ellipsis: Word | None) -> frozenset[str]:
    """Lemmas of the common nouns in the core of the phrase, and of the verb."""
    word = ellipsis or tree[trigger.word]
    found = {word.lemma}
    for index in tree.subtree(trigger.word, stop):
        inner = tree[index]
        if (
            (
                inner.is_noun
                and not inner.is_name
                and inner.time is None
                and inner.dep in ("dobj", "nsubj", "nsubjpass", "compound", "pobj", "attr")
            )
            or inner.is_verb
            and inner.dep == "xcomp"
        ):
            found.add(inner.lemma)
    return frozenset(found - _WORDY)


def _definite(tree: Tree, trigger: Trigger) -> bool:
    """True for "the walkout", "their summit", "Lee's trip", "The Lee visit"."""
    if not trigger.is_noun:
        return False
    return any(
        child.text.lower() in ("the", "this", "that", "these", "those")
        or child.dep == "poss"
        or child.tag == "PRP$"
        for child in tree.children(trigger.word, "det", "poss")
    )


def _certainty(each: Dated, sentence: Sentence) -> float:
    value = 0.92 - 0.04 * max(0, each.trigger.steps - 2)
    if each.inherited:
        value -= 0.08
    if sentence.kind is SectionKind.QUESTION:
        value -= 0.2
    if each.trigger.ellipsis:
        value -= 0.1
    return max(0.3, value)


def worth_listing(each: Draft) -> bool:
    """True for undated mentions that stand for themselves: something particular, with names in it."""
    if (
        each.category in (OTHER,)
        or each.category.family in ("", "statement", "step")
        or each.status is Status.POSSIBLE
    ):
        return False
    return bool(each.named) and (bool(each.places) or len(each.named) > 1) and len(each.title.split()) >= 2


def ordered(drafts: list[Draft]) -> Iterator[Draft]:
    """In the order of the text."""
    return iter(sorted(drafts, key=lambda each: (each.span.start, each.span.end, each.order)))
