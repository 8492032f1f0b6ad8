"""What the wheel and the touch pad do to the viewport."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputDevice, QWheelEvent

from briefline.session.session import Session
from briefline.ui.lane_verbs import stretch

WHEEL_STEP = 1.25  # zoom factor of one notch of the wheel
PAN_STEP = 0.15  # of the width
ROWS_STEP = 60  # pixels
NOTCH = 120  # eighths of a degree


class Wheel:
    """Turns of the wheel, and two fingers on a touch pad, as moves of the viewport.

    The wheel zooms at the pointer, or scrolls the lanes where that is preferred; with Ctrl it zooms, with
    Shift it pans, with Alt it makes the lanes higher or lower; over their headers it scrolls them. Two
    fingers pan both ways.
    """

    def __init__(self, session: Session) -> None:
        self._session, self._view = session, session.view

    def turn(self, event: QWheelEvent, at: float, width: float, *, over_header: bool, scrolls: bool) -> None:
        """Apply one event.

        ``at`` is where the pointer is in the plot, 0 left to 1 right; ``width`` the plot’s width in pixels;
        ``scrolls`` that the plain wheel scrolls the lanes.
        """
        view, modifiers = self._view, event.modifiers()
        zooms = bool(modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier))
        along, across = event.angleDelta().x() / NOTCH, event.angleDelta().y() / NOTCH
        sideways = abs(along) > abs(across)
        if is_touch_pad(event):
            if zooms:
                view.change(lambda port: port.zoom(math.pow(WHEEL_STEP, across), at))
            else:
                dx, dy = pixels(event)
                view.change(lambda port: port.pan(-dx / width).scroll(-dy))
        elif modifiers & Qt.KeyboardModifier.AltModifier:
            step = across or along  # Qt turns the wheel sideways under Alt
            stretch(self._session, step)
        elif not zooms and (modifiers & Qt.KeyboardModifier.ShiftModifier or sideways):
            step = along if sideways else across
            view.change(lambda port: port.pan(-step * PAN_STEP), eased=True)
        elif not zooms and (over_header or scrolls):
            view.change(lambda port: port.scroll(-across * ROWS_STEP))
        else:
            view.change(lambda port: port.zoom(math.pow(WHEEL_STEP, across), at), eased=True)


def is_touch_pad(event: QWheelEvent) -> bool:
    """Whether two fingers did it, not a wheel: by the device, then the phase, then the size of the step.

    A wheel turns by whole notches and knows neither phases nor pixels. A touch pad that looks like a mouse in
    all of this (as some do on Windows) is what the setting of the wheel is for.
    """
    device = event.device()
    if device is not None and device.type() is QInputDevice.DeviceType.TouchPad:
        return True
    if event.phase() is not Qt.ScrollPhase.NoScrollPhase and not event.pixelDelta().isNull():
        return True
    turned = event.angleDelta()
    return not event.pixelDelta().isNull() and bool(turned.x() % NOTCH or turned.y() % NOTCH)


def pixels(event: QWheelEvent) -> tuple[float, float]:
    """How far the fingers went, in pixels; worked out from the angle where the system gives no pixels."""
    told = event.pixelDelta()
    if not told.isNull():
        return float(told.x()), float(told.y())
    turned = event.angleDelta()
    return turned.x() / NOTCH * ROWS_STEP, turned.y() / NOTCH * ROWS_STEP
