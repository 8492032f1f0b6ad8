"""Go to a date, the command palette, steps within a lane, several files at once."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefline.model.when import When
from briefline.session.session import Session
from briefline.ui.main_window import MainWindow
from briefline.ui.palette import Palette, commands, likeness


def shown_share(session: Session, edtf: str) -> tuple[float, float]:
    """Where a date starts and ends in the window, 0 left to 1 right."""
    view, when = session.view, When.parse(edtf)
    assert view.timeline is not None
    assert view.viewport is not None
    assert when.lo is not None
    assert when.hi is not None
    low, high = (view.timeline.fraction_of(edge, view.viewport) for edge in (when.lo, when.hi))
    return low, high


@pytest.mark.parametrize("edtf", ["2019-03", "2018-21", "2019-03-12", "1998"])
def test_a_date_goes_to_the_middle(window: MainWindow, session: Session, edtf: str) -> None:
    window.actions_["go_to"].trigger()
    field = window.panes.timeline.go_to.field
    QTest.keyClicks(field, edtf)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert not window.panes.timeline.go_to.isVisible()
    low, high = shown_share(session, edtf)
    assert 0 <= low < high <= 1
    assert abs((low + high) / 2 - 0.5) < 0.35  # the first and the last date cannot reach the middle


def test_no_date_stays_where_it_is(window: MainWindow, session: Session) -> None:
    before = session.view.viewport
    window.actions_["go_to"].trigger()
    go_to = window.panes.timeline.go_to
    QTest.keyClicks(go_to.field, "no date")
    QTest.keyClick(go_to.field, Qt.Key.Key_Return)
    assert go_to.isVisible()
    assert session.view.viewport == before
    QTest.keyClick(go_to.field, Qt.Key.Key_Escape)
    assert not go_to.isVisible()


def test_esc_in_the_field_leaves_the_selection(window: MainWindow, session: Session) -> None:
    session.focus.select("e4")
    window.actions_["go_to"].trigger()
    QTest.keyClick(window.panes.timeline.go_to.field, Qt.Key.Key_Escape)
    assert session.focus.selected == "e4"


def test_comma_and_full_stop_stay_in_the_lane(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    session.focus.select("e6")
    window.actions_["next_in_lane"].trigger()
    assert session.focus.selected == "e7"  # the publication between them lies in another lane
    window.actions_["next_in_lane"].trigger()
    assert session.focus.selected == "e7"
    window.actions_["previous_in_lane"].trigger()
    assert session.focus.selected == "e6"
    view = window.panes.timeline.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Comma)
    assert session.focus.selected == "e5"


def test_the_palette_lists_every_command_once(window: MainWindow) -> None:
    names = [name for name, _ in commands(window.menuBar())]
    assert len(names) == len(set(names))
    assert {"Fit all", "Go to date", "Look: Dark", "Lanes: Places", "Export"} <= set(names)


def test_the_palette_does_what_is_chosen(window: MainWindow, session: Session) -> None:
    window.dialogs.show_palette()
    palette = window.findChild(Palette)
    assert palette is not None
    QTest.keyClicks(palette.field, "lpl")
    first = palette.list.topLevelItem(0)
    assert first is not None
    assert first.text(0) == "Lanes: Places"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert session.view.lanes == "place"


def test_arrows_move_through_the_palette(window: MainWindow) -> None:
    window.dialogs.show_palette()
    palette = window.findChild(Palette)
    assert palette is not None
    for key, row in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_Down, 2), (Qt.Key.Key_Up, 1), (Qt.Key.Key_PageUp, 0)):
        QTest.keyClick(palette.field, key)
        assert palette.list.indexOfTopLevelItem(palette.list.currentItem()) == row  # type: ignore[arg-type]
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_letters_must_occur_in_order_and_word_starts_come_first() -> None:
    assert likeness("gd", "Go to date") is not None
    assert likeness("dg", "Go to date") is None
    start, inside = likeness("fi", "Fit all"), likeness("fi", "Set of thin")
    assert start is not None
    assert inside is not None
    assert start > inside
    assert likeness("", "Anything") == 0


def test_several_files_become_one_project(window: MainWindow, session: Session, tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("one.txt", "two.txt", "three.md")]
    for path in paths:
        path.write_text("harbour", encoding="utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(300, 300),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)
    assert session.store.holding is not None
    assert session.store.holding.first.name == "one.txt"
    project = session.store.holding.project
    assert [project.filings[name].name for name in project.documents] == ["one.txt", "two.txt", "three.md"]
    assert session.store.undo_name == "addition of “three.md”"
    documents = window.panes.source_area.documents
    assert documents.isVisibleTo(window)
    documents.setCurrentIndex(1)
    documents.activated.emit(1)
    assert session.focus.document == "two.txt"
