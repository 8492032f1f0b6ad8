"""A long report is shown while it is read."""

import pickle
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefline.model import corrections
from briefline.model.event import Chronology
from briefline.model.project import Project
from briefline.pipeline import Source
from briefline.session.jobs import Jobs
from briefline.session.loading import load
from briefline.session.parcels import PARCEL, Lid, Parcel, Unpacking, packed
from briefline.session.report import Report
from briefline.session.session import Session
from briefline.session.settings import Settings
from briefline.session.store import Holding
from briefline.session.worker import Portion, Request, answer, hand_over
from briefline.storage.project_file import ProjectFile

WAIT = 60_000
TEXT = "Notes of the council\n\nPublished 3 May 2019\n\n" + "\n\n".join(
    f"Envoy Ana Ruiz visited Quito on {day} {month} {year}. The council met in Lima the next day."
    for year in range(2001, 2019)
    for month in ("March", "July")
    for day in (2, 9, 16, 23, 27, 28)
)


def report(chronology: Chronology, *, is_alone: bool = True) -> Report:
    whole = Report.of(Source.pasted("x"), chronology)
    return whole if is_alone else replace(whole, joined=replace(whole.joined, events=chronology.events[::-1]))


@pytest.fixture(scope="module")
def jobs(qapp: object) -> Iterator[Jobs]:
    made = Jobs()
    made.start()
    yield made
    made.close()


@pytest.fixture
def session(jobs: Jobs, tmp_path) -> Session:
    return Session(jobs, Settings(tmp_path), tmp_path)


@pytest.mark.parametrize("count", [0, 1, PARCEL, 3 * PARCEL + 1])
@pytest.mark.parametrize("is_alone", [True, False])
def test_a_report_comes_out_of_its_parcels_as_it_was(
    chronology: Chronology, count: int, is_alone: bool
) -> None:
    many = report(replace(chronology, events=chronology.events[:1] * count), is_alone=is_alone)
    *parcels, lid = packed(many)
    assert all(isinstance(parcel, Parcel) and len(parcel.values) <= PARCEL for parcel in parcels)
    assert isinstance(lid, Lid)
    unpacking = Unpacking()
    for parcel in parcels:
        unpacking.add(parcel)
    assert unpacking.close(lid) == many


def test_a_project_comes_out_of_its_parcels_as_it_was(chronology: Chronology, tmp_path: Path) -> None:
    many = tuple(replace(event, id=f"m{number}") for number, event in enumerate(chronology.events * 20))
    begun = report(replace(chronology, events=many)).begun(tmp_path)
    file = ProjectFile(Path(begun.path))
    file.write(corrections.set_note(file.load(), "m3", "x", "2026-01-02T03:04:05Z"))
    file.close()
    loaded = load(begun.path, read_only=True)
    *parcels, lid = [pickle.loads(pickle.dumps(part)) for part in packed(loaded)]
    assert len(parcels) > 12
    assert all(isinstance(parcel, Parcel) and len(parcel.values) <= PARCEL for parcel in parcels)
    assert not lid.value.project.records
    unpacking = Unpacking()
    for parcel in parcels:
        unpacking.add(parcel)
    again = unpacking.close(lid)
    assert again == loaded
    assert list(again.project.records) == list(loaded.project.records)
    assert again.project.records["m4"].found is again.project.records["m4"].event


def test_the_worker_hands_on_what_there_is_so_far() -> None:
    sent: list[object] = []
    request = Request(7, "tests.session.test_portions:counted", (2,), portions=True)
    hand_over(answer(request, sent.append), sent.append)
    assert [(type(message).__name__, message.value) for message in sent] == [
        ("Portion", 0),
        ("Portion", 1),
        ("Answer", "done"),
    ]
    assert isinstance(sent[0], Portion)


def counted(most: int, portion) -> str:
    for number in range(most):
        portion(number)
    return "done"


def test_portions_grow_into_the_whole(session: Session, qtbot: QtBot) -> None:
    seen: list[Holding] = []
    opened: list[Holding] = []
    opening: list[bool] = []
    partial: list[bool] = []
    session.store.changed.connect(seen.append)
    session.store.changed.connect(lambda _: partial.append(session.store.is_portion))
    session.store.opened.connect(opened.append)
    session.store.opening.connect(lambda: opening.append(True))
    session.store.open(Source.pasted(TEXT))
    qtbot.waitUntil(lambda: bool(opened), timeout=WAIT)
    *portions, whole = seen
    assert len(portions) >= 2
    assert partial == [True] * len(portions) + [False]
    assert len(opening) == 1
    counts = [len(holding.chronology.events) for holding in seen]
    assert counts == sorted(counts)
    for before, after in zip(seen, seen[1:], strict=False):
        assert before.by_id.keys() <= after.by_id.keys()
    from briefline.pipeline import read_source

    assert whole.chronology == read_source(Source.pasted(TEXT))


def test_the_selection_and_the_filter_outlive_the_portions(session: Session, qtbot: QtBot) -> None:
    picked: list[str] = []

    def pick(holding: Holding) -> None:
        if not picked:
            picked.append(holding.chronology.events[3].id)
            session.focus.select(picked[0])

    session.store.changed.connect(pick)
    with qtbot.waitSignal(session.store.opened, timeout=WAIT):
        session.store.open(Source.pasted(TEXT))
    assert session.focus.selected == picked[0]


def test_cancelling_brings_back_what_was_open(session: Session, chronology: Chronology, qtbot: QtBot) -> None:
    session.store.begin(report(chronology))
    before = session.store.holding
    seen: list[Holding] = []
    session.store.changed.connect(seen.append)
    session.store.open(Source.pasted(TEXT))
    qtbot.waitUntil(lambda: bool(seen), timeout=WAIT)
    assert session.store.is_portion
    assert not session.store.edit(lambda project, at: pytest.fail("there is nothing to edit yet"))
    assert not session.store.undo()
    session.store.cancel()
    assert session.store.holding is before
    assert not session.store.is_reading


def test_a_project_of_one_report_is_what_taking_it_in_makes(chronology: Chronology) -> None:
    whole = report(chronology)
    assert whole.alone() == whole.edit(Project(), "", "").apply(Project())


def test_the_worker_begins_the_project_and_leaves_it_to_the_window_where_it_cannot(
    chronology: Chronology, tmp_path: Path
) -> None:
    made = report(chronology).begun(tmp_path / "untitled")
    assert Path(made.path).parent == tmp_path / "untitled"
    file = ProjectFile(Path(made.path))
    assert file.load() == made.alone()
    file.close()
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert report(chronology).begun(tmp_path / "file").path == ""
