"""Undated events are dated by dropping them on the timeline."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent

from briefline.model.calendar import DAY
from briefline.session.session import Session
from briefline.ui.drop_date import date_at, dragged
from briefline.ui.main_window import MainWindow


@pytest.mark.parametrize(
    ("shown", "expected"),
    [(30 * DAY, "2021-06-16"), (3 * 365 * DAY, "2021-06"), (90 * 365 * DAY, "2021")],
)
def test_a_drop_is_as_fine_as_one_can_aim(shown: float, expected: str) -> None:
    seconds = 1_623_801_600 + 7_200.0  # 16 June 2021, 02:00
    assert date_at(seconds, shown).edtf == expected
    assert date_at(-70_000_000_000.0, shown).edtf.startswith("-0249")


def test_an_undated_event_is_dropped_on_the_timeline(window: MainWindow, session: Session) -> None:
    model = window.panes.undated.rows
    index = model.index(0, 0)
    assert model.flags(index) & Qt.ItemFlag.ItemIsDragEnabled
    event = model.event_at(0)
    view = window.panes.timeline.view
    place = QPoint(view.viewport().width() // 2, view.viewport().height() // 2)
    at = view.viewport().mapTo(window, place)
    mime = model.mimeData([index])
    drop = QDropEvent(
        QPointF(at),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    expected = view.time_at(place.x())
    window.dropEvent(drop)
    dated = session.store.holding.by_id[event]
    assert dated.when is not None
    assert dated.when.lo <= expected < dated.when.hi
    assert session.focus.selected == event
    assert session.store.undo_name == "change of date"
    assert (
        window.panes.table.rows.flags(window.panes.table.rows.index(0, 0)) & Qt.ItemFlag.ItemIsDragEnabled
        == Qt.ItemFlag.NoItemFlags
    )
    assert dragged([event]).formats() == mime.formats()
