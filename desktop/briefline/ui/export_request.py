"""What the fields of the export dialog ask for: events, and how they shall look."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSignalBlocker

from briefline.export.heading import heading_of
from briefline.export.selection import Selection
from briefline.model.errors import ExportFailed
from briefline.model.event import Chronology
from briefline.page.spec import PictureSpec
from briefline.session.session import Session
from briefline.ui.event_choice import EventChoice
from briefline.ui.picture_fields import PictureFields


class ExportRequest:
    """Reads both. The title follows the events until another is typed."""

    def __init__(self, session: Session, choice: EventChoice) -> None:
        self._session, self._choice = session, choice
        view = session.view
        style = view.timeline.style if view.timeline else session.settings.date_style
        holding = session.store.holding
        assert holding is not None
        self._heading = heading_of(holding.chronology, style)
        folded = view.is_folded or not view.can_fold
        self.fields = PictureFields(session, self._heading, view.lanes, style, folded)

    def spec(self) -> PictureSpec:
        """The picture as the fields have it. Raises ExportFailed for a size that cannot be drawn."""
        timeline = self._session.view.timeline
        written = timeline.document_date if timeline is not None else None
        return replace(self.fields.spec(), document_date=written)

    def selection(self) -> Selection:
        """The events that were chosen, and what to say of them. Raises ExportFailed when there are none."""
        holding = self._session.store.holding
        assert holding is not None
        events, undated = self._choice.events()
        if not events and not undated:
            raise ExportFailed(
                QCoreApplication.translate("ExportDialog", "There is no event to export."),
                QCoreApplication.translate("ExportDialog", "Widen what is shown."),
            )
        whole: Chronology = holding.chronology
        chosen = replace(whole, events=events, undated=undated)
        return Selection(
            chosen,
            self._title(chosen),
            self.fields.date_style,
            self._origin(whole),
            self._choice.words(),
            self._session.sieve.total,
        )

    def _title(self, chosen: Chronology) -> str:
        heading, field = heading_of(chosen, self.fields.date_style), self.fields.title
        if field.text() == self._heading:
            self._heading = heading
            with QSignalBlocker(field):
                field.setText(heading)
        return field.text().strip()

    def _origin(self, whole: Chronology) -> str:
        """The project's file where it has one of the user's own, else the reports."""
        place = self._session.store.path
        if place is not None and not self._session.store.is_untitled:
            return place.name
        return ", ".join(Path(document.source).name for document in whole.documents)
