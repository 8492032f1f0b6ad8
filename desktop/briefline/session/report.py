"""Reading one report for a project, as the worker does it. Free of Qt."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from briefline.model.align import align
from briefline.model.carry import take_in
from briefline.model.conventions import Conventions
from briefline.model.edits import Edit
from briefline.model.errors import ProjectNotWritten
from briefline.model.event import Chronology
from briefline.model.project import Filing, Project, Reading, Record
from briefline.model.revise import Version
from briefline.pipeline import Source, extract, read_source, together
from briefline.session.moment import now
from briefline.storage.kept import kept_project, untitled_path
from briefline.storage.project_file import ProjectFile

Watch = Callable[[str, float], None]
Others = tuple[Chronology, ...]
"""What was found in the other documents of the project, each on its own, in order."""


@dataclass(frozen=True, slots=True)
class Report:
    """A document that was read, and what all documents of the project tell with it.

    ``path`` is the file of the project that was begun with it, "" when there is none; ``words`` a packed
    WordSearch of it.
    """

    filing: Filing
    reading: Reading
    joined: Chronology
    path: str = ""
    words: bytes = b""

    @classmethod
    def of(
        cls,
        source: Source,
        found: Chronology,
        *,
        position: int = 1,
        given: str | None = None,
        others: Others = (),
    ) -> Report:
        """The report of a source in which this was found, with what the other documents tell."""
        filing = Filing(position, found.documents[0], source.name, source.path, key_of(source))
        return cls(filing, reading_of(found, given), together([*others, found]))

    def alone(self) -> Project:
        """The project of this document and nothing else."""
        document = self.filing.document.id
        records = {event.id: Record(event, event) for event in (*self.joined.events, *self.joined.undated)}
        return Project({document: self.filing}, {document: self.reading}, records)

    def begun(self, folder: Path) -> Report:
        """The same with the file of an untitled project made for it; without one where that cannot be."""
        path = untitled_path(folder, self.filing.key)
        try:
            file = ProjectFile.create(path, self.edit(Project(), "", now()))
        except ProjectNotWritten:
            return self  # the window tries again, and says what is wrong
        try:
            return replace(self, path=str(path), words=file.words().packed())
        finally:
            file.close()

    def edit(self, project: Project, name: str, at: str) -> Edit:
        """The edit that takes it into a project, what was set by hand left alone."""
        document = self.filing.document.id
        return take_in(project, name, at, self.joined, {document: self.filing}, {document: self.reading})


@dataclass(frozen=True, slots=True)
class Kept:
    """The report has been worked on before: where the project with that work is."""

    path: str


def read(
    source: Source,
    folder: str,
    conventions: Conventions,
    progress: Watch,
    portion: Callable[[Report], None] | None = None,
) -> Report | Kept:
    """Read a report for a project of its own. ``portion`` is called with what a long one told so far.

    ``folder`` holds the untitled projects: where one of the same bytes was worked on, that is the answer.
    Raises what pipeline.read_source raises.
    """
    key = key_of(source)
    kept = kept_project(Path(folder), key)
    if kept is not None:
        return Kept(str(kept))

    def hand_on(found: Chronology) -> None:
        if portion is not None:
            portion(Report.of(source, found))

    found = read_source(source, None, progress, partial=hand_on if portion else None, conventions=conventions)
    return Report.of(source, found).begun(Path(folder))


def add(source: Source, position: int, others: Others, conventions: Conventions, progress: Watch) -> Report:
    """Read a report that is added to a project. Raises what pipeline.read_source raises."""
    found = read_source(source, None, progress, conventions=conventions)
    return Report.of(source, found, position=position, others=others)


def read_again(
    filing: Filing, given: str | None, others: Others, conventions: Conventions, progress: Watch
) -> Report:
    """Read a document of the project anew, with the date that was set by hand, or its own (None).

    Needs no file: the text is in the project. ``others`` are the other documents.
    Raises UnreadableDate and NothingFound.
    """
    found = extract(filing.document, given, progress, conventions=conventions)
    return Report(filing, reading_of(found, given), together([*others, found]))


def read_version(
    source: Source,
    filing: Filing,
    given: str | None,
    others: Others,
    conventions: Conventions,
    progress: Watch,
) -> Version:
    """Read a corrected version of a document of the project. Raises what pipeline.read_source raises."""
    found = read_source(source, given, progress, conventions=conventions)
    report = Report.of(source, found, position=filing.position, given=given, others=others)
    alignment = align(filing.document.text, report.filing.document.text)
    return Version(filing.document.id, report.filing, report.reading, report.joined, alignment)


def reading_of(found: Chronology, given: str | None) -> Reading:
    """What was found in one document."""
    return Reading(given, found.published[0], found.events, found.undated, found.times)


def of_project(project: Project, *, without: str = "") -> Others:
    """What was found in each document on its own."""
    return tuple(
        Chronology(
            (project.filings[name].document,),
            (reading.published,),
            reading.events,
            reading.undated,
            reading.times,
        )
        for name in project.documents
        if name != without
        for reading in (project.readings[name],)
    )


def key_of(source: Source) -> str:
    """SHA-256 of the bytes of a report; "" when they cannot be read."""
    if not source.path:
        return hashlib.sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest()
    try:
        return hashlib.sha256(Path(source.path).read_bytes()).hexdigest()
    except OSError:
        return ""  # read_source says what is wrong with the file
