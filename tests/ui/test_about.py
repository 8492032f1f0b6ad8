"""About: version and licences can be read in the window."""

from PySide6.QtWidgets import QPlainTextEdit

from briefline import __version__
from briefline.ui.about_dialog import AboutDialog


def test_shows_version_and_licences(qtbot):
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    licences = dialog.findChild(QPlainTextEdit)
    assert licences.isReadOnly()
    assert "PySide6" in licences.toPlainText()
    assert any(__version__ in child.text() for child in dialog.children() if hasattr(child, "text"))
