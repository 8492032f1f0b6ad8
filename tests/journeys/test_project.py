"""One journey through the real window: two reports, corrections, all undone, all redone, opened again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from briefline.app import Briefline, first_to_open
from briefline.model.event import Kind
from briefline.model.project import Project
from briefline.pipeline import Source
from briefline.session.jobs import Jobs
from briefline.session.pending import Trouble
from briefline.session.sample import sample_report
from briefline.session.settings import Settings
from briefline.ui.revision_dialog import RevisionDialog
from briefline.ui.value_editor import ValueEditor

WAIT = 60_000
SECOND = """Harbour dues

NORLAND, 5 November 2021 – The ministers of Norland met in Port Ellen on 2 November 2021 to settle the dues. \
The envoy Ada Lind visited Sudland on 16 June 2021.
"""


@pytest.fixture
def start(qapp: QApplication, tmp_path: Path) -> Iterator[Callable[[], Briefline]]:
    made: list[Briefline] = []

    def program() -> Briefline:
        jobs = Jobs()
        jobs.start()
        one = Briefline(qapp, jobs, Settings(tmp_path / "config"), tmp_path / "data")
        one.session.view.animation_ms = 0
        made.append(one)
        return one

    yield program
    for one in made:
        one.window.close()
    qapp.setStyleSheet("")


def project_of(program: Briefline) -> Project:
    holding = program.session.store.holding
    assert holding is not None
    return replace(holding.project, views={})  # how it is looked at is no edit


def type_into(program: Briefline, action: str, text: str) -> None:
    program.window.actions_[action].trigger()
    (editor,) = program.window.panes.details.complete().widget().findChildren(ValueEditor)
    assert isinstance(editor.input, QLineEdit)
    editor.input.setText(text)
    QTest.keyClick(editor.input, Qt.Key.Key_Return)


def test_two_reports_corrected_undone_redone_and_opened_again(
    start: Callable[[], Briefline], qtbot: QtBot, tmp_path: Path
) -> None:
    second = tmp_path / "second.txt"
    second.write_text(SECOND, encoding="utf-8")
    sample = sample_report()
    assert sample is not None
    program = start()
    session, window = program.session, program.window
    store = session.store
    failures: list[Trouble] = []
    store.failed.connect(failures.append)
    program.show(sample, str(second))
    qtbot.waitUntil(
        lambda: (
            store.holding is not None and len(project_of(program).documents) == 2 and not store.is_reading
        ),
        timeout=WAIT,
    )
    begun = project_of(program)

    # review: Enter accepts the first that deserves a look
    window.panes.show_pane("review", keyboard=True)
    queue = window.panes.review.list
    waiting = queue.topLevelItemCount()
    assert waiting
    queue.setCurrentItem(queue.topLevelItem(0))
    QTest.keyClick(queue, Qt.Key.Key_Return)
    assert len([each for each in project_of(program).records.values() if each.confirmed]) == 1

    # correct: a title, a date in words, a merge, something that is no event, the date of the second report
    events = store.holding.chronology.events
    first, other, third = [event.id for event in events if event.kind is Kind.EVENT][:3]
    session.focus.select(first)
    type_into(program, "rename", "A title of my own")
    type_into(program, "redate", "early Nov 2021")
    qtbot.waitUntil(lambda: store.undo_name == "change of date", timeout=WAIT)
    when = store.holding.by_id[first].when
    assert when is not None
    assert when.edtf == "[2021-11-01..2021-11-10]"
    session.focus.choose([first, other], first)
    window.actions_["merge"].trigger()
    assert other not in store.holding.by_id
    session.focus.select(third)
    window.actions_["hide"].trigger()
    document = project_of(program).documents[1]
    store.set_published("2022-03", document)
    qtbot.waitUntil(lambda: store.undo_name == "change of the document’s date", timeout=WAIT)
    assert store.holding.by_id[first].title == "A title of my own"
    assert store.holding.by_id[first].when == when
    corrected = project_of(program)

    # undo all, redo all
    steps = 0
    while store.undo_name and steps < 20 and project_of(program) != begun:
        window.actions_.undo.trigger()
        steps += 1
    assert steps == 6
    assert project_of(program) == begun
    while store.redo_name:
        window.actions_.redo.trigger()
    assert project_of(program) == corrected

    # a name for it, and the window closed
    path = tmp_path / "talks.briefline"
    store.save_as(path)
    qtbot.waitUntil(lambda: store.path == path, timeout=WAIT)
    window.close()
    assert [str(failure.error) for failure in failures] == []

    # the next start opens it again: the same, with its history
    program = start()
    assert first_to_open(program.session.settings) == [str(path)]
    program.show(*first_to_open(program.session.settings))
    qtbot.waitUntil(lambda: program.session.store.holding is not None, timeout=WAIT)
    assert project_of(program) == corrected
    assert program.window.windowTitle() == "talks – Briefline"
    for _ in range(steps):
        program.session.store.undo()
    assert project_of(program) == begun

    # the second report comes in a corrected version: the differences are listed and taken over
    store = program.session.store
    second.write_text(SECOND.replace("16 June 2021", "18 June 2021"), encoding="utf-8")
    store.read_version(Source.file(second), document)
    qtbot.waitUntil(lambda: program.window.findChild(RevisionDialog) is not None, timeout=WAIT)
    dialog = program.window.findChild(RevisionDialog)
    (line,) = [dialog.list.topLevelItem(number) for number in range(dialog.list.topLevelItemCount())]
    assert (line.text(1), line.text(2)) == ("16 June 2021", "18 June 2021")
    dialog.take.click()
    assert store.undo_name == "reading of a corrected “second.txt”"
    assert "2021-06-18" in {event.when.edtf for event in store.holding.chronology.events}
    store.undo()
    assert project_of(program) == begun
