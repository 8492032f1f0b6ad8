"""Where the reading stands: the day of writing, the time the narrative has come to, the words around."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field
from typing import NamedTuple

from briefline.model.calendar import DAY, Grain, civil, day_number
from briefline.model.edtf import year_text
from briefline.model.when import When

_LATE = ("EV", "NI")


class Anchor(NamedTuple):
    """A date that others count from: as fine as it is known, and what to call it in words.

    ``clock`` is minutes into the day, None where only the day is known; ``quarter`` that of a quarter.
    ``months`` is how many months it may mean: three of a quarter or season, ``winter`` is true for that of
    a year and the next. ``until`` is the number of the last day of a stay of some days, ``ends`` the year
    and month in which a longer stretch ends, 0 where it tells no month. ``part`` is the TIMEX3 part of the
    day, ``week`` the day number of a week's Monday.
    """

    year: int
    month: int | None
    day: int | None
    words: str
    quarter: int | None = None
    clock: int | None = None
    zone: int | None = None
    span: int = 1
    months: int = 1
    winter: bool = False
    until: int | None = None
    ends: tuple[int, int] | None = None
    part: str = ""
    week: int | None = None

    def late(self, hour: int) -> bool:
        """True in the evening or at night: from ``hour`` on, in minutes."""
        return self.part in _LATE if self.clock is None else self.clock >= hour

    def called(self, words: str) -> Anchor:
        """The same date by another name."""
        return self._replace(words=words)

    @property
    def iso(self) -> str:
        """The day, month or year in EDTF."""
        told = [year_text(self.year)] + [f"{one:02d}" for one in (self.month, self.day) if one]
        return "-".join(told)

    @property
    def number(self) -> int:
        """Day number: the day itself, or the first of the month or year."""
        return day_number(self.year, self.month or 1, self.day or 1)

    @property
    def fine(self) -> bool:
        """True when the day is known."""
        return self.day is not None


def anchor_of(when: When, words: str) -> Anchor | None:
    """The anchor that a When gives: its day, month or year, or the middle of a stretch within a year."""
    if when.lo is None or when.hi is None:
        return None
    first, last = when.lo // DAY, (when.hi - 1) // DAY
    year, month, day = civil(first)
    clock = when.lo % DAY // 60 if when.grain >= Grain.HOUR else None
    quarter = (month - 1) // 3 + 1 if when.grain is Grain.QUARTER else None
    if first == last or when.grain >= Grain.DAY and last - first <= 3:
        return Anchor(year, month, day, words, quarter, clock, when.zone)
    end_year, end_month, _ = civil(last)
    if (year, month) == (end_year, end_month):
        return Anchor(year, month, None, words, quarter)
    if last - first <= 62:
        middle = civil((first + last) // 2)
        return Anchor(middle[0], middle[1], None, words, quarter)
    return Anchor(year, None, None, words, quarter, span=end_year - year + 1)


@dataclass(slots=True)
class Scene:
    """The state of the reading at one expression.

    ``written`` is the day of writing of the part; ``story`` the last date that the text has named in it;
    ``near`` one named earlier in the same sentence, in a narrative. ``heading`` is the date of the heading
    or list entry above, ``day`` the nearest one that is a day. ``dated_days`` is true where such days are
    when things happened, false where they are when they were written down (minutes of a meeting).
    ``latest`` is the last date named at all, ``quarter`` the last quarter. ``narrative`` is true for texts
    that tell of long ago, ``lone`` where one year alone shows it, ``headed_year`` the one year that the
    heading above a stretch of them names.
    ``day_first`` is the order of numeric dates, ``order_known`` whether the text
    shows it. ``bounds`` is true where the story’s date only begins or ends something,
    ``launch`` is day D, ``launch_taken`` where the text does not say so.
    ``in_paragraph`` tells whether the story’s date stands in the same paragraph.
    ``had_done`` tells whether the clause tells of what was over by then, ``latest_beside`` whether the date
    named last stands in the same paragraph. ``era`` gives the year that a number of three digits is, None
    where it is none.
    ``zones`` are the offsets from UTC of the writer's clock ("ours") and the reader's ("yours"), in
    minutes, where mails show them. ``joined_day`` is a day told right before,
    with an “and” between, ``stretch`` the last decade or century told. ``half`` is the half of
    the day that the words around speak of, by the hours to add: 0, 12, None for neither.
    ``told_days`` are the numbers of the days told so far in the part.
    """

    written: Anchor | None
    story: Anchor | None
    heading: Anchor | None
    narrative: bool
    day_first: bool
    order_known: bool
    tense: Callable[[], int]
    year_end: int = 12
    near: Anchor | None = None
    day: Anchor | None = None
    dated_days: bool = True
    latest: Anchor | None = None
    lone: bool = False
    quarter: Anchor | None = None
    launch: Anchor | None = None
    launch_taken: bool = False
    headed_year: int | None = None
    bounds: bool = False
    in_paragraph: Callable[[], bool] = lambda: True
    stretch: Anchor | None = None
    joined_day: Callable[[], Anchor | None] = lambda: None
    half: Callable[[], int | None] = lambda: None
    doubts: list[str] = field(default_factory=list)
    zones: Mapping[str, int] = field(default_factory=dict)
    told_days: Set[int] = frozenset()
    had_done: Callable[[], bool] = lambda: False
    latest_beside: Callable[[], bool] = lambda: True
    era: Callable[[int, int | None], int | None] = lambda number, told: None

    @property
    def now(self) -> Anchor | None:
        """What “today” and “last year” count from."""
        if self.day and (not self.dated_days or not (self.written and self.written.fine)):
            return self.day
        return self.written or self.heading or (None if self.narrative else self.story)

    @property
    def then(self) -> Anchor | None:
        """What “the next day” and “later” count from."""
        return self.near or self.story or self.heading or self.written
