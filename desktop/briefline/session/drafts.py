"""Drafts: what is being typed about events and is not yet taken over."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

Key = tuple[str, str]


class Drafts(QObject):
    """Text by event and field. A field with a draft is open for typing, whatever else changes meanwhile.

    Signals:
        opened(event, field): a field is to be shown open.
        closed(event, field): it was taken over or given up.
        typed_changed(): what is typed beyond what the fields held when they were opened is another.
    """

    opened = Signal(str, str)
    closed = Signal(str, str)
    typed_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts: dict[Key, str] = {}
        self._begun: dict[Key, str] = {}  # what the fields held when they were opened
        self.latest: Key | None = None  # the field opened last: it gets the cursor

    def open(self, event: str, field: str, text: str) -> None:
        """Open a field with a text, or with what was being typed there."""
        self._texts.setdefault((event, field), text)
        self._begun.setdefault((event, field), text)
        self.latest = (event, field)
        self.opened.emit(event, field)

    def put(self, event: str, field: str, text: str) -> None:
        """Keep what stands in an open field."""
        if (event, field) in self._texts:
            self._texts[event, field] = text
            self.typed_changed.emit()

    def reopen(self, event: str, field: str, text: str) -> None:
        """Open a field with a text that was typed and is nowhere else."""
        self._begun.setdefault((event, field), "")
        self.open(event, field, text)
        self.typed_changed.emit()

    @property
    def typed(self) -> dict[Key, str]:
        """The texts that would be lost with the window, in the order in which their fields were opened."""
        return {key: text for key, text in self._texts.items() if text != self._begun[key]}

    def text(self, event: str, field: str) -> str | None:
        """What is being typed there; None where the field is not open."""
        return self._texts.get((event, field))

    def close(self, event: str, field: str) -> None:
        """Close a field; its text is gone."""
        if self._texts.pop((event, field), None) is not None:
            del self._begun[event, field]
            self.closed.emit(event, field)
            self.typed_changed.emit()

    def forget(self) -> None:
        """Close everything: another project is open."""
        self._texts.clear()
        self._begun.clear()
        self.latest = None

    def first_of(self, event: str) -> str | None:
        """The field of an event that was opened last of those still open."""
        return next((field for name, field in reversed(self._texts) if name == event), None)
