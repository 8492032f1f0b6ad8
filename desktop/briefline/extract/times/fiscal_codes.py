"""From captured codes of financial years to readings: FY2021, Q3 2021, 1H24."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from briefline.extract.times.copies import replace
from briefline.extract.times.reading import Reading, full_year

Fields = Mapping[str, Any]


def fiscal(fields: Fields) -> Reading:
    """FY25, FY2024/25, CY2021; with a code, its quarter or half."""
    text = fields["fiscal"]
    years = re.findall(r"\d{4}|\d\d", text)
    year = full_year(int(years[-1])) if len(years[-1]) == 4 or len(years) == 1 else 0
    if not year:
        first = full_year(int(years[0]))
        year = first + (int(years[-1]) - first) % 100
    both = float(len(years)) if len(years) > 1 else None
    reading = Reading("fiscal", year=year, fiscal=not text.startswith("CY"), count=both)
    return coded(reading, fields.get("code", "")) if fields.get("code") else reading


def fiscal_year(fields: Fields) -> Reading:
    """“fiscal 1989”, “the first quarter of fiscal 1989”: by its plain year, as the corpora have it."""
    base, told = fields.get("base"), fields.get("year")
    year = base.year if isinstance(base, Reading) else full_year(int(told or 0))
    part = {name: fields[name] for name in ("quarter", "half") if name in fields}
    if isinstance(fields.get("of"), Reading):
        part = {"quarter": fields["of"].quarter}
    return Reading("fiscal", year=year, fiscal=True, value="plain", **part)


def fiscal_part(fields: Fields) -> Reading | None:
    """“the second quarter of 2025/26”: of the financial year over both."""
    first, last = fields["year"], fields["turn"]
    year = first.year if isinstance(first, Reading) else int(first)
    end = last.year if isinstance(last, Reading) else int(last)
    if year is None or end is None or (year + 1 - end) % 100:
        return None
    whole = Reading("fiscal", year=year + 1, fiscal=True, count=2)
    if fields.get("code"):
        return coded(whole, fields["code"])
    return replace(whole, quarter=fields.get("quarter"), half=fields.get("half"))


def coded(reading: Reading, code: str) -> Reading:
    """A reading with the quarter or half of a code: Q3, 1H."""
    digit = int(re.sub(r"\D", "", code))
    return replace(reading, quarter=digit) if "Q" in code else replace(reading, half=digit)


def code(fields: Fields) -> Reading | None:
    """Q3, 1H, Q3 2021, 1H24: a quarter or half, with its year where there is one."""
    name, year = fields["code"], fields.get("year")
    if re.match(r"\d{4}", name):
        name, year = name[-2:], int(name[:4])
    if isinstance(year, Reading):
        year = year.year
    if len(name) > 2:
        name, year = name[:2], int(name[-2:])
    if "H" in name and int(re.sub(r"\D", "", name)) > 2:
        return None
    return coded(Reading("fiscal", year=year and full_year(year), fiscal=bool(fields.get("fiscal"))), name)
