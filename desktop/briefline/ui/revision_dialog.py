"""What a corrected version of a report changes: a list to accept or refuse."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefline.model.event import Event
from briefline.model.revise import Difference, Version, differences, revision
from briefline.model.wording import words
from briefline.session.session import Session
from briefline.session.typed_values import value_text
from briefline.ui.dialog_room import resize_within_screen
from briefline.ui.parts import button, label

WIDTHS = (200, 190)  # pixels of what was told before and what is told now


class RevisionDialog(QDialog):
    """Each difference has a tick: ticked ones are taken over, the others leave the event as it was."""

    def __init__(self, session: Session, version: Version, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._version = session, version
        holding = session.store.holding
        self._found = differences(holding.project, version) if holding else ()
        self.setWindowTitle(self.tr("A corrected version"))
        self.list = QTreeWidget()
        self.list.setHeaderLabels([self.tr("Event"), self.tr("Before"), self.tr("In the corrected text")])
        self.list.setRootIsDecorated(False)
        self.list.setWordWrap(True)
        self.list.setAccessibleName(self.tr("Differences"))
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate(WIDTHS, 1):
            self.list.setColumnWidth(column, width)
        for difference in self._found:
            self.list.addTopLevelItem(self._line(difference))
        count = len(self._found)
        text = (
            self.tr("“{0}” tells {1} events otherwise than before. Ticked differences are taken over.")
            if count != 1
            else self.tr("“{0}” tells one event otherwise than before. It is taken over when it is ticked.")
        ).format(version.filing.name, count)
        if not count:
            text = self.tr("“{0}” tells the same events as before; the text is replaced.").format(
                version.filing.name
            )
        column_ = QVBoxLayout(self)
        column_.setSpacing(10)
        column_.addWidget(label(text))
        column_.addWidget(
            label(self.tr("What was set by hand stays in any case, and Ctrl+Z takes it all back."), "muted")
        )
        column_.addWidget(self.list, 1)
        self.list.setVisible(bool(count))
        row = QHBoxLayout()
        if count > 1:
            row.addWidget(button(self.tr("Tick all"), lambda: self._tick(Qt.CheckState.Checked)))
            row.addWidget(button(self.tr("Tick none"), lambda: self._tick(Qt.CheckState.Unchecked)))
        row.addStretch(1)
        box = QDialogButtonBox()
        self.take = box.addButton(self.tr("Take over"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.take.setProperty("role", "primary")
        box.addButton(self.tr("Leave all as it was"), QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self._take)
        box.rejected.connect(self.reject)
        row.addWidget(box)
        column_.addLayout(row)
        resize_within_screen(self, 860, 420 if count else 150)

    def _line(self, difference: Difference) -> QTreeWidgetItem:
        event = difference.before or difference.after
        assert event is not None
        texts = [
            event.title,
            self._told(difference.before, difference),
            self._told(difference.after, difference),
        ]
        if difference.before is None:
            texts[1] = self.tr("not told")
        if difference.after is None:
            texts[2] = self.tr("not told any more")
        untold = difference.fields == ("mentions",)
        if untold:
            texts[2] = self.tr("not told any more; it stays, as you worked on it")
        item = QTreeWidgetItem(texts)
        item.setCheckState(0, Qt.CheckState.Checked)
        if untold:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
        item.setData(0, Qt.ItemDataRole.UserRole, difference.key)
        for column, text in enumerate(texts):
            item.setToolTip(column, text)
        return item

    def _told(self, event: Event | None, difference: Difference) -> str:
        style = self._session.settings.date_style
        if event is None:
            return ""
        if not difference.fields:
            return words(event.when, style) if event.when else self.tr("no date")
        return "\n".join(value_text(event, field, style) or "–" for field in difference.fields)

    def _tick(self, state: Qt.CheckState) -> None:
        for number in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(number)
            if item is not None and item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
                item.setCheckState(0, state)

    @property
    def refused(self) -> frozenset[str]:
        """The keys of the differences that are not ticked."""
        items = (self.list.topLevelItem(number) for number in range(self.list.topLevelItemCount()))
        return frozenset(
            str(item.data(0, Qt.ItemDataRole.UserRole))
            for item in items
            if item is not None and item.checkState(0) is not Qt.CheckState.Checked
        )

    def _take(self) -> None:
        refused = self.refused
        self._session.store.edit(lambda project, at: revision(project, self._version, refused, at))
        self.accept()
