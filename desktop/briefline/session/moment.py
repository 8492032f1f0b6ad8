"""This moment, as it is kept with an edit. Free of Qt."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """UTC, to the second, ISO 8601."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def local_day(at: str) -> str:
    """The day of such a moment where the user is, ISO 8601. Raises ValueError."""
    return _local(at).strftime("%Y-%m-%d")


def local_time(at: str) -> str:
    """Such a moment where the user is: "2026-01-02 04:04:05 CET". Raises ValueError."""
    return _local(at).strftime("%Y-%m-%d %H:%M:%S %Z")


def _local(at: str) -> datetime:
    return datetime.strptime(at, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC).astimezone()
