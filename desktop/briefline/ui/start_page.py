"""What the middle shows before the first report: how to open one, and the recent ones."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from briefline.session.settings import Settings
from briefline.ui.parts import heading, label, link
from briefline.ui.wrapped_link import WrappedLink

SHOWN = 6


class StartPage(QWidget):
    """Open, paste, or one of the recent reports.

    Signals:
        open_wanted(), paste_wanted(): the buttons.
        sample_wanted(), help_wanted(), back_wanted(): the links below them.
        file_wanted(path): one of the recent reports.
    """

    open_wanted = Signal()
    paste_wanted = Signal()
    sample_wanted = Signal()
    help_wanted = Signal()
    back_wanted = Signal()
    file_wanted = Signal(str)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("startPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._settings = settings
        self._recent = QVBoxLayout()
        inner = QWidget()
        inner.setMaximumWidth(560)
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(inner)
        column.setSpacing(10)
        self._title = label("", "title", grow=8)
        self._text = label("", "muted", grow=1)
        self._open = QPushButton(self.tr("Open a report…"))
        self._open.setProperty("role", "primary")
        self._open.clicked.connect(self.open_wanted)
        self._paste = QPushButton(self.tr("Paste text"))
        self._paste.clicked.connect(self.paste_wanted)
        buttons = QHBoxLayout()
        buttons.addWidget(self._open)
        buttons.addWidget(self._paste)
        self._sample = QPushButton(self.tr("See a sample report"))
        self._sample.clicked.connect(self.sample_wanted)
        self._back = QPushButton(self.tr("Back to the report"))
        self._back.clicked.connect(self.back_wanted)
        self._back.hide()
        buttons.addWidget(self._sample)
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(6)
        column.addLayout(buttons)
        column.addSpacing(14)
        self._steps = QWidget()
        steps = QVBoxLayout(self._steps)
        steps.setContentsMargins(0, 0, 0, 0)
        steps.setSpacing(5)
        steps.addWidget(heading(self.tr("How it goes")))
        for text in (
            self.tr("1. Open a report: its events appear on a timeline, each with the words it came from."),
            self.tr("2. Review what is doubtful, and correct what is wrong. Every change is kept at once."),
            self.tr("3. Filter, and export a picture, slides or a table for your briefing."),
        ):
            steps.addWidget(label(text))
        more = link(self.tr("Help in six pages"), self.help_wanted.emit)
        steps.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._steps)
        column.addSpacing(14)
        column.addLayout(self._recent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(32, 32, 32, 32)
        outer.addStretch(2)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(inner, 4)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(3)
        settings.changed.connect(lambda name: self._list() if name == "recent" else None)
        self._list()
        self.set_reading("")

    def set_back(self, wanted: bool) -> None:
        """Offer the way back to the report that is open, or not."""
        self._back.setVisible(wanted)

    def set_reading(self, name: str) -> None:
        """Say that a report is being read ("": none is)."""
        for widget in (self._open, self._paste, self._sample, self._steps):
            widget.setVisible(not name)
        self._title.setText(
            self.tr("Reading “{0}”").format(name) if name else self.tr("Read a report, see its timeline")
        )
        self._text.setText(
            self.tr("The timeline appears as soon as it is read. Nothing leaves this computer.")
            if name
            else self.tr(
                "Open an article, a memo, a PDF, a web page or a mail thread, paste its text, or drop a file "
                "here. Briefline finds every dated event and shows the words that each date came from. "
                "Nothing leaves this computer."
            )
        )

    def _list(self) -> None:
        while item := self._recent.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        paths = self._settings.recent[:SHOWN]
        if paths:
            self._recent.addWidget(heading(self.tr("Recent")))
        for path in paths:
            row = WrappedLink(Path(path).name)
            row.setToolTip(path)
            row.clicked.connect(lambda wanted=path: self.file_wanted.emit(wanted))
            self._recent.addWidget(row)
