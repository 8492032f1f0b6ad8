"""What a file says of itself: project, filter, date, marking, sources and version."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from briefline import __version__
from briefline.model.calendar import Grain
from briefline.model.event import Event

Imprint = tuple[tuple[str, str], ...]
MADE_WITH = f"Briefline {__version__}"
CLOCK = "as the text gives them; no zone where it names none"
_CLOCKED = {Grain.HOUR, Grain.MINUTE, Grain.SECOND}
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORM = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of custom properties, ECMA-376 part 1, 22.3
CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
CUSTOM_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
CUSTOM_PART = "/docProps/custom.xml"


def tells_clock_times(events: Iterable[Event]) -> bool:
    """True where dates of events are finer than a day, so that a reader has to know the time zone."""
    return any(event.when is not None and event.when.grain in _CLOCKED for event in events)


def imprint_of(
    *, project: str, shown: str, filter: str, as_of: str, marking: str, sources: Sequence[str], clock: bool
) -> Imprint:
    """Pairs of a name and what is said, without those of which there is nothing to say."""
    pairs = (
        ("Project", project),
        ("Shown", shown),
        ("Filter", filter),
        ("As of", as_of),
        ("Handling", marking),
        ("Sources", "; ".join(sources)),
        ("Clock times", CLOCK if clock else ""),
        ("Made with", MADE_WITH),
    )
    return tuple(pair for pair in pairs if pair[1])


def imprint_line(imprint: Imprint) -> str:
    """All of it in one line."""
    return "; ".join(f"{name}: {text}" for name, text in imprint)


def custom_properties(imprint: Imprint) -> bytes:
    """The part of an office file that holds properties of one's own (ECMA-376 part 1, 15.2.12.2)."""
    found = "".join(
        f'<property fmtid="{_FORM}" pid="{number}" name={quoteattr(name)}>'
        f"<vt:lpwstr>{escape(text)}</vt:lpwstr></property>"
        for number, (name, text) in enumerate(imprint, 2)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_TYPES}">{found}</Properties>'
    ).encode()
