"""Events for the tests of the timeline: by hand, and drawn by hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from briefline.model.event import Event, Kind, Status
from briefline.model.when import When


def measure(text: str, role: str) -> float:
    """A text measure that needs no font: the wider the role, the wider the letters."""
    return len(text) * {"label": 6.6, "label-date": 6.9, "tick-major": 7.4}.get(role, 6.2)


def event(
    id: str,
    edtf: str,
    title: str = "Delegation visits the harbour",
    kind: Kind = Kind.EVENT,
    status: Status = Status.OCCURRED,
    category: str = "visit",
) -> Event:
    """A dated event without evidence."""
    return Event(id, kind, title, When.parse(edtf), (), category, status)


def _day(draw: st.DrawFn, years: tuple[int, int]) -> str:
    year = draw(st.integers(*years))
    return f"{year:04d}-{draw(st.integers(1, 12)):02d}-{draw(st.integers(1, 28)):02d}"


@st.composite
def dates(draw: st.DrawFn, years: tuple[int, int] = (1900, 2030)) -> str:
    """An EDTF text of any grain between two years."""
    shape = draw(st.integers(0, 9))
    day = _day(draw, years)
    if shape <= 3:
        return day
    if shape == 4:
        return day[:7]
    if shape == 5:
        return f"{day[:4]}~"
    if shape == 6:
        return f"{day[:4]}-{draw(st.integers(21, 24))}"
    if shape == 7:
        return f"{day}/.."
    if shape == 8:
        return f"../{day}"
    other = _day(draw, years)
    return f"{min(day, other)}/{max(day, other)}"


TITLES = st.text("abcdefghij klmno", min_size=1, max_size=70).map(lambda text: f"T{text.strip()}")


@st.composite
def events(draw: st.DrawFn, most: int = 40, years: tuple[int, int] = (1900, 2030)) -> list[Event]:
    """Some events of both kinds and all statuses, with titles short and long."""
    count = draw(st.integers(1, most))
    return [
        event(
            f"e{number}",
            draw(dates(years)),
            draw(TITLES),
            draw(st.sampled_from(Kind)),
            draw(st.sampled_from(Status)),
        )
        for number in range(count)
    ]
