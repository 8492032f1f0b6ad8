"""Reports in a language that is not parsed: each date with the sentence that it stands in, no more."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from briefline.extract.events.drafts import Draft
from briefline.extract.events.sentences import Sentence
from briefline.extract.events.triggers import OTHER
from briefline.extract.events.weights import weights
from briefline.model.event import Published, Status
from briefline.model.text import Document
from briefline.model.timex import TimexType
from briefline.model.when import When

PARSED = ("en", "")  # "" is a text too short to tell
_LONGEST = 80  # characters of a title


def foreign_drafts(
    document: Document, found: list[Sentence], published: tuple[Published, ...]
) -> Iterator[Draft]:
    """One draft a date: the sentence as it stands is its title. Nobody is taken for taking part."""
    doubt = f"The report is in {language_name(document.language)}: only its dates were read."
    order = 0
    for number, sentence in enumerate(found):
        title = _shortened(document.at(sentence.span))
        own = published[sentence.part] if sentence.part < len(published) else None
        times = [time for time in sentence.times if time.when is not None and time.type is not TimexType.SET]
        if not times and sentence.label is not None and sentence.label.when is not None and sentence.first:
            times = [sentence.label]
        for time in times:
            later = _is_later(time.when, own)
            yield Draft(
                order,
                document.id,
                number,
                sentence.section,
                sentence.part,
                sentence.kind,
                sentence.span,
                time,
                time.when,
                "",
                OTHER,
                title,
                (),
                (),
                Status.PLANNED if later else Status.OCCURRED,
                frozenset(),
                True,
                certainty=weights().firmness["foreign"],
                doubts=(doubt,),
                basis=own.basis if own else "unknown",
            )
            order += 1


def _is_later(when: When | None, published: Published | None) -> bool:
    """True for a date after that of writing; one that was inferred is no ground for that."""
    if published is None or published.when is None or published.basis == "inferred":
        return False
    written = published.when.hi
    return when is not None and when.lo is not None and written is not None and when.lo >= written


def language_name(code: str) -> str:
    """What a language is called in English; its code where that is not known."""
    return str(_table()["names"].get(code, f"another language ({code})"))


@cache
def _table() -> dict[str, Any]:
    text = files("briefline.resources").joinpath("structure/languages.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _shortened(text: str) -> str:
    whole = " ".join(text.split())
    if len(whole) <= _LONGEST:
        return whole.rstrip(" .;:")
    return f"{whole[: _LONGEST - 1].rpartition(' ')[0].rstrip(' ,.;:')}…"
