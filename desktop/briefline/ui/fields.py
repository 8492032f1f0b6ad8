"""The values of an event in the details: as they stand, open for typing, and where they came from."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from briefline.model.project import Record
from briefline.session.session import Session
from briefline.ui.edit_verbs import open_field
from briefline.ui.parts import heading, link
from briefline.ui.provenance import provenance
from briefline.ui.value_editors import editor


class Fields(QObject):
    """Adds fields to a column.

    Signals:
        grew(): what is said below an open field takes another height.
    """

    grew = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def add(
        self,
        column: QVBoxLayout,
        record: Record,
        field: str,
        shown: QWidget | None,
        *,
        title: str = "",
        name: str = "",
    ) -> None:
        """Show a field: under a ``title``, or with the link to change it beside the value.

        ``name`` is what the field is called to the user, for who cannot see where the link stands.
        """
        event = record.event
        change = self._change(event.id, field, name or title.lower() or field)
        if title:
            column.addSpacing(10)
            put(column, _row(heading(title), change))
        draft = self._session.drafts.text(event.id, field)
        if draft is not None:
            typed = editor(self._session, event, field)
            typed.grew.connect(self.grew)
            put(column, typed)
            if self._session.drafts.latest == (event.id, field):
                QTimer.singleShot(0, typed, typed.take_cursor)
        elif shown is not None:
            put(column, shown if title else _row(shown, change))
        line = provenance(self._session, record, field)
        if line is not None:
            put(column, line)

    def _change(self, event: str, field: str, name: str) -> QWidget | None:
        if self._session.store.is_read_only:
            return None
        made = link(self.tr("edit"), partial(open_field, self._session, field, event))
        made.setAccessibleName(self.tr("Change the {0}").format(name))
        made.setToolTip(self.tr("Change the {0}").format(name))
        return made


def _row(shown: QWidget, change: QWidget | None) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(shown, 1)
    if change is not None:
        row.addWidget(change, 0, Qt.AlignmentFlag.AlignTop)
    return made


def put(column: QVBoxLayout, widget: QWidget) -> None:
    """Add a widget and show it now: the layout would style and show all of a turn's in one go."""
    column.addWidget(widget)
    widget.show()


def group(column: QVBoxLayout, text: str) -> None:
    """Begin a group of its own, with a heading."""
    column.addSpacing(10)
    put(column, heading(text))
