"""The editors of the fields of an event: lines, choices, texts, dates."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from briefline.model import corrections
from briefline.model.event import Event, Status
from briefline.model.wording import words
from briefline.session.reference import is_counted
from briefline.session.session import Session
from briefline.session.typed_values import KINDS, read_people, read_places, typed_when, value_text
from briefline.ui.date_field import DateField
from briefline.ui.value_editor import ValueEditor


def editor(session: Session, event: Event, field: str, parent: QWidget | None = None) -> ValueEditor:
    """The editor of a field of which there is a draft."""
    kinds: dict[str, type[ValueEditor]] = {
        "when": DateEditor,
        "note": NoteEditor,
        "status": ChoiceEditor,
        "category": ChoiceEditor,
        "type": ChoiceEditor,
        "kind": ChoiceEditor,
        "blurb": SummaryEditor,
    }
    return kinds.get(field, LineEditor)(session, event, field, parent)


class LineEditor(ValueEditor):
    """Title, participants, places, topics: one line."""

    def _make(self, text: str) -> QWidget:
        line = QLineEdit(text)
        line.textChanged.connect(self._keep)
        line.returnPressed.connect(self.commit)
        return line

    def _help(self) -> str:
        return {
            "participants": self.tr("Separate them by semicolons; a role goes in brackets."),
            "places": self.tr("Separate them by semicolons."),
            "topics": self.tr("Separate them by semicolons."),
        }.get(self._field, "")

    def _value(self) -> Any:
        assert isinstance(self.input, QLineEdit)
        text = self.input.text()
        if self._field == "participants":
            return read_people(text)
        if self._field in ("places", "topics"):
            return read_places(text)
        return " ".join(text.split())

    def commit(self) -> None:
        if self._field == "title" and not self._value():
            self._say(self.tr("An event needs a title."), "error")
            return
        super().commit()


class ChoiceEditor(ValueEditor):
    """Status, kind, category, type: a list; a category or type may also be a word of one's own."""

    def _make(self, text: str) -> QWidget:
        box = QComboBox()
        if self._field == "status":
            box.addItems([status.value for status in Status])
        elif self._field == "kind":
            box.addItems(list(KINDS))
        else:
            holding = self._session.store.holding
            events = holding.by_id.values() if holding else ()
            known = {str(getattr(event, self._field)) for event in events} - {""}
            box.addItems(sorted(known, key=str.casefold))
            box.setEditable(True)
            line = box.lineEdit()
            assert line is not None
            line.returnPressed.connect(self.commit)
        box.setCurrentText(text)
        box.currentTextChanged.connect(self._keep)
        return box

    def _value(self) -> Any:
        assert isinstance(self.input, QComboBox)
        text = " ".join(self.input.currentText().split())
        if self._field == "kind":
            return KINDS[text]
        if self._field == "type":
            return text
        return Status(text) if self._field == "status" else text or self._event.category


class SummaryEditor(ValueEditor):
    """A publication's summary: any text."""

    def _make(self, text: str) -> QWidget:
        field = QPlainTextEdit(text)
        field.setProperty("role", "field")
        field.setFixedHeight(84)
        field.moveCursor(QTextCursor.MoveOperation.End)
        field.setTabChangesFocus(True)
        field.textChanged.connect(lambda: self._keep(field.toPlainText()))
        return field

    def _value(self) -> Any:
        assert isinstance(self.input, QPlainTextEdit)
        return self.input.toPlainText().strip()


class NoteEditor(SummaryEditor):
    """The note: any text."""

    def commit(self) -> None:
        text = self._value()
        self._set(lambda project, at: corrections.set_note(project, self._event.id, text, at))


class DateEditor(ValueEditor):
    """The date: what was understood is shown at once, with its EDTF; what is not understood stays typed."""

    def _make(self, text: str) -> QWidget:
        mentions = self._event.mentions
        written = mentions[0].document if mentions else ""
        field = DateField(self._session, bubble=False, document=written)
        style = self._session.settings.date_style
        self._is_own = text == value_text(self._event, "when", style)
        field.put(self._event.when if self._is_own else None, text)
        field.setPlaceholderText(self.tr("no date"))
        field.textChanged.connect(self._keep)
        field.told.connect(self._tell)
        field.settled.connect(self._settle)
        field.returnPressed.connect(self._enter)
        self._entered = False
        return field

    def _begin(self) -> None:
        if not self._is_own and isinstance(self.input, DateField):
            self.input.read_now()  # a draft: what it means is not known any more

    def _help(self) -> str:
        when = self._event.when
        return self.tr("EDTF {0}").format(when.edtf) if when else ""

    def _tell(self, text: str, unread: bool) -> None:
        if unread:
            self._say(text, "error")

    def _settle(self) -> None:
        field = self.input
        assert isinstance(field, DateField)
        when = field.when
        if when is not None:
            read = words(when, self._session.settings.date_style)
            said = self.tr("= {0}\nEDTF {1}").format(read, when.edtf)
            if is_counted(when):
                counted = self.tr("counted from {0}").format(self._session.reference.told(field.document))
                said = f"{said} · {counted}"
            self._say(said)
        elif not field.is_unread:
            self._say(self.tr("No date: the event will be among the undated ones."))
        if self._entered and not field.is_unread:
            self.commit()
        self._entered = False

    def _enter(self) -> None:
        if isinstance(self.input, DateField) and self.input.is_pending:
            self._entered = True
        else:
            self.commit()

    def commit(self) -> None:
        field = self.input
        assert isinstance(field, DateField)
        if field.is_pending:
            self._entered = True
            field.read_now()
        elif not field.is_unread:
            super().commit()

    def _value(self) -> Any:
        field = self.input
        assert isinstance(field, DateField)
        if field.when is None or (self._event.when is not None and field.when.edtf == self._event.when.edtf):
            return self._event.when if field.when is not None else None
        return typed_when(field.when, field.text(), self._session.settings.date_style)
