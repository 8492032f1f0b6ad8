"""Every action of the window once: its text, its keys, and where it is enabled."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from briefline.model.wording import DateStyle
from briefline.session.session import Session
from briefline.session.settings import THEMES
from briefline.session.view import LANES

if TYPE_CHECKING:
    from briefline.timeline.viewport import Viewport

KEY_ZOOM = 1.5
KEY_PAN = 0.15


class Verb(NamedTuple):
    """An action to be: ``needs_report`` ones are off until a report is open."""

    name: str
    text: str
    keys: tuple[str, ...]
    run: Callable[[], object]
    needs_report: bool = True


class Actions(QObject):
    """The actions by name; shortcuts work in the whole window, where no field takes the key."""

    def __init__(self, session: Session, verbs: tuple[Verb, ...], window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._centred: tuple[str, Viewport | None] | None = None  # the last "F", to know the second one
        self._named: dict[str, QAction] = {}
        self._reporting: list[QAction] = []
        view = session.view
        own = (
            Verb("fit", self.tr("Fit all"), ("0",), view.fit),
            Verb("zoom_in", self.tr("Zoom in"), ("W", "+", "="), lambda: self._zoom(KEY_ZOOM)),
            Verb("zoom_out", self.tr("Zoom out"), ("S", "-"), lambda: self._zoom(1 / KEY_ZOOM)),
            Verb("earlier", self.tr("Earlier"), ("A",), lambda: self._pan(-KEY_PAN)),
            Verb("later", self.tr("Later"), ("D",), lambda: self._pan(KEY_PAN)),
            Verb("centre", self.tr("Centre the event, again: zoom to it"), ("F",), self._centre),
            Verb("next_in_lane", self.tr("Next event of the lane"), (".",), lambda: self._walk(1)),
            Verb("previous_in_lane", self.tr("Previous event of the lane"), (",",), lambda: self._walk(-1)),
            Verb("back", self.tr("Back to the view before"), ("Alt+Left",), view.go_back),
            Verb("forward", self.tr("Forward again"), ("Alt+Right",), view.go_forward),
        )
        for verb in (*verbs, *own):
            self._add(verb, window)
        self.lanes = QActionGroup(self)
        names = {
            "kind": self.tr("Kind"),
            "category": self.tr("Category"),
            "participant": self.tr("Participants"),
            "place": self.tr("Places"),
        }
        for lanes in LANES:
            self._choice(self.lanes, names[lanes], lanes)
        self.lanes.triggered.connect(lambda action: setattr(view, "lanes", action.data()))
        self.themes = QActionGroup(self)
        looks = {"system": self.tr("As the system"), "light": self.tr("Light"), "dark": self.tr("Dark")}
        for theme in THEMES:
            self._choice(self.themes, looks[theme], theme)
        self.themes.triggered.connect(lambda action: setattr(session.settings, "theme", action.data()))
        self.styles = QActionGroup(self)
        for style in DateStyle:
            self._choice(self.styles, style.value, style)
        self.styles.triggered.connect(lambda action: setattr(session.settings, "date_style", action.data()))
        self.fold = QAction(self.tr("Gaps folded"), self, checkable=True)
        self.fold.setToolTip(self.tr("Shorten long stretches without events"))
        self.fold.triggered.connect(view.fold)
        self.facets = QAction(self.tr("Facets at the left"), self, checkable=True)
        self.facets.setShortcut(QKeySequence("Ctrl+B"))
        self.legend = QAction(self.tr("Legend"), self, checkable=True)
        self.legend.setChecked(session.settings.legend)
        self.legend.triggered.connect(lambda on: setattr(session.settings, "legend", on))
        undo = session.store.undo
        self.undo = undo.createUndoAction(self, self.tr("Undo"))
        self.undo.setShortcuts(QKeySequence.StandardKey.Undo)
        self.redo = undo.createRedoAction(self, self.tr("Redo"))
        self.redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        window.addActions([self.fold, self.facets, self.undo, self.redo])
        view.timeline_changed.connect(lambda _: self.follow())
        view.history_changed.connect(self.follow)
        session.focus.selection_changed.connect(lambda _: self.follow())
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
        self["centre"].setEnabled(ready and session.focus.selected is not None)
        self["back"].setEnabled(view.can_go_back)
        self["forward"].setEnabled(view.can_go_forward)
        self.fold.setEnabled(view.can_fold)
        self.fold.setChecked(view.is_folded)
        for group, value in (
            (self.lanes, view.lanes),
            (self.themes, settings.theme),
            (self.styles, settings.date_style),
        ):
            for action in group.actions():
                action.setChecked(action.data() == value)

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

    def _zoom(self, factor: float) -> None:
        view = self._session.view
        selected = self._session.focus.selected
        span = view.span_of(selected) if selected else None
        middle = (span[0] + span[1]) / 2 if span else 0.5
        at = middle if 0 <= middle <= 1 else 0.5
        view.change(lambda port: port.zoom(factor, at), eased=True)

    def _pan(self, share: float) -> None:
        self._session.view.change(lambda port: port.pan(share), eased=True)

    def _walk(self, step: int) -> None:
        view, focus = self._session.view, self._session.focus
        found = view.within_lane(focus.selected, step)
        if found is not None:
            focus.select(found)
            view.reveal(found)

    def _centre(self) -> None:
        selected = self._session.focus.selected
        view = self._session.view
        span = view.span_of(selected) if selected else None
        if selected is None or span is None:
            return
        if (selected, view.target) == self._centred or abs((span[0] + span[1]) / 2 - 0.5) < 0.02:
            view.show_around([selected])
        else:
            view.centre(selected)
            self._centred = (selected, view.target)
