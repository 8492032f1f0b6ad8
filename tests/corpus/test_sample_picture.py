"""The picture of the sample report: all of it readable, in every preset."""

from itertools import combinations
from pathlib import Path

import pytest

from briefline.paint.page import compose
from briefline.paint.spec import PRESETS, PictureSpec
from briefline.pipeline import Source, read_source

SAMPLE = Path(__file__).resolve().parents[2] / "seeds" / "us-russia-engagement.txt"


@pytest.fixture(scope="module")
def chronology():
    return read_source(Source.file(SAMPLE))


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("sources", [False, True], ids=["", "with sources"])
def test_every_event_is_shown_and_no_label_overlaps_or_is_cut(qapp, chronology, preset, sources):
    spec = PictureSpec.sized(preset, title="Talks", sources=sources, document_date=chronology.published[0])
    page = compose(chronology.events, spec, paged=True)
    scene = page.scene
    shown = {mark.id for mark in scene.marks}
    assert shown == {event.id for event in chronology.events}
    assert not any(label.shortened for label in scene.labels)
    boxes = [(one.x, one.y, one.x + one.width, one.y + one.height) for one in scene.labels]
    for left, top, right, bottom in boxes:
        assert scene.left <= left
        assert right <= scene.right
        assert scene.top <= top
        assert bottom <= scene.bottom
    for one, other in combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1], (
            one,
            other,
        )
    named = {label.id for label in scene.labels}
    assert len(named) >= len(shown) - 2  # a long label may give way to a number that the list explains
    assert named == shown or page.heading


def test_the_empty_years_are_folded(qapp, chronology):
    page = compose(chronology.events, PictureSpec(title="Talks"), paged=False)
    skipped = [fold.label for fold in page.scene.breaks]
    assert len(skipped) == 2
    assert all("yr" in label or "year" in label for label in skipped)
