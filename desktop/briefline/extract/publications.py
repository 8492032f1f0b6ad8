"""Related publications as events of their own kind: title, date, type, topics, blurb."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from briefline.model.event import Event, Kind, Mention, Published, Status, identity
from briefline.model.text import Document, Part, PartKind, Section, SectionKind
from briefline.model.when import Derivation, When
from briefline.model.wording import words

_LABEL = re.compile(r"^(?:\w+\s+){0,2}\w+\s*:\s*(?=\S)")
_SPLITS = re.compile(r"\s*(?:[;|·•\n\t]|\s/\s)\s*")
_JOINT = re.compile(r"(?<=[^\W\d_A-ZÀ-Þ])(?=[A-ZÀ-Þ])|(?<=[\d)])(?=[A-ZÀ-Þ][a-zß-ÿ])")
_LIST_WORD = re.compile(r"\s(?:and|or|&)\s", re.IGNORECASE)
_EMPHASIS = re.compile(r"^[\W_]*(?:\*\*|__|\*|_)|(?:\*\*|__|\*|_)$")
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\s]*\)")
_DOUBLED, _PLAIN, _UNDATED = 0.98, 0.92, 0.6  # confidence by how the record is printed


def publications(document: Document, published: tuple[Published, ...]) -> tuple[Event, ...]:
    """One event per publication part, in the order of the text; ids are made as those of other events.

    ``published`` is index-aligned with ``document.parts``: a date given there by hand goes before the
    one that is printed. ``when`` is None for a publication without a date.
    """
    known = known_topics(document)
    found: list[Event] = []
    grouped: dict[int, list[Section]] = {}
    for section in document.sections:
        grouped.setdefault(section.part, []).append(section)
    for index, part in enumerate(document.parts):
        if part.kind is not PartKind.PUBLICATION:
            continue
        sections = grouped.get(index, [])
        written = published[index] if index < len(published) else None
        event = _publication(document, part, sections, written, known)
        if event is not None:
            found.append(event)
    return tuple(found)


def _publication(
    document: Document,
    part: Part,
    sections: list[Section],
    written: Published | None,
    known: frozenset[str],
) -> Event | None:
    titles = [section for section in sections if section.kind is SectionKind.PUBLICATION_TITLE]
    if not titles:
        return None
    title = _clean(document.at(titles[0].span))
    printings = titles[:1] + [
        section
        for section in sections
        if section.kind is SectionKind.REPEAT and _clean(document.at(section.span)) == title
    ]
    when = _when(document, part, written)
    confidence = _UNDATED if when is None else _DOUBLED if len(printings) > 1 else _PLAIN
    types = [
        _LABEL.sub("", _clean(document.at(section.span)))
        for section in sections
        if section.kind is SectionKind.PUBLICATION_TYPE
    ]
    topics: dict[str, None] = {}
    for section in sections:
        if section.kind is SectionKind.PUBLICATION_TOPICS:
            topics.update(dict.fromkeys(topics_of(document.at(section.span), known)))
    blurb = "\n".join(document.at(section.span) for section in sections if section.kind is SectionKind.BLURB)
    return Event(
        id=identity(document, "p", titles[0].span.start),
        kind=Kind.PUBLICATION,
        title=title,
        when=when,
        mentions=tuple(
            Mention(document.id, section.span, document.at(section.span)) for section in printings
        ),
        category="publication",
        status=Status.OCCURRED,
        topics=tuple(topics),
        type=types[0] if types else "",
        blurb=blurb,
        confidence=confidence,
        doubts=() if when is not None else ("no date is printed with it",),
    )


def _when(document: Document, part: Part, written: Published | None) -> When | None:
    if written is not None and written.when is not None and written.basis == "given":
        return written.when
    for date in part.dates:
        phrase = document.at(date.span) if date.span else date.value
        when = When.parse(date.value)
        return when.derived(Derivation(phrase, "", "the date printed with the publication", words(when)))
    return written.when if written is not None else None


def _clean(text: str) -> str:
    """One line, without the marks of links and emphasis."""
    return _EMPHASIS.sub("", " ".join(_LINK.sub(r"\1", text).split()))


def known_topics(document: Document) -> frozenset[str]:
    """Topics that stand alone in some line of the document: evidence where glued ones are to be cut."""
    alone: set[str] = set()
    for section in document.sections:
        if section.kind is SectionKind.PUBLICATION_TOPICS:
            pieces = list(_separated(_clean(document.at(section.span))))
            alone.update(piece for piece in pieces if not list(_joints(piece)))
    return frozenset(alone)


def topics_of(text: str, known: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The topics of a line, cut at separators and where line breaks were lost.

    A small letter that meets a capital is such a place, but not inside a name ("McDonald", "eBay").
    A topic in ``known`` is taken whole from the beginning or the end of a glued run.
    """
    topics: dict[str, None] = {}
    for line in re.split(r"[\n\t]", text):
        for piece in _separated(_clean(line)):
            topics.update(dict.fromkeys(_unglued(piece, known)))
    return tuple(topics)


def _separated(line: str) -> Iterator[str]:
    labelled = _LABEL.match(line) is not None
    for piece in _SPLITS.split(_LABEL.sub("", line)):
        parts = re.split(r",\s+", piece)
        listed = (
            len(parts) > 1 and not _LIST_WORD.search(f" {parts[-1]} ") and (labelled or not _joint_in(piece))
        )
        for part in parts if listed else [piece]:
            if part.strip(" ,.#"):
                yield part.strip(" ,.#")


def _joint_in(piece: str) -> bool:
    return next(iter(_joints(piece)), None) is not None


def _unglued(piece: str, known: frozenset[str]) -> list[str]:
    if piece in known:
        return [piece]
    for topic in sorted(known, key=lambda topic: (-len(topic), topic)):
        if piece.startswith(topic) and piece[len(topic) :][:1].isupper():
            return [topic, *_unglued(piece[len(topic) :], known)]
        if piece.endswith(topic) and piece[: -len(topic)][-1:].isalnum():
            return [*_unglued(piece[: -len(topic)], known), topic]
    cuts = [0, *_joints(piece), len(piece)]
    return [piece[start:end].strip() for start, end in zip(cuts, cuts[1:], strict=False) if start < end]


def _joints(piece: str) -> Iterator[int]:
    """Offsets where a lost line break is likely."""
    words, prefixes = _names()
    for found in _JOINT.finditer(piece):
        at = found.start()
        start = max((piece.rfind(sign, 0, at) for sign in " /-&(,"), default=-1) + 1
        begun = next((each for each in prefixes if piece.endswith(each, start, at)), "")
        if begun and (at - len(begun) == start or piece[at - len(begun) - 1].islower()):
            continue  # "McDonald", also where a break before it was lost: "MarketsMcDonald"
        if any(_inside(piece, word, at) for word in words):
            continue
        yield at


def _inside(piece: str, word: str, at: int) -> bool:
    """True when an offset falls inside an occurrence of a word."""
    start = piece.find(word, max(0, at - len(word)), at + len(word))
    return start >= 0 and start < at < start + len(word)


@cache
def _names() -> tuple[tuple[str, ...], frozenset[str]]:
    data = tomllib.loads((files("briefline.resources") / "structure" / "topics.toml").read_text("utf-8"))
    return tuple(data["words"]), frozenset(data["prefixes"])
