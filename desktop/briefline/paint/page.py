"""A picture laid out on a page: title, timeline, legend, and the lists below it.

The scale of the letters goes down step by step until every event has a whole label and nothing has to be
scrolled, at the least to 9 points in print. What then still has no room keeps its mark, with a number
that a list explains.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from briefline.model.event import Event, Kind
from briefline.model.wording import words
from briefline.paint.legend import ROW, legend_rows, paint_legend
from briefline.paint.lettering import draw_text
from briefline.paint.painter import paint_scene
from briefline.paint.sheet import Line, Sheet, balanced, column_width, entries, flow, wrap
from briefline.paint.spec import PictureSpec
from briefline.paint.theme import Theme, load_theme, measurer
from briefline.timeline.layout import Timeline
from briefline.timeline.level import LABEL_HEIGHT
from briefline.timeline.scene import Scene, build_scene

_MARGIN = 26.0
_TITLE_LINE, _SUBTITLE_LINE = 29.0, 21.0
_LEGEND_GAP = 9.0
_LIST_GAP = 22.0
_STEP = 0.93
_SMALLER = 0.8
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Page:
    """A laid out picture. Lengths are in units of the theme's pixels; ``scale`` makes device pixels of 96
    to the inch of them. ``height`` is that of the first page; ``below`` lies on it, under the timeline.
    """

    spec: PictureSpec
    theme: Theme
    scale: float
    width: float
    height: float
    title: tuple[str, ...]
    subtitle: tuple[str, ...]
    scene: Scene
    below: Sheet | None
    heading: str
    more: tuple[Sheet, ...]

    @property
    def count(self) -> int:
        """Pages in all."""
        return 1 + len(self.more)

    def paint(self, painter: QPainter, number: int = 0) -> None:
        """Paint a page with its upper left corner at the painter's origin, in the theme's pixels."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, self.width, self.height), self.theme.colour("background"))
        painter.translate(_MARGIN, _MARGIN)
        if number:
            self._paint_list(painter, self.more[number - 1], number)
            return
        y = 0.0
        for line in self.title:
            draw_text(painter, 0, y, line, self.theme, "title", "text", _TITLE_LINE)
            y += _TITLE_LINE
        for line in self.subtitle:
            draw_text(painter, 0, y, line, self.theme, "subtitle", "muted", _SUBTITLE_LINE)
            y += _SUBTITLE_LINE
        painter.translate(0, y)
        paint_scene(painter, self.scene, self.theme, background=False)
        painter.translate(0, self.scene.height + _LEGEND_GAP)
        used = paint_legend(painter, self.scene.legend, self.width - 2 * _MARGIN, self.theme)
        if self.below:
            painter.translate(0, used + _LIST_GAP)
            draw_text(painter, 0, 0, self.heading, self.theme, "lane", "text")
            painter.translate(0, _LIST_GAP)
            self.below.paint(painter, self.theme)

    def _paint_list(self, painter: QPainter, sheet: Sheet, number: int) -> None:
        heading = f"{self.heading} · {' '.join(self.title)}" if self.title else self.heading
        line = wrap(heading, self.width - 2 * _MARGIN, "lane", self.theme)[0]
        draw_text(painter, 0, 0, line, self.theme, "lane", "text")
        foot = f"{number + 1} / {self.count}"
        wide = measurer(self.theme)(foot, "source")
        draw_text(painter, self.width - 2 * _MARGIN - wide, 0, foot, self.theme, "source", "muted")
        painter.translate(0, _LIST_GAP + 6)
        sheet.paint(painter, self.theme)


def compose(events: Sequence[Event], spec: PictureSpec, count_line: str = "", *, paged: bool) -> Page:
    """Lay a picture of the events out. ``paged`` puts lists on pages of their own, else they go below.

    Undated events are not drawn; the line below the title tells how many there are, and the list of
    sources holds them.
    """
    theme = load_theme(spec.theme)
    dated = sorted((event for event in events if event.when), key=_by_time)
    undated = [event for event in events if event.when is None]
    numbers = {event.id: str(n) for n, event in enumerate([*dated, *undated], 1)} if spec.sources else {}
    subtitle = " · ".join(part for part in (spec.subtitle, count_line or count_words(events, spec)) if part)
    scale, scene = _largest(dated, numbers, spec, theme, subtitle)
    unnamed: list[Event] = []
    if not _fits(scene):
        unnamed, scene = _with_numbers(dated, numbers, spec, scale, theme, subtitle)
    listed: list[tuple[str, Event]] = []
    heading = ""
    if spec.sources:
        heading, listed = "Sources", [(numbers[event.id], event) for event in [*dated, *undated]]
    elif unnamed:
        heading = "Events shown by number"
        listed = [(str(n), event) for n, event in enumerate(unnamed, 1)]
    width, height = spec.logical_size(scale)
    inner = width - 2 * _MARGIN
    title, under = _titles(spec, subtitle, inner, theme)
    lines: list[Line] = []
    if listed:
        lines = entries(listed, spec.style, quotes=spec.sources, width=column_width(inner)[1], theme=theme)
    page = Page(spec, theme, scale, width, height, title, under, scene, None, heading, ())
    if not lines:
        return page
    if paged:
        room = height - 2 * _MARGIN - _LIST_GAP - 6
        return replace(page, more=tuple(flow(lines, inner, room)))
    sheet = balanced(lines, inner)
    return replace(page, below=sheet, height=height + 2 * _LIST_GAP + sheet.height)


def _largest(
    dated: Sequence[Event], numbers: dict[str, str], spec: PictureSpec, theme: Theme, subtitle: str
) -> tuple[float, Scene]:
    """The largest scale at which everything fits, or the least one.

    A somewhat smaller one is taken when labels can then stand above their bars instead of on them.
    """
    scale = spec.largest_scale
    found: tuple[float, Scene] | None = None
    while True:
        scene = _scene(dated, numbers, set(), spec, scale, theme, subtitle)
        if _fits(scene):
            if not any(mark.height > LABEL_HEIGHT for mark in scene.marks):
                return scale, scene
            found = found or (scale, scene)
        if scale <= spec.least_scale or (found and scale < _SMALLER * found[0]):
            return found or (scale, scene)
        scale = max(scale * _STEP, spec.least_scale)


def _by_time(event: Event) -> tuple[float, float, str]:
    when = event.when
    lo = when.lo if when and when.lo is not None else (when.hi if when and when.hi is not None else 0)
    hi = when.hi if when and when.hi is not None else lo
    return lo, hi, event.id


def count_words(events: Sequence[Event], spec: PictureSpec) -> str:
    """How many events and publications, from when to when, and how many are undated."""
    dated = sorted((event for event in events if event.when), key=_by_time)
    publications = sum(event.kind is Kind.PUBLICATION for event in dated)
    parts = []
    for count, word in ((len(dated) - publications, "event"), (publications, "publication")):
        if count:
            parts.append(f"{count:,} {word}{'' if count == 1 else 's'}")
    if dated and dated[0].when and dated[-1].when:
        first, last = words(dated[0].when, spec.style), words(dated[-1].when, spec.style)
        parts.append(first if first == last else f"{first} to {last}")
    undated = len(events) - len(dated)
    if undated:
        parts.append(f"{undated:,} undated, not drawn")
    return " · ".join(parts)


def _titles(
    spec: PictureSpec, subtitle: str, inner: float, theme: Theme
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(wrap(spec.title, inner, "title", theme)), tuple(wrap(subtitle, inner, "subtitle", theme))


def _fits(scene: Scene) -> bool:
    """True when every event has its whole label on the page."""
    shown = scene.content_height <= scene.bottom - scene.top + 0.5
    return shown and not scene.clusters and not any(label.shortened for label in scene.labels)


def _scene(
    dated: Sequence[Event],
    numbers: dict[str, str],
    unnamed: set[str],
    spec: PictureSpec,
    scale: float,
    theme: Theme,
    subtitle: str,
) -> Scene:
    """The scene at a scale. Events in ``unnamed`` are labelled by their number alone."""
    labels: dict[str, tuple[str, str]] = {}
    counter = 0
    for event in dated:
        if event.id in unnamed:
            counter += 1
            labels[event.id] = "", numbers.get(event.id, str(counter))
        elif event.id in numbers and event.when:
            mark = numbers[event.id].translate(_SUPERSCRIPT)
            labels[event.id] = words(event.when, spec.style), f"{event.title} {mark}"
    timeline = Timeline.of(
        dated,
        lanes=spec.lanes,
        folded=None if spec.folded else False,
        document_date=spec.document_date,
        style=spec.style,
        labels=labels,
    )
    measure = measurer(theme)
    width, height = spec.logical_size(scale)
    inner = width - 2 * _MARGIN
    title, under = _titles(spec, subtitle, inner, theme)
    room = height - 2 * _MARGIN - len(title) * _TITLE_LINE - len(under) * _SUBTITLE_LINE - _LEGEND_GAP
    scene = build_scene(timeline, timeline.fit(), inner, room - ROW, measure)
    rows = len(legend_rows(scene.legend, inner, theme))
    return build_scene(timeline, timeline.fit(), inner, room - rows * ROW, measure)


def _with_numbers(
    dated: Sequence[Event],
    numbers: dict[str, str],
    spec: PictureSpec,
    scale: float,
    theme: Theme,
    subtitle: str,
) -> tuple[list[Event], Scene]:
    """As many events named as there is room for, the most salient first; the others by number."""
    ranked = Timeline.of(dated).columns
    order = [ranked.events[n].id for n in ranked.rank.argsort().tolist()]
    low, high = 0, len(order)
    best: Scene | None = None
    while low < high:
        middle = (low + high) // 2
        scene = _scene(dated, numbers, set(order[middle + 1 :]), spec, scale, theme, subtitle)
        if _fits(scene):
            low, best = middle + 1, scene
        else:
            high = middle
    unnamed = set(order[low:])
    scene = best or _scene(dated, numbers, unnamed, spec, scale, theme, subtitle)
    return [event for event in dated if event.id in unnamed], scene
