"""The document's date: what it is, why, and the row to set it by hand."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefline.model.event import Published
from briefline.model.project import Reading
from briefline.model.when import When
from briefline.model.wording import words
from briefline.session.session import Session
from briefline.ui.date_field import DateField
from briefline.ui.parts import label, link, restyle


class PublishedLine(QWidget):
    """ "report.txt · published November 2021 (inferred) · change".

    Signals:
        change_wanted(): the user wants to set the date.
    """

    change_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._whole = self._short = ""
        self._room, self._named = 10_000, True
        self.text = QLabel()
        self.text.setProperty("role", "muted")
        self._change = link(self.tr("change"), self.change_wanted.emit)
        self._change.setAccessibleName(self.tr("Change the document’s date"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.text)
        row.addWidget(self._change)
        session.store.changed.connect(lambda _: self._follow())
        session.focus.document_changed.connect(lambda _: self._follow())
        session.settings.changed.connect(lambda name: self._follow() if name == "date_style" else None)
        self._follow()

    def fit(self, room: int, *, named: bool = True) -> None:
        """Take no more than ``room`` pixels of width: the report's name, if wanted, gives way first."""
        self._room, self._named = room, named
        left = max(40, room - self._change.sizeHint().width() - 30)
        metrics = self.text.fontMetrics()
        texts = (self._whole, self._short) if named else (self._short,)
        text = next((text for text in texts if metrics.horizontalAdvance(text) <= left), self._short)
        self.text.setText(metrics.elidedText(text, Qt.TextElideMode.ElideRight, left))
        self.adjustSize()

    def _follow(self) -> None:
        holding = self._session.store.holding
        self._change.setVisible(holding is not None)
        filing = holding.project.filings.get(self._session.focus.document) if holding else None
        if filing is None:
            self._whole = self._short = ""
            self.fit(self._room, named=self._named)
            return
        published = published_of(self._session)
        source = filing.name
        date = self._date(published)
        self._short = f"{date[:1].upper()}{date[1:]} ·"
        self._whole = f"{source} · {date} ·"
        self.fit(self._room, named=self._named)
        self.text.setToolTip(f"{source}\n{date}\n{published.reason if published else ''}".strip())

    def _date(self, published: Published | None) -> str:
        if published is None or published.when is None:
            return self.tr("date of writing unknown")
        basis = {
            "given": self.tr("set by hand"),
            "stated": self.tr("stated in the text"),
            "metadata": self.tr("from the file’s metadata"),
            "inferred": self.tr("inferred"),
        }.get(published.basis, published.basis)
        when = words(published.when.to_the_day(), self._session.settings.date_style)
        return self.tr("published {0} ({1})").format(when, basis)


class PublishedRow(QFrame):
    """The field in which the document's date is set; every date that hangs on it is read anew."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("publishedRow")
        self._session = session
        self.field = DateField(session, bubble=False, from_today=True)
        self.field.setMinimumWidth(270)
        self.field.setPlaceholderText(self.tr("for example 12 November 2021"))
        self.field.setAccessibleName(self.tr("Date on which the document was written"))
        self.set_button = QPushButton(self.tr("Set"))
        self.set_button.setProperty("role", "primary")
        self.own_button = QPushButton(self.tr("Use the text’s own"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self._why = label("", "muted")
        self._meaning = label("", "muted")
        self.field.told.connect(self._tell)
        row = QHBoxLayout()
        row.setSpacing(7)
        row.addWidget(QLabel(self.tr("The document was written")))
        row.addWidget(self.field, 2)
        row.addWidget(self._meaning, 3)
        row.addWidget(self.set_button)
        row.addWidget(self.own_button)
        row.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 14, 8)
        column.setSpacing(5)
        column.addLayout(row)
        column.addWidget(self._why)
        self.set_button.clicked.connect(self._set)
        self.own_button.clicked.connect(self._use_own)
        self.cancel_button.clicked.connect(self.hide)
        self.field.understood.connect(self._take)
        self.field.returnPressed.connect(self._set)
        session.store.changed.connect(lambda _: self.hide())
        session.focus.document_changed.connect(lambda _: self.hide())
        self.hide()

    def open(self) -> None:
        """Show the row with the present date in it."""
        published = published_of(self._session)
        reading = reading_of(self._session)
        if reading is None:
            return
        self.field.put(published.when if published else None)
        self.own_button.setVisible(reading.given is not None)
        reason = published.reason if published else self.tr("Nothing in the text tells when it was written.")
        self._why.setText(
            self.tr("{0} “Last month” and the like count from this date.").format(reason).strip()
        )
        self._take(self.field.when)
        self.show()
        self.field.setFocus()
        self.field.setSelection(len(self.field.text()), -len(self.field.text()))  # its start in sight

    def _tell(self, text: str, unread: bool) -> None:
        restyle(self._meaning, "role", "error" if unread else "muted")
        self._meaning.setText(text.partition("\n")[0] if unread else text)
        self._meaning.setToolTip(text)

    def _take(self, when: When | None) -> None:
        self.set_button.setEnabled(when is not None)

    def _set(self) -> None:
        when = self.field.when
        if when is not None and not self.field.is_unread:
            self._session.store.set_published(when.edtf, self._session.focus.document)
            self.hide()

    def _use_own(self) -> None:
        self._session.store.set_published(None, self._session.focus.document)
        self.hide()


def published_of(session: Session) -> Published | None:
    """When the document shown was written, and how that is known."""
    reading = reading_of(session)
    return reading.published if reading else None


def reading_of(session: Session) -> Reading | None:
    """What was found in the document shown."""
    holding = session.store.holding
    return holding.project.readings.get(session.focus.document) if holding else None
