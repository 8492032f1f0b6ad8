"""What can be done with what lies under the pointer on the timeline: cards, menus, zoom."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu, QWidget

from briefline.model.event import Event
from briefline.model.wording import words
from briefline.session.session import Session
from briefline.timeline.parts import Hit

LISTED = 30  # events that the menu of a cluster lists
DOUBTS = 2  # that a card shows


def _tr(text: str) -> str:
    return QCoreApplication.translate("TimelineHits", text)


def zoom_to(session: Session, hit: Hit) -> None:
    """Zoom to an event, or to the stretch that a cluster stands for."""
    if hit.kind == "cluster" and hit.hi > hit.lo:
        room = (hit.hi - hit.lo) * 0.15
        session.view.change(lambda port: replace(port, lo=hit.lo - room, hi=hit.hi + room), eased=True)
    else:
        session.view.show_around(hit.ids)


def hit_card(session: Session, hit: Hit | None) -> str:
    """The text of the hover card, "" for none."""
    holding = session.store.holding
    if hit is None or holding is None:
        return ""
    if hit.kind == "cluster":
        return _tr("{0}. Click to list them.").format(hit.text)
    if hit.kind == "break":
        return _tr("{0}. Double click to draw it at its length.").format(hit.text)
    event = holding.by_id.get(hit.ids[0]) if hit.ids and hit.kind == "event" else None
    if event is None or event.when is None:
        return ""
    lines = [event.title, words(event.when, session.settings.date_style)]
    if event.when.derivation is not None:
        lines.append(event.when.derivation.sentence())
    lines.extend(event.doubts[:DOUBTS])
    return "\n".join(lines)


def cluster_menu(session: Session, hit: Hit, parent: QWidget) -> QMenu:
    """The events of a cluster to choose from, and zooming to them all."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    zoom = menu.addAction(_tr("Zoom to these {0}").format(hit.text))
    zoom.triggered.connect(lambda _=False: zoom_to(session, hit))
    menu.addSeparator()
    holding = session.store.holding
    for name in hit.ids[:LISTED]:
        event = holding.by_id.get(name) if holding else None
        if event is not None:
            entry = menu.addAction(_line(session, event))
            entry.triggered.connect(lambda _=False, wanted=name: session.focus.select(wanted))
    if len(hit.ids) > LISTED:
        menu.addAction(_tr("… and {0} more").format(len(hit.ids) - LISTED)).setEnabled(False)
    return menu


def context_menu(session: Session, hit: Hit | None, parent: QWidget) -> QMenu:
    """What can be done at a point of the timeline."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    view = session.view
    if hit is not None and hit.kind == "event":
        menu.addAction(_tr("Zoom to it")).triggered.connect(lambda _=False: zoom_to(session, hit))
        middle = menu.addAction(_tr("Bring it to the middle"))
        middle.triggered.connect(lambda _=False: view.centre(hit.ids[0]))
        menu.addSeparator()
    menu.addAction(_tr("Show everything")).triggered.connect(lambda _=False: view.fit())
    fold = menu.addAction(_tr("Fold empty stretches"))
    fold.setCheckable(True)
    fold.setChecked(view.is_folded)
    fold.setEnabled(view.can_fold)
    fold.triggered.connect(view.fold)
    return menu


def _line(session: Session, event: Event) -> str:
    date = f"{words(event.when, session.settings.date_style)} · " if event.when else ""
    return f"{date}{event.title}".replace("&", "&&")
