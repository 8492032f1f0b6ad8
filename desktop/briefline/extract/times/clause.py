"""The clause that one expression stands in: its tense, and whether it tells of what was over by then."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from briefline.extract.times.recognise import Found
from briefline.extract.times.rules import Grammar
from briefline.extract.times.tense import tense
from briefline.extract.times.verb_tags import Tag
from briefline.model.text import Document

_LEAD = 600  # characters before an expression among which words that change its side stand
_REACH = 160  # characters on either side within which the verb of its clause stands
_CLAUSE = re.compile(r"[.!?;:\n]\s|\n|[()]")


class Clause:
    """The words around ``found`` within ``bounds``, half-open offsets of its section."""

    def __init__(
        self,
        document: Document,
        found: Found,
        bounds: tuple[int, int],
        grammar: Grammar,
        tags: Sequence[Tag],
    ) -> None:
        self.text, self.found, self.bounds = document.text, found, bounds
        self.grammar, self.tags = grammar, tags
        self._tense: int | None = None

    def tense(self, is_attribute: Callable[[Found], bool], narrative: bool) -> int:
        """-1 for what is past, 1 for what is to come, 0 where the clause does not tell."""
        if self._tense is None:
            self._tense = self._tense_anew(is_attribute, narrative)
        return self._tense

    def _tense_anew(self, is_attribute: Callable[[Found], bool], narrative: bool) -> int:
        found, (low, high) = self.found, self.bounds
        told = tense(self.text, found.span.start, found.span.end, low, high, self.grammar, self.tags)
        owned = self.text.startswith(self.grammar.endings["owner"], found.span.end)
        if told > 0 and (owned and not found.before or is_attribute(found)):
            return 0
        inner = found.reading.base if found.reading.form in ("clockon", "daypart") else found.reading
        until = found.before in ("until", "by") and inner is not None and inner.form == "weekday"
        news = found.before == "until" and not narrative and not self.follows("lasting")
        if until and told == -1 and (news or self.follows("perfect")):
            return 1  # “has closed the school until Wednesday”
        if told == -1 and found.before in ("by", "until") and inner is not None and inner.form != "weekday":
            return 0  # “voted to go on until 2 March” tells of either side
        return 1 if told == 0 and found.before in ("by", "until") else told

    def follows(self, name: str) -> bool:
        """True where the words before the expression are what the language's pattern says."""
        pattern = str(self.grammar.words.get(name, ""))
        before = self.text[max(self.bounds[0], self.found.span.start - _LEAD) : self.found.span.start]
        return bool(pattern) and re.search(pattern, before, re.IGNORECASE) is not None

    def had_done(self) -> bool:
        """True for what was over when the story had come so far: “a letter sent in May had told him so”.

        Not where the expression opens its sentence or says by when: there the story goes on.
        """
        found, (low, high) = self.found, self.bounds
        if found.before in ("by", "until", "since"):
            return False
        before = self.text[max(low, found.span.start - _REACH) : found.span.start]
        before = _CLAUSE.split(before)[-1]
        after = _CLAUSE.split(self.text[found.span.end : min(high, found.span.end + _REACH)])[0]
        patterns = self.grammar.patterns
        if patterns["had_before"].search(before):
            return True
        return (
            bool(patterns["subject_before"].search(before)) and patterns["had_after"].match(after) is not None
        )
