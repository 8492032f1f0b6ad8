"""Where a value came from, when it was set by hand: when, what was found before, and Revert."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from briefline.model import corrections
from briefline.model.project import Record
from briefline.model.when import When
from briefline.model.wording import words
from briefline.session.moment import local_day, local_time
from briefline.session.session import Session
from briefline.session.typed_values import value_text
from briefline.ui.event_text import shortened
from briefline.ui.parts import label, link

LONG = 80  # characters of what was found before


def _tr(text: str) -> str:
    return QCoreApplication.translate("Provenance", text)


def provenance(session: Session, record: Record, field: str) -> QWidget | None:
    """The line below a value that was set by hand; None below one that is as found."""
    mark = record.mark(field)
    if mark is None:
        return None
    at, style = mark.at, session.settings.date_style
    day = words(When.parse(local_day(at)), style) if at else ""
    text = {
        "merge": _tr("Joined from several events on {0}"),
        "split": _tr("Parted from another event on {0}"),
        "text": _tr("From the words selected on {0}"),
    }.get(mark.how, _tr("Set by hand on {0}"))
    text = text.format(day)
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 2)
    row.setSpacing(6)
    found = record.found
    if found is not None:
        before = value_text(found, field, style)
        told = {
            "mentions": _tr("passages found: {0}").format(len(found.mentions)),
            "related": _tr("links found: {0}").format(len(found.related)),
        }
        text += "; " + told.get(
            field,
            _tr("found: {0}").format(f"“{shortened(before, LONG)}”") if before else _tr("nothing was found"),
        )
    line = label(text, "muted", grow=-0.5)
    line.setToolTip(local_time(at) if at else "")
    row.addWidget(line, 1)
    if found is not None and not session.store.is_read_only:
        back = link(_tr("Revert"), partial(_revert, session, record.event.id, field))
        back.setToolTip(_tr("Put back what was found"))
        name = {"when": _tr("date"), "blurb": _tr("summary")}.get(field, field)
        back.setAccessibleName(_tr("Revert the {0} to what was found").format(name))
        row.addWidget(back)
    return made


def _revert(session: Session, event: str, field: str) -> None:
    session.store.edit(lambda project, at: corrections.revert(project, event, field, at))
