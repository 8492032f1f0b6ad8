"""Numbers in words and figures, which other rules count with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Fields = Mapping[str, Any]


def total(fields: Fields) -> float:
    return float(fields["a"]) + float(fields.get("b", 0))


def ordinal(fields: Fields) -> int | None:
    return int(fields["a"] + fields["b"]) if fields["b"] < 10 else None


def product(fields: Fields) -> float:
    rest = sum(float(fields.get(name, 0)) for name in ("b", "tens"))
    rest += 100 * float(fields.get("hundreds", 0))
    return float(fields.get("a", 1)) * float(fields["factor"]) + rest


def fraction(fields: Fields) -> float | None:
    over, under = (int(part) for part in fields["slash"].split("/"))
    return float(fields.get("a", 0)) + over / under if 0 < over < under else None


def year_words(fields: Fields) -> float | None:
    year = 100 * fields["a"] + fields["b"] + fields.get("c", 0)
    return float(year) if 1000 <= year <= 2199 else None
