"""Opening, pasting, dropping; progress, Cancel, errors. What was open stays open."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QTextDocument
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from briefline.model import corrections
from briefline.model.errors import UnreadableSource
from briefline.model.event import Chronology
from briefline.model.text import Section, SectionKind, Span
from briefline.pipeline import Source
from briefline.session.session import Session
from briefline.ui.main_window import MainWindow


def asked_path(jobs: Any) -> str:
    source = jobs.asked[-1][1][0]
    assert isinstance(source, Source)
    return source.path


def test_progress_is_shown_and_cancel_keeps_the_report(
    window: MainWindow, session: Session, jobs: Any, qtbot: QtBot
) -> None:
    before = session.store.holding
    jobs.held = True
    window.intake.open_file("/reports/other.txt")
    qtbot.waitUntil(window.reading_bar.isVisible, timeout=2000)
    session.store.progressed.emit("Finding events", 0.4)
    cancel = window.reading_bar.findChild(QPushButton)
    assert cancel is not None
    qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert jobs.cancelled
    assert not window.reading_bar.isVisible()
    assert session.store.holding is before
    assert window.message_bar.isHidden()


def test_an_error_says_what_to_do_and_can_be_tried_again(
    window: MainWindow, session: Session, jobs: Any
) -> None:
    before = session.store.holding
    jobs.error = UnreadableSource("There is no file “x.txt”.", "Choose another one.")
    window.intake.open_file("/reports/x.txt")
    bar = window.message_bar
    assert bar.isVisible()
    assert bar.text == "There is no file “x.txt”.\nChoose another one."
    assert session.store.holding is before
    jobs.error = None
    again = next(button for button in bar.findChildren(QPushButton) if button.text() == "Try again")
    again.click()
    assert bar.isHidden()
    assert session.store.holding is not before
    assert session.settings.recent[0] == "/reports/x.txt"


def test_a_pasted_text_is_kept_and_read(window: MainWindow, session: Session, jobs: Any) -> None:
    QGuiApplication.clipboard().setText("Harbour talks\n\nThey met on 3 May 2020.")
    window.actions_["paste"].trigger()
    path = Path(asked_path(jobs))
    assert path.parent == session.data / "pasted"
    assert path.read_text(encoding="utf-8") == "Harbour talks\n\nThey met on 3 May 2020."
    assert session.settings.recent == (str(path),)


def test_an_empty_clipboard_is_explained(window: MainWindow, jobs: Any) -> None:
    asked = len(jobs.asked)
    QGuiApplication.clipboard().setText("  \n ")
    window.actions_["paste"].trigger()
    assert window.message_bar.text.startswith("The clipboard holds no text.")
    assert len(jobs.asked) == asked


def test_paste_in_a_field_stays_in_the_field(window: MainWindow, jobs: Any, qtbot: QtBot) -> None:
    asked = len(jobs.asked)
    QGuiApplication.clipboard().setText("Lind")
    field = window.filter_bar.text
    window.activateWindow()
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "Lind"
    assert len(jobs.asked) == asked


def test_paste_in_the_source_reads_the_clipboard(window: MainWindow, jobs: Any, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("They met on 3 May 2020.")
    window.activateWindow()
    window.panes.source.setFocus()
    qtbot.keyClick(window.panes.source, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert Path(asked_path(jobs)).name.startswith("They met on 3 May 2020")


def test_a_dropped_file_is_opened(window: MainWindow, jobs: Any) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/reports/dropped.txt")])
    drop = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(drop)
    assert asked_path(jobs) == "/reports/dropped.txt"


def test_recent_reports_can_be_opened_and_forgotten(window: MainWindow, session: Session, jobs: Any) -> None:
    session.settings.add_recent("/reports/a&b.txt")
    menu = window.intake.recent_menu
    menu.aboutToShow.emit()
    texts = [action.text() for action in menu.actions()]
    assert texts[0] == "a&&b.txt"
    menu.actions()[0].trigger()
    assert asked_path(jobs) == "/reports/a&b.txt"
    menu.actions()[-1].trigger()
    assert session.settings.recent == ()


def test_what_is_set_off_in_a_text_goes_with_it(window: MainWindow, session: Session) -> None:
    source = window.panes.source
    session.focus.select("e3")
    assert source.extraSelections()
    source._show(QTextDocument(source))
    assert source.extraSelections() == []


def test_the_text_opens_where_the_report_begins(
    window: MainWindow, session: Session, jobs: Any, chronology: Chronology
) -> None:
    document = chronology.documents[0]
    text = document.text + "\nAnd so on." * 200
    tail = Section(SectionKind.BODY, Span(len(document.text) + 1, len(text)))
    menu = tuple(replace(each, kind=SectionKind.NAVIGATION) for each in document.sections[:3])
    page = replace(document, text=text, sections=(*menu, *document.sections[3:], tail))
    jobs.chronology = replace(chronology, documents=(page,))
    session.store.open(Source.pasted("page", "page.html"))
    source = window.panes.source
    source.complete()
    assert source.verticalScrollBar().value() > 0
    cursor = source.textCursor()
    cursor.setPosition(page.sections[3].span.start)
    assert 0 <= source.cursorRect(cursor).top() <= 20
    source.verticalScrollBar().setValue(500)
    session.store.edit(lambda project, at: corrections.set_field(project, "e4", "title", "Talks", at))
    source.complete()
    assert source.verticalScrollBar().value() == 500  # an edit leaves the text where it is
