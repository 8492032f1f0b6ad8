"""Time marks: places in time that the user marked, and the range that is chosen."""

from __future__ import annotations

from bisect import insort
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefline.model.calendar import DAY, civil
from briefline.model.edtf import year_text
from briefline.model.when import When
from briefline.model.wording import DateStyle, words
from briefline.session.holding import Holding
from briefline.session.settings import Settings
from briefline.session.store import Store

if TYPE_CHECKING:
    from briefline.timeline.parts import Pin

Range = tuple[float, float]


class TimeMarks(QObject):
    """One passing mark, any number of kept ones, and one range [lo, hi). All are seconds since 1970.

    Kept marks are remembered with the report; the passing mark and the range go with it.

    Signals:
        changed(): a mark or the range is another.
    """

    changed = Signal()

    def __init__(self, store: Store, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._key = ""
        self._kept: list[float] = []
        self._passing: float | None = None
        self._range: Range | None = None
        store.changed.connect(self._take)

    @property
    def passing(self) -> float | None:
        """The temporary mark."""
        return self._passing

    @property
    def kept(self) -> tuple[float, ...]:
        """The marks that stay, in time."""
        return tuple(self._kept)

    @property
    def range(self) -> Range | None:
        """The stretch of time that is chosen."""
        return self._range

    def pins(self, style: DateStyle) -> tuple[Pin, ...]:
        """All of it as pins of the timeline, the range with its length, the marks with their day."""
        from briefline.timeline.parts import Pin
        from briefline.timeline.scale import duration_short

        found = []
        if self._range is not None:
            lo, hi = self._range
            found.append(Pin("range", lo, hi, duration_short(hi - lo)))
        found += [Pin("kept", each, each, day_words(each, style)) for each in self._kept]
        if self._passing is not None:
            found.append(Pin("mark", self._passing, self._passing, day_words(self._passing, style)))
        return tuple(found)

    def mark(self, seconds: float) -> None:
        """Put the temporary mark there; it has no more than one place. Where it is already, it goes."""
        self._passing = None if seconds == self._passing else seconds
        self.changed.emit()

    def toggle(self, seconds: float) -> None:
        """Put a mark there that stays, or take the one away that is there."""
        if seconds in self._kept:
            self._kept.remove(seconds)
            self._save()
        else:
            self.keep(seconds)

    def near(self, seconds: float, reach: float) -> float | None:
        """The mark that is nearest to a time, within ``reach`` seconds."""
        passing = [] if self._passing is None else [self._passing]
        nearest = min([*self._kept, *passing], key=lambda each: abs(each - seconds), default=None)
        return nearest if nearest is not None and abs(nearest - seconds) <= reach else None

    def keep(self, seconds: float) -> None:
        """Put a mark there that stays."""
        if seconds not in self._kept:
            insort(self._kept, seconds)
            self._save()

    def remove(self, seconds: float) -> None:
        """Take a mark away, a kept one or the temporary one."""
        if seconds == self._passing:
            self._passing = None
        if seconds in self._kept:
            self._kept.remove(seconds)
        self._save()

    def remove_all(self) -> None:
        """Take all marks and the range away."""
        self._kept.clear()
        self._passing = self._range = None
        self._save()

    def choose_range(self, one: float, other: float) -> None:
        """Choose the stretch between two times."""
        self._range = (min(one, other), max(one, other)) if one != other else None
        self.changed.emit()

    def start_range(self, seconds: float, otherwise: float) -> None:
        """Let the range begin there; it ends where it did, or at ``otherwise`` where that is no range."""
        end = self._range[1] if self._range is not None and self._range[1] > seconds else otherwise
        self.choose_range(seconds, end)

    def end_range(self, seconds: float, otherwise: float) -> None:
        """Let the range end there; it begins where it did, or at ``otherwise`` where that is no range."""
        start = self._range[0] if self._range is not None and self._range[0] < seconds else otherwise
        self.choose_range(start, seconds)

    def clear(self) -> bool:
        """Drop the range and the temporary mark; False when there were none."""
        had = self._range is not None or self._passing is not None
        self._range = self._passing = None
        if had:
            self.changed.emit()
        return had

    def _save(self) -> None:
        if self._key:
            self._settings.remember_marks(self._key, self.kept)
        self.changed.emit()

    def _take(self, holding: Holding | None) -> None:
        key = holding.key if holding is not None else ""
        if key != self._key:
            self._key = key
            self._kept = sorted(self._settings.marks(key)) if key else []
            self._passing = self._range = None
            self.changed.emit()


def day_words(seconds: float, style: DateStyle) -> str:
    """The day of a time, in words; the year alone beyond what dates are written for."""
    year, month, day = civil(int(seconds // DAY))
    if abs(year) > 9999:
        return words(When.parse(year_text(year)), style)
    return words(When.parse(f"{year_text(year)}-{month:02d}-{day:02d}"), style)
