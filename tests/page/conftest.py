"""Events made up of words, and what must hold on every page."""

from __future__ import annotations

import random
from collections import Counter

import numpy as np
import pytest

from briefline.model.event import Event, Kind, Mention, Status
from briefline.model.text import Span
from briefline.model.when import When
from briefline.page.beside import BETWEEN
from briefline.page.frame import MARGIN
from briefline.page.layout import Pages
from briefline.page.parts import LINE, Leaf
from briefline.paint.page import page_theme
from briefline.paint.theme import measurer

_WORDS = """
    ministers meet in the capital for talks on grain exports and ceasefire delegation visits border town
    after shelling parliament votes to extend sanctions envoy calls summit statement by foreign ministry
    warns of escalation port reopens under agreement prisoners exchanged reconnaissance
""".split()  # noqa: SIM905
_STATUS = [*[Status.OCCURRED] * 8, Status.PLANNED, Status.CANCELLED, Status.POSSIBLE]
_CATEGORIES = ["visit", "meeting", "statement", "attack", "agreement", "event"]


@pytest.fixture(autouse=True)
def _gui(qapp):
    return qapp


def _date(chance: random.Random, years: tuple[int, ...]) -> str:
    year, month, day = chance.choice(years), chance.randint(1, 12), chance.randint(1, 27)
    kind = chance.random()
    if kind < 0.68:
        return f"{year}-{month:02d}-{day:02d}"
    if kind < 0.78:
        return f"{year}-{month:02d}"
    if kind < 0.88:
        last = min(28, day + chance.randint(1, 9))
        return f"{year}-{month:02d}-{day:02d}/{year}-{month:02d}-{last:02d}"
    ends = f"{year}-{month:02d}-{day:02d}/..", f"../{year}-{month:02d}-{day:02d}"
    return chance.choice([f"{year}-{chance.randint(21, 24)}", f"{year}~", *ends, f"{year}/{year + 2}"])


@pytest.fixture
def made():
    """made(count, seed) gives events of all sorts; few distinct years make clusters."""

    def make(count: int, seed: int = 1, years: tuple[int, ...] = (2019, 2020, 2021, 2021, 2022, 2022, 2023)):
        chance = random.Random(seed)
        found = []
        for number in range(count):
            title = " ".join(chance.choice(_WORDS) for _ in range(chance.randint(2, 13))).capitalize()
            kind = Kind.PUBLICATION if chance.random() < 0.12 else Kind.EVENT
            when = When.parse(_date(chance, years))
            mention = Mention("d", Span(0, len(title)), title)
            status = chance.choice(_STATUS) if kind is Kind.EVENT else Status.OCCURRED
            category = chance.choice(_CATEGORIES)
            found.append(
                Event(
                    f"e{number}",
                    kind,
                    title,
                    when,
                    (mention,),
                    category,
                    status,
                    confidence=chance.random(),
                )
            )
        return found

    return make


Box = tuple[float, float, float, float]


def _apart(one: Box, other: Box) -> bool:
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def _crosses(box: Box, start: tuple[float, float], end: tuple[float, float]) -> bool:
    """True when a stretch of a line runs through a box (Liang and Barsky)."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    lo, hi = 0.0, 1.0
    for move, room in (
        (-dx, start[0] - box[0]),
        (dx, box[2] - start[0]),
        (-dy, start[1] - box[1]),
        (dy, box[3] - start[1]),
    ):
        if move == 0:
            if room <= 0:
                return False
        elif move < 0:
            lo = max(lo, room / move)
        else:
            hi = min(hi, room / move)
    return hi - lo > 1e-9


def _texts(leaf: Leaf, measure) -> list[tuple[str, Box]]:
    """Every piece of text on a leaf with the room it takes."""
    found = [(f"word {w.text}", (w.x, w.y, w.x + w.width, w.y + w.height)) for w in leaf.words]
    for key in leaf.keys:
        width = key.swatch + 7 + measure(key.entry.text, "legend")
        found.append((f"key {key.entry.text}", (key.x, key.y - 8, key.x + width, key.y + 8)))
    if leaf.chart:
        chart = leaf.chart
        two = any(tick.major for tick in chart.ticks)
        for tick in chart.ticks:
            if tick.label:
                role = "tick-major" if tick.major or not two else "tick"
                top = chart.axis + (24 if tick.major else 15 if chart.has_one_row else 6)
                box = (tick.label_x, top, tick.label_x + measure(tick.label, role), top + 12)
                found.append((f"tick {tick.label}", box))
        for marker in chart.markers:
            y = chart.bands[0].top - 20
            right = marker.label_x + measure(marker.label, "marker")
            found.append((f"marker {marker.label}", (marker.label_x, y, right, y + 20)))
        for band in chart.bands:
            found += [(f"head {w.text}", (w.x, w.y, w.x + w.width, w.y + w.height)) for w in band.head]
            found += [(f"flag {f.id}", (f.x, f.y, f.x + f.width, f.y + f.height)) for f in band.flags]
            found += [(f"tag {t.text}", (t.x, t.y, t.x + t.width, t.y + t.height)) for t in band.tags]
    return found


@pytest.fixture
def faults():
    """faults(pages, events) names everything that is wrong with the geometry of laid out pages."""

    def find(pages: Pages, events: list[Event]) -> list[str]:
        wrong: list[str] = []
        measure = measurer(page_theme(pages.spec.theme))
        smallest = min(font.pixels for _, font in page_theme(pages.spec.theme).fonts)
        if smallest * pages.scale < 10 - 1e-9:
            wrong.append("letters below 7.5 points")
        for number, leaf in enumerate(pages.leaves):
            texts = _texts(leaf, measure)
            for name, other_name in _overlaps(texts):
                wrong.append(f"leaf {number}: {name} overlaps {other_name}")
            for name, (left, top, right, bottom) in texts:
                if left < MARGIN - 17 or right > leaf.width - 3 or top < 3 or bottom > leaf.height - 3:
                    wrong.append(f"leaf {number}: {name} is cut")
            wrong += _chart_faults(leaf, texts, measure)
        wrong += _missing(pages, events)
        return wrong

    return find


def _overlaps(named: list[tuple[str, Box]]) -> list[tuple[str, str]]:
    """The pairs of boxes that share room."""
    boxes = np.array([box for _, box in named]).reshape(-1, 4)
    left, top, right, bottom = boxes.T
    touch = (
        (left[:, None] < right) & (left < right[:, None]) & (top[:, None] < bottom) & (top < bottom[:, None])
    )
    return [(named[one][0], named[two][0]) for one, two in np.argwhere(np.triu(touch, 1)).tolist()]


def _chart_faults(leaf: Leaf, texts: list[tuple[str, Box]], measure) -> list[str]:
    wrong: list[str] = []
    if leaf.chart is None:
        return wrong
    for band in leaf.chart.bands:
        for flag in band.flags:
            if len(flag.dates) + len(flag.titles) > 3:
                wrong.append(f"{flag.id} has more than three lines")
            count = 1 if flag.inline else len(flag.dates) + len(flag.titles)
            if flag.height != LINE * count:
                wrong.append(f"{flag.id} is not as high as its lines")
            lines = [(text, "label-date") for text in flag.dates] + [(text, "label") for text in flag.titles]
            if flag.inline:
                whole = measure(flag.dates[0], "label-date") + BETWEEN + measure(flag.titles[0], "label")
                if whole > flag.width + 0.01:
                    wrong.append(f"{flag.id} is wider than its box")
            if any(measure(text, role) > flag.width + 0.01 for text, role in lines):
                wrong.append(f"{flag.id} is wider than its box")
            for start, end in zip(flag.leader, flag.leader[1:], strict=False):
                for name, box in texts:
                    if not name.startswith("key") and _crosses(box, start, end):
                        wrong.append(f"the leader of {flag.id} crosses {name}")
        for tag in band.tags:
            if measure(tag.text, "label") > tag.width + 0.01:
                wrong.append(f"tag {tag.text} is cut")
        boxes = [
            (mark.id, (mark.x0, mark.y - mark.height / 2, mark.x1, mark.y + mark.height / 2))
            for mark in band.marks
        ]
        wrong += [f"the marks of {one} and {other} overlap" for one, other in _overlaps(boxes)]
        for name, box in texts:
            for id, mark in boxes:
                if name.startswith(("flag", "tag", "tick")) and not _apart(box, mark):
                    wrong.append(f"{name} lies on the mark of {id}")
    return wrong


def _missing(pages: Pages, events: list[Event]) -> list[str]:
    """Every dated event has a label with all of its words, or a number that the list explains."""
    wrong: list[str] = []
    chart = pages.leaves[0].chart
    assert chart is not None
    dated = {event.id: event for event in events if event.when}
    flags = {flag.id: flag for band in chart.bands for flag in band.flags}
    tagged = Counter(id for band in chart.bands for tag in band.tags for id in tag.ids)
    listed = {entry.number: entry for leaf in pages.leaves for entry in leaf.listed}
    for id, event in dated.items():
        if id in flags:
            told = "".join("".join(flags[id].titles).split())
            title = "".join(event.title.split())
            if not told.startswith(title):
                wrong.append(f"{id} is not called by its whole title")
        if id not in flags and id not in tagged:
            wrong.append(f"{id} is neither named nor numbered")
    for id in pages.unnamed:
        if not any(dated[id].title in entry.heading for entry in listed.values()):
            wrong.append(f"{id} is in no list")
    return wrong
