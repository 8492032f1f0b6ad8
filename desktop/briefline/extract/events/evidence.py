"""The words that tell an event: what a mention quotes, and what each of its fields was read from."""

from __future__ import annotations

from collections.abc import Iterable

from briefline.extract.events.drafts import Actor, Place
from briefline.extract.events.subjects import subject
from briefline.extract.events.telling import Telling
from briefline.extract.events.trigger import Trigger
from briefline.model.event import Evidence, Field
from briefline.model.text import Document, Span


def evidence_of(
    document: Document, trigger: tuple[str, Span], actors: Iterable[Actor], places: Iterable[Place]
) -> tuple[Evidence, ...]:
    """The evidence of a mention: its trigger's lemma with the word, then participants, then places."""
    found = [(Field.TRIGGER, *trigger)]
    found += [(Field.PARTICIPANT, actor.name, span) for actor, span in actors]
    found += [(Field.PLACE, name, span) for name, span in places]
    return tuple(Evidence(field, value, span, document.at(span)) for field, value, span in found)


def _with_marks(document: Document, start: int, end: int) -> int:
    """The start before marks of emphasis that close within the words: "**12 July**: Shelling …"."""
    for mark in ("**", "__", "*", "_"):
        if document.text.startswith(mark, start - len(mark)) and start >= len(mark):
            return start - len(mark) if document.text.count(mark, start, end) % 2 else start
    return start


def quote_span(telling: Telling, trigger: Trigger, stop: frozenset[int], whole: bool) -> Span:
    """The words that tell the event: the sentence where it tells one, else the clause or noun phrase."""
    sentence, tree = telling.sentence, telling.tree
    label = sentence.label
    own = label is not None and not sentence.inherited and label.span.end <= sentence.span.start
    start = (
        label.span.start
        if own and label is not None and sentence.span.start - label.span.end < 60 and sentence.first
        else sentence.span.start
    )
    start = _with_marks(telling.document, start, sentence.span.end)
    if whole:
        return Span(start, sentence.span.end)
    head = tree[trigger.word]
    apart = frozenset(
        index
        for index in stop
        if tree[index].is_verb and tree[index].dep in ("conj", "parataxis", "ccomp", "advcl", "relcl")
    )
    # "He resigned — she had warned him": what stands before a dash is another clause
    apart |= {child.index for child in tree.children(head.index, "ccomp") if child.index < head.index}
    indices = tree.subtree(head.index, apart)
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
