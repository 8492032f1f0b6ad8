"""Tags raw text with TIMEX3, as the public corpora do: for scorers and other programs."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Sequence
from typing import Any, TextIO

from briefline.extract.times.creation_time import creation_times
from briefline.extract.times.recognise import recognise
from briefline.extract.times.resolve import resolve_all
from briefline.extract.times.verb_tags import Tag
from briefline.model.errors import UnreadableDate
from briefline.model.text import Document, Part, PartKind, Section, SectionKind, Span
from briefline.model.when import When

_ZONE = re.compile(r"(?<=T\d\d:\d\d)[+-]\d\d:\d\d$")  # the corpora leave zones out


def plain_document(text: str, language: str = "en") -> Document:
    """A text as a document of one article and one section."""
    whole = Span(0, len(text))
    return Document(
        "",
        "",
        "",
        text,
        (Section(SectionKind.BODY, whole),),
        (Part(PartKind.ARTICLE, whole),),
        language=language,
    )


def tag(text: str, dct: str | None, language: str = "en", tags: Sequence[Tag] = ()) -> list[list[Any]]:
    """[start, end, type, value] of each time expression, in text order; half-open character offsets.

    ``dct`` is the document creation time as an ISO date or EDTF, None where it is not known. The two
    ends of a range are two expressions here, as in the corpora. ``tags`` are part-of-speech tags of the
    text, to see what they add.
    """
    document = plain_document(text, language)
    found = recognise(document)
    given = None
    if dct:
        try:
            given = When.parse(dct[:10])
        except UnreadableDate:
            given = None
    published = creation_times(document, found, given)
    rows: list[list[Any]] = []
    for timex, ends in resolve_all(document, found, published, tags=tags):
        for one in ends or (timex,):
            rows.append([one.span.start, one.span.end, str(one.type), _ZONE.sub("", one.value)])
    return rows


def answer_lines(
    source: TextIO, target: TextIO, tagger: Callable[[str], Sequence[Tag]] = lambda text: ()
) -> None:
    """Answers each JSON line {"id", "text", "dct"} with {"id", "timexes"}, flushed one by one."""
    for line in source:
        if not line.strip():
            continue
        request = json.loads(line)
        text = request.get("text", "")
        timexes = tag(text, request.get("dct"), tags=tagger(text))
        answer = {"id": request.get("id"), "timexes": timexes}
        target.write(json.dumps(answer, ensure_ascii=False) + "\n")
        target.flush()


if __name__ == "__main__":
    answer_lines(sys.stdin, sys.stdout)
