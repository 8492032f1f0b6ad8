"""Lays a picture out: title, chart, legend, lists, handling lines, on one leaf or more.

The scale of the letters goes down step by step until every event has a label, at the least to 9 points in
print. What then still has no room keeps its mark, with a number that a list explains.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefline.export.imprint import tells_clock_times
from briefline.model.event import Event, Kind
from briefline.model.when import When
from briefline.model.wording import words
from briefline.page.chart import Draft, all_marks, draft, finish, timeline_of
from briefline.page.legend import keys, page_entries
from briefline.page.lists import LINE, Sheet, balanced, column_width, entries, entry_of, flow
from briefline.page.parts import LINE as LABEL_LINE
from briefline.page.parts import Banner, Chart, Key, Leaf, Listed, Words
from briefline.page.signs import CLOCK_TIME, MEANINGS, family, family_signs, signs, used_signs
from briefline.page.spec import PictureSpec
from briefline.page.wrapping import Block, Measure, blocks, wrap
from briefline.timeline.layout import Timeline

MARGIN = 24.0
_TITLE_LINE, _SUBTITLE_LINE = 29.0, 19.0
_BELOW_TITLE = 8.0
_LEGEND_GAP = 9.0
_LIST_GAP = 24.0
_FOOT = 20.0  # for the page's number
_BANNER = 26.0
_LOGO = 44.0  # height of a logo
_STEP = 0.93
_MOST_NAMED = 400  # events that are tried for a label; the others go by number at once


@dataclass(frozen=True, slots=True)
class Pages:
    """A laid out picture. Lengths are in the theme's pixels; ``scale`` makes pixels of 96 to the inch of
    them. ``heading`` is what the lists are called, ``unnamed`` are the ids that go by a number.
    """

    spec: PictureSpec
    scale: float
    leaves: tuple[Leaf, ...]
    heading: str
    unnamed: tuple[str, ...]
    logo: tuple[float, float, float] | None = None  # x, y, height on the first leaf

    @property
    def count(self) -> int:
        """Pages in all."""
        return len(self.leaves)


def compose(events: Sequence[Event], spec: PictureSpec, measure: Measure, *, paged: bool) -> Pages:
    """Lay a picture of the events out. ``paged`` puts lists on leaves of their own, else they go below.

    Undated events are not drawn; the line below the title tells how many there are, and the list holds
    them when there is one. ``measure(text, role)`` is the width of a text in pixels of the theme.
    """
    dated = sorted((event for event in events if event.when), key=_by_time)
    undated = [event for event in events if event.when is None]
    numbers = {event.id: str(n) for n, event in enumerate([*dated, *undated], 1)} if spec.sources else {}
    families = family_signs(dated) if spec.legend else {}
    work = _Work(dated, numbers, spec, measure, used_signs(dated), families)
    subtitle = " · ".join(part for part in _subtitle(events, dated, spec) if part)
    scale, sketch, frame = _largest(work, subtitle)
    by_number = sketch.unnamed
    unnamed = [event for event in dated if event.id in by_number]
    if not numbers:
        numbers = {event.id: str(n) for n, event in enumerate(unnamed, 1)}
    chart = finish(sketch, numbers, spec, measure, families)
    heading, listed = _lists(work, undated, unnamed, numbers)
    first = _first_leaf(work, frame, chart)
    leaves = _with_lists(first, heading, listed, work, frame, paged=paged)
    logo = (frame.width - MARGIN, frame.top, _LOGO) if spec.logo else None
    return Pages(spec, scale, tuple(leaves), heading, tuple(event.id for event in unnamed), logo)


def _subtitle(events: Sequence[Event], dated: Sequence[Event], spec: PictureSpec) -> Iterator[str]:
    yield spec.subtitle
    yield spec.shown or count_words(events, spec)
    if spec.as_of:
        yield f"as of {words(When.parse(spec.as_of), spec.style)}"
    if not spec.legend and tells_clock_times(dated):
        yield MEANINGS[CLOCK_TIME]


@dataclass(frozen=True, slots=True)
class _Work:
    dated: Sequence[Event]
    numbers: Mapping[str, str]
    spec: PictureSpec
    measure: Measure
    signs_used: tuple[str, ...]
    families: Mapping[str, str]  # signs of families that are told apart


@dataclass(frozen=True, slots=True)
class _Frame:
    """What stands around the chart at a scale: ``top`` and ``bottom`` are the edges of what is free."""

    width: float
    height: float
    top: float
    bottom: float
    chart_top: float
    titles: tuple[Words, ...]
    banners: tuple[Banner, ...]


def _lists(
    work: _Work, undated: Sequence[Event], unnamed: Sequence[Event], numbers: Mapping[str, str]
) -> tuple[str, list[Listed]]:
    """The heading and the entries of the list that goes with the picture; none when there is no need."""
    spec, dated, signed = work.spec, work.dated, work.families
    names = dict(spec.names) if len(spec.names) > 1 else {}
    if spec.sources:
        chosen, heading = [*dated, *undated], "Sources"
    else:
        chosen, heading = list(unnamed), "Events shown by number"
        if undated and (unnamed or spec.undated):
            chosen += undated
            heading = f"{heading}, and undated ones" if unnamed else "Events without a date"
    return heading if chosen else "", [
        entry_of(
            numbers.get(event.id, "–"),
            event,
            spec.style,
            names,
            signed.get(family(event), ""),
            quotes=spec.sources,
        )
        for event in chosen
    ]


def _largest(work: _Work, subtitle: str) -> tuple[float, Draft, _Frame]:
    """The largest scale of a ladder at which every event has a label, or the least one."""
    spec = work.spec
    timeline = timeline_of(work.dated, spec)
    order = timeline.columns.rank.argsort().tolist() if len(work.dated) > _MOST_NAMED else []
    late = {timeline.columns.events[number].id for number in order[_MOST_NAMED:]}
    broken = {event.id: _blocks(event, work, late) for event in work.dated}
    scales = [max(spec.largest_scale, spec.least_scale)]
    while scales[-1] > spec.least_scale:
        scales.append(max(scales[-1] * _STEP, spec.least_scale))

    def tried(scale: float) -> tuple[float, Draft, _Frame] | None:
        last = scale <= spec.least_scale
        frame = _frame(spec, scale, subtitle, work.measure)
        width, height = frame.width - 2 * MARGIN, frame.bottom - frame.chart_top
        if not last and not _could_fit(broken, width, height):
            return None
        height -= _legend_height(timeline, width, work)
        sketch = draft(timeline, broken, width, height, spec, work.measure, thorough=last)
        return (scale, sketch, frame) if last or not sketch.unnamed else None

    low, high = 0, len(scales) - 1
    found: tuple[float, Draft, _Frame] | None = None
    while low < high:  # what fits at a scale fits, but for rare cases, at every lesser one
        middle = (low + high) // 2
        trial = tried(scales[middle])
        if trial is None:
            low = middle + 1
        else:
            high, found = middle, trial
    if found is None or found[0] != scales[low]:
        found = tried(scales[low])
    assert found is not None
    return found


def _blocks(event: Event, work: _Work, late: set[str]) -> tuple[Block, ...]:
    assert event.when is not None
    if event.id in late:
        return ()
    number = work.numbers.get(event.id)
    title = f"{event.title} [{number}]" if number else event.title
    date = f"{work.families.get(family(event), '')} {words(event.when, work.spec.style)}{signs(event)}"
    return blocks(date, title, LABEL_LINE, work.measure)


def _could_fit(broken: Mapping[str, tuple[Block, ...]], width: float, height: float) -> bool:
    """False where the labels alone need more than all the room."""
    if not all(broken.values()):
        return False
    area = sum(min(block.width * block.height for block in each) for each in broken.values())
    return area < 0.8 * width * height


def _legend_height(timeline: Timeline, width: float, work: _Work) -> float:
    """The most that the legend can take at a width."""
    if not work.spec.legend:
        return 0.0
    found = page_entries(all_marks(timeline, width), timeline.is_folded, True, work.signs_used)
    return keys(found, width, work.measure)[1] + _LEGEND_GAP


def _frame(spec: PictureSpec, scale: float, subtitle: str, measure: Measure) -> _Frame:
    width, height = spec.logical_size(scale)
    banners = _banners(spec, width, height)
    top, bottom = MARGIN, height - MARGIN
    if banners:
        top, bottom = _BANNER + MARGIN / 2, height - _BANNER - MARGIN / 2
    titles, y = _titles(spec, subtitle, width, top, measure)
    return _Frame(width, height, top, bottom, y, titles, banners)


def _titles(
    spec: PictureSpec, subtitle: str, width: float, top: float, measure: Measure
) -> tuple[tuple[Words, ...], float]:
    room = width - 2 * MARGIN - (3 * _LOGO if spec.logo else 0.0)
    found: list[Words] = []
    y = top
    for text, role, colour, line in (
        (spec.title, "title", "text", _TITLE_LINE),
        (subtitle, "subtitle", "muted", _SUBTITLE_LINE),
    ):
        for part in wrap(text, room, role, measure):
            found.append(Words(MARGIN, y, measure(part, role), line, part, role, colour))
            y += line
    if spec.logo:
        y = max(y, top + _LOGO)
    return tuple(found), y + (_BELOW_TITLE if found else 0.0)


def _banners(spec: PictureSpec, width: float, height: float) -> tuple[Banner, ...]:
    marking = spec.banner
    if marking is None:
        return ()
    return tuple(
        Banner(0.0, y, width, _BANNER, marking.text, marking.ink, marking.ground, marking.align)
        for y in (0.0, height - _BANNER)
    )


def _first_leaf(work: _Work, frame: _Frame, chart: Chart) -> Leaf:
    found: list[Key] = []
    if work.spec.legend:
        marks = [mark for band in chart.bands for mark in band.marks]
        numbered = any(band.tags for band in chart.bands)
        used = page_entries(marks, bool(chart.breaks), numbered, work.signs_used)
        found, _ = keys(used, frame.width - 2 * MARGIN, work.measure)
    below = frame.chart_top + chart.bottom + _LEGEND_GAP
    placed = tuple(key._replace(x=key.x + MARGIN, y=key.y + below) for key in found)
    return Leaf(
        frame.width,
        frame.height,
        frame.titles,
        moved(chart, MARGIN, frame.chart_top),
        placed,
        frame.banners,
    )


def _with_lists(
    first: Leaf, heading: str, listed: Sequence[Listed], work: _Work, frame: _Frame, *, paged: bool
) -> list[Leaf]:
    """The first leaf and those of the lists, or the first with the lists below it."""
    if not listed:
        return [first]
    inner = frame.width - 2 * MARGIN
    measure = work.measure
    lines = entries(listed, column_width(inner)[1], measure)
    if not paged:
        top = frame.bottom + _LIST_GAP
        sheet = balanced(lines, inner)
        text = Words(MARGIN, top, measure(heading, "lane"), LINE, heading, "lane", "text")
        below = sheet.words(MARGIN, top + _LIST_GAP, measure)
        grown = top + _LIST_GAP + sheet.height + (first.height - frame.bottom)
        banners = tuple(
            banner if not banner.y else replace(banner, y=grown - banner.height) for banner in first.banners
        )
        return [
            replace(
                first,
                height=grown,
                words=(*first.words, text, *below),
                banners=banners,
                listed=sheet.entries,
            )
        ]
    room = frame.bottom - frame.top - _LIST_GAP - _FOOT
    sheets = flow(lines, inner, room)
    return [first] + [
        _list_leaf(sheet, number, len(sheets) + 1, heading, work, frame)
        for number, sheet in enumerate(sheets, 2)
    ]


def _list_leaf(sheet: Sheet, number: int, count: int, heading: str, work: _Work, frame: _Frame) -> Leaf:
    measure, spec = work.measure, work.spec
    whole = f"{heading} · {spec.title}" if spec.title else heading
    line = wrap(whole, frame.width - 2 * MARGIN, "lane", measure)[0]
    foot = f"{number} / {count}"
    wide = measure(foot, "source")
    y = frame.bottom - LINE
    return Leaf(
        frame.width,
        frame.height,
        (
            Words(MARGIN, frame.top, measure(line, "lane"), LINE, line, "lane", "text"),
            *sheet.words(MARGIN, frame.top + _LIST_GAP, measure),
            Words(frame.width - MARGIN - wide, y, wide, LINE, foot, "source", "muted"),
        ),
        None,
        (),
        frame.banners,
        sheet.entries,
    )


def moved(chart: Chart, dx: float, dy: float) -> Chart:
    """The same chart elsewhere on the page."""
    return replace(
        chart,
        left=chart.left + dx,
        right=chart.right + dx,
        top=chart.top + dy,
        bottom=chart.bottom + dy,
        axis=chart.axis + dy,
        bands=tuple(
            replace(
                band,
                top=band.top + dy,
                middle=band.middle + dy,
                bottom=band.bottom + dy,
                marks=tuple(
                    mark._replace(
                        x0=mark.x0 + dx,
                        x1=mark.x1 + dx,
                        core0=mark.core0 + dx,
                        core1=mark.core1 + dx,
                        y=mark.y + dy,
                    )
                    for mark in band.marks
                ),
                flags=tuple(
                    flag._replace(
                        x=flag.x + dx, y=flag.y + dy, leader=tuple((x + dx, y + dy) for x, y in flag.leader)
                    )
                    for flag in band.flags
                ),
                tags=tuple(tag._replace(x=tag.x + dx, y=tag.y + dy) for tag in band.tags),
                head=tuple(word._replace(x=word.x + dx, y=word.y + dy) for word in band.head),
            )
            for band in chart.bands
        ),
        ticks=tuple(replace(tick, x=tick.x + dx, label_x=tick.label_x + dx) for tick in chart.ticks),
        breaks=tuple(replace(fold, x0=fold.x0 + dx, x1=fold.x1 + dx) for fold in chart.breaks),
        markers=tuple(
            replace(marker, x0=marker.x0 + dx, x1=marker.x1 + dx, label_x=marker.label_x + dx)
            for marker in chart.markers
        ),
    )


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
