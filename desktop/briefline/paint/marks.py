"""How a mark is drawn: extent by solid and soft fill, status and doubt by shape and pattern."""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPen, QPolygonF

from briefline.paint.stamps import Stamps
from briefline.paint.theme import Theme
from briefline.timeline.columns import Look
from briefline.timeline.detail import ARROW
from briefline.timeline.parts import Mark

GHOSTLY = 0.32  # opacity of the marks that the filter leaves out
GHOSTLY_WORDS = 0.5  # of their labels and chips
_HOLLOW = Look.PLANNED | Look.POSSIBLE | Look.CANCELLED
GROUND = 0.18  # of its colour in a bar that its label is written on: more would dim the words
_OUTLINE = 1.5
_BLOCK, _SPACE = 5.0, 2.5  # of the segments of an approximate bar
_MANY = 3000.0  # pixels; in wider bars the segments lie further apart
_TALL = 14.0  # from this height on a bar is the ground of its label
_SQUARE = 9.0  # of a publication, on its bar
_FORK = 6.0  # half of the sign of a contradiction, on its bar
_STAMPED = 16.0  # pixels: up to here marks look alike, and are drawn from an image
_DENSE = 15.5  # up to this height the foot of a tall bar is low
_BASE, _LOW_BASE = 3.0, 2.0  # heights of the full colour along the foot, below the letters on it


def paint_mark(painter: QPainter, mark: Mark, theme: Theme) -> None:
    """Draw one mark; what the filter leaves out, faintly."""
    if mark.look and Look.GHOST in mark.look:
        before = painter.opacity()
        painter.setOpacity(before * GHOSTLY)
        paint_mark(painter, mark._replace(look=mark.look & ~Look.GHOST), theme)
        painter.setOpacity(before)
        return
    colour = theme.family(mark.family)
    if mark.look and mark.look & (Look.OPEN_START | Look.OPEN_END):
        _open_ends(painter, mark, colour, theme)
    if mark.shape == "point" and not mark.look:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(_diamond((mark.x0 + mark.x1) / 2, mark.y, mark.height / 2))
    elif mark.shape == "point":
        _point(painter, mark, colour, theme)
    else:
        _bar(painter, mark, colour, theme)


def is_small(mark: Mark) -> bool:
    """True for marks that are drawn from an image."""
    return mark.x1 - mark.x0 <= _STAMPED


def mark_key(mark: Mark) -> tuple[Hashable, ...]:
    """What a small mark looks like, wherever it is."""
    # sizes to a quarter of a pixel; where the core lies matters only as far as it is seen
    core0 = core1 = 0
    if mark.core1 > mark.core0:
        core0 = round(4 * (max(mark.core0, mark.x0) - mark.x0))
        core1 = round(4 * (min(mark.core1, mark.x1) - mark.x0))
    width = round(4 * (mark.x1 - mark.x0))
    return mark.shape, mark.look._value_, mark.family, mark.height, width, core0, core1


def stamp_mark(painter: QPainter, mark: Mark, theme: Theme, stamps: Stamps) -> None:
    """Draw a small mark from its image."""
    half = mark.height / 2 + 4.0
    reach = (4.0, half, mark.x1 - mark.x0 + 4.0, half)
    stamps.put(painter, mark_key(mark), mark.x0, mark.y, reach, lambda own: paint_mark(own, mark, theme))


def _outline(mark: Mark, colour: QColor) -> QPen:
    pen = QPen(colour, _OUTLINE)
    if Look.POSSIBLE in mark.look:
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.01, 2.2])
        pen.setWidthF(2.0)
    return pen


def _diamond(x: float, y: float, half: float) -> QPolygonF:
    return QPolygonF([QPointF(x, y - half), QPointF(x + half, y), QPointF(x, y + half), QPointF(x - half, y)])


def _point(painter: QPainter, mark: Mark, colour: QColor, theme: Theme) -> None:
    x, y = (mark.x0 + mark.x1) / 2, mark.y
    if Look.OPEN_START in mark.look or Look.OPEN_END in mark.look:
        x = mark.x1 - mark.height / 2 if Look.OPEN_START in mark.look else mark.x0 + mark.height / 2
    half = mark.height / 2
    hollow = bool(mark.look & (_HOLLOW | Look.PUBLICATION))
    painter.setPen(_outline(mark, colour) if hollow or Look.APPROXIMATE in mark.look else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("background") if hollow else colour)
    if Look.APPROXIMATE in mark.look and not hollow:
        painter.setBrush(theme.colour("background"))
    if Look.PUBLICATION in mark.look:
        side = half - 1
        painter.drawRect(QRectF(x - side, y - side, 2 * side, 2 * side))
    else:
        painter.drawPolygon(
            QPolygonF(
                [QPointF(x, y - half), QPointF(x + half, y), QPointF(x, y + half), QPointF(x - half, y)]
            )
        )
    if Look.APPROXIMATE in mark.look:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(x, y), half * 0.3, half * 0.3)
    if Look.CANCELLED in mark.look:
        painter.setPen(QPen(colour, _OUTLINE))
        painter.drawLine(QLineF(x - half, y + half, x + half, y - half))
    if Look.CONTRADICTED in mark.look:
        _fork(painter, x, y, half, colour, theme)


def _fork(painter: QPainter, x: float, y: float, half: float, colour: QColor, theme: Theme) -> None:
    """Half a diamond this way, half that way, apart: it was here or elsewhere."""
    paper = theme.colour("background")
    painter.setPen(QPen(paper, 2.5))
    painter.setBrush(paper)
    painter.drawPolygon(_diamond(x, y, half))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    left = [QPointF(x - 1.5, y - half), QPointF(x - 1.5, y + half), QPointF(x - half, y)]
    painter.drawPolygon(QPolygonF(left))
    painter.setPen(QPen(colour, 1.2))
    painter.setBrush(paper)
    right = [QPointF(x + 1.5, y - half + 1.2), QPointF(x + 1.5, y + half - 1.2), QPointF(x + half - 0.6, y)]
    painter.drawPolygon(QPolygonF(right))


def _foot(mark: Mark) -> tuple[float, float]:
    """The height of the full colour along the foot of a tall bar, and how far it reaches below the bar."""
    return (_BASE, 1.0) if mark.height > _DENSE else (_LOW_BASE, 0.0)


def _plain_ground(painter: QPainter, mark: Mark, colour: QColor, theme: Theme) -> None:
    """A tall bar that is known from end to end."""
    top, width = mark.y - mark.height / 2, max(mark.x1 - mark.x0, 1.0)
    foot, lowered = _foot(mark)
    ground = mixed(colour, theme.colour("background"), GROUND)
    painter.fillRect(QRectF(mark.x0, top, width, mark.height), ground)
    painter.fillRect(QRectF(mark.x0, top + mark.height - foot + lowered, width, foot), colour)


def _bar(painter: QPainter, mark: Mark, colour: QColor, theme: Theme) -> None:
    tall = mark.height > _TALL
    if tall and not mark.look and mark.core0 <= mark.x0 + 0.5 and mark.core1 >= mark.x1 - 0.5:
        _plain_ground(painter, mark, colour, theme)
        return
    x0 = mark.x0 + (ARROW if Look.OPEN_START in mark.look else 0.0)
    x1 = mark.x1 - (ARROW if Look.OPEN_END in mark.look else 0.0)
    rect = QRectF(x0, mark.y - mark.height / 2, max(x1 - x0, 1.0), mark.height)
    solid = mark.core1 > mark.core0
    hollow = bool(mark.look & _HOLLOW)
    brush = _fill(mark, rect, colour, GROUND if tall else 0.3 if hollow else 1.0, theme)
    radius = 2.0 if solid else 0.0
    sign_x, frame = rect.center().x(), rect
    if tall:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush)
        painter.drawRoundedRect(rect, radius, radius)
        foot, lowered = _foot(mark)
        # words stand on it: signs keep to its end, outlines go around it
        sign_x, frame = rect.right() - _FORK - 2, rect.adjusted(0.75, 0.75, -0.75, -0.75)
        rect.setTop(rect.bottom() - foot)
        rect.translate(0, lowered)
        brush = _fill(mark, rect, colour, 1.0, theme)
    if Look.APPROXIMATE in mark.look:
        _segments(painter, rect, brush)
    elif not (tall and hollow):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush)
        painter.drawRoundedRect(rect, radius, radius)
    if hollow:
        painter.setPen(_outline(mark, colour))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, 2.0, 2.0)
    if Look.CANCELLED in mark.look:
        _strike(painter, rect, colour)
    if Look.CONTRADICTED in mark.look:
        _fork(painter, sign_x, mark.y, _FORK, colour, theme)
    if Look.PUBLICATION in mark.look:
        side = min(mark.height, _SQUARE) / 2
        painter.setPen(QPen(colour, _OUTLINE))
        painter.setBrush(theme.colour("background"))
        painter.drawRect(QRectF(sign_x - side, mark.y - side, 2 * side, 2 * side))


def _segments(painter: QPainter, rect: QRectF, brush: QBrush) -> None:
    """A bar in blocks: when it was is not known that exactly."""
    path = QPainterPath()
    x = rect.left()
    while x < rect.right():
        path.addRect(QRectF(x, rect.top(), min(_BLOCK, rect.right() - x), rect.height()))
        x += _BLOCK + _SPACE if rect.width() < _MANY else rect.width() * (_BLOCK + _SPACE) / _MANY
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush)
    painter.drawPath(path)


def _fill(mark: Mark, rect: QRectF, colour: QColor, strength: float, theme: Theme) -> QBrush:
    """Solid over the core, fading out over the ranges in which it starts and ends.

    Mixed with the paper instead of drawn half clear: PDF writes clear gradients out as solid.
    """
    paper = theme.colour("background")
    full = mixed(colour, paper, strength)
    if mark.core1 > mark.core0 and mark.core0 <= rect.left() + 0.5 and mark.core1 >= rect.right() - 0.5:
        return QBrush(full)
    clear = mixed(colour, paper, 0.10 * strength)
    gradient = QLinearGradient(rect.left(), 0, rect.right(), 0)
    if mark.core1 <= mark.core0:
        full = mixed(colour, paper, 0.58 * strength)
        for at, stop in ((0.0, clear), (0.28, full), (0.72, full), (1.0, clear)):
            gradient.setColorAt(at, stop)
        return QBrush(gradient)
    width = rect.width()
    begin = min(max((mark.core0 - rect.left()) / width, 0.0), 1.0)
    end = min(max((mark.core1 - rect.left()) / width, begin), 1.0)
    gradient.setColorAt(0.0, clear if begin > 0 else full)
    gradient.setColorAt(begin, full)
    gradient.setColorAt(end, full)
    gradient.setColorAt(1.0, clear if end < 1 else full)
    return QBrush(gradient)


def mixed(colour: QColor, paper: QColor, share: float) -> QColor:
    """A colour thinned with the paper's: ``share`` 1 is the colour itself, 0 the paper."""
    return _mixed(colour.getRgbF(), paper.getRgbF(), share)


@lru_cache(maxsize=512)
def _mixed(colour: tuple[float, ...], paper: tuple[float, ...], share: float) -> QColor:
    pairs = zip(colour[:3], paper[:3], strict=True)
    return QColor.fromRgbF(*(own * share + ground * (1 - share) for own, ground in pairs))


def _strike(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """Slanted strokes through a cancelled bar."""
    path = QPainterPath()
    count = max(1, min(int(rect.width() // 7), 200))
    step = rect.width() / count
    for number in range(count):
        x = rect.left() + (number + 0.5) * step
        path.moveTo(x - 3, rect.bottom() + 2)
        path.lineTo(x + 3, rect.top() - 2)
    painter.setPen(QPen(colour, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def _open_ends(painter: QPainter, mark: Mark, colour: QColor, theme: Theme) -> None:
    """An arrow that fades in or out: it goes on, nobody says how far."""
    clear = mixed(colour, theme.colour("background"), 0.2)
    for open_end, tip, root in (
        (Look.OPEN_END, mark.x1, mark.x1 - ARROW),
        (Look.OPEN_START, mark.x0, mark.x0 + ARROW),
    ):
        if open_end not in mark.look:
            continue
        way = 1.0 if tip > root else -1.0
        gradient = QLinearGradient(root, 0, tip, 0)
        gradient.setColorAt(0.0, colour)
        gradient.setColorAt(1.0, clear)
        shaft = QRectF(root, mark.y - 1.5, tip - 2 * way - root, 3.0).normalized()
        painter.fillRect(shaft, QBrush(gradient))
        painter.setPen(QPen(colour, _OUTLINE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(
            QPolygonF(
                [
                    QPointF(tip - 6 * way, mark.y - 4.5),
                    QPointF(tip - 1 * way, mark.y),
                    QPointF(tip - 6 * way, mark.y + 4.5),
                ]
            )
        )
