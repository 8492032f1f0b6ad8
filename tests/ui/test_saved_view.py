"""A project is opened as it was left."""

from __future__ import annotations

from pathlib import Path

from briefline.model import corrections
from briefline.model.when import When
from briefline.session.filter import Filter
from briefline.session.session import Session
from briefline.ui.main_window import MainWindow


def test_a_project_is_opened_as_it_was_left(window: MainWindow, session: Session, tmp_path: Path) -> None:
    store, view = session.store, session.view
    store.edit(lambda project, at: corrections.set_note(project, "e1", "x", at))
    store.save_as(tmp_path / "talks.briefline")
    store.settle()
    session.sieve.filter = Filter("-treaty", after=When.parse("2018"))
    view.lanes = "participant"
    view.show_around(["e4", "e6"])
    session.focus.choose(["e4", "e6"], "e6")
    left = [view.timeline.time_at(side, view.viewport) for side in (0.0, 1.0)]
    other = tmp_path / "other.briefline"
    store.save_copy(other)
    store.settle()
    store.open_project(other)
    assert session.sieve.filter == Filter()  # a copy made before it was left knows nothing of it
    store.open_project(tmp_path / "talks.briefline")
    assert session.sieve.filter == Filter("-treaty", after=When.parse("2018"))
    assert view.lanes == "participant"
    assert set(session.focus.chosen) == {"e4", "e6"}
    again = [view.timeline.time_at(side, view.viewport) for side in (0.0, 1.0)]
    for one, two in zip(left, again, strict=True):
        assert abs(one - two) < 0.05 * (left[1] - left[0])
    assert store.undo_name == "change of note"
