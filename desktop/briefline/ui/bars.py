"""The bars under the top of the window: a message, and the reading that goes on."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from briefline.session.pending import Trouble
from briefline.session.store import Store
from briefline.ui.parts import label, restyle

PATIENCE_MS = 250  # what is read sooner needs no bar
NOTICE_MS = 12_000  # an error stays until it is closed


class MessageBar(QFrame):
    """One message in the window: what happened, and what to do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self._retry: Trouble | None = None
        self._text = label("", selectable=True)
        self._again = QPushButton(self.tr("Try again"))
        self._again.clicked.connect(self._try_again)
        self._close = QPushButton(self.tr("Close"))
        self._close.clicked.connect(self.hide)
        self._enough = QTimer(self, singleShot=True, interval=NOTICE_MS)
        self._enough.timeout.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 10, 8)
        row.addWidget(self._text, 1)
        row.addWidget(self._again)
        row.addWidget(self._close)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def tell(self, message: str, *, tone: str = "notice") -> None:
        """Show a message; ``tone`` is "notice", "error", or "welcome": a notice that stays."""
        if tone == "notice" and self._retry is not None and self._retry.lost and not self.isHidden():
            self._show(f"{_told(self._retry)}\n{message}", "error")  # what can be done anew stays offered
            return
        self._retry = None
        self._again.hide()
        self._show(message, "notice" if tone == "welcome" else tone)
        if tone == "notice":
            self._enough.start()

    def tell_trouble(self, trouble: Trouble) -> None:
        """Show what went wrong, and a button to try again where that may help."""
        if self._retry is not None and not self.isHidden():
            trouble = trouble.after(self._retry)
        self._retry = trouble
        self._again.setVisible(trouble.retry is not None)
        self._show(_told(trouble), "error")

    def _show(self, message: str, tone: str) -> None:
        self._enough.stop()
        restyle(self, "tone", tone)
        self._text.setText(message)
        self.setAccessibleName(message)
        self.show()

    def _try_again(self) -> None:
        trouble = self._retry
        self.hide()
        if trouble is not None and trouble.retry is not None:
            trouble.retry()


def _told(trouble: Trouble) -> str:
    return f"{trouble.error.message}\n{trouble.error.hint}".strip()


class ReadingBar(QFrame):
    """What is being read, how far it is, and Cancel.

    Signals:
        cancelled(): the user wants it to stop.
    """

    cancelled = Signal()

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readingBar")
        self._name = ""
        self._text = QLabel()
        self._bar = QProgressBar()
        self._bar.setRange(0, 100)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 10, 7)
        row.setSpacing(14)
        row.addWidget(self._text)
        row.addWidget(self._bar, 1)
        row.addWidget(self._cancel)
        self._store = store
        self._wait = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._wait.timeout.connect(self.show)
        store.reading_changed.connect(self._follow)
        store.progressed.connect(self._progress)
        self.hide()

    def _follow(self, name: str) -> None:
        self._name = name
        self._progress(self.tr("Reading"), 0.0)
        self._wait.stop()
        if not name:
            self.hide()
        elif self._store.holding is None:
            self.show()
        else:
            self._wait.start()

    def _progress(self, stage: str, share: float) -> None:
        self._text.setText(f"{stage} · {self._name}")
        self._bar.setValue(round(share * 100))
        self._bar.setAccessibleName(stage)
