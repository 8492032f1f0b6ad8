"""What the hands do on the timeline and its overview strip."""

from dataclasses import replace

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefline.session.session import Session
from briefline.ui.main_window import MainWindow


def wheel(window: MainWindow, x: float, notches: int, modifiers: Qt.KeyboardModifier) -> None:
    view = window.panes.timeline.view
    point = QPointF(x, view.height() / 2)
    event = QWheelEvent(
        point,
        QPointF(view.mapToGlobal(point.toPoint())),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_the_wheel_zooms_at_the_pointer_and_shift_pans(window: MainWindow, session: Session) -> None:
    view, scene = session.view, window.panes.timeline.view.item.built
    assert scene is not None
    assert view.timeline is not None
    share = 0.7
    x = scene.left + share * (scene.right - scene.left)
    before = view.viewport
    assert before is not None
    at = view.timeline.time_at(share, before)
    wheel(window, x, 3, Qt.KeyboardModifier.NoModifier)
    zoomed = view.viewport
    assert zoomed is not None
    assert zoomed.span < before.span * 0.6
    assert abs(view.timeline.fraction_of(at, zoomed) - share) < 0.01
    wheel(window, x, -1, Qt.KeyboardModifier.ShiftModifier)
    panned = view.viewport
    assert panned is not None
    assert panned.lo > zoomed.lo
    assert abs(panned.span - zoomed.span) < 1e-6 * zoomed.span
    wheel(window, x, 1, Qt.KeyboardModifier.ControlModifier)
    assert view.viewport is not None
    assert view.viewport.span < panned.span


def test_dragging_pans_and_selects_nothing(window: MainWindow, session: Session) -> None:
    view = window.panes.timeline.view
    session.view.change(lambda port: port.zoom(4))
    before = session.view.viewport
    assert before is not None
    start, end = QPoint(700, 200), QPoint(600, 200)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for x in range(690, 595, -10):
        QTest.mouseMove(view.viewport(), QPoint(x, 200))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    after = session.view.viewport
    assert after is not None
    assert after.lo > before.lo
    assert session.focus.selected is None


def test_keys_zoom_fit_centre_and_go_back(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    view = session.view
    whole = view.viewport
    assert whole is not None
    session.focus.select("e4")
    window.actions_["centre"].trigger()
    window.actions_["centre"].trigger()
    near = view.viewport
    assert near is not None
    assert near.span < whole.span * 0.7
    span = view.span_of("e4")
    assert span is not None
    assert 0.3 < (span[0] + span[1]) / 2 < 0.7
    qtbot.waitUntil(lambda: view.history.can_go_back, timeout=2000)
    window.actions_["fit"].trigger()
    assert view.viewport == replace(whole, top=0.0)
    window.actions_["back"].trigger()
    assert view.viewport == near
    window.actions_["forward"].trigger()
    assert view.viewport == whole


def test_double_click_zooms_to_an_event(window: MainWindow, session: Session) -> None:
    view = window.panes.timeline.view
    scene = view.item.built
    assert scene is not None
    mark = scene.mark("e4")
    assert mark is not None
    before = session.view.viewport
    assert before is not None
    point = QPoint(round((mark.x0 + mark.x1) / 2), round(mark.y))
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert session.view.viewport is not None
    assert session.view.viewport.span < before.span


def test_lanes_and_folding_are_switched(window: MainWindow, session: Session) -> None:
    actions = window.actions_
    assert session.view.is_folded
    actions.fold.trigger()
    assert not session.view.is_folded
    choice = next(action for action in actions.lanes.actions() if action.data() == "participant")
    choice.trigger()
    scene = window.panes.timeline.view.item.built
    assert scene is not None
    assert {lane.title for lane in scene.lanes} >= {"Ada Lind", "Ministers"}


def test_brush_of_the_overview_moves_the_window(window: MainWindow, session: Session) -> None:
    strip = window.panes.timeline.strip
    overview = strip.built
    assert overview is not None
    y = strip.height() // 2
    left = round(strip.plot_left)
    start, end = left + 100, left + 300
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=QPoint(start, y))
    QTest.mouseMove(strip, QPoint(start + 80, y))
    QTest.mouseMove(strip, QPoint(end, y))
    QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=QPoint(end, y))
    chosen = strip.built
    assert chosen is not None
    assert abs(chosen.brush0 - 100) < 2
    assert abs(chosen.brush1 - 300) < 2
    QTest.mouseDClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(left + 10, y))
    assert session.view.timeline is not None
    assert session.view.viewport == session.view.timeline.fit()
