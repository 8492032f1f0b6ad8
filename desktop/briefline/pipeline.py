"""From a report to its chronology: read → recognise → date the document → resolve → events → relate.

Heavy libraries load inside the functions: importing this module costs next to nothing.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefline.model.conventions import BY_THE_TEXT, Conventions
from briefline.model.errors import NothingFound
from briefline.model.event import Chronology, Event, Kind
from briefline.model.project import in_time
from briefline.model.text import Document
from briefline.model.when import When

if TYPE_CHECKING:
    from briefline.extract.events.parse import Parser

Progress = Callable[[str, float], None]
"""Called with the stage in words and the share done of the whole, in [0, 1]."""

Partial = Callable[[Chronology], None]
"""Called with what was found so far."""

_parser: Parser | None = None
_NEW_VALUES = 20_000  # that may come before garbage is looked for among them


@dataclass(frozen=True, slots=True)
class Source:
    """Where a report comes from: a file's path, or pasted text with a name for it."""

    path: str = ""
    text: str = ""
    name: str = ""

    @classmethod
    def file(cls, path: str | Path) -> Source:
        """A report in a file."""
        return cls(path=str(path), name=Path(path).name)

    @classmethod
    def pasted(cls, text: str, name: str = "Pasted text") -> Source:
        """A report that was pasted or typed."""
        return cls(text=text, name=name)


def silent(stage: str, share: float) -> None:
    """Progress that nobody watches."""


def warm_up() -> None:
    """Load the language pipeline now, so that the first report does not wait for it.

    The collector of garbage is told that what was loaded stays, and to look for more less often: reading
    makes many values and hardly a cycle of them.
    """
    global _parser  # noqa: PLW0603 - one pipeline a process: it takes 1.5 s and 175 MB
    if _parser is None:
        from briefline.extract.events.parse import load_parser

        _parser = load_parser()
        gc.collect()
        gc.freeze()
        gc.set_threshold(_NEW_VALUES, *gc.get_threshold()[1:])


def open_source(source: Source) -> Document:
    """The document of a source. Raises UnreadableSource."""
    from briefline.reading.report import read_file, read_text

    return read_file(Path(source.path)) if source.path else read_text(source.text, source.name)


def month_first_in(locale: str) -> bool:
    """True where dates in figures put the month first; ``locale`` as in "en_US" or "en-US.UTF-8"."""
    from briefline.reading.cues import table

    name = locale.partition(".")[0].partition("@")[0].replace("-", "_")
    return name in table("calendar")["month_first"]["locales"]


def read_source(
    source: Source,
    given: str | None = None,
    progress: Progress = silent,
    conventions: Conventions = BY_THE_TEXT,
    partial: Partial | None = None,
) -> Chronology:
    """Everything found in one report.

    ``given`` is the document's date in EDTF where the user set it by hand. ``partial`` is called with what
    was found so far while a long report is read, links left out; ids stay. Raises UnreadableSource,
    UnreadableDate (``given`` is no EDTF) and NothingFound (neither a date nor an event in the text).
    """
    progress("Reading the report", 0.0)
    return extract(open_source(source), given, progress, conventions, partial)


def extract(
    document: Document,
    given: str | None = None,
    progress: Progress = silent,
    conventions: Conventions = BY_THE_TEXT,
    partial: Partial | None = None,
) -> Chronology:
    """Everything found in a document that has been read. Raises as read_source does, and BadLexicon."""
    from briefline.extract.events.events import find_events
    from briefline.extract.events.own_categories import read_categories
    from briefline.extract.events.relate import relate
    from briefline.extract.events.triggers import use_categories
    from briefline.extract.publications import publications
    from briefline.extract.times.creation_time import creation_times
    from briefline.extract.times.recognise import recognise
    from briefline.extract.times.resolve import resolve

    when = When.parse(given) if given else None
    use_categories(read_categories(Path(conventions.lexicon)) if conventions.lexicon else ())
    if conventions.language:
        document = replace(document, language=conventions.language)
    month_first = conventions.month_first
    progress("Finding dates", 0.05)
    found = recognise(document)
    progress("Dating the report", 0.15)
    published = creation_times(document, found, when, month_first=month_first)
    progress("Working out what each date means", 0.2)
    times = resolve(document, found, published, month_first=month_first)
    listed = publications(document, published)
    progress("Loading the language pipeline", 0.25)
    warm_up()
    assert _parser is not None
    progress("Finding events", 0.3)

    def chronology(events: tuple[Event, ...], undated: tuple[Event, ...]) -> Chronology:
        return Chronology((document,), published[:1], tuple(sorted(events, key=in_time)), undated, times)

    dated, undated = find_events(
        document,
        times,
        published,
        _parser,
        lambda share: progress("Finding events", 0.3 + 0.6 * share),
        (lambda found: partial(chronology((*found[0], *listed), found[1]))) if partial else None,
    )
    if not (times or listed or undated):
        raise NothingFound(
            f"No date and no event was found in “{document.title or document.source}”.",
            "Briefline draws what a text dates. Check that this is the right text, "
            "and that it is not a scan without letters.",
        )
    progress("Linking events and publications", 0.95)
    whole = chronology(relate(dated, listed), undated)
    progress("Done", 1.0)
    return whole


def together(chronologies: Sequence[Chronology]) -> Chronology:
    """One chronology of several documents: events that are one joined, events and publications linked anew.

    Pure and deterministic; takes the results of the single documents as they are, so that a project can
    keep those and join anew when one is added. A text given twice counts once. One alone is left as it is.
    Ids stay: a joint event has that of the first document that tells it. See documents.separate for undoing.
    """
    from briefline.extract.events.documents import join_documents
    from briefline.extract.events.relate import relate

    known: dict[str, Chronology] = {}
    for chronology in chronologies:
        known.setdefault("".join(document.id for document in chronology.documents), chronology)
    parts = list(known.values())
    if len(parts) == 1:
        return parts[0]
    joined = join_documents([[event for event in part.events if event.kind is Kind.EVENT] for part in parts])
    listed = tuple(event for part in parts for event in part.events if event.kind is Kind.PUBLICATION)
    undated = tuple(event for part in parts for event in part.undated)
    return Chronology(
        tuple(document for part in parts for document in part.documents),
        tuple(published for part in parts for published in part.published),
        tuple(sorted(relate(joined, listed), key=in_time)),
        undated,
        tuple(time for part in parts for time in part.times),
    )
