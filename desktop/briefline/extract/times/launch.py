"""Day D of a plan, from which “D+3” and “D-1” count."""

from __future__ import annotations

import re

from briefline.extract.times import spans
from briefline.extract.times.recognise import Found
from briefline.extract.times.resolved import Resolved, date, vague
from briefline.extract.times.scene import Anchor, Scene
from briefline.extract.times.values import day_value
from briefline.model.calendar import civil

_EXPLAINED = re.compile(r"[\s,]*[(\[=/][\s]*")
_NAME = "D-Day"


class Launch:
    """What a text has told of its ``day`` D so far; ``taken`` where that day is only taken to be it."""

    def __init__(self, text: str, found: tuple[Found, ...]) -> None:
        self.text = text
        self.day: Anchor | None = None
        self.taken = False
        self._counted = any(one.reading.form == "dday" for one in found)

    def explain(self, found: Found, last: tuple[int, Anchor] | None) -> None:
        """“28 January (D+3)” tells the day that all D+n count from."""
        reading = found.reading
        if reading.form != "dday" or last is None or reading.count is None:
            return
        end, anchor = last
        if anchor.fine and _EXPLAINED.fullmatch(self.text, end, found.span.start):
            self._tell(Anchor(*civil(anchor.number - int(reading.count) * reading.direction), ""))

    def follow(self, found: Found, resolved: Resolved, scene: Scene) -> Resolved:
        """Takes note of day D as the text tells it, or as the first “D+3” takes it.

        Where days are counted from it, “D-Day” without a date is no day of 1944.
        """
        if found.reading.form == "dday" and self.day is None and resolved.doubts:
            self.day, self.taken = scene.near or scene.story, True
        if _NAME not in found.rules or not self._counted:
            return resolved
        if found.reading.relation == "launch" and resolved.value == found.reading.value:
            if self.day is None:
                return vague("XXXX-XX-XX")
            return date(day_value(self.day.number), "the day that the text calls so", self.day.words)
        anchor = spans.anchor_of_value(resolved)
        if anchor is not None and anchor.fine:
            self._tell(anchor)
        return resolved

    def _tell(self, day: Anchor) -> None:
        self.day, self.taken = day.called(f"day D, ⟨{day.iso}⟩"), False
