"""The source: the text as read, every time expression and mention marked, linked both ways."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QMouseEvent,
    QPaintEvent,
    QTextDocument,
)
from PySide6.QtWidgets import QTextBrowser, QToolTip, QWidget

from briefline.model.text import Document, SectionKind, Span
from briefline.session.holding import Holding
from briefline.session.session import Session
from briefline.session.steps import Steps
from briefline.ui.edit_verbs import new_event
from briefline.ui.look import Look
from briefline.ui.parts import mark_key_focus
from briefline.ui.source_card import source_card
from briefline.ui.source_extras import extras
from briefline.ui.source_gutter import paint_gutter
from briefline.ui.source_marks import Marks, Utf16, spans_of
from briefline.ui.source_text import empty_text, fill_text

AROUND = (SectionKind.NAVIGATION, SectionKind.FOOTER)  # what a page has around the report
GAP = 2  # pixels above the first line of the report
AT_ONCE = 20_000  # characters: a longer text is written over several turns of the event loop


class SourcePane(QTextBrowser):
    """A click on a mark selects its event; the selected event's mentions are set off."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)  # what is dropped goes to the window
        self.setAccessibleName(self.tr("Source text"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.viewport().setMouseTracking(True)
        self._session, self._look = session, look
        self._marks: Marks | None = None
        self._units = Utf16(())
        self._document = ""
        self._text = ""
        self._flashed: Span | None = None
        self._sought: int | None = None  # what to scroll to once the text is there
        self._beginning = 0
        self._sized = QTimer(self, singleShot=True, interval=0)  # by then the pane has its size
        self._sized.timeout.connect(self._begin)
        self._place: int | None = None  # where to scroll to; None: to where the report begins
        self._shown: QTextDocument | None = None
        self._coming: QTextDocument | None = None
        self._steps = Steps(self)
        session.store.changed.connect(lambda holding: self._take(holding))
        session.focus.chosen_changed.connect(self._follow_chosen)
        session.focus.selection_changed.connect(self._follow)
        session.focus.hover_changed.connect(lambda _: self._mark_selected())
        session.focus.quoted.connect(self.show_span)
        session.focus.document_changed.connect(lambda _: self._take(session.store.holding))
        self.selectionChanged.connect(self._note_passage)
        self._take(session.store.holding)

    def wear(self, look: Look) -> None:
        """Take on another look."""
        self._look = look
        self._take(self._session.store.holding, anew=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        holding = self._session.store.holding
        filing = holding.project.filings.get(self._document) if holding else None
        if filing is not None and self._marks is not None and self._coming is None:
            paint_gutter(self, filing.document, self._marks, self._units, self._look)

    def show_span(self, start: int, end: int) -> None:
        """Scroll to characters of the source (half-open) and set them off."""
        self._flashed = Span(start, end)
        self._mark_selected()
        self._scroll_to(start)

    def _take(self, holding: Holding | None, *, anew: bool = False) -> None:
        self._flashed = None
        filing = holding.project.filings.get(self._session.focus.document) if holding else None
        if holding is None or filing is None:
            self._marks = None
            self._stop()
            self.clear()
            return
        document = filing.document
        same = document.id == self._document and document.text == self._text
        if same and self._session.store.is_portion and len(document.text) > AT_ONCE:
            if self._coming is None:
                self._steps.start(self._remark(document, holding))
            return  # it is written anew when all is found
        if same and not anew and self._marks is not None and self._coming is None:
            marks = Marks(holding, document.id)
            if len(document.text) > AT_ONCE and not marks.follows(self._marks):  # another reading of it
                self._steps.start(self._compare(marks, self._marks))
                return
            if marks.look_like(self._marks):  # an edit that shows nowhere in the text
                self._marks = marks
                self._mark_selected()
                return
        self._begin_text(document, holding, same=same)

    def _compare(self, marks: Marks, before: Marks) -> Iterator[None]:
        """Write the text anew only if another reading of it looks otherwise."""
        yield
        alike, self._marks = marks.look_like(before), marks
        self._mark_selected()
        if not alike:
            document = marks.holding.project.filings[self._document].document
            self._begin_text(document, marks.holding, same=True)

    def _begin_text(self, document: Document, holding: Holding, *, same: bool) -> None:
        """Write a text, little by little where it is long."""
        if not same:
            self._place = None
        elif self._coming is None:
            self._place = self.verticalScrollBar().value()
        self._document, self._text = document.id, document.text
        self._units = Utf16.of(document.text)
        self._marks = None
        self._sought = None
        self._stop()
        self._coming = empty_text(self.font(), self)
        self._steps.start(self._write(document, holding))
        if len(document.text) <= AT_ONCE:
            self.complete()
        elif not same:
            self._show(empty_text(self.font(), self))

    def complete(self) -> None:
        """Write what is still to come of the text at once."""
        self._steps.complete()

    def _write(self, document: Document, holding: Holding) -> Iterator[None]:
        coming = self._coming
        assert coming is not None
        self._marks = marks = Marks(holding, document.id)
        yield
        yield from fill_text(coming, document, marks, self._units, self._look)
        self._coming = None
        self._show(coming)
        if self._place is not None:
            self.verticalScrollBar().setValue(self._place)
        else:
            self._beginning = _beginning(document)
            self._begin()
            self._sized.start()
        yield
        self._mark_selected()
        if self._sought is not None:
            self._scroll_to(self._sought)

    def _begin(self) -> None:
        """Scroll until the beginning of the report is in the first line."""
        offset = self._beginning
        if self._coming is not None or self._sought is not None or self._session.focus.selected:
            return
        cursor = self.textCursor()
        cursor.setPosition(self._units.position(offset))
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - GAP if offset else 0)

    def _remark(self, document: Document, holding: Holding) -> Iterator[None]:
        yield
        self._marks = Marks(holding, document.id)

    def _stop(self) -> None:
        self._steps.stop()
        if self._coming is not None:
            self._coming.deleteLater()
            self._coming = None

    def _show(self, document: QTextDocument) -> None:
        old, self._shown = self._shown, document
        self.setExtraSelections([])  # their cursors do not outlive the old text
        self.setDocument(document)
        if old is not None:
            old.deleteLater()

    def _follow_chosen(self, _: object) -> None:
        self._flashed = None
        self._mark_selected()

    def _follow(self, event: str | None) -> None:
        holding = self._session.store.holding
        found = holding.by_id.get(event) if holding and event else None
        if found is not None and found.mentions and not spans_of(found, self._document):
            self._session.focus.show_document(found.mentions[0].document)
        spans = spans_of(found, self._document) if found else []
        if self._coming is not None:
            self._sought = spans[0].start if spans else None
        elif spans and not any(self._is_visible(span) for span in spans):
            self._scroll_to(spans[0].start)

    def _mark_selected(self) -> None:
        if self._coming is not None:
            return
        self.setExtraSelections(
            extras(self._session, self._look, self._document, self._flashed, self._units, self.textCursor)
        )

    def _is_visible(self, span: Span) -> bool:
        cursor = self.textCursor()
        cursor.setPosition(self._units.position(span.start))
        rect = self.cursorRect(cursor)
        return rect.top() >= 0 and rect.bottom() <= self.viewport().height()

    def _scroll_to(self, offset: int) -> None:
        if self._coming is not None:
            self._sought = offset
            return
        cursor = self.textCursor()
        cursor.setPosition(self._units.position(offset))
        self.setTextCursor(cursor)
        top = self.cursorRect(cursor).top()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + top - self.viewport().height() // 3)

    def offset_at(self, point: QPoint) -> int | None:
        """The character under a point of the viewport; None beside the text."""
        position = (
            self.document().documentLayout().hitTest(self._to_document(point), Qt.HitTestAccuracy.ExactHit)
        )
        return None if position < 0 else self._units.index(position)

    def _to_document(self, point: QPoint) -> QPoint:
        return QPoint(
            point.x() + self.horizontalScrollBar().value(), point.y() + self.verticalScrollBar().value()
        )

    def _note_passage(self) -> None:
        cursor = self.textCursor()
        start, end = (
            self._units.index(position) for position in (cursor.selectionStart(), cursor.selectionEnd())
        )
        self._session.focus.passage = (self._document, Span(start, end)) if start < end else None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSeparator()
        new = menu.addAction(self.tr("New event from the selected text"))
        new.setEnabled(self._session.focus.passage is not None and not self._session.store.is_read_only)
        new.triggered.connect(lambda _=False: new_event(self._session))
        menu.popup(event.globalPos())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton or self.textCursor().hasSelection():
            return
        offset = self.offset_at(event.position().toPoint())
        if self._marks is None or offset is None:
            return
        found = self._marks.next_at(offset, self._session.focus.selected)
        if found is not None:
            self._session.focus.select(found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if event.buttons() is not Qt.MouseButton.NoButton:
            return
        offset = self.offset_at(event.position().toPoint())
        found = self._marks.events_at(offset) if self._marks and offset is not None else ()
        shape = Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)
        self._session.focus.hover(found[0] if found else None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        mark_key_focus(self, event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._session.focus.hover(None)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            offset = self.offset_at(event.pos())
            marks = self._marks
            card = source_card(self._session, marks, offset) if offset is not None and marks else ""
            if card:
                QToolTip.showText(event.globalPos(), card, self)
            else:
                QToolTip.hideText()
            return True
        return bool(super().viewportEvent(event))


def _beginning(document: Document) -> int:
    """Where the report itself begins, after the menus and notices that a page may open with."""
    return next((each.span.start for each in document.sections if each.kind not in AROUND), 0)
