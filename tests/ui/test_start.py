"""What the start costs, and that painting costs no references."""

import gc
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from briefline.session.sample import SAMPLE
from briefline.session.session import Session
from briefline.session.settings import Settings
from briefline.ui.help_window import HelpWindow
from briefline.ui.main_window import MainWindow
from briefline.ui.start_page import StartPage

FIRST_PAINT = """
import json, sys
from briefline import app

def stop(program, path):
    print(json.dumps(sorted(sys.modules)))
    program.window.close()

app.Briefline._go_on = stop
sys.exit(app.main(["-qwindowgeometry", "900x600+0+0"]))
"""


def test_the_first_paint_waits_for_no_heavy_library() -> None:
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT], capture_output=True, text=True, timeout=60, check=True
    )
    loaded = {name.partition(".")[0] for name in json.loads(done.stdout)}
    assert "PySide6" in loaded
    assert loaded.isdisjoint({"numpy", "pyqtgraph", "dateparser", "spacy", "lxml"})


def test_the_worker_loads_no_qt() -> None:
    code = (
        "import sys, briefline.session.worker, briefline.session.report, briefline.__main__\n"
        "print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert "briefline" in loaded
    assert loaded.isdisjoint({"PySide6", "pyqtgraph", "numpy"})


def test_the_start_page_says_what_can_be_done_now(qtbot: QtBot, tmp_path: Path) -> None:
    page = StartPage(Settings(tmp_path))
    qtbot.addWidget(page)

    def told() -> str:
        return " ".join(found.text() for found in page.findChildren(QLabel))

    asked = told()
    assert "drop a file" in asked
    page.set_reading("memo.txt")
    assert "“memo.txt”" in told()
    assert "drop a file" not in told()  # it cannot be done while that is read
    page.set_reading("")
    assert told() == asked


def test_painting_and_panning_lose_no_reference_to_none(window: MainWindow, session: Session) -> None:
    view = window.panes.timeline.view
    view.viewport().repaint()
    gc.collect()
    gc.disable()  # what other tests left behind must not be collected in between
    before = sys.getrefcount(None)
    for _ in range(50):
        view.viewport().repaint()
    port = session.view.viewport
    assert port is not None
    session.view.move(port.zoom(4))
    for _ in range(20):
        session.view.change(lambda there: there.pan(0.03))
        view.viewport().repaint()
    after = sys.getrefcount(None)
    gc.enable()
    assert after > before - 25


def test_a_frame_is_not_painted_twice_for_a_move_of_the_pointer(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    view = window.panes.timeline.view
    QApplication.processEvents()
    scene = view.item.built
    QTest.mouseMove(view.viewport(), QPoint(view.width() // 2, 40))
    QTest.mouseMove(view.viewport(), QPoint(view.width() // 2 + 3, 40))
    assert view.item.built is scene


def test_the_start_page_leads_to_the_sample_and_back(
    window: MainWindow, session: Session, jobs: Any, qtbot: QtBot
) -> None:
    page = window.start_page
    assert window.panes.isVisible()
    window.actions_["start_page"].trigger()
    assert page.isVisible()

    def button(text: str) -> QPushButton:
        return next(found for found in page.findChildren(QPushButton) if found.text() == text)

    button("Back to the report").click()
    assert window.panes.isVisible()
    assert not page.isVisible()
    window.actions_["start_page"].trigger()
    button("See a sample report").click()
    asked = [args[0].path for target, args in jobs.asked if target.endswith(":read")]
    assert Path(asked[-1]).name == SAMPLE
    assert window.panes.isVisible()
    button("Help in six pages").click()
    shown = window.findChild(HelpWindow)
    assert shown is not None
    assert shown.isVisible()


def test_the_welcome_stays_until_it_is_closed(window: MainWindow) -> None:
    window.welcome()
    assert "sample report" in window.message_bar.text
    assert not window.message_bar._enough.isActive()
