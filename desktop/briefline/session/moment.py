"""This moment, as it is kept with an edit. Free of Qt."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """UTC, to the second, ISO 8601."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
