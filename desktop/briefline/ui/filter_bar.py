"""The filter: a text field and two date fields, and how many events are left."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from briefline.model.when import When
from briefline.session.session import Session
from briefline.ui.date_field import DateField
from briefline.ui.query_field import QueryField
from briefline.ui.saved_menu import SavedMenu

PAUSE_MS = 80


class FilterBar(QWidget):
    """Text, from, to, and "12 of 37"."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sieve = session.sieve
        self.text = QueryField(session)
        self.text.setPlaceholderText(self.tr("Filter: words, place:Paris"))
        self.text.setToolTip(
            self.tr(
                "Words are looked for in titles, quotes, names and notes; “…” keeps words together.\n"
                "actor: place: kind: status: after: before: is: and more look in one thing each;\n"
                "a minus before a term leaves out what meets it."
            )
        )
        self.saved = SavedMenu(session)
        self.text.setAccessibleName(self.tr("Filter"))
        self.text.setClearButtonEnabled(True)
        self.text.setMinimumWidth(110)
        self.after = DateField(session)
        self.after.setPlaceholderText(self.tr("any date"))
        self.after.setAccessibleName(self.tr("From this date"))
        self.before = DateField(session)
        self.before.setPlaceholderText(self.tr("any date"))
        self.before.setAccessibleName(self.tr("Up to this date"))
        for field in (self.after, self.before):
            field.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            field.setMinimumWidth(92)
            field.setMaximumWidth(170)
            field.setStatusTip(self.tr("For example spring 2021, 16 June 2021 or 2021-11"))
        self.count = QLabel()
        self.count.setProperty("role", "muted")
        self.count.setAccessibleName(self.tr("Events shown"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.text, 3)
        for text, field in ((self.tr("from"), self.after), (self.tr("to"), self.before)):
            name = QLabel(text)
            name.setProperty("role", "muted")
            name.setBuddy(field)
            row.addWidget(name)
            row.addWidget(field, 1)
        row.addWidget(self.count)
        row.addWidget(self.saved)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._apply_text)
        self.text.textChanged.connect(lambda _text: self._pause.start())
        self.after.understood.connect(self._apply_after)
        self.before.understood.connect(self._apply_before)
        self._sieve.changed.connect(self._follow)

    @property
    def is_blank(self) -> bool:
        """True when nothing stands in any of the fields, read or not."""
        return not any(field.text() for field in (self.text, self.after, self.before))

    def clear(self) -> None:
        """Take all three fields back."""
        for field in (self.text, self.after, self.before):
            field.clear()
        self._apply_text()

    def _apply_text(self) -> None:
        self._sieve.filter = replace(self._sieve.filter, text=self.text.text())
        self.text.mark(self._sieve.terms)  # said nowhere else where the filter was this one already

    def _apply_after(self, when: When | None) -> None:
        self._sieve.filter = replace(self._sieve.filter, after=when)

    def _apply_before(self, when: When | None) -> None:
        self._sieve.filter = replace(self._sieve.filter, before=when)

    def _follow(self) -> None:
        total, count = self._sieve.total, self._sieve.count
        self.count.setText(self.tr("{0} of {1}").format(count, total) if total else "")
        wanted = self._sieve.filter
        if wanted.text != self.text.text() and not self._pause.isActive():
            self.text.setText(wanted.text)
        for field, when in ((self.after, wanted.after), (self.before, wanted.before)):
            if when != field.when and not field.hasFocus():
                field.put(when)
        if not self._pause.isActive():
            self.text.mark(self._sieve.terms)
