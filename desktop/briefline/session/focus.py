"""Focus: the one selection and the one hover, which every pane follows."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Focus(QObject):
    """What the user looks at.

    Signals:
        selected(id or None): another event, or none, is selected.
        hovered(id or None): the pointer is over another event, or none.
        quoted(start, end): show these characters of the source (half-open).
    """

    selection_changed = Signal(object)
    hover_changed = Signal(object)
    quoted = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._selected: str | None = None
        self._hovered: str | None = None

    @property
    def selected(self) -> str | None:
        """The id of the selected event."""
        return self._selected

    @property
    def hovered(self) -> str | None:
        """The id of the event under the pointer."""
        return self._hovered

    def select(self, event: str | None) -> None:
        """Select an event by its id, or none."""
        if event != self._selected:
            self._selected = event
            self.selection_changed.emit(event)

    def hover(self, event: str | None) -> None:
        """Say which event the pointer is over, or none."""
        if event != self._hovered:
            self._hovered = event
            self.hover_changed.emit(event)

    def quote(self, start: int, end: int) -> None:
        """Ask for characters of the source to be shown."""
        self.quoted.emit(start, end)
