"""The times in plain texts that were all written on one day."""

from __future__ import annotations

from dataclasses import dataclass

from briefline.extract.times.recognise import recognise
from briefline.extract.times.resolve import resolve
from briefline.extract.times.time_tag import plain_document
from briefline.model.event import Published
from briefline.model.timex import Timex
from briefline.model.when import When


@dataclass(frozen=True, slots=True)
class PlainTexts:
    """``written`` is the day of writing, EDTF."""

    written: str

    def read(self, text: str) -> list[Timex]:
        """The time expressions, resolved."""
        document = plain_document(text)
        published = Published(When.parse(self.written), "given", "")
        return list(resolve(document, recognise(document), (published,)))

    def drawn(self, text: str) -> list[str | None]:
        """The EDTF of each, None for what has no place in time."""
        return [timex.when.edtf if timex.when else None for timex in self.read(text)]

    def doubts(self, text: str) -> tuple[str, ...]:
        """Those of the last one."""
        when = self.read(text)[-1].when
        assert when is not None
        assert when.derivation is not None
        return when.derivation.doubts
