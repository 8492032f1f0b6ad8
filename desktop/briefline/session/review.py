"""What deserves a look: doubtful events, most doubtful first, and dates that no event uses. Free of Qt."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from briefline.model.edits import Change
from briefline.model.event import Event
from briefline.model.project import Project, Record
from briefline.model.text import Document, Span
from briefline.model.timex import Timex

_Place = tuple[str, Span]

DOUBTFUL = 0.6  # an event of less confidence deserves a look without any other reason
CONFLICT, DATE, OTHER = 1.0, 0.2, 0.1  # what conflicting dates, a doubt of the date and others weigh


@dataclass(frozen=True, slots=True)
class Doubtful:
    """An event that deserves a look: why, the gravest first, and how much (more is worse)."""

    event: Event
    reasons: tuple[str, ...]
    weight: float
    is_reviewed: bool


@dataclass(frozen=True, slots=True)
class Review:
    """What of a project deserves a look.

    ``queue`` are the events, most doubtful first, reviewed ones last; ``gaps`` the time expressions with a
    place in time that no event is dated by, in the order of the text. ``taken_out`` counts the events that
    deserved a look and were said to be none. Make it with ``of``; ``after`` makes the one after an edit,
    which costs little however many events there are.
    """

    queue: tuple[Doubtful, ...]
    gaps: tuple[Timex, ...]
    taken_out: int
    _used: Mapping[_Place, int]  # how many mentions are dated by the words at a place

    @classmethod
    def of(cls, project: Project) -> Review:
        """The review of a project."""
        records = project.records.values()
        used: dict[_Place, int] = {}
        for record in records:
            for place in _used_by(record):
                used[place] = used.get(place, 0) + 1
        return cls(
            tuple(sorted(filter(None, map(doubtful, records)), key=_gravest_first)),
            _gaps(project, used),
            sum(map(_was_taken_out, records)),
            used,
        )

    def after(self, changes: Iterable[Change[Record]], project: Project) -> Review:
        """The review of the project that some changes of its events made."""
        found, out, gone, came = list(self.queue), self.taken_out, list[_Place](), list[_Place]()
        for change in changes:
            if change.before is not None:
                before = doubtful(change.before)
                if before is not None:
                    del found[bisect_left(found, _gravest_first(before), key=_gravest_first)]
                out -= _was_taken_out(change.before)
                gone += _used_by(change.before)
            if change.after is not None:
                after = doubtful(change.after)
                if after is not None:
                    insort(found, after, key=_gravest_first)
                out += _was_taken_out(change.after)
                came += _used_by(change.after)
        used, missing = self._used, self.gaps
        if Counter(gone) != Counter(came):
            used = dict(used)
            for place in gone:
                used[place] -= 1
            for place in came:
                used[place] = used.get(place, 0) + 1
            touched = {*gone, *came}
            if any(bool(used.get(place)) != bool(self._used.get(place)) for place in touched):
                missing = _gaps(project, used)
        return Review(tuple(found), missing, out, used)

    @property
    def waiting(self) -> list[str]:
        """The ids of the events that nobody has looked at, most doubtful first."""
        return [each.event.id for each in self.queue if not each.is_reviewed]

    @property
    def progress(self) -> tuple[int, int]:
        """How many of the events that deserved a look had one, and how many there are.

        Confirmed, repaired or said to be no event: each counts as looked at. Reviewed ones are last in the
        queue.
        """
        reviewed = len(self.queue) - bisect_left(self.queue, True, key=lambda each: each.is_reviewed)
        return reviewed + self.taken_out, len(self.queue) + self.taken_out


def _gravest_first(each: Doubtful) -> tuple[bool, float, str]:
    return each.is_reviewed, -each.weight, each.event.id


def _used_by(record: Record) -> list[_Place]:
    return [(told.document, told.time.span) for told in record.event.mentions if told.time is not None]


def _gaps(project: Project, used: Mapping[_Place, int]) -> tuple[Timex, ...]:
    """Dates without an event, but for those that say when a report, a mail or a publication was written."""
    written = {name: _written_at(project.filings[name].document) for name in project.documents}
    return tuple(
        time
        for name in project.documents
        for time in project.readings[name].times
        if time.when is not None
        and not used.get((time.document, time.span))
        and not any(span.overlaps(time.span) for span in written[name])
    )


def _written_at(document: Document) -> list[Span]:
    return [date.span for part in document.parts for date in part.dates if date.span is not None]


def _was_taken_out(record: Record) -> bool:
    """True where an event that deserved a look was said to be none."""
    if not record.hidden or record.found is None:
        return False
    return _why(Record(record.found, record.found)) is not None


def doubts(record: Record) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is doubtful of the date, and what else of the event.

    Once the date was set by hand, nothing is doubtful of it any more: not what was of the date found.
    """
    found, redated = record.found or record.event, record.set_at("when") is not None
    of_date = _of_date(record.event)
    gone = {*of_date, *_of_date(found)} if redated else set(of_date)
    others = tuple(doubt for doubt in record.event.doubts if doubt not in gone)
    return () if redated else of_date, others


def _of_date(event: Event) -> tuple[str, ...]:
    return event.when.derivation.doubts if event.when and event.when.derivation else ()


def doubtful(record: Record) -> Doubtful | None:
    """Why an event deserves a look; None where nothing speaks for one."""
    event = record.event
    if record.hidden or record.found is None:
        return None
    found = _why(record)
    if found is None and record.by_hand:  # repaired: what was doubtful is no more
        before = _why(Record(record.found, record.found))
        return replace(before, event=event, is_reviewed=True) if before is not None else None
    return found


def _why(record: Record) -> Doubtful | None:
    event = record.event
    if event.confidence >= DOUBTFUL and not (event.doubts or _of_date(event) or event.contradictions):
        return None  # as most are: no more to be worked out
    conflicts = () if record.set_at("when") is not None else event.contradictions
    of_date, others = doubts(record)
    reasons = tuple(dict.fromkeys((*of_date, *others)))
    if conflicts:
        reasons = ("The text gives it two dates that rule each other out.", *reasons)
    if not reasons and event.confidence >= DOUBTFUL:
        return None
    weight = 1 - event.confidence + CONFLICT * len(conflicts) + DATE * len(of_date) + OTHER * len(others)
    return Doubtful(event, reasons or ("Little in the text speaks for it.",), weight, bool(record.confirmed))


REVIEW_STATES = ("waiting", "confirmed", "edited", "clear")


def review_states(record: Record) -> tuple[str, ...]:
    """Which of REVIEW_STATES an event is in; only "edited" may go together with another.

    "waiting": it deserves a look and nobody has confirmed it; "clear": untouched, and without doubts.
    """
    found = ["confirmed"] if record.confirmed else []
    if record.by_hand or record.found is None:
        found.append("edited")
    seen = doubtful(record)
    if seen is not None and not seen.is_reviewed:
        found.append("waiting")
    return tuple(found) or ("clear",)
