import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.timeline.made_events import event, events, measure

from briefline.model.calendar import DAY, civil, day_number, weekday
from briefline.timeline.axis import build_breaks, yielding
from briefline.timeline.layout import Timeline
from briefline.timeline.parts import Plot
from briefline.timeline.scale import YEAR, Scale
from briefline.timeline.ticks import NO_STEPS, Steps, after, build_ticks, floor_to, name, periods, year_name
from briefline.timeline.viewport import Viewport

EVERY = dict.fromkeys(periods(NO_STEPS) + periods(Steps(quarters=True, weeks=True)))
NOW = DAY * day_number(2021, 11, 2)


def _spans(ticks, *, major):
    role = "tick-major" if major else "tick"
    return sorted(
        (tick.label_x, tick.label_x + measure(tick.label, role))
        for tick in ticks
        if tick.label and tick.major is major
    )


def _apart(spans):
    return all(one[1] <= two[0] for one, two in zip(spans, spans[1:], strict=False))


@given(
    st.floats(math.log(5), math.log(1e9 * YEAR)),
    st.one_of(st.just(float(NOW)), st.floats(-1e6 * YEAR, 1e6 * YEAR)),
    st.floats(300, 2500),
    st.builds(Steps, st.booleans(), st.booleans()),
)
def test_tick_labels_never_collide_from_seconds_to_a_billion_years(log_span, middle, width, steps):
    span = math.exp(log_span)
    plot = Plot(Viewport(middle - span / 2, middle + span / 2), 100.0, 100.0 + width)
    ticks = build_ticks(Scale(), plot, (), measure, steps)
    assert len(ticks) < 400
    for major in (False, True):
        spans = _spans(ticks, major=major)
        assert _apart(spans)
        assert all(lo >= plot.left and hi <= plot.right for lo, hi in spans)


@given(events(12))
def test_tick_labels_and_the_words_of_breaks_never_collide_on_a_folded_axis(found):
    timeline = Timeline.of(found, folded=True)
    plot = Plot(timeline.fit(), 100.0, 1300.0)
    breaks = build_breaks(timeline, plot, measure)
    ticks = build_ticks(timeline.scale, plot, breaks, measure)
    shown = yielding(breaks, ticks, measure)
    for row, major in ((0, False), (1, True)):
        words = [
            ((fold.x0 + fold.x1 - width) / 2, (fold.x0 + fold.x1 + width) / 2)
            for fold in shown
            if len(fold.lines) > row
            for width in [measure(fold.lines[row], "break")]
        ]
        assert _apart(sorted([*_spans(ticks, major=major), *words]))


@given(events(12))
def test_ticks_stand_at_their_time_and_not_in_folds(found):
    timeline = Timeline.of(found, folded=True)
    plot = Plot(timeline.fit(), 100.0, 1300.0)
    for tick in build_ticks(timeline.scale, plot, (), measure):
        if math.isfinite(tick.x):
            seconds = timeline.scale.to_time(plot.units(tick.x))
            assert not any(fold.start + 1 < seconds < fold.end - 1 for fold in timeline.scale.folds)
            rest = round(seconds) % DAY
            assert min(rest, DAY - rest) <= 1 or plot.resolution < DAY


@pytest.mark.parametrize("period", EVERY, ids=lambda period: f"{period.count} {period.unit}")
@pytest.mark.parametrize("start", [NOW, DAY * day_number(-45, 3, 15), DAY * day_number(1, 2, 3), -(10**15)])
def test_periods_tile_time(period, start):
    at = floor_to(period, start)
    assert at <= start < after(period, at)
    for _ in range(30):
        following = after(period, at)
        assert following - at >= period.seconds * 0.999
        assert floor_to(period, following) == following
        assert floor_to(period, following - 1) == at
        at = following


def test_round_years_are_round_on_both_sides_of_the_turn():
    hundred = next(period for period in periods(NO_STEPS) if (period.unit, period.count) == ("year", 100))
    at, names = floor_to(hundred, DAY * day_number(-250, 1, 1)), []
    while len(names) < 6:
        names.append(name(hundred, at))
        at = after(hundred, at)
    assert names == ["300 BC", "200 BC", "100 BC", "AD 1", "AD 100", "AD 200"]


def test_names_of_far_years():
    assert [year_name(year) for year in (2021, 800, 0, -43, -65_999_999, -13_799_999_999)] == [
        "2021",
        "AD 800",
        "1 BC",
        "44 BC",
        "66 million BC",
        "13.8 billion BC",
    ]


def test_two_rows_name_the_larger_period():
    plot = Plot(Viewport(NOW, NOW + 20 * 30 * DAY), 100.0, 1300.0)
    ticks = build_ticks(Scale(), plot, (), measure)
    assert [tick.label for tick in ticks if tick.major and tick.label] == ["2021", "2022", "2023"]
    assert "Dec" in [tick.label for tick in ticks if not tick.major]
    first = next(tick for tick in ticks if tick.label == "2022")
    assert civil(round(plot.units(first.x)) // DAY)[:1] == (2022,)


def test_each_stretch_between_folds_is_named():
    timeline = Timeline.of(
        [event("a", "-0043-03-15"), event("b", "04XX"), event("c", "1969-07-20"), event("d", "2021-11-02")]
    )
    plot = Plot(timeline.fit(), 100.0, 1300.0)
    labels = [tick.label for tick in build_ticks(timeline.scale, plot, (), measure)]
    assert len(timeline.scale.folds) == 2
    assert any(label.endswith("BC") for label in labels)
    assert "AD 440" in labels
    assert "1970" in labels


def _named(days: float, steps: Steps, *, major: bool) -> list[str]:
    plot = Plot(Viewport(NOW, NOW + days * DAY), 0.0, 1200.0)
    ticks = build_ticks(Scale(), plot, (), measure, steps)
    return [tick.label for tick in ticks if tick.label and tick.major is major]


def test_quarters_and_weeks_are_named_on_wish():
    assert _named(500, Steps(quarters=True), major=True)[:3] == ["Q4 2021", "Q1 2022", "Q2 2022"]
    assert _named(3000, Steps(quarters=True), major=False)[:3] == ["Q4", "Q1", "Q2"]
    assert _named(150, Steps(weeks=True), major=False)[:3] == ["W44", "W45", "W46"]
    assert _named(20, Steps(weeks=True), major=True)[:2] == ["W44 · Nov 2021", "W45 · Nov 2021"]
    plain = _named(150, NO_STEPS, major=False) + _named(3000, NO_STEPS, major=False)
    assert not [label for label in plain if label[0] in "QW"]


@given(st.dates())
def test_weeks_are_those_of_iso_8601(day):
    start = DAY * day_number(day.year, day.month, day.day)
    week = next(period for period in periods(Steps(weeks=True)) if period.unit == "week")
    monday = floor_to(week, start)
    assert (start - monday) // DAY == day.weekday()
    assert name(week, monday) == f"W{day.isocalendar().week}"


@pytest.mark.parametrize("first", [0, 5, 6])
def test_weeks_begin_on_the_day_that_is_wanted(first: int) -> None:
    week = next(period for period in periods(Steps(weeks=True, first=first)) if period.unit == "week")
    for day in range(18_000, 18_900):
        start = floor_to(week, day * DAY + 3600)
        assert start <= day * DAY < after(week, start)
        assert weekday(start // DAY) == first + 1
    # 1 January 2023 is a Sunday: the first day of the first week where weeks begin with it
    new_year = day_number(2023, 1, 1) * DAY
    names = {0: "W52", 5: "W1", 6: "W1"}
    assert name(week, floor_to(week, new_year)) == names[first]
