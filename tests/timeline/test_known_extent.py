from tests.timeline.made_events import event

from briefline.model.calendar import DAY, day_number
from briefline.model.event import Kind, Status
from briefline.model.when import When
from briefline.timeline.columns import Columns, Look, extent, look


def at(year: int, month: int = 1, day: int = 1) -> int:
    return DAY * day_number(year, month, day)


def test_days_from_to_are_solid_from_the_first_to_the_last():
    lo, hi = at(2021, 11, 2), at(2021, 11, 4)
    assert extent(When.parse("2021-11-02/2021-11-03")) == (lo, lo, hi, hi)


def test_years_from_to_are_soft_at_both_ends():
    assert extent(When.parse("1970/1975")) == (at(1970), at(1971), at(1975), at(1976))


def test_a_month_has_no_known_part():
    lo, core_lo, core_hi, hi = extent(When.parse("2021-10"))
    assert (lo, hi) == (at(2021, 10), at(2021, 11))
    assert core_lo >= core_hi


def test_open_ends_stop_at_what_is_known_and_are_marked():
    since = extent(When.parse("2021-07-05/.."))
    assert since == (at(2021, 7, 5), at(2021, 7, 5), at(2021, 7, 6), at(2021, 7, 6))
    assert Look.OPEN_END in look(event("a", "2021-07-05/.."))
    assert Look.OPEN_START in look(event("a", "../2021-07-05"))
    until = extent(When.parse("../2021-07"))
    assert (until[0], until[3]) == (at(2021, 7), at(2021, 8))
    assert Look.OPEN_START in look(event("a", "[..2021-07-05]"))


def test_looks_tell_status_doubt_and_kind_apart():
    assert look(event("a", "2021")) == Look.PLAIN
    assert look(event("a", "2021~")) == Look.APPROXIMATE
    assert look(event("a", "2021?", status=Status.PLANNED)) == Look.APPROXIMATE | Look.PLANNED
    assert look(event("a", "2021", kind=Kind.PUBLICATION, status=Status.CANCELLED)) == (
        Look.PUBLICATION | Look.CANCELLED
    )


def test_columns_are_sorted_by_time_and_leave_the_undated_out():
    undated = event("u", "2021")
    undated = type(undated)("u", undated.kind, "No date", None, ())
    columns = Columns.of([event("b", "2021-05"), undated, event("a", "0044-03-15"), event("c", "-0043")])
    assert [found.id for found in columns.events] == ["c", "a", "b"]
