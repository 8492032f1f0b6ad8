"""What can be done to the selected events: rename, redate, merge, split, link, hide, confirm."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication

from briefline.model import corrections
from briefline.model.event import Kind
from briefline.session.session import Session
from briefline.session.typed_values import value_text
from briefline.ui.verb import Verb

Act = tuple[str, Callable[[], object]]


def _tr(text: str) -> str:
    return QCoreApplication.translate("EditVerbs", text)


def edit_verbs(session: Session) -> Iterator[Verb]:
    """The verbs that correct events, each once."""
    yield Verb("rename", _tr("Change the title"), ("F2",), partial(open_field, session, "title"))
    yield Verb("redate", _tr("Change the date"), ("T",), partial(open_field, session, "when"))
    yield Verb("note", _tr("Write a note"), ("N",), partial(open_field, session, "note"))
    yield Verb("merge", _tr("Merge the selected events"), ("Ctrl+M",), partial(merge, session))
    yield Verb("link_events", _tr("Link the selected events"), ("Ctrl+L",), partial(link, session))
    yield Verb("new_event", _tr("New event from the selected text"), ("Ctrl+N",), partial(new_event, session))
    yield Verb("confirm", _tr("Confirm"), ("C",), partial(confirm, session))
    yield Verb("hide", _tr("Not an event"), ("Del",), partial(hide, session))


def open_field(session: Session, field: str, event: str | None = None) -> None:
    """Open a field of an event, the selected one by default, for typing."""
    holding, name = session.store.holding, event or session.focus.selected
    if holding is None or name is None or name not in holding.by_id:
        session.store.noticed.emit(_tr("Select an event first."))
        return
    if session.store.is_read_only:
        session.store.noticed.emit(_tr("This project is open to read only. Save a copy to work in that."))
        return
    record = holding.project.records[name]
    text = record.note if field == "note" else value_text(record.event, field, session.settings.date_style)
    session.drafts.open(name, field, text)


def merge(session: Session, events: Sequence[str] = ()) -> None:
    """Make one of the chosen events; the current one gives its title."""
    chosen = _chosen(session, events)
    holding = session.store.holding
    kinds = {holding.by_id[name].kind for name in chosen if name in holding.by_id} if holding else set()
    if len(chosen) < 2 or len(kinds) > 1:
        session.store.noticed.emit(
            _tr("Select two events or more with Ctrl and the mouse, then merge them.")
            if len(chosen) < 2
            else _tr("An event and a publication are not one: link them instead.")
        )
    elif session.store.edit(lambda project, at: corrections.merge(project, chosen, at)):
        session.focus.select(chosen[0])


def link(session: Session, events: Sequence[str] = ()) -> None:
    """Link the current event with the others that are chosen."""
    chosen = _chosen(session, events)
    if len(chosen) != 2:
        session.store.noticed.emit(_tr("Select the two that are to be linked."))
        return
    one, other = chosen
    if not session.store.edit(lambda project, at: corrections.link(project, one, other, at)):
        session.store.noticed.emit(_tr("These two are linked already."))


def unlink(session: Session, event: str, other: str) -> None:
    """Take a link away."""
    session.store.edit(lambda project, at: corrections.unlink(project, event, other, at))


def split(session: Session, event: str, mention: int) -> None:
    """Make an event of its own of one mention, and select it."""
    before = session.store.holding
    if before is not None and session.store.edit(
        lambda project, at: corrections.split(project, event, [mention], at)
    ):
        session.focus.select(before.project.next_event())


def new_event(session: Session) -> None:
    """Make an event of the text that is selected in the source, and select it."""
    before, passage = session.store.holding, session.focus.passage
    if before is None or passage is None:
        session.store.noticed.emit(_tr("Select the words that tell of it in the source first."))
        return
    document, span = passage
    if session.store.edit(lambda project, at: corrections.new_event(project, document, span, at)):
        session.focus.select(before.project.next_event())


def confirm(session: Session, events: Sequence[str] = ()) -> None:
    """Confirm the chosen events, or take that back where all are confirmed."""
    chosen, holding = _chosen(session, events), session.store.holding
    if holding is None or not chosen:
        session.store.noticed.emit(_tr("Select an event first."))
        return
    wanted = not all(holding.project.records[name].confirmed for name in chosen)
    session.store.edit(lambda project, at: corrections.confirm(project, chosen, at, confirmed=wanted))


def hide(session: Session, events: Sequence[str] = ()) -> None:
    """Say that the chosen ones are no events. They are listed beside the undated ones."""
    chosen = _chosen(session, events)
    if not chosen:
        session.store.noticed.emit(_tr("Select an event first."))
    elif session.store.edit(lambda project, at: corrections.hide(project, chosen, at)):
        session.store.noticed.emit(
            _tr("Taken out. It is listed under “Not events”, and Ctrl+Z brings it back.")
        )


def restore(session: Session, event: str) -> None:
    """Take back that something is no event."""
    if session.store.edit(lambda project, at: corrections.hide(project, [event], at, hidden=False)):
        session.focus.select(event)


def acts_on_several(session: Session, events: Sequence[str]) -> Iterator[Act]:
    """What the menus and panes offer for several events at once."""
    holding = session.store.holding
    kinds = [holding.by_id[name].kind for name in events if name in holding.by_id] if holding else []
    if len(set(kinds)) == 1:
        what = _tr("Merge into one event") if kinds[0] is Kind.EVENT else _tr("Merge into one publication")
        yield what, partial(merge, session, events)
    if len(kinds) == 2:
        yield _tr("Link them"), partial(link, session, events)
    yield _tr("Confirm them"), partial(confirm, session, events)
    yield _tr("Not events"), partial(hide, session, events)


def acts_on_one(session: Session, event: str) -> Iterator[Act]:
    """What the menus and panes offer for one event."""
    holding = session.store.holding
    record = holding.project.records.get(event) if holding else None
    confirmed = record is not None and record.confirmed
    yield _tr("Change the title…"), partial(open_field, session, "title", event)
    yield _tr("Change the date…"), partial(open_field, session, "when", event)
    yield (
        _tr("Withdraw the confirmation") if confirmed else _tr("Confirm"),
        partial(confirm, session, [event]),
    )
    yield _tr("Not an event"), partial(hide, session, [event])


def _chosen(session: Session, events: Sequence[str]) -> tuple[str, ...]:
    """The events that are meant, the current one first."""
    if events:
        current = session.focus.selected
        return tuple(sorted(events, key=lambda name: name != current))
    chosen, current = session.focus.chosen, session.focus.selected
    return tuple(sorted(chosen, key=lambda name: name != current))
