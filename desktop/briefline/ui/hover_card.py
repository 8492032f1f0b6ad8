"""The card beside the pointer: what is known of the event under it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt, QTimer
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from briefline.model.event import Event, Kind
from briefline.model.wording import words
from briefline.session.session import Session
from briefline.timeline.parts import Hit
from briefline.ui.event_text import shortened

DELAY_MS = 350
WIDTH = 380
OFFSET = QPoint(16, 18)
LISTED = 8  # events of a cluster
QUOTE = 220  # characters
DOUBTS = 2


def _tr(text: str) -> str:
    return QCoreApplication.translate("HoverCard", text)


class HoverCard(QFrame):
    """Shown after a moment of rest over an event, a cluster or a fold; it takes no clicks."""

    def __init__(self, session: Session, view: QWidget) -> None:
        super().__init__(view)
        self.setObjectName("hoverCard")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedWidth(WIDTH)
        self._session = session
        self._hit: Hit | None = None
        self._point = QPointF()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(13, 10, 13, 11)
        self._column.setSpacing(4)
        self._wait = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._wait.timeout.connect(self.open)
        self.hide()

    def follow(self, hit: Hit | None, point: QPointF, *, still: bool = False) -> None:
        """The pointer is over something, or nothing; ``still`` keeps the card away."""
        self._point = point
        if still or hit is None or hit.kind not in ("event", "cluster", "break"):
            self.dismiss()
        elif hit != self._hit:
            self.hide()
            self._hit = hit
            self._wait.start()

    def dismiss(self) -> None:
        """Hide it and forget what it was to show."""
        self._wait.stop()
        self._hit = None
        self.hide()

    def open(self) -> None:
        """Show it now."""
        lines = card_lines(self._session, self._hit) if self._hit is not None else []
        view = self.parentWidget()
        if not lines or view is None:
            return
        while item := self._column.takeAt(0):
            old = item.widget()
            if old is not None:
                old.deleteLater()
        for role, text in lines:
            made = QLabel(text)
            made.setTextFormat(Qt.TextFormat.PlainText)
            made.setWordWrap(True)
            made.setProperty("role", role)
            self._column.addWidget(made)
        self.setFixedHeight(self._column.totalHeightForWidth(WIDTH))
        self.move(_beside(self._point.toPoint(), self, view))
        self.show()
        self.raise_()


def _beside(point: QPoint, card: QWidget, view: QWidget) -> QPoint:
    """Right of and below the pointer; on the other side of it where there is no room."""
    place = point + OFFSET
    if place.x() + card.width() > view.width() - 4:
        place.setX(max(4, point.x() - OFFSET.x() - card.width()))
    if place.y() + card.height() > view.height() - 4:
        place.setY(max(4, point.y() - OFFSET.y() - card.height()))
    return place


def card_lines(session: Session, hit: Hit) -> list[tuple[str, str]]:
    """The lines of the card, each with the role that the style sheet knows it by."""
    holding = session.store.holding
    if holding is None:
        return []
    if hit.kind == "break":
        return [("title", hit.text), ("muted", _tr("Double click to draw it at its length."))]
    found = [holding.by_id[name] for name in hit.ids if name in holding.by_id]
    style = session.settings.date_style
    if hit.kind == "cluster":
        lines = [("title", hit.text)]
        for event in found[:LISTED]:
            date = f"{words(event.when, style)} · " if event.when else ""
            lines.append(("", shortened(f"{date}{event.title}", 90)))
        if len(hit.ids) > LISTED:
            lines.append(("muted", _tr("and {0} more").format(len(hit.ids) - LISTED)))
        return [*lines, ("muted", _tr("Click to list them, double click to zoom in."))]
    if not found:
        return []
    hidden = [("doubt", _tr("Hidden by the filter."))] if session.sieve.hides(found[0].id) else []
    return _event_lines(session, found[0]) + hidden


def _event_lines(session: Session, event: Event) -> list[tuple[str, str]]:
    lines = [("title", event.title)]
    if event.when is not None:
        lines.append(("date", words(event.when, session.settings.date_style)))
    lines.append(("muted", certainty(event)))
    lines += [("doubt", doubt[:1].upper() + doubt[1:]) for doubt in event.doubts[:DOUBTS]]
    people = ", ".join(who.name for who in event.participants)
    lines += [("", text) for text in (people, ", ".join(event.places)) if text]
    if event.mentions and event.kind is Kind.EVENT:
        lines.append(("quote", f"“{shortened(event.mentions[0].quote, QUOTE)}”"))
    elif event.blurb:
        lines.append(("quote", shortened(event.blurb, QUOTE)))
    return lines


def certainty(event: Event) -> str:
    """How sure the date and the event are, in one line."""
    parts = [event.type or _tr("publication")] if event.kind is Kind.PUBLICATION else []
    if event.kind is Kind.EVENT:
        parts += [event.category, event.status.value]
    when = event.when
    if when is not None:
        if when.approximate or when.uncertain:
            parts.append(_tr("about this time") if when.approximate else _tr("date in doubt"))
        parts.append(_tr("confidence {0}").format(f"{event.confidence:.2f}"))
    return " · ".join(part for part in parts if part)
