from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from briefline.model.event import Event, Kind, Status
from briefline.model.when import When
from briefline.paint.legend import legend_rows, paint_legend
from briefline.paint.marks import paint_mark
from briefline.paint.painter import MOST_NEW, paint_overview, paint_scene
from briefline.paint.theme import load_theme, measurer
from briefline.timeline.columns import Look
from briefline.timeline.layout import Timeline
from briefline.timeline.overview import build_overview
from briefline.timeline.parts import Label, LegendEntry, Mark
from briefline.timeline.scene import build_scene

LOOKS = {
    "plain": Look.PLAIN,
    "approximate": Look.APPROXIMATE,
    "planned": Look.PLANNED,
    "possible": Look.POSSIBLE,
    "cancelled": Look.CANCELLED,
    "publication": Look.PUBLICATION,
    "open end": Look.OPEN_END,
    "contradicted": Look.CONTRADICTED,
}


def _pixels(image: QImage) -> np.ndarray:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), dtype=np.uint8).reshape(grey.height(), grey.bytesPerLine())
    return rows[:, : grey.width()].astype(int)


def _drawn(mark: Mark) -> np.ndarray:
    image = QImage(120, 40, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_mark(painter, mark, load_theme("light"))
    painter.end()
    return _pixels(image)


def _bar(look: Look, core: tuple[float, float] = (0.0, 0.0)) -> Mark:
    x1 = 94.0 if look & Look.OPEN_END else 60.0
    return Mark("m", "bar", 20.0, x1, *core, 20.0, 9.0, look, "meeting")


def _point(look: Look) -> Mark:
    return Mark("m", "point", 53.5, 66.5, 0.0, 0.0, 20.0, 13.0, look, "meeting")


@pytest.mark.parametrize("make", [_bar, _point], ids=["bars", "points"])
def test_looks_can_be_told_apart_in_greyscale(make):
    drawn = {name: _drawn(make(look)) for name, look in LOOKS.items() if make is _bar or "open" not in name}
    for one, two in combinations(drawn, 2):
        differing = int((abs(drawn[one] - drawn[two]) > 40).sum())
        assert differing >= 12, (one, two, differing)


def test_known_extents_are_solid_and_uncertain_ones_fade():
    solid, soft = _drawn(_bar(Look.PLAIN, (20.0, 60.0)))[20], _drawn(_bar(Look.PLAIN))[20]
    assert np.ptp(solid[23:57]) <= 2
    assert soft[21] > soft[40] + 40
    assert soft[58] > soft[40] + 40
    mixed = _drawn(_bar(Look.PLAIN, (35.0, 60.0)))[20]
    assert mixed[21] > mixed[45] + 40
    assert abs(mixed[57] - mixed[45]) <= 2


def _events() -> list[Event]:
    return [
        Event("a", Kind.EVENT, "First talks", When.parse("2001-05-03"), (), "meeting"),
        Event("b", Kind.EVENT, "Second talks", When.parse("2001-06"), (), "meeting", Status.PLANNED),
        Event("p", Kind.PUBLICATION, "A paper", When.parse("2019-03-04"), ()),
    ]


def _painted(theme_name: str = "light", **how: object) -> np.ndarray:
    theme = load_theme(theme_name)
    timeline = Timeline.of(_events(), today=0.0)
    scene = build_scene(timeline, timeline.fit(), 900, 320, measurer(theme))
    if how.pop("links", False):
        how["links"] = scene.links({"a": ["p"]})
    image = QImage(900, 320, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    paint_scene(painter, scene, theme, **how)
    painter.end()
    return _pixels(image)


def test_selection_hover_and_links_show():
    plain = _painted()
    for how in ({"selected": {"a"}}, {"hovered": "a"}, {"links": True}):
        assert (plain != _painted(**how)).sum() > 100, how
    assert (plain == _painted(selected={"nowhere"})).all()


def test_every_label_is_written():
    """Where a label stands there is ink, on a scene drawn with the real font."""
    theme = load_theme("light")
    timeline = Timeline.of(_events(), today=0.0)
    scene = build_scene(timeline, timeline.fit(), 900, 320, measurer(theme))
    pixels = _painted()
    assert len(scene.labels) == 3
    for label in scene.labels:
        top, bottom = int(label.y), int(label.y + label.height)
        first, last = int(label.x), int(label.x + label.width)
        assert (pixels[top:bottom, first:last] < 110).sum() > 30
        # the last letter reaches the measured width
        assert (pixels[top:bottom, last - 9 : last] < 160).any()


def test_the_dark_theme_is_dark():
    assert np.median(_painted("dark")) < 60 < 200 < np.median(_painted("light"))


def test_the_overview_shows_events_and_the_window():
    theme = load_theme("light")
    timeline = Timeline.of(_events(), today=0.0)
    images = []
    for view in (timeline.fit(), timeline.fit().zoom(5, 0.0)):
        image = QImage(600, 52, QImage.Format.Format_ARGB32_Premultiplied)
        painter = QPainter(image)
        paint_overview(painter, build_overview(timeline, view, 600, 52, measurer(theme)), theme)
        painter.end()
        images.append(_pixels(image))
    assert (images[0] != images[1]).sum() > 500


def test_the_legend_wraps_and_draws_each_entry():
    theme = load_theme("light")
    keys = ["point", "span", "range", "publication", "approximate", "planned", "possible", "cancelled"]
    entries = [
        LegendEntry(key, f"what {key} means") for key in [*keys, "open", "cluster", "break", "family:meeting"]
    ]
    rows = legend_rows(entries, 300, theme)
    assert [entry for row in rows for _, entry in row] == entries
    assert len(rows) > 3
    measure = measurer(theme)
    assert all(x + measure(entry.text, "legend") <= 300 for row in rows for x, entry in row)
    image = QImage(300, 300, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("white"))
    painter = QPainter(image)
    height = paint_legend(painter, entries, 300, theme)
    painter.end()
    assert height == len(rows) * 20
    pixels = _pixels(image)
    for number in range(len(rows)):
        assert (pixels[number * 20 : number * 20 + 20, :14] < 200).any()


def test_labels_that_were_left_out_are_written_in_the_next_frames():
    theme = load_theme("light")
    theme.known.pop(("stamps", 1.0), None)
    whole = _painted()
    theme.known.pop(("stamps", 1.0), None)
    timeline = Timeline.of(_events(), today=0.0)
    scene = build_scene(timeline, timeline.fit(), 900, 320, measurer(theme))
    image = QImage(900, 320, QImage.Format.Format_ARGB32_Premultiplied)
    left = []
    while not left or left[-1]:
        painter = QPainter(image)
        left.append(paint_scene(painter, scene, theme, most_new=1))
        painter.end()
        assert len(left) < 9
    assert left == [2, 1, 0]
    assert (whole == _pixels(image)).all()


@pytest.mark.parametrize(
    ("settled", "still", "written"), [(False, False, 4), (True, False, 12), (True, True, 24)]
)
def test_new_labels_wait_while_the_scene_is_laid_out_and_hurry_while_it_stands_still(settled, still, written):
    theme = load_theme("light")
    theme.known.pop(("stamps", 1.0), None)
    marks = [_bar(Look(0), (200.0, 260.0))._replace(id=str(number)) for number in range(40)]
    labels = [Label(each.id, 200.0, 100.0, 60.0, 16.0, "", f"Talks {each.id}", -6.0) for each in marks]
    timeline = Timeline.of(_events(), today=0.0)
    scene = build_scene(timeline, timeline.fit(), 900, 320, measurer(theme))
    scene = replace(
        scene, marks=tuple(marks), labels=tuple(labels), clusters=(), settled=settled, still=still
    )
    image = QImage(900, 320, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    assert paint_scene(painter, scene, theme, most_new=MOST_NEW) == len(labels) - written
    painter.end()


def test_looks_can_be_told_apart_on_bars_with_words_on_them():
    def tall(look: Look) -> Mark:
        return _bar(look, (20.0, 60.0))._replace(height=15.0)

    drawn = {name: _drawn(tall(look)) for name, look in LOOKS.items()}
    for one, two in combinations(drawn, 2):
        differing = int((abs(drawn[one] - drawn[two]) > 40).sum())
        assert differing >= 12, (one, two, differing)
