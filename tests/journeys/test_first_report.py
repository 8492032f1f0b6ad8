"""One journey through the real window with the real worker: the sample, a selection, a filter, a picture."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from briefline.app import Briefline
from briefline.session.jobs import Jobs
from briefline.session.pending import Trouble
from briefline.session.sample import sample_report
from briefline.session.settings import Settings
from briefline.ui.export_dialog import ExportDialog

WAIT = 30_000


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Briefline]:
    jobs = Jobs()
    jobs.start()
    made = Briefline(qapp, jobs, Settings(tmp_path / "config"), tmp_path / "data")
    made.session.view.animation_ms = 0
    yield made
    made.window.close()
    qapp.setStyleSheet("")


def wait_for_the_report(program: Briefline, qtbot: QtBot) -> None:
    failures: list[Trouble] = []
    program.session.store.failed.connect(failures.append)
    qtbot.waitUntil(lambda: bool(failures) or program.session.store.holding is not None, timeout=WAIT)
    assert [str(failure.error) for failure in failures] == []


def test_from_the_sample_to_a_picture(program: Briefline, qtbot: QtBot, tmp_path: Path) -> None:
    window, session = program.window, program.session
    qtbot.addWidget(window)
    window.resize(1500, 950)
    sample = sample_report()
    assert sample is not None
    # heard, not asked for: a warm worker may be done between two questions
    told: list[str] = []
    session.store.reading_changed.connect(told.append)
    program.show(sample)
    wait_for_the_report(program, qtbot)
    assert told[0] == Path(sample).name

    # select by a click on the timeline
    view = window.panes.timeline.view
    scene = view.item.built
    assert scene is not None
    assert len(scene.marks) + len(scene.clusters) >= 10
    holding = session.store.holding
    assert holding is not None
    wanted = next(mark for mark in scene.marks if holding.by_id[mark.id].participants)
    point = QPoint(round((wanted.x0 + wanted.x1) / 2), round(wanted.y))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    event = holding.by_id[wanted.id]
    assert session.focus.selected == event.id
    assert event.title in [label.text() for label in window.panes.details.complete().findChildren(QLabel)]

    # the quotes are in the source, verbatim
    text = holding.chronology.documents[0].text
    for mention in event.mentions:
        assert text[mention.span.start : mention.span.end] == mention.quote

    # filter by one of its participants
    name = event.participants[0].name
    qtbot.keyClicks(window.filter_bar.text, f'actor:"{name}"')
    qtbot.waitUntil(lambda: 0 < session.sieve.count < session.sieve.total, timeout=WAIT)
    assert event in session.sieve.events
    assert window.filter_bar.count.text() == f"{session.sieve.count} of {session.sieve.total}"

    # and draw what is left
    window.actions_["export"].trigger()
    dialog = window.findChild(ExportDialog)
    assert dialog is not None
    target = tmp_path / "picture.png"
    dialog.path.setText(str(target))
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(target.exists, timeout=WAIT)
    picture = QImage(str(target))
    assert (picture.width(), picture.height()) == (1920, 1080)
    colours = {picture.pixel(x, y) for x in range(0, 1920, 5) for y in range(0, 1080, 5)}
    assert len(colours) > 20
    qtbot.waitUntil(lambda: window.message_bar.text == f"Saved as {target}.", timeout=WAIT)


def test_a_date_set_by_hand_moves_what_hangs_on_it(program: Briefline, qtbot: QtBot) -> None:
    window, session = program.window, program.session
    qtbot.addWidget(window)
    program.show(sample_report())
    wait_for_the_report(program, qtbot)
    before = session.store.holding
    assert before is not None
    session.store.set_published("2019-03-15")
    qtbot.waitUntil(lambda: session.store.holding is not before, timeout=WAIT)
    after = session.store.holding
    assert after is not None
    assert after.chronology.published[0].basis == "given"
    dates = {event.when.edtf for event in before.chronology.events if event.when}
    moved = {event.when.edtf for event in after.chronology.events if event.when} - dates
    assert moved
    session.store.undo()
    assert session.store.holding == before
