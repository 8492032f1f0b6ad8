"""The chronology as lines to read in a terminal."""

from __future__ import annotations

from briefline.model.event import Chronology, Event, Kind
from briefline.model.wording import DateStyle, words


def chronology_table(chronology: Chronology, style: DateStyle = DateStyle.DAY_MONTH) -> str:
    """One line an event, in time order: date, title, and a mark where something is doubtful."""
    out: list[str] = []
    for document, published in zip(chronology.documents, chronology.published, strict=True):
        when = words(published.when, style) if published.when else "unknown"
        basis = f" ({published.basis})" if published.when else ""
        out += [document.title or document.source, f"  written: {when}{basis}"]
        if document.language not in ("en", ""):
            out.append(f"  language: {document.language} (only dates are read)")
        out.append("")
    dated = [event for event in chronology.events if event.when]
    width = max((len(words(event.when, style)) for event in dated if event.when), default=0)
    out += [_line(event, width, style) for event in dated]
    if not dated:
        out.append("The text dates none of its events.")
    if chronology.undated:
        out += ["", "Without a date:"]
        out += [_line(event, width, style) for event in chronology.undated]
    return "\n".join(out)


def _line(event: Event, width: int, style: DateStyle) -> str:
    date = words(event.when, style) if event.when else ""
    kind = "□" if event.kind is Kind.PUBLICATION else "•"
    status = "" if event.status.value == "occurred" else f" ({event.status.value})"
    doubts = " ".join(each if each.endswith((".", "?")) else f"{each}." for each in event.doubts)
    doubt = f"  ? {doubts}" if doubts else ""
    return f"{date:>{width}}  {kind} {event.title}{status}{doubt}"
