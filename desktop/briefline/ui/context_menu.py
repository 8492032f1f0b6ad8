"""The menu of the right button on the timeline."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu, QWidget

from briefline.session.facets import facet_values
from briefline.session.session import Session
from briefline.session.time_marks import day_words
from briefline.timeline.parts import Hit
from briefline.ui.drop_date import date_at
from briefline.ui.edit_verbs import Act, acts_on_one, acts_on_several
from briefline.ui.event_text import copy_events, shortened
from briefline.ui.lane_verbs import collapse_others, move, reset, toggle
from briefline.ui.timeline_hits import event_line, zoom_to

MOST = 12  # entries of a submenu
LONG = 60  # characters of a value


def _tr(text: str) -> str:
    return QCoreApplication.translate("ContextMenu", text)


def context_menu(
    session: Session, hit: Hit | None, time: float | None, parent: QWidget, reach: float = 0.0
) -> QMenu:
    """What can be done with what is at a point of the timeline.

    ``time`` is the second there, if any; ``reach`` how many seconds from it a mark is meant.
    """
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    chosen = session.focus.chosen
    if hit is not None and hit.kind == "event":
        if len(chosen) > 1 and hit.ids[0] in chosen:
            _of_several(session, menu)
        else:
            _of_event(session, menu, hit)
        menu.addSeparator()
    elif hit is not None and hit.kind == "cluster":
        one = len(hit.ids) == 1
        zoom = _tr("Zoom to this event") if one else _tr("Zoom to these {0}").format(hit.text)
        select = _tr("Select this event") if one else _tr("Select these {0}").format(hit.text)
        _act(menu, zoom, partial(zoom_to, session, hit))
        _act(menu, select, partial(session.focus.choose, hit.ids))
        menu.addSeparator()
    elif hit is not None and hit.kind == "lane":
        _of_lane(session, menu, hit.text)
        menu.addSeparator()
    _of_time(session, menu, time, reach)
    view = session.view
    _act(menu, _tr("Fit all"), view.fit)
    fold = menu.addAction(_tr("Gaps folded"))
    fold.setCheckable(True)
    fold.setChecked(view.is_folded)
    fold.setEnabled(view.can_fold)
    fold.triggered.connect(view.fold)
    return menu


def _of_event(session: Session, menu: QMenu, hit: Hit) -> None:
    holding = session.store.holding
    event = holding.by_id.get(hit.ids[0]) if holding else None
    if event is None or holding is None:
        return
    _act(menu, _tr("Zoom to it"), partial(zoom_to, session, hit))
    _act(menu, _tr("Centre the event"), partial(session.view.centre, event.id))
    if event.mentions:
        span = event.mentions[0].span
        _act(
            menu,
            _tr("Show it in the source"),
            partial(session.focus.quote, span.start, span.end, event.mentions[0].document),
        )
    _act(menu, _tr("Copy as text"), partial(copy_events, session, (event,)))
    _corrections(session, menu, acts_on_one(session, event.id))
    menu.addSeparator()
    only = menu.addMenu(_tr("Show only"))
    for facet in ("participant", "place", "category", "topic"):
        for value in facet_values(event, facet, holding.project)[:MOST]:
            _act(only, _shown(facet, value), partial(_filter_by, session, facet, value))
    only.menuAction().setEnabled(not only.isEmpty())
    linked = holding.links_of(event.id)
    related = menu.addMenu(_tr("Related"))
    for name in list(linked)[:MOST]:
        _act(related, event_line(session, holding.by_id[name]), partial(_go_to, session, name))
    if linked:
        related.addSeparator()
        _act(
            related,
            _tr("Select it with all {0} related").format(len(linked)),
            partial(session.focus.choose, (event.id, *linked), event.id),
        )
    related.menuAction().setEnabled(bool(linked))


def _of_several(session: Session, menu: QMenu) -> None:
    holding, chosen = session.store.holding, session.focus.chosen
    events = [holding.by_id[name] for name in chosen if name in holding.by_id] if holding else []
    _act(menu, _tr("Zoom to the {0} events").format(len(events)), partial(session.view.show_around, chosen))
    _act(menu, _tr("Copy the {0} events as text").format(len(events)), partial(copy_events, session, events))
    _act(menu, _tr("Select none"), partial(session.focus.select, None))
    _corrections(session, menu, acts_on_several(session, chosen))


def _corrections(session: Session, menu: QMenu, acts: Iterable[Act]) -> None:
    if not session.store.is_read_only:
        menu.addSeparator()
        for text, run in acts:
            _act(menu, text, run)


def _of_lane(session: Session, menu: QMenu, title: str) -> None:
    shut = title in session.view.arrangement.collapsed
    _act(menu, _tr("Open the lane") if shut else _tr("Collapse the lane"), partial(toggle, session, title))
    _act(menu, _tr("Collapse all others"), partial(collapse_others, session, title))
    _act(menu, _tr("Move it up"), partial(move, session, title, -1))
    _act(menu, _tr("Move it down"), partial(move, session, title, 1))
    _act(menu, _tr("Lanes as they were"), partial(reset, session))


def _of_time(session: Session, menu: QMenu, time: float | None, reach: float) -> None:
    marks = session.marks
    there = marks.near(time, reach) if time is not None else None
    if there is not None:
        day = day_words(there, session.settings.date_style)
        _act(menu, _tr("Remove the mark of {0}").format(day), partial(marks.remove, there))
    elif time is not None:
        _act(menu, _tr("Mark this time"), partial(marks.keep, time))
    stretch = marks.range
    if stretch is not None:
        _act(menu, _tr("Zoom to the range"), partial(session.view.show_stretch, *stretch))
        _act(menu, _tr("Select the events of the range"), partial(_choose_between, session, *stretch))
        _act(menu, _tr("Show only the range"), partial(_show_between, session, *stretch))
        _act(menu, _tr("Drop the range"), marks.clear)
    if marks.kept or marks.passing is not None:
        _act(menu, _tr("Remove all marks"), marks.remove_all)
    if not menu.isEmpty():
        menu.addSeparator()


def _act(menu: QMenu, text: str, run: Callable[[], object]) -> None:
    menu.addAction(text).triggered.connect(lambda _=False: run())


def _shown(facet: str, value: str) -> str:
    names = {
        "participant": _tr("participant"),
        "place": _tr("place"),
        "category": _tr("category"),
        "topic": _tr("topic"),
    }
    return f"{names[facet]}: {shortened(value, LONG)}".replace("&", "&&")


def _filter_by(session: Session, facet: str, value: str) -> None:
    session.sieve.filter = session.sieve.filter.with_facet(facet, value, True)


def _go_to(session: Session, event: str) -> None:
    session.focus.select(event)
    session.view.reveal(event)


def _show_between(session: Session, lo: float, hi: float) -> None:
    """Filter by the days of the stretch of time."""
    after, before = date_at(lo, 0), date_at(max(lo, hi - 1), 0)
    session.sieve.filter = replace(session.sieve.filter, after=after, before=before)


def _choose_between(session: Session, lo: float, hi: float) -> None:
    """Select what touches the stretch of time."""
    inside = []
    for event in session.sieve.events:
        when = event.when
        if when is None:
            continue
        start = when.lo if when.lo is not None else when.hi
        end = when.hi if when.hi is not None else when.lo
        if start is not None and end is not None and start < hi and end > lo:
            inside.append(event.id)
    session.focus.choose(inside)
