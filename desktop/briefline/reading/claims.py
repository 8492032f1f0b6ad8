"""Dates of writing that a text states of itself: behind a label, in a dateline, alone in a byline."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefline.model.text import Span, StatedDate
from briefline.reading.cues import cue
from briefline.reading.stated import Calendar, dates_in

LABELLED, BARE, CLOSING, AS_OF = range(4)  # how sure a claim is, best first
_REACH = 100  # characters before a date in which its label stands
_SHORT_REST = 60  # characters after a date that keep a line a label line
_LONGEST_FIELDS = 120  # characters of a line of fields between commas
_LEAST_SENTENCE = 4  # words after a date that make a sentence of the line
_FIELD_ENDS = (".", "|", "·", "•", ";", ")", "\n")
Labels = tuple[tuple[str, int], ...]
_LABELS: Labels = (
    ("own date", LABELLED),
    ("written on", LABELLED),
    ("decided on", LABELLED),
    ("signed at", LABELLED),
    ("version of", BARE),
    ("as of", AS_OF),
)
UPDATES: Labels = (("own update", AS_OF),)
_VERBS = ("written on", "decided on")
_BOUNDARY = (".", "|", "·", "•", ";", "(", "/", "–", "—", "-", "\n", "*", ",")


@dataclass(frozen=True, slots=True)
class Claim:
    """A stated date of writing and its rank (the smaller, the surer)."""

    rank: int
    date: StatedDate


def labelled(
    text: str, span: Span, order: bool | None, *, row: bool = False, labels: Labels = _LABELS
) -> list[Claim]:
    """Dates in a stretch of text that a label such as "Published:" or "State of knowledge:" claims.

    The label must begin the stretch, a line or a field and the date must end it, or the document
    itself must be the subject ("this report is dated …"): "the treaty was signed on …" is no claim.
    ``row`` reads a row of a table as label and value; ``labels`` are the cues of labels and their ranks.
    """
    content = text[span.start : span.end]
    found: list[Claim] = []
    for date in dates_in(content, order):
        before = content[max(0, date.span.start - _REACH) : date.span.start]
        clean = re.sub(r"[*_]", " ", before)
        clean = re.sub(r"[|\t]", ":", clean) if row else clean
        for name, rank in labels:
            label = cue(name, clean)
            if label is None:
                continue
            at = date.span.start - len(before) + label.start()
            words = " ".join(label[0].split()).rstrip(" :.,(–—-")
            if name != "own date" and not _is_field(content, date, at, ":" in label[0]):
                continue
            ends_sentence = content[:at].rstrip().endswith(".") and ":" not in label[0]
            if ends_sentence and name in _VERBS and cue("elliptic label", words):
                continue  # "… was late. Delivered on 3 May 2021." goes on about the same thing
            found.append(Claim(rank, _stated(date, words, span.start)))
            break
    return found


def titled(text: str, span: Span, order: bool | None) -> list[Claim]:
    """The date that a title names the document by: "Commission decision of 3 May 2021 on …"."""
    content = text[span.start : span.end]
    for date in dates_in(content, order):
        label = cue("title of", content[: date.span.start])
        if label is not None:
            return [Claim(BARE, _stated(date, " ".join(label[0].split()), span.start))]
    return []


def is_decision(text: str, span: Span, order: bool | None) -> bool:
    """True for a line such as "Judgment handed down: 9 June 2022": a date of writing and an event."""
    content = text[span.start : span.end]
    return any(cue("decided on", content[: date.span.start]) for date in dates_in(content[:200], order))


def _is_field(content: str, date: Calendar, at: int, colon: bool) -> bool:
    """True where a label at an offset begins a field or the last sentence, and the date ends it."""
    head = content[:at].rstrip(" \t*_")
    tail = content[date.span.end :].strip(" \t*_")
    if head and not head.endswith(_BOUNDARY):
        return False
    if colon:
        return True
    if not head and _says_for_what(content[at : date.span.start], tail):
        return True
    if head.endswith(".") and tail.strip(". "):
        return False  # the beginning of a sentence about something else
    if head.endswith(",") and (len(content) > _LONGEST_FIELDS or content.endswith(".")):
        return False
    if not tail or tail.startswith(_FIELD_ENDS):
        return True
    sentence = tail.endswith((".", "!", "?")) and len(tail.split()) >= _LEAST_SENTENCE
    return len(tail) <= _SHORT_REST and not sentence


def _says_for_what(label: str, tail: str) -> bool:
    """True for “Prepared 3 May 2021 for the hearing of 9 June. …”: a label that goes on to say for what."""
    if cue("made", label) is None or cue("made for", tail) is None:
        return False
    sentence = re.split(r"[.!?](?:\s|$)", tail)[0]
    return "," not in sentence and cue("telling", sentence) is None


def bare(text: str, span: Span, order: bool | None, rank: int = BARE) -> list[Claim]:
    """The first date of a line that is known to be a byline or dateline."""
    for date in dates_in(text[span.start : span.end], order):
        return [Claim(rank, _stated(date, "", span.start))]
    return []


def is_date_line(line: str, order: bool | None) -> bool:
    """True for a line that is a date with at most a place, a name or a few words of the kind beside it."""
    if len(line) > 120 or line.endswith((":", "?", "!", ";")) or cue("date of a copy", line):
        return False
    if cue("stage of a case", line):
        return False
    date = next(dates_in(line, order), None)
    if date is None:
        return False
    if re.match(r"\s*:\s*\S", line[date.span.end :]):
        return False  # an entry of a chronology: “3 May 2021: the bridge was opened”
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
