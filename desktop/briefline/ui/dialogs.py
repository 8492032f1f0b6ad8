"""The windows beside the main one: commands, keys, preferences, help, about, export. Loaded when wanted."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QMainWindow

from briefline.session.session import Session
from briefline.ui.actions import Actions


class Dialogs(QObject):
    """Opens them over a window.

    Signals:
        saved(path): a picture or table was written.
    """

    saved = Signal(str)

    def __init__(self, session: Session, window: QObject) -> None:
        super().__init__(window)
        self._session = session

    def show_palette(self) -> None:
        """List every command, to be found by a few letters."""
        from briefline.ui.palette import Palette

        window = self._window
        Palette(window.menuBar(), window)

    def show_keys(self) -> None:
        """List what the hands can do."""
        from briefline.ui.keys_dialog import KeysDialog

        self._open(KeysDialog(self._window))

    def show_preferences(self, actions: Actions) -> None:
        """Show what is chosen once."""
        from briefline.ui.preferences_dialog import PreferencesDialog

        self._open(PreferencesDialog(actions, self._window))

    def show_about(self) -> None:
        """Say what this is."""
        from briefline.ui.about_dialog import AboutDialog

        self._open(AboutDialog(self._window))

    def show_help(self) -> None:
        """Show the pages of the help beside the window, once."""
        from briefline.ui.help_window import HelpWindow

        shown = self._window.findChild(HelpWindow) or HelpWindow(self._window)
        shown.show()
        shown.activateWindow()

    def export(self, *, chosen: bool = False) -> None:
        """Ask how the picture shall be, and write it; ``chosen`` begins with the selected events."""
        if self._session.store.holding is None:
            return
        from briefline.ui.export_dialog import ExportDialog

        dialog = ExportDialog(self._session, self._window)
        if chosen:
            dialog.show_chosen()
        dialog.written.connect(self.saved)
        self._open(dialog)

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    @property
    def _window(self) -> QMainWindow:
        window = self.parent()
        assert isinstance(window, QMainWindow)
        return window
