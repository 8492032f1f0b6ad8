"""Closing the window: not before everything is on the disk, or the user says so."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from briefline.session.pending import Trouble
from briefline.session.session import Session

MOMENT_S = 0.2  # most disks answer in it, and the window is gone with the click
PATIENCE_MS = 400  # a disk that answers sooner is waited for without a word


class Closing(QObject):
    """Asked whether the window may close; closes it itself once what was being written is saved."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._wanted = self._given_up = False
        self._box: QMessageBox | None = None
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._tell_waiting)
        session.store.saving_changed.connect(self._follow)
        session.store.failed.connect(self._tell_trouble)

    @property
    def allows(self) -> bool:
        """True when the window may close now; else it is closed later, or the user is asked."""
        store = self._session.store
        if self._given_up:
            return True
        self._session.kept_drafts.keep()
        self._wanted = True
        settled = store.settle(MOMENT_S)
        if not self._wanted:  # it was told what could not be written
            return False
        if not settled:
            self._patience.start()
            return False
        self._wanted = False
        if store.is_unkept:
            self._tell_unkept()
            return False
        return True

    def _follow(self) -> None:
        if self._wanted and not self._session.store.is_writing:
            QTimer.singleShot(0, self, self._go_on)  # after what the answer brings with it

    def _go_on(self) -> None:
        if self._wanted and not self._session.store.is_writing:
            self._end()
            self._window.close()

    def _end(self) -> None:
        self._wanted = False
        self._patience.stop()
        if self._box is not None:
            self._box.close()

    def _tell_waiting(self) -> None:
        if self._wanted:
            count = self._session.store.unsaved
            what = self.tr("The last change is") if count < 2 else self.tr("{0} changes are").format(count)
            text = self.tr("{0} being written. The window closes when that is done.").format(what)
            self._ask(text, self.tr("If the disk or the drive is gone, it will never be."))

    def _tell_trouble(self, trouble: Trouble) -> None:
        if self._wanted:
            self._end()
            again = trouble.retry
            self._ask(trouble.error.message, trouble.error.hint)
            if self._box is not None and again is not None:
                retry = self._box.addButton(self.tr("Try again"), QMessageBox.ButtonRole.ActionRole)
                retry.clicked.connect(lambda: again())

    def _tell_unkept(self) -> None:
        titles = self._session.kept_drafts.titles
        self._ask(
            self.tr("What you typed about “{0}” could not be written.").format("”, “".join(titles)),
            self.tr("Make room on the disk, or save the project under another name (Ctrl+S)."),
        )

    def _ask(self, text: str, hint: str) -> None:
        if self._box is not None:
            self._box.close()
        box = QMessageBox(QMessageBox.Icon.Warning, self.tr("Close Briefline"), text, parent=self._window)
        box.setInformativeText(hint)
        stay: QPushButton = box.addButton(self.tr("Do not close"), QMessageBox.ButtonRole.RejectRole)
        leave = box.addButton(self.tr("Close and lose it"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        stay.clicked.connect(self._stay)
        leave.clicked.connect(self._give_up)
        box.finished.connect(box.deleteLater)
        box.finished.connect(lambda _: self._forget(box))
        self._box = box
        box.open()

    def _forget(self, box: QMessageBox) -> None:
        if self._box is box:
            self._box = None

    def _stay(self) -> None:
        self._wanted = False

    def _give_up(self) -> None:
        self._given_up = True
        self._session.store.give_up()
        self._window.close()
