"""Documents of one article, made of paragraphs, and the times read in them."""

from __future__ import annotations

from briefline.extract.times.creation_time import creation_times
from briefline.extract.times.recognise import recognise
from briefline.extract.times.resolve import resolve
from briefline.model.event import Published
from briefline.model.text import Document, Part, PartKind, Section, SectionKind, Span, StatedDate
from briefline.model.timex import Timex
from briefline.model.when import When


def article(
    *paragraphs: str | tuple[SectionKind, str, int | None], dates: tuple[StatedDate, ...] = ()
) -> Document:
    """A document of one article; a paragraph is a text, or a kind with a text and its parent's index."""
    sections, text = [], ""
    for paragraph in paragraphs:
        kind, words, parent = (SectionKind.BODY, paragraph, None) if isinstance(paragraph, str) else paragraph
        sections.append(Section(kind, Span(len(text), len(text) + len(words)), 0, parent))
        text += words + "\n\n"
    part = Part(PartKind.ARTICLE, Span(0, len(text)), dates)
    return Document("d", "", "", text, tuple(sections), (part,))


def read(document: Document, given: str | None = None) -> tuple[tuple[Published, ...], tuple[Timex, ...]]:
    found = recognise(document)
    published = creation_times(document, found, When.parse(given) if given else None)
    return published, resolve(document, found, published)


def values(document: Document, given: str | None = None) -> dict[str, str]:
    return {timex.text: timex.value for timex in read(document, given)[1]}


def drawn(document: Document, given: str | None = None) -> dict[str, str | None]:
    return {timex.text: timex.when.edtf if timex.when else None for timex in read(document, given)[1]}
