"""What deserves a look: doubtful events, most doubtful first, and dates that no event uses. Free of Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefline.model.event import Event
from briefline.model.project import Project, Record
from briefline.model.timex import Timex

DOUBTFUL = 0.6  # an event of less confidence deserves a look without any other reason
CONFLICT, DATE, OTHER = 1.0, 0.2, 0.1  # what conflicting dates, a doubt of the date and others weigh


@dataclass(frozen=True, slots=True)
class Doubtful:
    """An event that deserves a look: why, the gravest first, and how much (more is worse)."""

    event: Event
    reasons: tuple[str, ...]
    weight: float
    is_reviewed: bool


def queue(project: Project) -> tuple[Doubtful, ...]:
    """The events that deserve a look, most doubtful first; reviewed ones, that is confirmed, last."""
    found = [each for record in project.records.values() if (each := doubtful(record)) is not None]
    return tuple(sorted(found, key=lambda each: (each.is_reviewed, -each.weight, each.event.id)))


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


def progress(project: Project, found: Sequence[Doubtful]) -> tuple[int, int]:
    """How many of the events that deserved a look had one, and how many there are; ``found`` is the queue.

    Confirmed, repaired or said to be no event: each counts as looked at.
    """
    gone = (record for record in project.records.values() if record.hidden and record.found is not None)
    taken_out = sum(_why(Record(record.found, record.found)) is not None for record in gone if record.found)
    return sum(each.is_reviewed for each in found) + taken_out, len(found) + taken_out


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


def gaps(project: Project) -> tuple[Timex, ...]:
    """Time expressions with a place in time that no event is dated by, in the order of the text."""
    used = {
        (told.document, told.time.span)
        for record in project.records.values()
        for told in record.event.mentions
        if told.time is not None
    }
    return tuple(
        time
        for name in project.documents
        for time in project.readings[name].times
        if time.when is not None and (time.document, time.span) not in used
    )
