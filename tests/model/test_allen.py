"""Allen's relations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefline.model.allen import CONVERSE, Allen, relation, surely_before
from briefline.model.when import When

DAYS = st.integers(1, 28)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2021-01", "2021-03", Allen.BEFORE),
        ("2021-01", "2021-02", Allen.MEETS),
        ("2021-01/2021-03", "2021-02/2021-05", Allen.OVERLAPS),
        ("2021-01", "2021", Allen.STARTS),
        ("2021-05", "2021", Allen.DURING),
        ("2021-12", "2021", Allen.FINISHES),
        ("2021", "2021-01-01/2021-12-31", Allen.EQUALS),
        ("2021", "2021-12", Allen.FINISHED_BY),
        ("2021", "2021-05", Allen.CONTAINS),
        ("2021-07/..", "2021-07", Allen.STARTED_BY),
        ("2021-02/2021-05", "2021-01/2021-03", Allen.OVERLAPPED_BY),
        ("-0043", "-0044", Allen.MET_BY),
        ("2021-05-03T12:00Z", "2021-05-03T12:00+13:00", Allen.AFTER),
    ],
)
def test_relations(a: str, b: str, expected: Allen) -> None:
    assert relation(When.parse(a), When.parse(b)) is expected


@given(DAYS, DAYS, DAYS, DAYS)
def test_the_converse_holds(a: int, b: int, c: int, d: int) -> None:
    one = When.parse(f"2021-05-{min(a, b):02d}/2021-05-{max(a, b):02d}")
    other = When.parse(f"2021-05-{min(c, d):02d}/2021-05-{max(c, d):02d}")
    assert relation(other, one) is CONVERSE[relation(one, other)]
    assert surely_before(one, other) == (relation(one, other) in (Allen.BEFORE, Allen.MEETS))
