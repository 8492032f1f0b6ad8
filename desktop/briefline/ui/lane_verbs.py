"""What the keys do with the lanes: collapse, move, make them higher."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject

from briefline.session.session import Session
from briefline.ui.verb import Verb

STRETCH_STEP = 1.25
MOST_STRETCH = 8.0


class LaneVerbs(QObject):
    """Acts on the lane of the current event, or on the first one."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def all(self) -> Iterator[Verb]:
        """Each verb once."""
        yield Verb("collapse_lane", self.tr("Collapse or open the lane"), ("L",), self._toggle)
        yield Verb("lane_up", self.tr("Move the lane up"), ("Ctrl+Shift+Up",), lambda: self._move(-1))
        yield Verb("lane_down", self.tr("Move the lane down"), ("Ctrl+Shift+Down",), lambda: self._move(1))
        yield Verb("higher", self.tr("Higher lanes"), ("Alt+Up",), lambda: stretch(self._session, 1))
        yield Verb("lower", self.tr("Lower lanes"), ("Alt+Down",), lambda: stretch(self._session, -1))
        yield Verb("lanes_reset", self.tr("Lanes as they were"), (), lambda: reset(self._session))

    def _toggle(self) -> None:
        title = current_lane(self._session)
        if title is not None:
            toggle(self._session, title)

    def _move(self, step: int) -> None:
        title = current_lane(self._session)
        if title is not None:
            move(self._session, title, step)


def titles(session: Session) -> Sequence[str]:
    """The titles of the lanes, from above."""
    timeline = session.view.timeline
    return tuple(lane.title for lane in timeline.lanes) if timeline is not None else ()


def current_lane(session: Session) -> str | None:
    """The title of the lane that the current event lies in; the first one without."""
    timeline, selected = session.view.timeline, session.focus.selected
    if timeline is None or not timeline.lanes:
        return None
    number = next((n for n, event in enumerate(timeline.events) if event.id == selected), None)
    found = (lane.title for lane in timeline.lanes if number is not None and number in lane.index)
    return next(found, timeline.lanes[0].title)


def toggle(session: Session, title: str) -> None:
    """Collapse a lane, or open it again."""
    session.view.arrange(session.view.arrangement.toggled(title))


def collapse_others(session: Session, title: str) -> None:
    """Leave one lane open."""
    others = frozenset(titles(session)) - {title}
    session.view.arrange(replace(session.view.arrangement, collapsed=others))


def move(session: Session, title: str, step: int) -> None:
    """Move a lane up (-1) or down (1)."""
    place = list(titles(session)).index(title) + step
    move_to(session, title, place)


def move_to(session: Session, title: str, place: int) -> None:
    """Move a lane to a place among the others, 0 on top."""
    session.view.arrange(session.view.arrangement.moved(titles(session), title, place))


def stretch(session: Session, steps: float) -> None:
    """Make the lanes higher (1) or lower (-1); they are never lower than what fills the window."""
    now = session.view.arrangement
    wanted = min(max(now.stretch * STRETCH_STEP**steps, 1.0), MOST_STRETCH)
    session.view.arrange(replace(now, stretch=wanted))


def reset(session: Session) -> None:
    """Every lane open, in its usual place and height."""
    session.view.arrange(type(session.view.arrangement)())
