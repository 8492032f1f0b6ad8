"""Moments are kept in UTC and told where the user is."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator

import pytest

from briefline.session.moment import local_day, local_time, now


@pytest.fixture
def in_tokyo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.skipif(sys.platform == "win32", reason="tzset is of POSIX")
@pytest.mark.usefixtures("in_tokyo")
def test_a_moment_is_told_by_the_users_clock() -> None:
    assert local_day("2026-01-02T20:04:05Z") == "2026-01-03"
    assert local_time("2026-01-02T20:04:05Z") == "2026-01-03 05:04:05 JST"
    assert now().endswith("Z")
