"""Opening what lies under the pointer on the timeline: zoom to it, list a cluster."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from briefline.model.event import Event
from briefline.model.wording import words
from briefline.session.session import Session
from briefline.timeline.parts import Hit
from briefline.ui.event_text import shortened

LONG = 110  # characters of a menu's entry
LISTED = 30  # events that the menu of a cluster lists


def _tr(text: str) -> str:
    return QCoreApplication.translate("TimelineHits", text)


def zoom_to(session: Session, hit: Hit) -> None:
    """Zoom to an event, or to the stretch that a cluster stands for."""
    if hit.kind == "cluster" and hit.hi > hit.lo:
        room = (hit.hi - hit.lo) * 0.15
        session.view.change(lambda port: replace(port, lo=hit.lo - room, hi=hit.hi + room), eased=True)
    else:
        session.view.show_around(hit.ids)


def show_cluster(session: Session, hit: Hit, parent: QWidget, place: QPoint) -> None:
    """List the events of a cluster at a point of the screen."""
    cluster_menu(session, hit, parent).popup(place)


def cluster_menu(session: Session, hit: Hit, parent: QWidget) -> QMenu:
    """The events of a cluster to choose from, and zooming to them all."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    zoom = menu.addAction(_tr("Zoom to these {0}").format(hit.text))
    zoom.triggered.connect(lambda _=False: zoom_to(session, hit))
    holding = session.store.holding
    every = menu.addAction(_tr("Select these {0}").format(hit.text))
    every.triggered.connect(lambda _=False: session.focus.choose(hit.ids))
    menu.addSeparator()
    for name in hit.ids[:LISTED]:
        event = holding.by_id.get(name) if holding else None
        if event is not None:
            entry = menu.addAction(event_line(session, event))
            entry.triggered.connect(lambda _=False, wanted=name: session.focus.select(wanted))
    if len(hit.ids) > LISTED:
        more = menu.addAction(_tr("… and {0} more: select them all").format(len(hit.ids) - LISTED))
        more.triggered.connect(lambda _=False: session.focus.choose(hit.ids))
    return menu


def event_line(session: Session, event: Event) -> str:
    """An event as an entry of a menu: its date and its title."""
    date = f"{words(event.when, session.settings.date_style)} · " if event.when else ""
    return shortened(f"{date}{event.title}", LONG).replace("&", "&&")
