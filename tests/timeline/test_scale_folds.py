import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.timeline.made_events import dates, event, events

from briefline.model.calendar import DAY
from briefline.timeline.columns import Columns
from briefline.timeline.scale import YEAR, Scale, find_gaps, folded_scale

FAR = 4.3e17  # seconds: the age of the universe


@given(events(), st.lists(st.floats(-FAR, FAR), min_size=2, max_size=40), st.booleans())
def test_a_folded_scale_is_monotone_and_invertible(found, seconds, inner):
    columns = Columns.of(found)
    scale = folded_scale(columns.lo, columns.hi, True, inner=inner)
    times = np.sort(np.array([*seconds, *columns.lo, *columns.hi]))
    units = scale.to_axis(times)
    assert np.all(np.diff(units) >= 0)
    assert np.allclose(scale.to_time(units), times, rtol=1e-12, atol=60.0)


@given(events(), st.booleans())
def test_no_event_begins_or_ends_inside_a_fold(found, inner):
    columns = Columns.of(found)
    scale = folded_scale(columns.lo, columns.hi, True, inner=inner)
    for fold in scale.folds:
        assert fold.lo < fold.hi < fold.lo + (fold.end - fold.start) + 1
        for edge in (columns.lo, columns.hi):
            assert not np.any((edge > fold.start) & (edge < fold.end))


def test_time_outside_the_folds_keeps_its_length():
    scale = Scale([(10 * YEAR, 30 * YEAR)], YEAR)
    assert scale.to_axis(40 * YEAR) - scale.to_axis(31 * YEAR) == pytest.approx(9 * YEAR)
    assert scale.to_axis(9 * YEAR) - scale.to_axis(2 * YEAR) == pytest.approx(7 * YEAR)
    assert scale.to_axis(30 * YEAR) - scale.to_axis(10 * YEAR) == pytest.approx(YEAR)
    assert scale.to_axis(50 * YEAR) == 50 * YEAR  # seconds since 1970 after the last fold


def test_far_apart_clusters_are_folded_and_the_default_says_so():
    far = Columns.of([event("a", "2001-05"), event("b", "2001-06"), event("c", "2019-03-04")])
    assert len(folded_scale(far.lo, far.hi, None).folds) == 1
    assert folded_scale(far.lo, far.hi, False).folds == ()
    fold = folded_scale(far.lo, far.hi, None).folds[0]
    assert fold.skipped.startswith("17 years")
    assert fold.before == far.hi[1]
    assert fold.after == far.lo[2]


def test_evenly_spread_events_stay_on_a_linear_scale():
    even = Columns.of([event(f"e{year}", f"{year}-03-04") for year in range(1990, 2010)])
    assert find_gaps(even.lo, even.hi)[0] == []
    assert folded_scale(even.lo, even.hi, True).folds == ()


def test_less_than_half_empty_is_folded_on_request_only():
    some = Columns.of([event("a", "2000/2005"), event("b", "2012/2013"), event("c", "2013-05")])
    assert folded_scale(some.lo, some.hi, None).folds == ()
    assert len(folded_scale(some.lo, some.hi, True).folds) == 1


def test_a_period_over_everything_does_not_keep_gaps_open():
    long = Columns.of([event("a", "1990/2020"), event("b", "1990-02"), event("c", "2019-11-05")])
    assert len(folded_scale(long.lo, long.hi, None).folds) == 1


def test_few_events_far_apart_are_not_folded_to_nothing():
    two = Columns.of([event("a", "1914-06-28"), event("b", "2021-11-02")])
    assert folded_scale(two.lo, two.hi, True).folds == ()
    five = Columns.of([event(f"e{month}", f"2021-{month:02d}-03") for month in (1, 3, 5, 7, 9)])
    assert folded_scale(five.lo, five.hi, True).folds == ()


def test_gaps_of_very_different_length_are_all_folded():
    deep = Columns.of(
        [event("a", "-9999-01-01"), event("b", "0044-03-15"), event("c", "1789-07-14")]
        + [event(f"e{day}", f"2021-11-{day:02d}") for day in (2, 4, 7, 9)]
    )
    assert len(folded_scale(deep.lo, deep.hi, None).folds) == 3


@given(st.integers(1, 400), st.sampled_from([DAY, 30 * DAY, YEAR, 1000 * YEAR, 1e6 * YEAR]))
def test_what_is_skipped_is_told_truly(count, unit):
    length = count * unit
    fold = Scale([(0.0, length)], 1.0).folds[0]
    words = dict(
        zip(
            [part.split(" ", 1)[1].rstrip("s") for part in fold.skipped.split(", ")],
            [float(part.split(" ", 1)[0].replace(",", "")) for part in fold.skipped.split(", ")],
            strict=True,
        )
    )
    sizes = {"day": DAY, "month": YEAR / 12, "year": YEAR, "hour": 3600, "million year": 1e6 * YEAR}
    told = sum(number * sizes[unit] for unit, number in words.items())
    assert told == pytest.approx(length, rel=0.05)


def test_a_narrow_fold_is_told_in_one_unit():
    fold = Scale([(0.0, 1.8 * YEAR)], 1.0).folds[0]
    assert (fold.skipped_short, fold.skipped_about) == ("1 yr 10 mo", "~2 yr")


@given(dates())
def test_extent_holds_its_core(text):
    columns = Columns.of([event("a", text)])
    lo, core_lo, core_hi, hi = (
        float(column[0]) for column in (columns.lo, columns.core_lo, columns.core_hi, columns.hi)
    )
    assert lo < hi
    if core_lo < core_hi:
        assert lo <= core_lo
        assert core_hi <= hi


def test_a_page_folds_the_inside_of_a_long_event_too():
    days = [event(f"d{day}", f"2024-02-{day:02d}") for day in range(3, 12)]
    columns = Columns.of([event("year", "1979"), *days])
    assert len(folded_scale(columns.lo, columns.hi, None).folds) == 1
    first, second = folded_scale(columns.lo, columns.hi, None, inner=True).folds
    assert first.end <= second.start
    assert columns.lo[0] < first.start < first.end < columns.hi[0]
