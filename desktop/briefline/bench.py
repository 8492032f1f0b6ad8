"""Measures the timeline on a file of events: how soon it is complete, what frames cost, what can be read.

The file: {"events": [[id, group, title, start, end or null], …], "groups": [names], "windows": {"full",
"local"}}, times in milliseconds since 1970, windows as [start, end].
"""

from __future__ import annotations

import gc
import json
import resource
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from operator import itemgetter
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtGui import QImage, QPainter

from briefline.model.calendar import DAY, Grain, civil
from briefline.model.edtf import Bounds
from briefline.model.errors import UnreadableSource
from briefline.model.event import Event, Kind
from briefline.model.when import When
from briefline.paint.painter import MOST_NEW, paint_scene
from briefline.paint.picture import ensure_gui
from briefline.paint.theme import load_fonts, load_theme, measurer
from briefline.timeline.layout import Timeline
from briefline.timeline.scene import PATIENCE, Scene, build_scene
from briefline.timeline.viewport import Viewport

WIDTH, HEIGHT = 1600, 900
_READABLE = 9.0  # pixels: the least height of a readable label

Row = tuple[int, int, str, int, int | None]


def measure_view(path: Path, *, lanes: str = "kind") -> dict[str, Any]:
    """The figures of a file of events; milliseconds, MiB. ``lanes``: "kind" (one lane) or "category".

    The clock of ``ready_ms`` starts when the file's rows are in memory, and stops when the whole is painted.
    Raises UnreadableSource.
    """
    gc.disable()
    application = ensure_gui()
    load_fonts()
    data = _read(path)
    gc.freeze()
    gc.enable()
    rows, windows = data["events"], data["windows"]
    _view(_timeline(rows[:50], data["groups"], lanes)).frame(_seconds(windows["full"]))  # load fonts and code
    before = _memory()
    began, worked = time.perf_counter(), time.thread_time()
    timeline = _timeline(rows, data["groups"], lanes)
    view = _view(timeline)
    full, local = _seconds(windows["full"]), _seconds(windows["local"])
    view.frame(full)
    ready, spent = (time.perf_counter() - began) * 1000, (time.thread_time() - worked) * 1000
    found: dict[str, Any] = {
        "n": len(rows),
        "lanes": lanes,
        "ready_ms": round(ready, 1),
        "ready_cpu_ms": round(spent, 1),
    }
    for name, window, viewports in (
        ("pan_full", full, [full.pan(0.005 * step) for step in [*range(1, 61), *range(59, -1, -1)]]),
        ("pan_local", local, [local.pan(0.02 * step) for step in range(1, 121)]),
        ("zoom", full, list(zooms(full, local))),
    ):
        scene = view.frame(window)
        view.restart()
        jumps, most = 0, 0
        for viewport in viewports:
            before_step, scene = scene, view.frame(viewport, live=True)
            most = max(most, len(scene.labels))
            if name != "zoom":
                jumps += row_jumps(before_step, scene)
        found[name] = view.figures() | {"labels": most, "frames_to_settle": view.settle(viewports[-1])}
        if name != "zoom":
            found[name]["row_jumps"] = jumps
    for name, window in (("full", full), ("local", local)):
        found[f"readable_{name}"] = readable(view.frame(window))
    found["view_bytes_per_event"] = round(_view_bytes(timeline) / max(1, len(rows)), 1)
    found["view_mib"] = round((_memory() - before) / 2**20, 1)
    found["rss_mib"] = round(_memory() / 2**20, 1)
    found["peak_mib"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)
    del application
    return found


def _read(path: Path) -> dict[str, Any]:
    try:
        data: dict[str, Any] = json.loads(path.read_bytes())
        data["events"], data["groups"], data["windows"]["full"], data["windows"]["local"]
    except OSError as error:
        raise UnreadableSource(f"“{path}” could not be read: {error.strerror}.", "Check its name.") from error
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableSource(f"“{path}” is not a file of events.", "Make one with gen.py.") from error
    return data


def _timeline(rows: list[Row], groups: list[str], lanes: str) -> Timeline:
    count = len(rows)
    starts = np.fromiter(map(itemgetter(3), rows), np.float64, count)
    ends = np.array(list(map(itemgetter(4), rows)), dtype=np.float64)  # None becomes NaN
    codes = None if lanes == "kind" else np.fromiter(map(itemgetter(1), rows), np.int8, count)
    starts /= 1000
    ends /= 1000

    def make(number: int) -> Event:
        id, group, title, start, end = rows[number]
        return Event(str(id), Kind.EVENT, title, _when(start, end), (), groups[group])

    return Timeline.of_columns(
        starts, ends, make, codes=codes, titles=groups if codes is not None else ("Engagements",)
    )


def _when(start: int, end: int | None) -> When:
    """The When of a row, told to the day."""
    first = start // 1000
    last = first + 1 if end is None else max(first + 1, end // 1000)
    days = _iso(first), _iso(last - 1)
    text = days[0] if end is None or days[0] == days[1] else "/".join(days)
    if end is None:
        return When(text, Bounds(first, last), Bounds(first, last), Grain.DAY)
    return When(text, Bounds(first, first + 1), Bounds(last - 1, last), Grain.DAY)


def _iso(second: int) -> str:
    year, month, day = civil(second // DAY)
    return f"{year:04d}-{month:02d}-{day:02d}"


def _seconds(window: list[int]) -> Viewport:
    return Viewport(window[0] / 1000, window[1] / 1000)


def zooms(full: Viewport, local: Viewport) -> Iterator[Viewport]:
    """120 geometric steps from ``full`` to a thousandth of it, around the middle of ``local``."""
    middle = (local.lo + local.hi) / 2
    at = (middle - full.lo) / full.span
    for step in range(1, 121):
        span = full.span * 1000 ** (-step / 120)
        yield replace(full, lo=middle - span * at, hi=middle + span * (1 - at))


@dataclass(slots=True)
class _View:
    """A timeline on a raster image, as in the window."""

    timeline: Timeline
    image: QImage
    took: list[float] = field(default_factory=list)
    worked: list[float] = field(default_factory=list)
    settled: list[bool] = field(default_factory=list)

    def frame(self, window: Viewport, *, live: bool = False) -> Scene:
        """Build and paint the scene of a window given in seconds.

        ``live`` as the window does while it moves: what would take too long is left for the next frame.
        """
        theme = load_theme("light")
        scale = self.timeline.scale
        began, worked = time.perf_counter(), time.thread_time()
        viewport = replace(window, lo=scale.to_axis(window.lo), hi=scale.to_axis(window.hi))
        patience = PATIENCE if live else None
        scene = build_scene(self.timeline, viewport, WIDTH, HEIGHT, measurer(theme), patience=patience)
        painter = QPainter(self.image)
        left = paint_scene(painter, scene, theme, most_new=MOST_NEW if live else None)
        painter.end()
        self.settled.append(scene.settled and not left)
        self.took.append((time.perf_counter() - began) * 1000)
        self.worked.append((time.thread_time() - worked) * 1000)
        return scene

    def restart(self) -> None:
        """Forget the frames so far."""
        self.took.clear()
        self.worked.clear()
        self.settled.clear()

    def settle(self, window: Viewport) -> int:
        """How many frames more a window takes until nothing is left out."""
        count = 0
        while not self.settled[-1]:
            self.frame(window, live=True)
            count += 1
        return count

    def figures(self) -> dict[str, Any]:
        """Milliseconds a frame on the clock; ``cpu_p95`` and ``cpu_max`` without the time that other programs
        took; ``settled`` is the share of frames in which no label was left for the next one."""
        took, worked = sorted(self.took), sorted(self.worked)
        at = min(len(took) - 1, int(len(took) * 0.95))
        values = {"p50": took[len(took) // 2], "p95": took[at], "max": took[-1], "cpu_p95": worked[at]}
        values |= {"cpu_max": worked[-1], "settled": sum(self.settled) / len(self.settled)}
        return {name: round(value, 2) for name, value in values.items()}


def _view(timeline: Timeline) -> _View:
    return _View(timeline, QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied))


def row_jumps(before: Scene, after: Scene) -> int:
    """How many marks seen in both scenes lie at another height."""
    known = {mark.id: mark.y for mark in before.marks}
    return sum(abs(known.get(mark.id, mark.y) - mark.y) > 0.01 for mark in after.marks)


def readable(scene: Scene) -> int:
    """Labels that are whole, high enough, within the plot, and neither covered nor overlapping."""
    boxes = [
        (label.x, label.y, label.x + label.width, label.y + label.height, label.id) for label in scene.labels
    ]
    others = list(boxes)
    for mark in scene.marks:
        others.append((mark.x0, mark.y - mark.height / 2, mark.x1, mark.y + mark.height / 2, mark.id))
    for chip in scene.clusters:
        others.append((chip.x - chip.width / 2, chip.y - 9, chip.x + chip.width / 2, chip.y + 9, ""))
    count = 0
    for label, (x0, y0, x1, y1, id) in zip(scene.labels, boxes, strict=True):
        inside = x0 >= scene.left and x1 <= scene.right and y0 >= scene.top and y1 <= scene.bottom
        free = not any(
            x0 < right and left < x1 and y0 < bottom and top < y1
            for left, top, right, bottom, other in others
            if other != id
        )
        count += inside and free and not label.shortened and label.height >= _READABLE
    return count


def _view_bytes(timeline: Timeline) -> int:
    """Bytes of all columns, each counted once."""
    columns = timeline.columns
    arrays: list[np.ndarray[Any, Any]] = [
        columns.lo,
        columns.core_lo,
        columns.core_hi,
        columns.hi,
        columns.rank,
    ]
    for lane in timeline.lanes:
        arrays += [lane.index, lane.lo, lane.hi, lane.ends, lane.rank]
        for ranked in timeline.cache.get(("classes", id(lane)), {}).values():
            arrays += ranked.steps
    return sum({id(array): array.nbytes for array in arrays}.values())


def _memory() -> int:
    """Bytes of memory that the process holds now; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:
        return 0
    return pages * resource.getpagesize()
