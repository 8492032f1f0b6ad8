"""Frame times: build the scene and paint it on a raster image, as the window does."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PySide6.QtGui import QImage, QPainter

from briefline.model.calendar import day_number
from briefline.model.event import Event, Kind
from briefline.model.when import When
from briefline.paint.painter import MOST_NEW, paint_scene
from briefline.paint.picture import ensure_gui
from briefline.paint.theme import load_fonts, load_theme, measurer
from briefline.pipeline import Source, read_source
from briefline.timeline.layout import Timeline
from briefline.timeline.scene import PATIENCE, build_scene
from briefline.timeline.viewport import Viewport

WIDTH, HEIGHT = 1600, 900
WORDS = (
    "talks",
    "minister",
    "border",
    "treaty",
    "court",
    "vote",
    "fire",
    "port",
    "strike",
    "visit",
    "report",
)


def measure_frames(sample: Path) -> None:
    """Prints p50, p95 and worst milliseconds of pan and zoom frames for the sample, 100 and 10,000 events."""
    application = ensure_gui()
    load_fonts()
    _report("sample", read_source(Source.file(sample)).events)
    for count in (100, 10_000):
        _report(f"{count} events", random_events(count))
    del application


def random_events(count: int, seed: int = 7) -> tuple[Event, ...]:
    """Events over 100 years, 70 % on one day and 30 % over some; the same for the same seed."""
    draw = random.Random(seed)
    first = day_number(1920, 1, 1)
    out = []
    for number in range(count):
        day = np.datetime64(first + draw.randrange(36_500), "D")
        last = day + draw.randrange(5, 400)
        edtf = str(day) if draw.random() < 0.7 else f"{day}/{last}"
        title = " ".join(draw.choices(WORDS, k=draw.randrange(3, 8))).capitalize()
        out.append(Event(f"e{number}", Kind.EVENT, title, When.parse(edtf), ()))
    return tuple(out)


def _report(name: str, events: tuple[Event, ...]) -> None:
    theme = load_theme("light")
    measure = measurer(theme)
    began = time.perf_counter()
    timeline = Timeline.of(events)
    ready = (time.perf_counter() - began) * 1000
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)

    settled: list[bool] = []

    def frame(viewport: Viewport) -> float:
        start = time.perf_counter()
        scene = build_scene(timeline, timeline.clamp(viewport), WIDTH, HEIGHT, measure, patience=PATIENCE)
        painter = QPainter(image)
        left = paint_scene(painter, scene, theme, most_new=MOST_NEW)
        painter.end()
        settled.append(scene.settled and not left)
        return (time.perf_counter() - start) * 1000

    frame(timeline.fit())
    for phase, viewports in (("pan", pans(timeline)), ("zoom", zooms(timeline))):
        settled.clear()
        took = sorted(frame(viewport) for viewport in viewports)
        complete = sum(settled) / len(settled)
        p50, p95 = took[len(took) // 2], took[int(len(took) * 0.95)]
        print(
            f"frames: {name:<14} {phase:<5} p50 {p50:5.1f} ms   p95 {p95:5.1f} ms   worst {took[-1]:5.1f} ms"
            f"   {complete:4.0%} complete   (ready in {ready:.0f} ms)"
        )


def pans(timeline: Timeline) -> Iterator[Viewport]:
    """A quarter of the whole span, moved 120 times by 2 % of the window."""
    viewport = timeline.fit().zoom(4.0, 0.1)
    for _ in range(120):
        viewport = viewport.pan(0.02)
        yield viewport


def zooms(timeline: Timeline) -> Iterator[Viewport]:
    """120 geometric steps from everything to a thousandth of it, around the middle."""
    viewport = timeline.fit()
    for _ in range(120):
        viewport = viewport.zoom(1000 ** (1 / 120), 0.5)
        yield viewport
