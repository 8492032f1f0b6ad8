import json

import pytest

from briefline.bench import measure_view, readable, zooms
from briefline.cli import main
from briefline.model.errors import UnreadableSource
from briefline.timeline.viewport import Viewport

DAY_MS = 86_400_000


@pytest.fixture
def table(tmp_path):
    """A file of 700 points and intervals, one a day."""
    events = [
        [n, n % 3, f"Convoy number {n} leaves", n * DAY_MS, None if n % 4 else (n + 2) * DAY_MS]
        for n in range(700)
    ]
    windows = {"full": [-10 * DAY_MS, 710 * DAY_MS], "local": [300 * DAY_MS, 400 * DAY_MS]}
    path = tmp_path / "events.json"
    path.write_text(json.dumps({"groups": ["Air", "Sea", "Land"], "windows": windows, "events": events}))
    return path


@pytest.mark.parametrize("lanes", ["kind", "category"])
def test_a_file_of_events_is_measured(table, lanes, qapp, capsys):
    assert main(["bench", "view", str(table), "--lanes", lanes]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["n"] == 700
    assert found["ready_ms"] > 0
    for phase in ("pan_full", "pan_local", "zoom"):
        assert 0 < found[phase]["p50"] <= found[phase]["p95"] <= found[phase]["max"]
    assert found["pan_full"]["row_jumps"] == found["pan_local"]["row_jumps"] == 0
    assert found["view_bytes_per_event"] <= 100
    assert 0 < found["readable_local"] <= 200


def test_the_zoom_ends_at_a_thousandth_around_the_middle_of_the_local_window():
    full, local = Viewport(0.0, 1000.0), Viewport(200.0, 300.0)
    steps = list(zooms(full, local))
    assert len(steps) == 120
    assert steps[-1].span == pytest.approx(1.0)
    assert steps[-1].lo <= 250.0 <= steps[-1].hi


def test_what_is_no_file_of_events_is_told(tmp_path):
    path = tmp_path / "other.json"
    path.write_text("[1, 2]")
    with pytest.raises(UnreadableSource):
        measure_view(path)
    with pytest.raises(UnreadableSource):
        measure_view(tmp_path / "missing.json")


def test_labels_that_are_covered_or_cut_are_not_readable(table, qapp):
    from dataclasses import replace

    from tests.timeline.made_events import event

    from briefline.bench import HEIGHT, WIDTH
    from briefline.paint.theme import load_theme, measurer
    from briefline.timeline.layout import Timeline
    from briefline.timeline.scene import build_scene

    timeline = Timeline.of([event("a", "2021-06-01"), event("b", "2021-06-20")], today=0.0)
    scene = build_scene(timeline, timeline.fit(), WIDTH, HEIGHT, measurer(load_theme("light")))
    assert readable(scene) == 2
    first = scene.labels[0]
    assert readable(replace(scene, labels=(first, first._replace(id="b")))) == 0
    assert readable(replace(scene, labels=(first._replace(shortened=True), scene.labels[1]))) == 1
    assert readable(replace(scene, labels=(first._replace(x=scene.right - 5), scene.labels[1]))) == 1
