"""iCalendar (RFC 5545): the events as all-day entries over the whole time that they can touch.

A calendar knows no “sometime within”: where a date is not known to the day, the summary says so, and
``X-BRIEFLINE-EDTF`` holds the date as it is. What a calendar cannot date (undated, open, before the year 1
or after 9999) becomes a journal entry without a date, so that nothing is left out.
"""

from __future__ import annotations

from datetime import date, datetime, timezone

from icalendar import Calendar, Journal
from icalendar import Event as Entry

from briefline import __version__
from briefline.export.imprint import imprint_line
from briefline.export.selection import Selection, kind_of
from briefline.model.calendar import DAY, civil
from briefline.model.event import Event, Status

_STATUS = {Status.CANCELLED: "CANCELLED", Status.PLANNED: "TENTATIVE", Status.POSSIBLE: "TENTATIVE"}
# no clock in a file that shall be the same each time
_STAMP = datetime(2000, 1, 1, tzinfo=timezone.utc)  # noqa: UP017


def ics_bytes(selection: Selection) -> bytes:
    """The calendar, UTF-8 with CRLF."""
    calendar = Calendar()
    calendar.add("prodid", f"-//Briefline//Briefline {__version__}//EN")
    calendar.add("version", "2.0")
    told_of_all = imprint_line(selection.imprint)
    calendar.add("name", selection.title or "Timeline")
    calendar.add("x-wr-calname", selection.title or "Timeline")
    calendar.add("description", told_of_all)
    calendar.add("x-wr-caldesc", told_of_all)
    for event in selection.events:
        days = _days(event)
        entry: Entry | Journal = Entry() if days else Journal()
        entry.add("uid", f"{event.id}@briefline")
        entry.add("dtstamp", _STAMP)
        summary = event.title
        if days:
            entry.add("dtstart", days[0])
            entry.add("dtend", days[1])
            entry.add("transp", "TRANSPARENT")
        if not days or (days[1] - days[0]).days > 1 or (event.when and event.when.approximate):
            summary = f"{event.title} ({selection.date(event)})"
        entry.add("summary", summary)
        told = [f"“{quote}”{f' — {name}' if name else ''}" for quote, name in selection.quotes(event)]
        told += [*event.doubts, *([f"Handling: {selection.marking}"] if selection.marking else [])]
        entry.add("description", "\n".join(dict.fromkeys(told)))
        entry.add("categories", [kind_of(event)])
        if days and event.places:
            entry.add("location", ", ".join(event.places))
        if days:
            entry.add("status", _STATUS.get(event.status, "CONFIRMED"))
        if event.when:
            entry.add("x-briefline-edtf", event.when.edtf)
        calendar.add_component(entry)
    return bytes(calendar.to_ical())


def _days(event: Event) -> tuple[date, date] | None:
    """First day and the day after the last; None where a calendar has no such days."""
    when = event.when
    if when is None or when.lo is None or when.hi is None:
        return None
    first, after = civil(when.lo // DAY), civil((when.hi - 1) // DAY + 1)
    if not (first[0] >= 1 and after[0] <= 9999):
        return None
    return date(*first), date(*after)
