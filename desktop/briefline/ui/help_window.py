"""Help: a few pages in a window of their own, from resources/help."""

from __future__ import annotations

from importlib.resources import files

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QFont, QFontMetrics, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QTextBrowser, QWidget

from briefline.ui.dialog_room import resize_within_screen

LINE_HEIGHT = 125.0  # percent


class HelpWindow(QDialog):
    """The titles at the left, the page at the right. It stays open beside the work; Esc closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Help"))
        self._pages = help_pages()
        self.titles = QListWidget()
        self.titles.setObjectName("helpTitles")
        self.titles.setAccessibleName(self.tr("Pages of the help"))
        for text in self._pages.values():
            self.titles.addItem(title_of(text))
        self.titles.setFixedWidth(190)
        self.titles.setSpacing(1)
        self.page = QTextBrowser()
        self.page.setAccessibleName(self.tr("The page"))
        self.page.setOpenLinks(False)
        self.page.setFont(_larger(self.page.font()))
        self.page.document().setDocumentMargin(22)
        self.page.anchorClicked.connect(self._follow)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 14, 14, 14)
        row.setSpacing(12)
        row.addWidget(self.titles)
        row.addWidget(self.page, 1)
        self.titles.currentRowChanged.connect(self._show)
        self.titles.setCurrentRow(0)
        self.titles.setFocus(Qt.FocusReason.OtherFocusReason)
        width = 190 + 40 + 68 * QFontMetrics(self.page.font()).averageCharWidth() + 60
        resize_within_screen(self, width, 640)

    def _show(self, row: int) -> None:
        self.page.setMarkdown(list(self._pages.values())[row])
        cursor = QTextCursor(self.page.document())
        cursor.select(QTextCursor.SelectionType.Document)
        spaced = QTextBlockFormat()
        spaced.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(spaced)
        self.page.verticalScrollBar().setValue(0)

    def _follow(self, link: QUrl) -> None:
        names = list(self._pages)
        if link.path() in names:
            self.titles.setCurrentRow(names.index(link.path()))


def help_pages() -> dict[str, str]:
    """The pages in Markdown by the names of their files, in the order of these."""
    folder = files("briefline.resources").joinpath("help")
    found = {
        page.name: page.read_text(encoding="utf-8") for page in folder.iterdir() if page.name.endswith(".md")
    }
    return dict(sorted(found.items()))


def title_of(page: str) -> str:
    """What a page is called: its first line."""
    return page.partition("\n")[0].removeprefix("# ").strip()


def _larger(font: QFont) -> QFont:
    made = QFont(font)
    made.setPointSizeF(made.pointSizeF() + 0.5)
    return made
