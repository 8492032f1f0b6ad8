"""Part-of-speech tags of a whole text, as plain values: for comparing, the pipeline does not need them."""

from __future__ import annotations

import warnings
from collections.abc import Callable

from briefline.extract.events.parse import data_folder

_LIMIT = 500_000  # characters that are tagged together, to bound the memory


def load_tagger() -> Callable[[str], list[tuple[int, int, str]]]:
    """A function from a text to (start, end, Penn Treebank tag) of its words, half-open offsets, in order.

    Raises BrieflineError when no English language data is installed.
    """
    import spacy

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module=r"(?:spacy|thinc|weasel|torch|cupy)(?:\.|$)")
        pipeline = spacy.load(data_folder(), exclude=["ner", "senter", "parser", "lemmatizer"])

    def tagged(text: str) -> list[tuple[int, int, str]]:
        return [
            (start + token.idx, start + token.idx + len(token), token.tag_)
            for start in range(0, len(text), _LIMIT)
            for token in pipeline(text[start : start + _LIMIT])
        ]

    return tagged
