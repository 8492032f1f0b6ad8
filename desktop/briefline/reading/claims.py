"""Dates of writing that a text states of itself: behind a label, in a dateline, alone in a byline."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefline.model.text import Span, StatedDate
from briefline.reading.cues import cue
from briefline.reading.stated import Calendar, dates_in

LABELLED, BARE, CLOSING, AS_OF = range(4)  # how sure a claim is, best first
_REACH = 60  # characters before a date in which its label stands
_SHORT_REST = 60  # characters after a date that keep a line a label line
_BOUNDARY = (".", "|", "·", "•", ";", "(", "/", "–", "—", "-", "\n", "*", ",")


@dataclass(frozen=True, slots=True)
class Claim:
    """A stated date of writing and its rank (the smaller, the surer)."""

    rank: int
    date: StatedDate


def labelled(text: str, span: Span, order: bool | None) -> list[Claim]:
    """Dates in a stretch of text that a label such as "Published:" or "State of knowledge:" claims.

    The label must begin the stretch, a sentence or a field; "the treaty was signed on …" is no claim.
    """
    content = text[span.start : span.end]
    found: list[Claim] = []
    for date in dates_in(content, order):
        before = content[max(0, date.span.start - _REACH) : date.span.start]
        clean = re.sub(r"[*_]", " ", before)
        for name, rank in (("written on", LABELLED), ("as of", AS_OF)):
            label = cue(name, clean)
            if label is None or not _begins_field(content, date, before, label.start()):
                continue
            words = " ".join(label[0].split()).rstrip(" :.")
            colon = ":" in label[0]
            if not colon and len(content) - date.span.end > _SHORT_REST and not _field_ends(content, date):
                continue
            found.append(Claim(rank, _stated(date, words, span.start)))
            break
    return found


def _begins_field(content: str, date: Calendar, before: str, at: int) -> bool:
    start = date.span.start - len(before) + at
    head = content[:start].rstrip(" \t")
    return not head or head.endswith(_BOUNDARY)


def _field_ends(content: str, date: Calendar) -> bool:
    return content[date.span.end : date.span.end + 2].strip()[:1] in (".", "|", "·", "•", ";", ")", "")


def bare(text: str, span: Span, order: bool | None, rank: int = BARE) -> list[Claim]:
    """The first date of a line that is known to be a byline or dateline."""
    for date in dates_in(text[span.start : span.end], order):
        return [Claim(rank, _stated(date, "", span.start))]
    return []


def is_date_line(line: str, order: bool | None) -> bool:
    """True for a line that is a date with at most a place, a name or a few words of the kind beside it."""
    if len(line) > 120 or line.endswith((":", "?", "!", ";")):
        return False
    date = next(dates_in(line, order), None)
    if date is None:
        return False
    rest = (line[: date.span.start] + " " + line[date.span.end :]).strip(" ,.|·•–—-()*")
    rest = " ".join(piece for piece in re.split(r"\s*[|·•]\s*", rest) if not cue("navigation", piece or "-"))
    words = re.findall(r"[^\W\d_]+", rest)
    return len(rest) <= 50 and len(words) <= 7 and all(word[0].isupper() or len(word) <= 3 for word in words)


def _stated(date: Calendar, label: str, base: int) -> StatedDate:
    place = Span(base + date.span.start, base + date.span.end)
    return StatedDate(date.value, "stated", label, place)


def best_first(claims: list[Claim]) -> tuple[StatedDate, ...]:
    """The stated dates by rank, each place once."""
    dates: dict[Span | None, StatedDate] = {}
    for claim in sorted(claims, key=lambda claim: claim.rank):
        dates.setdefault(claim.date.span, claim.date)
    return tuple(dates.values())
