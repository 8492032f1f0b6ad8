"""Every action of the window once: its text, its keys, and where it is enabled."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from briefline.model.wording import DateStyle
from briefline.session.session import Session
from briefline.session.settings import FIGURES, LANGUAGES, MOTIONS, THEMES, TICKS, WEEK_STARTS, WHEELS
from briefline.session.view import LANES
from briefline.ui.history_actions import HistoryActions
from briefline.ui.pane_actions import PaneActions
from briefline.ui.timeline_verbs import timeline_verbs
from briefline.ui.verb import Verb


class Actions(QObject):
    """The actions by name; shortcuts work in the whole window, where no field takes the key."""

    def __init__(self, session: Session, verbs: tuple[Verb, ...], window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._named: dict[str, QAction] = {}
        self._reporting: list[QAction] = []
        self._settings: list[tuple[QActionGroup, str]] = []
        view = session.view
        for verb in (*verbs, *timeline_verbs(session, self)):
            self._add(verb, window)
        self.lanes = QActionGroup(self)
        names = {
            "kind": self.tr("Kind"),
            "category": self.tr("Category"),
            "participant": self.tr("Participants"),
            "place": self.tr("Places"),
            "document": self.tr("Documents"),
        }
        for lanes in LANES:
            self._choice(self.lanes, names[lanes], lanes)
        self.lanes.triggered.connect(lambda action: setattr(view, "lanes", action.data()))
        self.themes = self._setting(
            "theme",
            THEMES,
            (
                self.tr("As the system"),
                self.tr("Light"),
                self.tr("Dark"),
                self.tr("High contrast"),
                self.tr("High contrast, dark"),
            ),
        )
        self.wheels = self._setting(
            "wheel",
            WHEELS,
            (
                self.tr("Zooms time"),
                self.tr("Scrolls the lanes (Ctrl zooms)"),
            ),
        )
        self.motions = self._setting(
            "motion",
            MOTIONS,
            (
                self.tr("As the system"),
                self.tr("Glide"),
                self.tr("Jump"),
            ),
        )
        self.ticks = self._setting(
            "ticks",
            TICKS,
            (
                self.tr("Months"),
                self.tr("Quarters"),
                self.tr("Weeks"),
            ),
        )
        self.week_starts = self._setting(
            "week_start",
            WEEK_STARTS,
            (
                self.tr("Monday"),
                self.tr("Sunday"),
                self.tr("Saturday"),
                self.tr("As the system"),
            ),
        )
        self.figures = self._setting(
            "figures",
            FIGURES,
            (
                self.tr("As the text shows, else as the system"),
                self.tr("As the text shows, else day first: 3/4 is 3 April"),
                self.tr("As the text shows, else month first: 3/4 is March 4"),
            ),
        )
        self.languages = self._setting(
            "language",
            LANGUAGES,
            (
                self.tr("As the text shows"),
                self.tr("English"),
                self.tr("German"),
                self.tr("French"),
                self.tr("Spanish"),
                self.tr("Italian"),
                self.tr("Portuguese"),
                self.tr("Dutch"),
                self.tr("Swedish"),
                self.tr("Danish"),
                self.tr("Norwegian"),
                self.tr("Finnish"),
                self.tr("Polish"),
                self.tr("Czech"),
                self.tr("Russian"),
                self.tr("Ukrainian"),
                self.tr("Turkish"),
                self.tr("Romanian"),
                self.tr("Greek"),
            ),
        )
        self.styles = self._setting("date_style", tuple(DateStyle), tuple(style.value for style in DateStyle))
        self.fold = QAction(self.tr("Gaps folded"), self, checkable=True)
        self.fold.setToolTip(self.tr("Shorten long stretches without events"))
        self.fold.triggered.connect(view.fold)
        self.panes = PaneActions(window)
        self.legend = QAction(self.tr("Legend"), self, checkable=True)
        self.legend.setChecked(session.settings.legend)
        self.legend.triggered.connect(lambda on: setattr(session.settings, "legend", on))
        self.rest = QAction(self.tr("Ghost what the filter hides"), self, checkable=True)
        self.rest.setToolTip(
            self.tr("Events that the filter leaves out keep their places, faintly; a click selects them")
        )
        self.rest.triggered.connect(lambda on: setattr(session.settings, "rest", on))
        history = HistoryActions(session.store, self)
        self.undo, self.redo = history.undo, history.redo
        window.addActions([self.fold, self.undo, self.redo])
        view.timeline_changed.connect(lambda _: self.follow())
        view.history.changed.connect(self.follow)
        session.focus.chosen_changed.connect(lambda _: self._follow_chosen())
        session.marks.changed.connect(self.follow)
        session.settings.changed.connect(lambda _: self.follow())
        self.follow()

    def __getitem__(self, name: str) -> QAction:
        return self._named[name]

    def follow(self) -> None:
        """Bring what is enabled and ticked up to date."""
        session = self._session
        view, settings = session.view, session.settings
        ready = session.store.holding is not None
        for action in self._reporting:
            action.setEnabled(ready)
        marks = session.marks
        for name, possible in (
            ("next_mark", bool(marks.kept) or marks.passing is not None),
            ("previous_mark", bool(marks.kept) or marks.passing is not None),
            ("remove_marks", bool(marks.kept) or marks.passing is not None or marks.range is not None),
        ):
            self[name].setEnabled(ready and possible)
        self._follow_chosen()
        self["back"].setEnabled(view.history.can_go_back)
        self["forward"].setEnabled(view.history.can_go_forward)
        self.fold.setEnabled(view.can_fold)
        self.fold.setChecked(view.is_folded)
        self.rest.setChecked(settings.rest)
        for action in self.lanes.actions():
            action.setChecked(action.data() == view.lanes)
        for group, name in self._settings:
            for action in group.actions():
                action.setChecked(action.data() == getattr(settings, name))

    def _follow_chosen(self) -> None:
        """What needs a selection; that changes often."""
        session = self._session
        ready, chosen = session.store.holding is not None, bool(session.focus.chosen)
        for name in ("centre", "fit_selection", "copy"):
            self[name].setEnabled(ready and chosen)
        self["zoom_range"].setEnabled(ready and (chosen or session.marks.range is not None))

    def _setting(self, name: str, values: Sequence[object], texts: Sequence[str]) -> QActionGroup:
        """A choice among the values of a setting, each with its text."""
        group = QActionGroup(self)
        for value, text in zip(values, texts, strict=True):
            self._choice(group, text, value)
        settings = self._session.settings
        # not the action's data: Qt hands an enumeration of texts back as a plain text
        group.triggered.connect(lambda action: setattr(settings, name, values[group.actions().index(action)]))
        self._settings.append((group, name))
        return group

    def _add(self, verb: Verb, window: QWidget) -> None:
        action = QAction(verb.text, self)
        action.setIconText(verb.text)
        action.setShortcuts([QKeySequence(key) for key in verb.keys])
        action.triggered.connect(lambda _=False: verb.run())
        window.addAction(action)
        self._named[verb.name] = action
        if verb.needs_report:
            self._reporting.append(action)

    def _choice(self, group: QActionGroup, text: str, value: object) -> None:
        action = QAction(text, self, checkable=True)
        action.setData(value)
        group.addAction(action)
