"""A field for a date in the user's own words, with what was understood shown live."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from briefline.model.errors import BrieflineError
from briefline.model.when import When
from briefline.model.wording import words
from briefline.session.reference import is_counted
from briefline.session.session import Session
from briefline.ui.bubble import Bubble
from briefline.ui.parts import restyle

PAUSE_MS = 300


class DateField(QLineEdit):
    """Takes "last spring 2021", "16.6.2021" or EDTF; the worker reads it, the typing is never touched.

    Signals:
        understood(When or None): the meaning changed; None for an empty field.
        told(text, unread): what there is to say about the field is another.
        settled(): what stands in the field was read, understood or not.
    """

    understood = Signal(object)
    told = Signal(str, bool)
    settled = Signal()

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
        *,
        bubble: bool = True,
        document: str = "",
        from_today: bool = False,
    ) -> None:
        """With ``bubble`` it says itself what it understood, below the field while it has the cursor.

        Dates count from that of ``document`` (its id), or of the report where that has none;
        with ``from_today`` from the machine's.
        """
        super().__init__(parent)
        self._bubbles, self._document, self._from_today = bubble, document, from_today
        self._jobs, self._settings, self._reference = session.jobs, session.settings, session.reference
        self._job: int | None = None
        self._asking = False
        self._when: When | None = None
        self._told = ""
        self._bubble = Bubble(self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.read_now)
        self.textChanged.connect(self._wait)
        self.returnPressed.connect(self.read_now)
        self.setClearButtonEnabled(True)

    @property
    def document(self) -> str:
        """The document whose date it counts from; "" for the report's."""
        return self._document

    @property
    def when(self) -> When | None:
        """What was understood last; None when the field is empty or cannot be read."""
        return self._when

    @property
    def is_pending(self) -> bool:
        """True while what stands in the field is still to be read."""
        return self._pause.isActive() or self._job is not None

    @property
    def is_unread(self) -> bool:
        """True when what stands in the field is not readable as a date."""
        return bool(self.property("state") == "unread")

    @property
    def understanding(self) -> str:
        """What the user is told about the field: the date understood, or why it was not."""
        return self._told

    def put(self, when: When | None, text: str | None = None) -> None:
        """Show a date as understood without asking the worker, and without a signal."""
        self._when = when
        self.blockSignals(True)
        self.setText(text if text is not None else (words(when, self._settings.date_style) if when else ""))
        self.blockSignals(False)
        self._pause.stop()
        self._tell("", unread=False)

    def read_now(self) -> None:
        """Read what stands in the field without waiting for the next key."""
        self._pause.stop()
        if self._job is not None:
            self._jobs.forget(self._job)
            self._job = None
        text = self.text().strip()
        if not text:
            self._tell("", unread=False)
            self._take(None)
            self.settled.emit()
            return
        self._asking = True
        when, *habits = self._reference.arguments(self._document)
        job = self._jobs.run(
            "briefline.extract.times.typed_date:read_typed",
            text,
            None if self._from_today else when,
            *habits,
            done=self._accept,
            failed=self._refuse,
            light=True,
        )
        if self._asking:  # not answered yet
            self._job = job

    def _wait(self) -> None:
        if self.text().strip():
            self._pause.start()
        else:
            self.read_now()

    def _accept(self, when: When) -> None:
        self._job, self._asking = None, False
        style = self._settings.date_style
        exact = f" ({when.edtf})" if when.edtf.startswith("[") or "/" in when.edtf else ""
        told = f"= {words(when, style)}{exact}"
        if is_counted(when) and not self._from_today:
            told += "\n" + self.tr("counted from {0}").format(self._reference.told(self._document))
        self._tell(told, unread=False)
        self._take(when)
        self.settled.emit()

    def _refuse(self, error: BrieflineError) -> None:
        self._job, self._asking = None, False
        self._tell(f"{error.message}\n{error.hint}".strip(), unread=True)
        self._take(None)
        self.settled.emit()

    def _take(self, when: When | None) -> None:
        if when != self._when:
            self._when = when
            self.understood.emit(when)

    def _tell(self, text: str, *, unread: bool) -> None:
        self._told = text
        restyle(self, "state", "unread" if unread else "")
        self.setToolTip(text)
        self.setAccessibleDescription(text)
        if self._bubbles:
            self._bubble.tell(text, wrong=unread)
        self.told.emit(text, unread)
