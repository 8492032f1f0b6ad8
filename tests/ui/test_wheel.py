"""Wheels and touch pads: which is which, and what each does with which key held."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QInputDevice,
    QNativeGestureEvent,
    QPointingDevice,
    QPointingDeviceUniqueId,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication

from briefline.session.session import Session
from briefline.timeline.viewport import Viewport
from briefline.ui.main_window import MainWindow
from briefline.ui.wheel import is_touch_pad

PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
MIDDLE = QPointF(400, 100)
NONE, UPDATE = Qt.ScrollPhase.NoScrollPhase, Qt.ScrollPhase.ScrollUpdate


def device(kind: QInputDevice.DeviceType) -> QPointingDevice:
    capabilities = QInputDevice.Capability.Position | QInputDevice.Capability.Scroll
    finger = QPointingDevice.PointerType.Finger
    return QPointingDevice("pad", 7, kind, finger, capabilities, 2, 1, "", QPointingDeviceUniqueId())


def wheel_event(
    angle: tuple[int, int],
    modifiers: Qt.KeyboardModifier = PLAIN,
    *,
    pixels: tuple[int, int] = (0, 0),
    phase: Qt.ScrollPhase = NONE,
    at: QPointF = MIDDLE,
    pad: QPointingDevice | None = None,
) -> QWheelEvent:
    fields = at, at, QPoint(*pixels), QPoint(*angle), Qt.MouseButton.NoButton, modifiers, phase, False
    if pad is None:
        return QWheelEvent(*fields)
    return QWheelEvent(*fields, Qt.MouseEventSource.MouseEventNotSynthesized, pad)


def turned(window: MainWindow, session: Session, event: QWheelEvent) -> tuple[Viewport, Viewport]:
    before = session.view.viewport
    QApplication.sendEvent(window.panes.timeline.view.viewport(), event)
    after = session.view.viewport
    assert before is not None
    assert after is not None
    return before, after


@pytest.fixture
def near(window: MainWindow, session: Session) -> MainWindow:
    """The window zoomed in, and low enough for the lanes to scroll."""
    window.resize(1200, 440)
    QApplication.processEvents()
    session.view.change(lambda port: port.zoom(3))
    scene = window.panes.timeline.view.item.built
    assert scene is not None
    assert scene.content_height > scene.bottom - scene.top + 15
    return window


def is_zoomed(before: Viewport, after: Viewport) -> bool:
    return after.span < before.span * 0.99


@pytest.mark.parametrize(("setting", "modifiers"), [("zoom", PLAIN), ("zoom", CTRL), ("lanes", CTRL)])
def test_the_wheel_zooms(near: MainWindow, session: Session, setting: str, modifiers: object) -> None:
    session.settings.wheel = setting
    assert is_zoomed(*turned(near, session, wheel_event((0, 120), modifiers)))  # type: ignore[arg-type]


def test_the_wheel_scrolls_the_lanes_where_that_is_preferred(near: MainWindow, session: Session) -> None:
    session.settings.wheel = "lanes"
    before, after = turned(near, session, wheel_event((0, -120)))
    assert after.span == before.span
    assert after.top > before.top


@pytest.mark.parametrize("event", [((0, -120), SHIFT), ((-120, 0), PLAIN)])
def test_shift_and_a_tilted_wheel_pan(near: MainWindow, session: Session, event: tuple) -> None:
    before, after = turned(near, session, wheel_event(*event))
    assert after.span == pytest.approx(before.span)
    assert after.lo > before.lo


def test_the_wheel_over_the_lane_headers_scrolls_them(near: MainWindow, session: Session) -> None:
    before, after = turned(near, session, wheel_event((0, -120), at=QPointF(30, 100)))
    assert after.span == before.span
    assert after.top > before.top


def test_alt_makes_the_lanes_higher_and_lower(near: MainWindow, session: Session) -> None:
    item = near.panes.timeline.view.item
    heights = []
    for notches in (0, 4, 2, -2, -4, -4):
        before, after = turned(near, session, wheel_event((120 * notches, 0), ALT))
        assert after.span == before.span
        assert item.built is not None
        heights.append(item.built.content_height)
    assert heights[0] < heights[1] < heights[2]
    assert heights[3] < heights[2]
    assert heights[5] == heights[0]  # never lower than what fills the window


def test_two_fingers_pan_both_ways_and_zoom_with_ctrl(near: MainWindow, session: Session) -> None:
    pad = device(QInputDevice.DeviceType.TouchPad)
    for event in (
        wheel_event((-40, -24), pixels=(-20, -12), phase=UPDATE),
        wheel_event((-40, -24), pixels=(-20, -12), pad=pad),
        wheel_event((-40, -24), pad=pad),
    ):
        session.view.change(lambda port: Viewport(port.lo, port.hi, 0.0))
        before, after = turned(near, session, event)
        assert after.span == pytest.approx(before.span)
        assert after.lo > before.lo
        assert after.top > 0
    assert is_zoomed(*turned(near, session, wheel_event((0, 40), CTRL, pixels=(0, 20), pad=pad)))


def test_a_wheel_with_fine_steps_is_no_touch_pad() -> None:
    assert not is_touch_pad(wheel_event((0, 120)))
    assert not is_touch_pad(wheel_event((0, 30)))  # a wheel that turns freely
    assert not is_touch_pad(wheel_event((0, 120), pixels=(0, 120)))
    assert is_touch_pad(wheel_event((0, 17), pixels=(0, 9)))


def test_a_pinch_zooms_at_the_fingers(near: MainWindow, session: Session) -> None:
    view = near.panes.timeline.view
    timeline, before = session.view.timeline, session.view.viewport
    assert timeline is not None
    assert before is not None
    point = MIDDLE
    time = view.time_at(point.x())
    pad = device(QInputDevice.DeviceType.TouchPad)
    pinch = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, pad, 2, point, point, point, 0.25, QPointF(0, 0)
    )
    assert pinch.type() is QEvent.Type.NativeGesture
    QApplication.sendEvent(view.viewport(), pinch)
    after = session.view.viewport
    assert after is not None
    assert after.span == pytest.approx(before.span / 1.25)
    assert abs(view.x_of(time) - point.x()) < 1
