"""When: the date of an event as far as the text tells it, and how it was read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from briefline.model import edtf
from briefline.model.calendar import DAY, Grain, civil
from briefline.model.edtf import Bounds, year_text

_DATED = re.compile(r"⟨([^⟨⟩]*)⟩")
_OPEN = re.compile(r"\b(?:before|after|from|to|up to|than|nearest|time of)$")
_SAME = re.compile(r"(?:(?:in|on|at) )?the same\b[^,]*$")
_CLOCK = re.compile(r"T[\d:]+(?:Z|[+-]\d\d(?::?\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a value was read: ``phrase`` → ``anchor`` → ``rule`` → value.

    ``anchor`` is in words ("the date of writing, ⟨2021-11-17⟩ (inferred)"), "" when none was needed; dates in
    it are EDTF between ⟨ and ⟩, to be written out in the user's style. ``rule`` is a clause in words ("the
    month before"). ``doubts`` name what may be wrong with it.
    """

    phrase: str
    anchor: str
    rule: str
    value: str
    doubts: tuple[str, ...] = ()

    def sentence(self, value: str = "", write: Callable[[str], str] = str) -> str:
        """The whole derivation as one readable sentence.

        ``value`` is what the phrase comes to, in the user's words; ``write`` writes the anchor's dates out.
        """
        phrase = re.sub(r"\s+", " ", self.phrase)
        anchor = _DATED.sub(lambda found: write(found[1]), re.sub(r"\s+", " ", self.anchor))
        rule = f" is {self._linked(anchor)}" if self.rule else f" is counted from {anchor}" if anchor else ""
        told = value or self.value
        return f"“{phrase}”{rule}: {told}" + ("" if told.endswith("?") else ".")

    def _linked(self, anchor: str) -> str:
        """The rule with what it counts from: "the day before" a date, "in the same year as" it."""
        if not anchor:
            return self.rule
        if _OPEN.search(self.rule):
            return f"{self.rule} {anchor}"
        if _SAME.match(self.rule):
            return f"{self.rule} as {anchor}"
        return f"{self.rule}, counted from {anchor}"


@dataclass(frozen=True, slots=True)
class When:
    """A date or period: ``start`` and ``end`` each lie somewhere in half-open bounds of clock seconds.

    ``edtf`` is the canonical text that the bounds follow from. "2–3 November" starts on the 2nd and
    ends on the 3rd (``2021-11-02/2021-11-03``); "in October" starts and ends somewhere in October.
    ``zone`` is the stated offset from UTC in minutes, None for a naive clock.
    """

    edtf: str
    start: Bounds
    end: Bounds
    grain: Grain
    approximate: bool = False
    uncertain: bool = False
    zone: int | None = None
    derivation: Derivation | None = None

    @classmethod
    def parse(cls, text: str, derivation: Derivation | None = None) -> When:
        """The When of an EDTF text. Raises UnreadableDate."""
        plain = _plain(text)
        return plain if derivation is None else plain.derived(derivation)

    def derived(self, derivation: Derivation) -> When:
        """The same value with another derivation."""
        return When(
            self.edtf,
            self.start,
            self.end,
            self.grain,
            self.approximate,
            self.uncertain,
            self.zone,
            derivation,
        )

    def to_the_day(self) -> When:
        """The same without its clock times and zone; the derivation stays."""
        if self.grain <= Grain.DAY:
            return self
        return When.parse(_CLOCK.sub("", self.edtf), self.derivation)

    @property
    def lo(self) -> int | None:
        """First second that it can touch; None when open."""
        return self.start.lo

    @property
    def hi(self) -> int | None:
        """First second after all that it can touch; None when open."""
        return self.end.hi

    @property
    def is_interval(self) -> bool:
        """True when start and end are told apart ("2–3 November"), not one date somewhere within."""
        return self.start != self.end

    @property
    def earliest(self) -> str | None:
        """First day (minute, for clock times) it can touch, ISO 8601, astronomical; None when open."""
        return None if self.lo is None else self._iso(self.lo)

    @property
    def latest(self) -> str | None:
        """Last day (or minute) it can touch, inclusive; None when open."""
        return None if self.hi is None else self._iso(self.hi - 1)

    def _iso(self, second: int) -> str:
        day, rest = divmod(second, DAY)
        year, month, day_of_month = civil(day)
        text = f"{year_text(year)}-{month:02d}-{day_of_month:02d}"
        if self.grain < Grain.PART_OF_DAY:
            return text
        text += f"T{rest // 3600:02d}:{rest % 3600 // 60:02d}"
        if self.zone is None:
            return text
        sign, minutes = ("-" if self.zone < 0 else "+"), abs(self.zone)
        return f"{text}{sign}{minutes // 60:02d}:{minutes % 60:02d}"

    def overlaps(self, other: When) -> bool:
        """True when both can touch one second (open ends reach for ever; zones are not compared)."""
        return (self.lo is None or other.hi is None or self.lo < other.hi) and (
            other.lo is None or self.hi is None or other.lo < self.hi
        )


@lru_cache(maxsize=4096)
def _plain(text: str) -> When:
    extent = edtf.parse(text)
    return When(
        text.strip(),
        extent.start,
        extent.end,
        extent.grain,
        extent.approximate,
        extent.uncertain,
        extent.zone,
    )
