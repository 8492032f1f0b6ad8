"""Marks in time, and the range: by keys, by the axis, and kept with the report."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefline.model.when import When
from briefline.pipeline import Source
from briefline.session.session import Session
from briefline.ui.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton


def seconds(edtf: str) -> float:
    lo = When.parse(edtf).lo
    assert lo is not None
    return float(lo)


def drag_on_axis(window: MainWindow, x0: int, x1: int) -> None:
    view = window.panes.timeline.view
    scene = view.item.built
    assert scene is not None
    y = round(scene.bottom) + 12
    QTest.mousePress(view.viewport(), LEFT, pos=QPoint(x0, y))
    QTest.mouseMove(view.viewport(), QPoint((x0 + x1) // 2, y))
    QTest.mouseMove(view.viewport(), QPoint(x1, y))
    QTest.mouseRelease(view.viewport(), LEFT, pos=QPoint(x1, y))


def test_keys_mark_the_current_event(window: MainWindow, session: Session) -> None:
    session.focus.select("e4")
    window.actions_["mark"].trigger()
    noon = seconds("2019-03-12") + 43_200
    assert session.marks.passing == noon
    window.actions_["keep_mark"].trigger()
    assert session.marks.kept == (noon,)
    window.actions_["keep_mark"].trigger()
    assert session.marks.kept == ()
    window.actions_["keep_mark"].trigger()
    window.actions_["clear"].trigger()
    assert session.marks.passing is None
    assert session.marks.kept == (noon,)
    assert session.focus.selected == "e4"  # Esc took the mark first


def test_the_pointer_says_where(window: MainWindow, session: Session) -> None:
    view = window.panes.timeline.view
    session.focus.select("e4")
    # sent to the view itself: a window that another test has left open may lie over it
    point, none = QPointF(600, 200), Qt.MouseButton.NoButton
    over = QMouseEvent(QEvent.Type.MouseMove, point, point, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view.viewport(), over)
    window.actions_["mark"].trigger()
    assert session.marks.passing is not None
    assert abs(view.x_of(session.marks.passing) - 600) < 1
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)  # from here on the keyboard says it
    window.actions_["mark"].trigger()
    assert session.marks.passing == seconds("2019-03-14") + 43_200


def test_kept_marks_come_back_with_the_report(window: MainWindow, session: Session) -> None:
    session.marks.keep(5.0)
    session.marks.keep(-2.5e11)
    assert session.settings.marks(session.store.holding.key) == (-2.5e11, 5.0)
    session.marks.remove(5.0)
    session.store.open(Source.pasted("harbour", "harbour.txt"))
    assert session.marks.kept == (-2.5e11,)


def test_the_axis_chooses_a_range_and_a_double_click_zooms_there(
    window: MainWindow, session: Session
) -> None:
    view = window.panes.timeline.view
    before = session.view.viewport
    drag_on_axis(window, 500, 700)
    assert session.view.viewport == before
    stretch = session.marks.range
    assert stretch is not None
    assert [round(view.x_of(edge)) for edge in stretch] == [500, 700]
    drag_on_axis(window, 700, 800)  # an end of it, taken hold of
    assert session.marks.range is not None
    assert [round(view.x_of(edge)) for edge in session.marks.range] == [500, 800]
    scene = view.item.built
    assert scene is not None
    QTest.mouseDClick(view.viewport(), LEFT, pos=QPoint(600, round(scene.bottom) + 12))
    lo, hi = (view.x_of(edge) for edge in session.marks.range)
    scene = view.item.built
    assert scene is not None
    assert lo > scene.left
    assert hi < scene.right
    assert hi - lo > 0.9 * (scene.right - scene.left)
    QTest.mouseClick(view.viewport(), LEFT, pos=QPoint(300, round(scene.bottom) + 12))
    assert session.marks.range is None


def test_brackets_choose_a_range_and_z_zooms_there(window: MainWindow, session: Session) -> None:
    session.focus.select("e4")
    window.actions_["range_start"].trigger()
    session.focus.select("e6")
    window.actions_["range_end"].trigger()
    assert session.marks.range == (seconds("2019-03-12"), seconds("2019-04-03"))
    before = session.view.viewport
    window.actions_["zoom_range"].trigger()
    after = session.view.viewport
    assert before is not None
    assert after is not None
    assert after.span < before.span
    spans = [session.view.span_of(name) for name in ("e4", "e6")]
    assert all(span is not None and span[0] >= 0 and span[1] <= 1 for span in spans)
    window.actions_["clear"].trigger()
    window.actions_["fit"].trigger()
    session.focus.select("e4")
    window.actions_["zoom_range"].trigger()  # without a range: what is selected
    assert session.view.viewport is not None
    assert session.view.viewport.span < before.span


def test_from_mark_to_mark(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    session.focus.select("e4")
    session.view.show_around(["e4"])
    for edtf in ("2019-03-01", "2019-03-10", "2019-03-20"):
        session.marks.keep(seconds(edtf))
    view = session.view

    def middle() -> float:
        assert view.timeline is not None
        assert view.viewport is not None
        return view.timeline.time_at(0.5, view.viewport)

    seen = []
    for name in ("previous_mark", "previous_mark", "next_mark", "next_mark"):
        window.actions_[name].trigger()
        seen.append(middle())
    wanted = [seconds(edtf) for edtf in ("2019-03-10", "2019-03-01", "2019-03-10", "2019-03-20")]
    assert all(abs(one - other) < 3600 for one, other in zip(seen, wanted, strict=True))


def test_marks_are_seen(window: MainWindow, session: Session) -> None:
    view = window.panes.timeline.view
    before = view.grab().toImage()
    session.marks.keep(seconds("2018-06-01"))
    kept = view.grab().toImage()
    assert kept != before
    session.marks.choose_range(seconds("2018-03-01"), seconds("2018-09-01"))
    assert view.grab().toImage() != kept
    session.marks.remove_all()
    assert view.grab().toImage() == before
