"""The pages as they will be, and what is to be said before they are written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from briefline.export.selection import Selection
from briefline.model.errors import BrieflineError, ExportFailed
from briefline.page.banner import warnings
from briefline.page.sheets import tiling
from briefline.page.spec import PictureSpec
from briefline.page.theme_file import contrast_warnings
from briefline.paint.handing_on import MOST_FILES, PICTURES, format_of, further
from briefline.paint.theme import load_theme, missing_fonts
from briefline.session.jobs import Jobs
from briefline.ui.parts import label
from briefline.ui.preview import Preview

SHARP = (1400, 1000)  # pixels: what the preview is drawn in, to be sharp on any screen
_MOST_WARNINGS = 3


class PreviewPane(QWidget):
    """The picture with a line below; ``guard`` holds warnings, for the dialog to place.

    Signals:
        drawn(): a new picture is shown.
        failed(str): it could not be drawn, and why.
    """

    drawn = Signal()
    failed = Signal(str)

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self._job: int | None = None
        self._page, self._pages, self._numbered = 0, 1, 0  # of the last picture
        self._asked: tuple[Selection, PictureSpec] | None = None
        self._sheets = ""  # how a poster is cut
        self.preview = Preview()
        self.note = label("", "muted")
        self.guard = label("", "warning", selectable=True)
        self.guard.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.preview, 1)
        self.back, self.forth = (self._turner(*turn) for turn in (("‹", -1), ("›", 1)))
        row = QHBoxLayout()
        row.addWidget(self.note, 1)
        row.addWidget(self.back)
        row.addWidget(self.forth)
        column.addLayout(row)

    def _turner(self, text: str, by: int) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.setFixedWidth(34)
        button.setAccessibleName(self.tr("Page before") if by < 0 else self.tr("Next page"))
        button.setToolTip(button.accessibleName())
        button.clicked.connect(lambda: self.turn(by))
        button.hide()
        return button

    def turn(self, by: int) -> None:
        """Show a page before or after the one that is shown."""
        self._page = min(max(self._page + by, 0), self._pages - 1)
        if self._asked is not None:
            self.draw(*self._asked)

    @property
    def is_drawing(self) -> bool:
        """True while what is shown is not yet what was asked for."""
        return self._job is not None

    def draw(self, selection: Selection, spec: PictureSpec) -> None:
        """Draw anew; what was still being drawn is forgotten."""
        if self._job is not None:
            self._jobs.forget(self._job)
        self._asked = selection, spec
        cut = tiling(spec)
        self._sheets = ""
        if cut is not None:
            self._sheets = self.tr("each cut into {0} sheets, {1} × {2}").format(
                len(cut.tiles), cut.columns, cut.rows
            )
        told = warnings(selection.events, spec.banner) + contrast_warnings(spec.theme)
        told += missing_fonts(load_theme(spec.theme))
        more = len(told) - _MOST_WARNINGS
        told = told[:_MOST_WARNINGS] + ([self.tr("… and {0} more").format(more)] if more > 0 else [])
        self.guard.setText("\n".join(told))
        self.guard.setVisible(bool(told))
        self._job = self._jobs.run(
            "briefline.ui.drawing:preview",
            selection,
            spec,
            *SHARP,
            self._page,
            done=self._show,
            failed=self._fail,
        )

    def files(self, path: Path, documents: int, *, is_current: bool) -> list[Path]:
        """The files besides ``path`` that will be written; all there may be if not ``is_current``."""
        known = is_current and self._job is None
        return further(path, self._pages if known else MOST_FILES, documents)

    def tell(self, path: Path, count: int, documents: int) -> None:
        """Say what will be written: pages, sheets of a poster, further files, or ``count`` events."""
        if self.preview.is_empty:
            return
        try:
            is_picture = format_of(path) in PICTURES
        except ExportFailed:
            is_picture = True
        others = further(path, self._pages, documents)
        told = [self.tr("1 page")]
        if self._pages > 1:
            told = [self.tr("page {0} of {1}").format(self._page + 1, self._pages)]
        if not is_picture:
            told = [self.tr("{0} events").format(f"{count:,}"), self.tr("the preview is of the picture")]
        if others:
            files = self.tr("{0} files: {1} … {2}").format(len(others) + 1, path.name, others[-1].name)
            told.insert(1, files)
        if self._sheets and path.suffix.lower() == ".pdf":
            told.append(self._sheets)
        if self._numbered and is_picture:
            told.append(self.tr("{0} event(s) by number, in a list").format(self._numbered))
        self.note.setText(" · ".join(told))

    def _show(self, drawn: tuple[bytes, int, int, int]) -> None:
        self._job = None
        data, self._page, self._pages, self._numbered = drawn
        self.preview.show_data(data)
        self.back.setVisible(self._pages > 1)
        self.forth.setVisible(self._pages > 1)
        self.back.setEnabled(self._page > 0)
        self.forth.setEnabled(self._page + 1 < self._pages)
        self.drawn.emit()

    def _fail(self, error: BrieflineError) -> None:
        self._job = None
        self.failed.emit(str(error))
