"""The colours and fonts of a picture: a theme of the program, or a file of the user's own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog

from briefline.page.theme_file import theme_of


class ThemeChoice(QComboBox):
    """A list of themes that ends in one entry to choose a file by. A file is read anew for each picture."""

    def __init__(self) -> None:
        super().__init__()
        for name, text in (
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
            ("print", self.tr("Greys, for print")),
            ("contrast", self.tr("High contrast")),
            ("contrast-dark", self.tr("High contrast, dark")),
        ):
            self.addItem(text, name)
        self.addItem(self.tr("From a file…"), "")
        self.setToolTip(
            self.tr("A file of your own is TOML with [colours] and [fonts]; slides keep their own font.")
        )
        self._last = 0
        self.activated.connect(self._ask)

    def theme(self) -> str:
        """The theme as ``PictureSpec.theme`` has it. Raises BadTheme."""
        return theme_of(str(self.currentData() or self.itemData(self._last)))

    def put(self, name: str) -> None:
        """Choose a theme by its name or file; what is neither changes nothing."""
        index = self.findData(name)
        if index < 0 and name.lower().endswith(".toml"):
            index = self.count() - 1
            self.insertItem(index, Path(name).name, name)
        if name and index >= 0:
            self._last = index
            self.setCurrentIndex(index)

    def _ask(self, index: int) -> None:
        if self.itemData(index):
            self._last = index
            return
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a theme"), "", self.tr("Themes (*.toml)"))
        self.setCurrentIndex(self._last)
        self.put(name)
