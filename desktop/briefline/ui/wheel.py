"""What the wheel and the touch pad do to the viewport."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent

from briefline.session.view import View

WHEEL_STEP = 1.25  # zoom factor of one notch of the wheel
PAN_STEP = 0.15  # of the width
ROWS_STEP = 60  # pixels
NOTCH = 120  # eighths of a degree


def turn(view: View, event: QWheelEvent, at: float, width: float, *, over_header: bool) -> None:
    """Apply a turn of the wheel, or two fingers on a touch pad.

    ``at`` is where the pointer is in the plot, 0 left to 1 right; ``width`` the plot's width in pixels.
    The wheel zooms at the pointer, Ctrl too; Shift pans; Alt, or the pointer over the lane headers,
    scrolls the lanes. Two fingers pan both ways.
    """
    modifiers = event.modifiers()
    pixels, angle = event.pixelDelta(), event.angleDelta()
    zooms = bool(modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier))
    along, across = angle.x() / NOTCH, angle.y() / NOTCH
    if not zooms and not pixels.isNull() and event.phase() is not Qt.ScrollPhase.NoScrollPhase:
        view.change(lambda port: port.pan(-pixels.x() / width).scroll(-pixels.y()))
    elif modifiers & Qt.KeyboardModifier.AltModifier:
        step = across or along  # Qt turns the wheel sideways under Alt
        view.change(lambda port: port.scroll(-step * ROWS_STEP))
    elif not zooms and (modifiers & Qt.KeyboardModifier.ShiftModifier or abs(along) > abs(across)):
        step = along if abs(along) > abs(across) else across
        view.change(lambda port: port.pan(-step * PAN_STEP), eased=True)
    elif not zooms and over_header:
        view.change(lambda port: port.scroll(-across * ROWS_STEP))
    else:
        view.change(lambda port: port.zoom(math.pow(WHEEL_STEP, across), at), eased=True)
