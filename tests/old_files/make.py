"""Write project files of the present version into this folder: run it once for each new version.

    python tests/old_files/make.py

One is the report made by hand; the other two reports read by the whole pipeline and corrected in every
way, the last two edits undone. Beside it, as JSON, what its Briefline showed of it. The files of older
versions stay as the Briefline of their time wrote them; never make one of them anew.
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from briefline.model import corrections
from briefline.model.edits import Edit
from briefline.model.event import Kind, Participant, Status
from briefline.model.project import Project
from briefline.model.text import Span
from briefline.model.when import When
from briefline.pipeline import Source, extract, read_source, together
from briefline.session.filter import Filter
from briefline.session.report import Report, of_project, reading_of
from briefline.session.saved_filters import save_filter
from briefline.storage.project_file import ProjectFile
from briefline.storage.schema import VERSION

HERE = Path(__file__).parent
AT = "2026-01-02T03:04:05Z"
FIRST = """Harbour dues

NORLAND, 5 November 2021 – The ministers of Norland met in Port Ellen on 2 November 2021 to settle the dues. \
The envoy Ada Lind visited Sudland on 16 June 2021. Last month the council of Sudland signed an agreement \
with Norland. In spring 2020 the dues had been raised.

Critics fear that the ferries may stop.

Related publications

Dues and Don’ts

4 April 2021

The ministers met in the old customs house in March 2021.
"""
SECOND = """Notes on the harbour

Published 12 December 2021

Ada Lind visited Sudland on 16 June 2021 and spoke with its council. On 10 December the ministers of \
Norland resigned. A conference is planned for early 2022.
"""


def main() -> None:
    """Both files, and what is in the second."""
    small()
    large()


def small() -> None:
    """The report made by hand, after a merge, a note and a new title."""
    spec = importlib.util.spec_from_file_location("made_by_hand", HERE.parent / "conftest.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    file = ProjectFile.create(HERE / f"version-{VERSION}.briefline", made.begun(made.made_chronology()))
    for step in (
        lambda project: corrections.merge(project, ["e4", "e6"], AT),
        lambda project: corrections.set_note(project, "e3", "Ask the envoy.", AT),
        lambda project: corrections.set_field(project, "e4", "title", "Ministers meet twice", AT),
    ):
        file.write(step(file.load()))
    file.close()


def large() -> None:
    """Two reports, corrected in every way."""
    first, second = Source.pasted(FIRST, "dues.txt"), Source.pasted(SECOND, "notes.txt")
    begun = Report.of(first, read_source(first)).edit(Project(), "", AT)
    file = ProjectFile.create(HERE / f"version-{VERSION}-two-reports.briefline", begun)
    report = Report.of(second, read_source(second), position=2, others=of_project(file.load()))
    steps: list[Callable[[Project], Edit]] = [
        lambda project: report.edit(project, "addition of “notes.txt”", AT),
        lambda project: corrections.set_field(project, one(project, "resign"), "title", "Norland falls", AT),
        lambda project: corrections.set_field(
            project, one(project, "raised"), "when", When.parse("2020-03-27"), AT
        ),
        lambda project: corrections.set_field(
            project, one(project, "raised"), "participants", (Participant("Norland", "the state"),), AT
        ),
        lambda project: corrections.set_field(project, one(project, "raised"), "places", ("Port Ellen",), AT),
        lambda project: corrections.set_field(project, one(project, "raised"), "status", Status.POSSIBLE, AT),
        lambda project: corrections.set_note(project, one(project, "raised"), "Überprüfen: 27 März?", AT),
        lambda project: corrections.hide(project, [one(project, "old customs house")], AT),
        lambda project: corrections.confirm(
            project, [one(project, "resigned"), one(project, "conference")], AT
        ),
        lambda project: corrections.merge(
            project, [one(project, "signed an agreement"), one(project, "ministers of Norland met")], AT
        ),
        lambda project: corrections.split(project, one(project, "visited"), [1], AT),
        lambda project: corrections.link(project, one(project, "raised"), publication(project), AT),
        lambda project: corrections.new_event(
            project, project.documents[0], words(project, "Critics fear"), AT
        ),
        dated,
        lambda project: save_filter(project, "Lind’s", Filter("participant:lind -status:planned"), AT),
        lambda project: corrections.set_note(project, one(project, "conference"), "taken back", AT),
        lambda project: corrections.hide(project, [one(project, "conference")], AT),
    ]
    for step in steps:
        edit = step(file.load())
        assert not edit.is_empty
        file.write(edit)
    file.undo()
    file.undo()
    file.keep_drafts({(one(file.load(), "conference"), "note"): "half a sent"})
    file.keep_view("last", '{"lanes": "document", "folded": false}')
    told = json.dumps(shown(file), ensure_ascii=False, indent=1, sort_keys=True)
    HERE.joinpath(f"version-{VERSION}-two-reports.json").write_text(told + "\n", encoding="utf-8")
    file.close()


def one(project: Project, quote: str) -> str:
    """The event of the first document that a passage with these words tells of."""
    return next(
        key
        for key, record in project.records.items()
        if record.event.kind is Kind.EVENT and any(quote in told.quote for told in record.event.mentions)
    )


def publication(project: Project) -> str:
    """The publication."""
    return next(key for key, row in project.records.items() if row.event.kind is Kind.PUBLICATION)


def words(project: Project, quote: str) -> Span:
    """Where words stand in the first document."""
    start = project.filings[project.documents[0]].document.text.index(quote)
    return Span(start, start + len(quote))


def dated(project: Project) -> Edit:
    """The edit that gives the second document another date."""
    document = project.documents[1]
    filing = project.filings[document]
    found = extract(filing.document, "2020-12-12")
    joined = together([*of_project(project, without=document), found])
    report = Report(filing, reading_of(found, "2020-12-12"), joined)
    return report.edit(project, "change of the document’s date", AT)


def shown(file: ProjectFile) -> dict[str, Any]:
    """What a project file holds, in plain words."""
    project = file.load()
    return {
        "documents": {project.filings[name].name: project.readings[name].given for name in project.documents},
        "events": {
            key: {
                "title": record.event.title,
                "when": record.event.when.edtf if record.event.when else None,
                "found": record.found.when.edtf if record.found and record.found.when else None,
                "status": record.event.status.value,
                "participants": [who.name for who in record.event.participants],
                "places": list(record.event.places),
                "quotes": [told.quote for told in record.event.mentions],
                "related": [link.to for link in record.event.related],
                "by_hand": [mark.field for mark in record.by_hand],
                "note": record.note,
                "hidden": record.hidden,
                "confirmed": record.confirmed,
            }
            for key, record in project.records.items()
        },
        "filters": dict(project.filters),
        "views": dict(project.views),
        **({"drafts": [[*key, text] for key, text in project.drafts.items()]} if project.drafts else {}),
        "undo": file.undo_name,
        "redo": file.redo_name,
        "applied": file.applied,
    }


if __name__ == "__main__":
    main()
