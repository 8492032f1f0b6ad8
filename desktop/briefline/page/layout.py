"""Lays a picture out: title, chart, legend, lists, handling lines, on one leaf or more.

The scale of the letters goes down step by step until every event has a label, at the least to 7.5 points in
print. What then still has no room keeps its mark, with a number that a list explains.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefline.export.imprint import tells_clock_times
from briefline.model.event import Event, Kind
from briefline.model.when import When
from briefline.model.wording import words
from briefline.page.chart import finish, moved
from briefline.page.fitting import LEGEND_GAP, Work, best_fit
from briefline.page.frame import LOGO, MARGIN, Frame
from briefline.page.legend import even_keys, page_entries
from briefline.page.lists import LINE, Sheet, balanced, column_width, entries, entry_of, flow
from briefline.page.parts import Chart, Key, Leaf, Listed, Words
from briefline.page.signs import CLOCK_TIME, MEANINGS, family, family_signs, used_signs
from briefline.page.spec import PictureSpec
from briefline.page.wrapping import Measure, wrap
from briefline.timeline.families import PUBLICATION, family_sign

_LIST_GAP = 24.0
_FOOT = 20.0  # for the page's number


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
    work = Work(dated, numbers, spec, measure, used_signs(dated), families)
    subtitle = " · ".join(part for part in _subtitle(events, dated, spec) if part)
    fit = best_fit(work, subtitle)
    scale, sketch, frame = fit.scale, fit.sketch, fit.frame
    by_number = sketch.unnamed
    unnamed = [event for event in dated if event.id in by_number]
    if not numbers:
        numbers = {event.id: str(n) for n, event in enumerate(unnamed, 1)}
    chart = finish(sketch, numbers, spec, measure, families)
    heading, listed = _lists(work, undated, unnamed, numbers)
    first = _first_leaf(work, frame, chart)
    leaves = _with_lists(first, heading, listed, work, frame, paged=paged)
    logo = (frame.width - MARGIN, frame.top, LOGO) if spec.logo else None
    return Pages(spec, scale, tuple(leaves), heading, tuple(event.id for event in unnamed), logo)


def _subtitle(events: Sequence[Event], dated: Sequence[Event], spec: PictureSpec) -> Iterator[str]:
    yield spec.subtitle
    yield spec.shown or count_words(events, spec)
    if spec.as_of:
        yield f"as of {words(When.parse(spec.as_of), spec.style)}"
    if not spec.legend and tells_clock_times(dated):
        yield MEANINGS[CLOCK_TIME]


def _lists(
    work: Work, undated: Sequence[Event], unnamed: Sequence[Event], numbers: Mapping[str, str]
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
            signed.get(family(event), family_sign(PUBLICATION) if signed else ""),
            quotes=spec.sources,
        )
        for event in chosen
    ]


def _first_leaf(work: Work, frame: Frame, chart: Chart) -> Leaf:
    found: list[Key] = []
    if work.spec.legend:
        marks = [mark for band in chart.bands for mark in band.marks]
        numbered = any(band.tags for band in chart.bands)
        crossed = any(
            mark.shape == "bar" and mark.x0 < fold.x0 and mark.x1 > fold.x1
            for fold in chart.breaks
            for mark in marks
        )
        used = page_entries(marks, bool(chart.breaks), numbered, work.signs_used, crossed=crossed)
        found = even_keys(used, frame.width - 2 * MARGIN, work.measure)
    below = frame.chart_top + chart.bottom + LEGEND_GAP
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
    first: Leaf, heading: str, listed: Sequence[Listed], work: Work, frame: Frame, *, paged: bool
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


def _list_leaf(sheet: Sheet, number: int, count: int, heading: str, work: Work, frame: Frame) -> Leaf:
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
