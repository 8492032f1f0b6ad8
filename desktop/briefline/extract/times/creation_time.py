"""When each part of a document was written: given, stated, or inferred from what it tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefline.extract.times.copies import replace
from briefline.extract.times.dateline import PLACE, dateline
from briefline.extract.times.inference import inferred
from briefline.extract.times.order import day_first
from briefline.extract.times.reading import Reading
from briefline.extract.times.recognise import Found
from briefline.extract.times.rules import Grammar, grammar_for
from briefline.extract.times.shifts import zone_text
from briefline.extract.times.tense import tense
from briefline.model.calendar import DAY, civil, month_length
from briefline.model.edtf import year_text
from briefline.model.errors import UnreadableDate
from briefline.model.event import Published
from briefline.model.text import Document, Part, PartKind, Span
from briefline.model.when import When
from briefline.model.wording import words

_FAR_AHEAD = 2100
_LABEL_REACH = 60  # characters before a date in which such a label begins its line
_UNKNOWN = Published(None, "inferred", "Nothing in the text tells when it was written.")
_LONGEST_LINE = 300  # characters before a date among which its label is looked for
_HEAD, _FOOT = 14, 6  # sections at the top and at the end in which a text speaks of itself
_TOP = 6  # sections at the top or at the end among which a dated line stands
_FIELD_END = re.compile(r"[ \t*_]*(?:$|\n|[.|·•;)–—](?!\w)|,\s*(?=\d))")


def creation_times(
    document: Document, found: Sequence[Found], given: When | None, *, month_first: bool = False
) -> tuple[Published, ...]:
    """One entry a part, in the order of ``document.parts``.

    ``given``, set by hand, overrides the date of the article or of the newest mail. A date that
    is inferred comes from the article's own words, never from the publications that it lists.
    ``month_first`` is how dates in figures are read where none of the document's shows its order.
    """
    order = day_first(found)
    first = order if order is not None else not month_first
    found = [_read_out(one, first) for one in found]
    inside: dict[int, list[Found]] = {}
    for one in found:
        inside.setdefault(_part(document, one), []).append(one)
    rules = _grammar(document)
    result = []
    for index, part in enumerate(document.parts):
        if given is not None and part.kind is not PartKind.PUBLICATION and index == 0:
            result.append(Published(given, "given", f"Set by hand: {words(given)}."))
            continue
        own = inside.get(index, [])
        published = _read(part) or _in_text(document, own, order) or _line(document, own)
        if published is None and part.kind is not PartKind.PUBLICATION:
            told = _told(document, own, rules)
            published = dateline(document, own, part.span.start, rules) or _surpassed(
                document, told, inferred(document, told, rules), rules
            )
        result.append(published or _UNKNOWN)
    return tuple(result)


def _read_out(found: Found, day_first: bool) -> Found:
    spelled = _spelled(found.reading, day_first)
    return found if spelled is found.reading else replace(found, reading=spelled)


def _told(document: Document, found: Sequence[Found], rules: Grammar) -> list[Found]:
    """What the text tells itself: not “Last updated: 3 March”, a copyright line, a date of access."""
    labels = "|".join(rules.words["not_date_labels"])
    against = re.compile(rf"(?i)(?:^|\n|[.!?]\s)\W*(?:\w+ ){{0,3}}(?:{labels})(?!\w)[^\n.]*$")
    return [
        one
        for one in found
        if not against.search(document.text[max(0, one.span.start - _LABEL_REACH) : one.span.start])
    ]


def _surpassed(
    document: Document, found: Sequence[Found], published: Published | None, rules: Grammar
) -> Published | None:
    """What was inferred from dates with a month, unless a later year is told of as past."""
    when = published.when if published else None
    if when is None or when.hi is None:
        return published
    last = civil((when.hi - 1) // DAY)[0]
    for one in found:
        reading = one.reading
        if reading.form != "date" or reading.year is None or reading.month or reading.season:
            continue
        if not last < reading.year < _FAR_AHEAD or one.before in ("until", "by", "before"):
            continue
        section = document.sections[one.section].span if document.sections else Span(0, len(document.text))
        if tense(document.text, one.span.start, one.span.end, section.start, section.end, rules) < 0:
            told = document.at(one.span)
            return Published(None, "inferred", f"The text tells of {told} as past, but of no day after that.")
    return published


def _spelled(reading: Reading, day_first: bool) -> Reading:
    """A date in figures with its day and month in their places, other readings as they are."""
    if isinstance(reading.base, Reading) and reading.base.form == "numeric":
        return replace(reading, base=_spelled(reading.base, day_first))
    if reading.form != "numeric" or reading.month is None or reading.day is None:
        return reading
    low, high = reading.month, reading.day  # as they stand: the first figure and the second
    puts_day_first = low > 12 or high <= 12 and day_first
    day, month = (low, high) if puts_day_first else (high, low)
    return replace(reading, form="date", month=month, day=day)


def _either(reading: Reading, order: bool | None) -> str:
    """What to add of a date in figures that could be read the other way round."""
    if order is not None or "/" not in reading.value or not reading.month or not reading.day:
        return ""
    if reading.year is None or reading.day > 12 or reading.day == reading.month:
        return ""
    other = When.parse(f"{year_text(reading.year)}-{reading.day:02d}-{reading.month:02d}")
    return f" It may also be read as {words(other)}."


def _part(document: Document, found: Found) -> int:
    return document.sections[found.section].part if document.sections else 0


def _read(part: Part) -> Published | None:
    """The date that the reader of the file found."""
    for stated in part.dates:
        try:
            when = When.parse(stated.value)
        except UnreadableDate:
            continue
        label = stated.label.rstrip(" :")
        if stated.basis == "metadata":
            reason = f"The file's own data say {words(when)}" + (f" ({label})." if label else ".")
        else:
            mark = "" if not label else " " if label.endswith(" of") else ": "
            reason = f"The text states it: {label}{mark}{words(when)}."
        return Published(when, stated.basis, reason)
    return None


def _in_text(document: Document, found: Sequence[Found], order: bool | None) -> Published | None:
    """A date behind a label at the head or foot of the text: "Report issued:", "DTG", "State of knowledge:".

    The label begins a line or a field and the date ends it: "the licence issued on …" dates the licence.
    """
    rules = _grammar(document)
    labels, not_labels = rules.words["date_labels"], rules.words["not_date_labels"]
    begins = r"(?:^|[|·•;(–—]|\n(?=[^\n]*:))[\s*_|>#]*"
    label = re.compile(rf"(?i){begins}({'|'.join(labels)})[\s:*_|]*$")
    against = re.compile(rf"(?i)({'|'.join(not_labels)})[^\n.]*$")
    last = len(document.sections)
    for one in found:
        value = _full(one)
        if value is None or not (one.section < _HEAD or one.section >= last - _FOOT):
            continue
        section = document.sections[one.section].span if last else Span(0, len(document.text))
        if one.span.start - section.start > _LONGEST_LINE:
            continue
        line = document.text[section.start : one.span.start]
        named = label.search(line)
        ends = _FIELD_END.match(document.text, one.span.end, section.end)
        if named and ends and not against.search(line):
            when = When.parse(value)
            reason = f"The text states it: {named[1].strip()} {words(when)}.{_either(one.reading, order)}"
            return Published(when, "stated", reason)
    return None


def _line(document: Document, found: Sequence[Found]) -> Published | None:
    """A line that is nothing but a place or an author and a date, or a title that ends with one in brackets.

    Taken only from the head or foot of a text, and only when there is no second one: a chronology is
    full of such lines.
    """
    last = len(document.sections)
    authored = _grammar(document).words.get("authored", "$^")
    candidates = []
    for one in found:
        value = _full(one)
        if value is None or not last or not (one.section < _TOP or one.section >= last - _TOP):
            continue
        span = document.sections[one.section].span
        if max(one.span.start - span.start, span.end - one.span.end) > _LONGEST_LINE:
            continue
        before = document.text[span.start : one.span.start]
        after = document.text[one.span.end : span.end].strip(" \t\n.*_")
        line = before.rpartition("\n")[2]
        rest = document.text[one.span.end : span.end].partition("\n")[0].strip(" \t.*_")
        group = one.rules[:1] == ("date-time group",) and not (line.strip() or rest)
        placed = group or PLACE.fullmatch(before) and not after or re.match(authored, line) and not rest
        bracketed = one.section == 0 and before.endswith("(") and after == ")"
        if placed or bracketed:
            candidates.append(value)
    if len(candidates) != 1:
        return None
    when = When.parse(candidates[0])
    return Published(when, "stated", f"A line at the head or foot of the text is dated {words(when)}.")


def _full(found: Found) -> str | None:
    """The EDTF of an expression that is a full date by itself."""
    reading = found.reading
    clock = ""
    if reading.form == "clock" and reading.hour is not None and reading.base is not None:
        clock = f"T{reading.hour % 24:02d}:{reading.minute or 0:02d}{zone_text(reading.zone)}"
    if reading.form in ("clockon", "clock") and reading.base is not None:
        reading = reading.base
    if reading.form != "date" or reading.year is None or not reading.month or not reading.day:
        return None
    if reading.day > month_length(reading.year, reading.month):
        return None
    return f"{year_text(reading.year)}-{reading.month:02d}-{reading.day:02d}{clock}"


def _grammar(document: Document) -> Grammar:
    return grammar_for(document.language)
