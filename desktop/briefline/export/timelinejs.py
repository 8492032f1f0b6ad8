"""TimelineJS JSON: one slide an event, with what the format has no room for in ``x_briefline``."""

from __future__ import annotations

import json
from html import escape
from typing import Any

from briefline.export.json import event_object
from briefline.export.selection import Selection, kind_of
from briefline.model.calendar import DAY, civil
from briefline.model.event import Event


def timelinejs_bytes(selection: Selection) -> bytes:
    """The dated events as slides. Undated ones, which it has no place for, go to ``x_briefline.undated``."""
    whole = {
        "title": {
            "text": {
                "headline": escape(selection.title or "Timeline"),
                "text": "".join(f"<p>{escape(name)}: {escape(text)}</p>" for name, text in selection.imprint),
            }
        },
        "events": [_slide(event, selection) for event in selection.chronology.events if event.when],
        "scale": "human",
        "x_briefline": {
            "filter": selection.filter,
            "imprint": dict(selection.imprint),
            "undated": [event_object(event) for event in selection.chronology.undated],
        },
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _slide(event: Event, selection: Selection) -> dict[str, Any]:
    when = event.when
    assert when is not None
    lo = when.lo if when.lo is not None else when.hi
    assert lo is not None
    quotes = "".join(
        f"<blockquote>{escape(quote)}{f' <cite>{escape(name)}</cite>' if name else ''}</blockquote>"
        for quote, name in selection.quotes(event)
    )
    notes = "".join(f"<p><em>{escape(doubt)}</em></p>" for doubt in event.doubts)
    slide: dict[str, Any] = {
        "unique_id": event.id,
        "start_date": _date(lo, with_day=when.grain.name in _FINE),
        "display_date": escape(selection.date(event)),
        "text": {"headline": escape(event.title), "text": quotes + notes},
        "group": escape(kind_of(event).capitalize()),
        "x_briefline": event_object(event),
    }
    if when.hi is not None and when.hi - lo > DAY:
        slide["end_date"] = _date(when.hi - 1, with_day=True)
    return slide


_FINE = {"DAY", "PART_OF_DAY", "HOUR", "MINUTE", "SECOND", "WEEK"}


def _date(second: int, *, with_day: bool) -> dict[str, int]:
    day, rest = divmod(second, DAY)
    year, month, number = civil(day)
    date = {"year": year, "month": month}
    if with_day:
        date["day"] = number
    if with_day and rest:
        date |= {"hour": rest // 3600, "minute": rest % 3600 // 60}
    return date
