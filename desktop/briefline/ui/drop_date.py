"""An undated event dropped on the timeline gets the date that it is dropped at."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData, QPoint

from briefline.model import corrections
from briefline.model.calendar import DAY, civil
from briefline.model.edtf import year_text
from briefline.model.when import Derivation, When
from briefline.session.session import Session

if TYPE_CHECKING:
    from briefline.ui.timeline_view import TimelineView

MIME = "application/x-briefline-event"
BY_DAY, BY_MONTH = 150 * DAY, 12 * 366 * DAY  # seconds on the screen up to which a drop means a day, a month


def dragged(events: Iterable[str]) -> QMimeData:
    """What carries events while they are dragged."""
    mime = QMimeData()
    mime.setData(MIME, "\n".join(events).encode())
    return mime


def date_at(seconds: float, shown: float) -> When:
    """The date of a point of a timeline that shows so many seconds: as fine as one can aim."""
    year, month, day = civil(int(seconds // DAY))
    text = year_text(year)
    if shown <= BY_MONTH:
        text += f"-{month:02d}"
    if shown <= BY_DAY:
        text += f"-{day:02d}"
    derivation = Derivation(
        QCoreApplication.translate("DropDate", "the place on the timeline"), "", "set by hand", text
    )
    return When.parse(text, derivation)


def drop(session: Session, view: TimelineView, mime: QMimeData, at: QPoint) -> bool:
    """Date the dragged event by a point of the timeline's viewport; False when it is beside the plot."""
    timeline, viewport = session.view.timeline, session.view.target
    point = at.toPointF()
    if timeline is None or viewport is None or view.place_of(point) not in ("plot", "axis", "strip"):
        return False
    shown = timeline.time_at(1.0, viewport) - timeline.time_at(0.0, viewport)
    when = date_at(view.time_at(point.x()), shown)
    event = bytes(mime.data(MIME).data()).decode().partition("\n")[0]
    if session.store.edit(lambda project, now: corrections.set_field(project, event, "when", when, now)):
        session.focus.select(event)
    return True
