"""The query language of the filter: words, "phrases", field:value, -not. Free of Qt.

    actor:Burns place:Moscow kind:visit after:2021-07 before:"last spring" -status:cancelled harb

Everything must hold. A bare word finds words that begin with it; quotation marks keep words together.
Values of fields need occur only somewhere in what the event has. Dates keep what can touch a stretch of
time: ``after:`` and ``from:`` all from the start of the date on, ``before:`` all up to its start, ``to:`` all
up to its end, ``on:`` the date itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from briefline.model.event import Status

FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "actor": "participant",
        "who": "participant",
        "participant": "participant",
        "place": "place",
        "where": "place",
        "kind": "category",
        "type": "category",
        "category": "category",
        "topic": "topic",
        "status": "status",
        "document": "document",
        "note": "note",
        "title": "title",
        "is": "is",
        "after": "after",
        "before": "before",
        "from": "from",
        "to": "to",
        "on": "on",
        "confidence": "confidence",
    }
)
"""What may stand before the colon → what it looks in."""
DATES = frozenset({"after", "before", "from", "to", "on"})
UNCLOSED = "The quotation mark is not closed."
STATES = ("confirmed", "edited", "undated", "dated", "doubtful", "event", "publication", "merged")
_TERM = re.compile(
    r'(?P<minus>-)?(?:(?P<field>[^\W\d_]+):)?(?:"(?P<quoted>[^"]*)(?P<end>")?|(?P<plain>[^\s"]+))?'
)
_CONFIDENCE = re.compile(r"(?P<sign><=|>=|<|>|=)?(?P<value>0?\.\d+|[01](?:\.0+)?)")


@dataclass(frozen=True, slots=True)
class Term:
    """One condition. ``field`` is a value of FIELDS, "" for words.

    ``start`` and ``end`` are half-open offsets in the query; ``error`` says what is wrong, "" when nothing.
    A term with an error, and one without a value yet, narrows nothing.
    """

    field: str
    value: str
    start: int
    end: int
    negated: bool = False
    phrase: bool = False
    error: str = ""

    @property
    def narrows(self) -> bool:
        """True when it says something; a phrase that is still being typed does."""
        return bool(self.value) and self.error in ("", UNCLOSED)


def parse(text: str) -> tuple[Term, ...]:
    """The terms of a query in order. Never raises: what is wrong is in the terms."""
    terms: list[Term] = []
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        found = _TERM.match(text, at)
        assert found is not None
        end = max(found.end(), at + 1)
        terms.append(_term(found, text[at:end], at, end))
        at = end
    return tuple(terms)


def _term(found: re.Match[str], whole: str, start: int, end: int) -> Term:
    quoted = found["quoted"] is not None
    value = " ".join((found["quoted"] if quoted else found["plain"] or "").split())
    negated = bool(found["minus"])
    name = (found["field"] or "").casefold()
    field = FIELDS.get(name, "")
    error = ""
    if name and not field:
        error = f"There is no field “{name}”. Fields are {', '.join(FIELDS)}."
    elif quoted and not found["end"]:
        error = UNCLOSED
    elif not name and not value:
        error = "" if whole == "-" else "This says nothing."
    elif value and field == "status" and not any(each.value.startswith(value.casefold()) for each in Status):
        error = f"A status is {', '.join(status.value for status in Status)}."
    elif value and field == "is" and value.casefold() not in STATES:
        error = f"“is:” takes {', '.join(STATES)}."
    elif value and field == "confidence" and not _CONFIDENCE.fullmatch(value):
        error = "A confidence is a number from 0 to 1, as in confidence:<0.5."
    return Term(field, value, start, end, negated, quoted, error)


def date_texts(terms: tuple[Term, ...]) -> frozenset[str]:
    """The typed dates that must be read before the query can be answered in full."""
    return frozenset(term.value for term in terms if term.field in DATES and term.narrows)


def confidence_of(value: str) -> tuple[str, float]:
    """The sign and the number of a confidence term without error; ">=" without a sign."""
    found = _CONFIDENCE.fullmatch(value)
    assert found is not None
    return found["sign"] or ">=", float(found["value"])


def quoted(value: str) -> str:
    """A value as it stands in a query."""
    return f'"{value}"' if re.search(r"\s", value) or not value else value


def fts_query(words: tuple[Term, ...], without: tuple[Term, ...] = ()) -> str:
    """Words and phrases as a query of FTS5: each of ``words`` must be found, words as prefixes.

    What any of ``without`` finds is left out.
    """
    wanted = " AND ".join(map(_fts_phrase, words))
    return f"({wanted}) NOT ({' OR '.join(map(_fts_phrase, without))})" if without else wanted


def _fts_phrase(term: Term) -> str:
    safe = "".join(letter if letter.isprintable() and letter != '"' else " " for letter in term.value)
    return f'"{safe}"' if term.phrase else f'"{safe}"*'
