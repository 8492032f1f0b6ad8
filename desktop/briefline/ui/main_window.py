"""The main window: the shell that shows at once, and the panes that fill it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefline.extract.events.foreign import PARSED, language_name
from briefline.session.holding import Holding
from briefline.session.session import Session
from briefline.ui.actions import Actions
from briefline.ui.bars import MessageBar, ReadingBar
from briefline.ui.closing import Closing
from briefline.ui.dialogs import Dialogs
from briefline.ui.drop_date import MIME, drop
from briefline.ui.edit_verbs import edit_verbs
from briefline.ui.filter_bar import FilterBar
from briefline.ui.filter_chips import FilterChips
from briefline.ui.intake import KINDS, Intake
from briefline.ui.look import Look
from briefline.ui.project_verbs import ProjectVerbs
from briefline.ui.start_page import StartPage
from briefline.ui.status_line import StatusLine
from briefline.ui.top_bar import TopBar, fill_menu_bar
from briefline.ui.verb import Verb

if TYPE_CHECKING:
    from briefline.ui.panes import Panes


class MainWindow(QMainWindow):
    """Shows the shell first; ``fill`` adds the panes, which need heavier libraries.

    Signals:
        first_painted(): the shell was painted for the first time.
    """

    first_painted = Signal()

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setAcceptDrops(True)
        self._session, self._look = session, look
        self._panes: Panes | None = None
        self._painted = False
        self.message_bar = MessageBar()
        self.intake = Intake(session, self.message_bar, self)
        self.dialogs = Dialogs(session, self)
        self.dialogs.saved.connect(self._tell_saved)
        self.actions_ = Actions(session, self._verbs(), self)
        self.filter_bar = FilterBar(session)
        self.reading_bar = ReadingBar(session.store)
        self.reading_bar.cancelled.connect(session.store.cancel)
        self.start_page = StartPage(session.settings)
        self.start_page.open_wanted.connect(self.intake.choose_file)
        self.start_page.paste_wanted.connect(self.intake.paste)
        self.start_page.sample_wanted.connect(self.intake.open_sample)
        self.start_page.help_wanted.connect(self.dialogs.show_help)
        self.start_page.back_wanted.connect(lambda: self._follow(session.store.holding))
        self.start_page.file_wanted.connect(self.intake.open_file)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.start_page)
        lanes_menu = fill_menu_bar(self.menuBar(), self.actions_, self.intake.recent_menu)
        self._top_bar = TopBar(self.actions_, self.filter_bar, lanes_menu)
        self._top_bar.export_wanted.connect(self.dialogs.export)
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top_bar)
        column.addWidget(FilterChips(session))
        column.addWidget(self.reading_bar)
        column.addWidget(self.message_bar)
        column.addWidget(self._pages, 1)
        column.addWidget(StatusLine(session))
        self.setCentralWidget(central)
        self._closing = Closing(session, self)
        store = session.store
        store.failed.connect(self.message_bar.tell_trouble)
        store.changed.connect(self._follow)
        store.noticed.connect(self.message_bar.tell)
        store.history_changed.connect(self._name)
        store.opened.connect(self._greet)
        store.reading_changed.connect(self.start_page.set_reading)
        self._follow(store.holding)
        self._restore()

    def _verbs(self) -> tuple[Verb, ...]:
        reports = f"{self.tr('Reports ({0})').format(KINDS)};;{self.tr('All files (*)')}"
        take, show = self.intake, self.dialogs
        return (
            *ProjectVerbs(self._session, reports, self).all(),
            *edit_verbs(self._session),
            Verb("open", self.tr("Open…"), ("Ctrl+O",), take.choose_file, needs_report=False),
            Verb(
                "paste",
                self.tr("Paste text"),
                ("Ctrl+V", "Ctrl+Shift+V"),
                take.paste,
                needs_report=False,
            ),
            Verb("export", self.tr("Export…"), ("Ctrl+E",), show.export),
            Verb("filter", self.tr("Filter"), ("Ctrl+F", "/"), self._focus_filter),
            Verb("go_to", self.tr("Go to date…"), ("Ctrl+G",), self._go_to),
            Verb(
                "palette",
                self.tr("All commands…"),
                ("Ctrl+Shift+P",),
                show.show_palette,
                needs_report=False,
            ),
            Verb("columns", self.tr("Columns of the table…"), ("Ctrl+Shift+C",), self._choose_columns),
            Verb("published", self.tr("Set the document’s date…"), (), self._change_published),
            Verb(
                "clear",
                self.tr("Clear the filter or the selection"),
                ("Esc",),
                self.clear_step,
                needs_report=False,
            ),
            Verb(
                "preferences",
                self.tr("Preferences…"),
                ("Ctrl+,",),
                self._show_preferences,
                needs_report=False,
            ),
            Verb("help", self.tr("Help"), ("F1",), show.show_help, needs_report=False),
            Verb("keys", self.tr("Keys and gestures"), ("?",), show.show_keys, needs_report=False),
            Verb("start_page", self.tr("Start page"), (), self.show_start, needs_report=False),
            Verb("sample", self.tr("Open the sample report"), (), take.open_sample, needs_report=False),
            Verb("about", self.tr("About Briefline"), (), show.show_about, needs_report=False),
            Verb("quit", self.tr("Quit"), ("Ctrl+Q",), self.close, needs_report=False),
        )

    def fill(self) -> None:
        """Build the panes. They load pyqtgraph and numpy: call it after the first paint."""
        from briefline.ui.panes import Panes

        self._panes = Panes(self._session, self._look)
        self._pages.addWidget(self._panes)
        self._panes.begin(self.width())
        state = self._session.settings.window_state("docks")
        if state is not None:
            self._panes.restore(state)
        self.actions_.panes.attach(self._panes)
        self._panes.details.export_wanted.connect(lambda: self.dialogs.export(chosen=True))
        self._panes.timeline.want_legend(self._session.settings.legend)
        self.actions_.legend.toggled.connect(self._panes.timeline.want_legend)
        self._follow(self._session.store.holding)

    @property
    def panes(self) -> Panes:
        """The panes; only after ``fill``."""
        assert self._panes is not None
        return self._panes

    def wear(self, look: Look) -> None:
        """Take on another look."""
        self._look = look
        if self._panes is not None:
            self._panes.wear(look)

    def _tell_saved(self, path: str) -> None:
        self.message_bar.tell(self.tr("Saved as {0}.").format(path))

    def _show_preferences(self) -> None:
        self.dialogs.show_preferences(self.actions_)

    def welcome(self) -> None:
        """Say what is seen at the very first start."""
        self.message_bar.tell(
            self.tr(
                "This is a sample report, to look around in. Open…, Paste text or a file dropped here reads "
                "your own; Help (F1) takes five minutes."
            ),
            tone="welcome",
        )

    def show_start(self) -> None:
        """Show the start page, also over a report."""
        self.start_page.set_back(self._session.store.holding is not None and self._panes is not None)
        self._pages.setCurrentWidget(self.start_page)

    def _go_to(self) -> None:
        if self._panes is not None:
            self._panes.timeline.go_to.open()

    def clear_step(self) -> None:
        """Esc: the message, then the row of the document's date, the filter, the selection."""
        if self.message_bar.isVisible():
            self.message_bar.hide()
        elif self._panes is not None and self._panes.published_row.isVisible():
            self._panes.published_row.hide()
        elif self._session.marks.clear():
            return
        elif not (self._session.sieve.filter.is_empty and self.filter_bar.is_blank):
            self.filter_bar.clear()
            self._session.sieve.filter = type(self._session.sieve.filter)()
        else:
            self._session.focus.select(None)

    def _focus_filter(self) -> None:
        self.filter_bar.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter_bar.text.selectAll()

    def _choose_columns(self) -> None:
        if self._panes is not None:
            self._panes.choose_columns()

    def _change_published(self) -> None:
        if self._panes is not None:
            self._panes.change_published()

    def _greet(self, holding: Holding) -> None:
        """Take away what was said of the report before; say so where this one is read for its dates only."""
        self.message_bar.hide()
        code = holding.first.document.language
        if code not in PARSED:
            text = self.tr("This report is in {0}: only its dates were read, not who did what.")
            self.message_bar.tell(text.format(language_name(code)))

    def _follow(self, holding: Holding | None) -> None:
        ready = holding is not None and self._panes is not None
        if ready:
            self._pages.setCurrentWidget(self.panes)
        self._top_bar.export_button.setEnabled(holding is not None)
        self.filter_bar.setEnabled(holding is not None)
        self._name()

    def _name(self) -> None:
        store = self._session.store
        holding = store.holding
        if holding is None:
            self.setWindowTitle("Briefline")
            return
        name = holding.first.document.title or holding.first.name
        if store.path is not None and not store.is_untitled:
            name = store.path.stem
        aside = self.tr(" (read only)") if store.is_read_only else ""
        self.setWindowTitle(f"{name}{aside} – Briefline")

    def _restore(self) -> None:
        screen = self.screen().availableGeometry()
        self.resize(min(1640, round(screen.width() * 0.94)), min(1040, round(screen.height() * 0.92)))
        state = self._session.settings.window_state("geometry")
        if state is not None:
            self.restoreGeometry(state)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._closing.allows:
            event.ignore()
            return
        settings = self._session.settings
        settings.save_window_state("geometry", self.saveGeometry())
        if self._panes is not None:
            settings.save_window_state("docks", self._panes.state())
        self._session.close()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        mime = event.mimeData()
        if mime.hasFormat(MIME) or any(url.isLocalFile() for url in mime.urls()) or mime.hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        if event.mimeData().hasFormat(MIME):
            view = self.panes.timeline.view
            place = view.viewport().mapFrom(self, event.position().toPoint())
            if not drop(self._session, view, event.mimeData(), place):
                self.message_bar.tell(self.tr("Drop it on the timeline, at the date that it is to have."))
            return
        self.intake.take(event.mimeData(), self.tr("What was dropped holds no text."))
