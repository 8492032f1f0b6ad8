"""Focus: the one selection and the one hover, which every pane follows."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from briefline.model.text import Span


class Focus(QObject):
    """What the user looks at: the current event, and the events chosen together with it.

    The current event is one of the chosen; it is the one that keys go on from.

    Signals:
        selection_changed(id or None): another event, or none, is the current one.
        chosen_changed(tuple of ids): the chosen events are others.
        hover_changed(id or None): the pointer is over another event, or none.
        quoted(start, end): show these characters of the document shown (half-open).
        document_changed(id): another document is shown.
    """

    selection_changed = Signal(object)
    chosen_changed = Signal(object)
    hover_changed = Signal(object)
    quoted = Signal(int, int)
    document_changed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._selected: str | None = None
        self._chosen: tuple[str, ...] = ()
        self._hovered: str | None = None
        self._document = ""
        self.passage: tuple[str, Span] | None = None  # the text that is selected in a document
        self.pointer: float | None = None  # the time, in seconds, that the pointer is at on the timeline

    @property
    def selected(self) -> str | None:
        """The id of the current event."""
        return self._selected

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of all selected events, each once, in the order in which they were chosen."""
        return self._chosen

    @property
    def hovered(self) -> str | None:
        """The id of the event under the pointer."""
        return self._hovered

    def select(self, event: str | None) -> None:
        """Select one event by its id, or none."""
        self._set((event,) if event is not None else (), event)

    def choose(self, events: Iterable[str], current: str | None = None) -> None:
        """Select several events; ``current`` is one of them, the first without it."""
        chosen = tuple(dict.fromkeys(events))
        self._set(chosen, current if current in chosen else next(iter(chosen), None))

    def toggle(self, event: str) -> None:
        """Add an event to the selection, where it becomes the current one, or take it out."""
        if event in self._chosen:
            left = tuple(other for other in self._chosen if other != event)
            self._set(
                left, left[-1] if event == self._selected and left else self._selected if left else None
            )
        else:
            self._set((*self._chosen, event), event)

    def hover(self, event: str | None) -> None:
        """Say which event the pointer is over, or none."""
        if event != self._hovered:
            self._hovered = event
            self.hover_changed.emit(event)

    @property
    def document(self) -> str:
        """The id of the document that the source pane shows; "" before the first."""
        return self._document

    def show_document(self, document: str) -> None:
        """Show another document of the project."""
        if document != self._document:
            self._document = document
            self.passage = None
            self.document_changed.emit(document)

    def quote(self, start: int, end: int, document: str = "") -> None:
        """Ask for characters of a document to be shown, the one that is shown when none is named."""
        if document:
            self.show_document(document)
        self.quoted.emit(start, end)

    def _set(self, chosen: tuple[str, ...], current: str | None) -> None:
        others, another = chosen != self._chosen, current != self._selected
        self._chosen, self._selected = chosen, current
        if others:
            self.chosen_changed.emit(chosen)
        if another:
            self.selection_changed.emit(current)
