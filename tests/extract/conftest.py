"""A parser for the session, and documents made of marked lines."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from briefline.extract.events.actors import Cast
from briefline.extract.events.events import find_events
from briefline.extract.events.parse import Parser, load_parser
from briefline.extract.events.sentences import sentences
from briefline.extract.events.tree import Tree
from briefline.model.event import Event, Published
from briefline.model.text import Document, Part, PartKind, Section, SectionKind, Span
from briefline.model.timex import Timex, TimexType
from briefline.model.when import When

_KINDS = {
    "# ": SectionKind.HEADING,
    "- ": SectionKind.LIST_ENTRY,
    "> ": SectionKind.CAPTION,
    "? ": SectionKind.QUESTION,
    "| ": SectionKind.TABLE_ROW,
}
_TIME = re.compile(r"\{(?P<text>[^{}=]+)=(?P<value>[^{}]+)\}")


def marked(text: str, document: str = "d") -> tuple[Document, tuple[Timex, ...]]:
    """A document of one section a line, and its times: ``{3 May=2019-05-03}`` is "3 May", resolved.

    Lines begin with "# " (heading), "- " (entry under the last heading), "> " (caption), "? " (question)
    or "| " (table row; the first of a table is its header). A value of "P…" or "XXXX…" dates nothing.
    """
    plain, times = "", []
    position = 0
    for found in _TIME.finditer(text):
        plain += text[position : found.start()]
        value = found["value"]
        kind = (
            TimexType.DURATION
            if value.startswith("P")
            else TimexType.SET
            if value.startswith("X")
            else TimexType.DATE
        )
        when = When.parse(value) if kind is TimexType.DATE else None
        span = Span(len(plain), len(plain) + len(found["text"]))
        times.append(Timex(document, span, found["text"], kind, value, "", when))
        plain += found["text"]
        position = found.end()
    plain += text[position:]
    sections: list[Section] = []
    heading: int | None = None
    start = 0
    rows = 0
    for line in plain.split("\n"):
        if line.strip():
            kind_ = _KINDS.get(line[:2], SectionKind.BODY)
            rows = rows + 1 if kind_ is SectionKind.TABLE_ROW else 0
            level = 1 if kind_ is SectionKind.HEADING or rows > 1 else 0
            parent = None if kind_ is SectionKind.HEADING else heading
            if kind_ is SectionKind.HEADING:
                heading = len(sections)
            sections.append(Section(kind_, Span(start, start + len(line)), 0, parent, level))
        start += len(line) + 1
    part = Part(PartKind.ARTICLE, Span(0, len(plain)))
    return Document(document, "", "made up", plain, tuple(sections), (part,)), tuple(times)


@dataclass(frozen=True, slots=True)
class Reader:
    """Marked text in, events or trees out."""

    parser: Parser

    def events(self, text: str, written: str = "2024-06-01", basis: str = "stated") -> tuple[Event, ...]:
        """The dated events."""
        return self.both(text, written, basis)[0]

    def one(self, text: str, written: str = "2024-06-01") -> Event:
        """The only dated event."""
        (event,) = self.events(text, written)
        return event

    def both(
        self, text: str, written: str = "2024-06-01", basis: str = "stated"
    ) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
        """Dated and undated events."""
        document, times = marked(text)
        published = Published(When.parse(written), basis, "")
        return find_events(document, times, (published,), self.parser)

    def tree(self, text: str) -> tuple[Document, Tree]:
        """The tree of a single sentence."""
        document, times = marked(text)
        (tree,) = self.parser.trees(document, sentences(document, times))
        return document, tree

    def cast(self, text: str) -> Cast:
        """The names of a text."""
        return Cast(marked(text)[0])


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The language pipeline, loaded once."""
    return load_parser()


@pytest.fixture(scope="session")
def reader(parser: Parser) -> Reader:
    """Reads marked text."""
    return Reader(parser)


@pytest.fixture(scope="session")
def mark() -> Callable[[str], tuple[Document, tuple[Timex, ...]]]:
    """Marked text to a document and its times."""
    return marked
