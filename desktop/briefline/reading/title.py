"""Which of a report's first lines is its title."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass, field

from briefline.model.text import SectionKind
from briefline.reading.block import Block
from briefline.reading.cues import cue

LONGEST_TITLE = 200
TITLE_ZONE = 18  # blocks at the top that are looked at
_ZONE = 14  # blocks at the top among which the title stands
_LONGEST_MENU = 3  # words of a line in a menu
_RUN_IN = 6  # level of headings that are a line in bold type
_NUMBER = re.compile(r"(?:\d{1,2}|[IVX]{1,4}|[A-Z])[.)]\s")
_FIELD_LINE = re.compile(r"[^\W\d_][\w /]{1,24}:\s")
_TEXTUAL = (SectionKind.BODY, SectionKind.HEADING, SectionKind.QUESTION)


def title_roles(
    blocks: list[Block], lines: list[str], bylines: Set[int], minutes: Set[int]
) -> dict[int, SectionKind]:
    """The kinds of the title, of what stands above it, and of its repetition, by index; empty without one.

    The title is a subject line, the highest heading, or the first line that is no sentence. ``lines``
    are the words of the first TITLE_ZONE blocks, ``bylines`` the indices of those that are bylines,
    ``minutes`` of those that call the text minutes.
    """
    finder = _Finder(blocks, lines, bylines, minutes)
    given = finder.title()
    if not given:
        return {}
    at, roles = given[0], finder.roles
    for index in range(at):
        if blocks[index].kind is SectionKind.HEADING and not blocks[index].marked:
            roles[index] = SectionKind.BYLINE  # "MEMORANDUM" above the title
    roles[at] = SectionKind.TITLE
    words = lines[at].strip("\"'")
    for index in range(at + 1, min(at + 4, len(lines))):
        if blocks[index].kind in _TEXTUAL and lines[index] == words:
            roles[index] = SectionKind.REPEAT
    return roles


@dataclass(slots=True)
class _Finder:
    """One search; ``roles`` are the kinds that it gives on its way."""

    blocks: list[Block]
    lines: list[str]
    bylines: Set[int]
    minutes: Set[int]
    roles: dict[int, SectionKind] = field(default_factory=dict)

    @property
    def top(self) -> list[Block]:
        return self.blocks[:_ZONE]

    def title(self) -> list[int]:
        given = [index for index, block in enumerate(self.top) if block.kind is SectionKind.TITLE]
        return given or self._subject() or self._highest() or self._first_line()

    def _subject(self) -> list[int]:
        """The line of a memo that names its subject."""
        return [
            index
            for index, block in enumerate(self.top)
            if block.kind in _TEXTUAL and not block.marked and cue("subject line", self.lines[index])
        ]

    def _highest(self) -> list[int]:
        for index, block in enumerate(self.top):
            if block.kind is SectionKind.HEADING and block.marked:
                if index and (block.level >= _RUN_IN or _NUMBER.match(self.lines[index])):
                    return []  # the first bold or numbered line of several is no title
                levels = [other.level for other in self.blocks if other.kind is SectionKind.HEADING]
                only = block.level == min(levels) and levels.count(block.level) == 1
                return [index] if only else []
        return []

    def _first_line(self) -> list[int]:
        """The first line; below the menu of a pasted web page, the first that is longer than a menu's."""
        menu: list[int] = []
        for index, block in enumerate(self.top):
            if block.kind in (SectionKind.NAVIGATION, SectionKind.BYLINE):
                menu += [index] if block.kind is SectionKind.NAVIGATION else []
                continue
            line = self.lines[index]
            end = line.rstrip("”\"’')")[-1:]
            plain = block.kind in _TEXTUAL and not block.marked and not block.hangs
            if not plain or len(line) > LONGEST_TITLE or end in ".;,:" or index in self.bylines:
                return []
            if cue("question label", line):
                return []
            if not menu and self._is_kicker(index, line):
                self.roles[index] = SectionKind.BYLINE
                return [index + 1]
            if not menu or len(line.split()) > _LONGEST_MENU:
                for before in menu:
                    self.roles[before] = SectionKind.NAVIGATION
                return [index]
            menu.append(index)
        return []

    def _is_kicker(self, index: int, line: str) -> bool:
        """True for a word or two in capitals ("PRESS RELEASE") above a line that reads like the title."""
        if not line.isupper() or len(line.split()) > _LONGEST_MENU or index + 2 >= len(self.lines):
            return False
        after, words = self.blocks[index + 1], self.lines[index + 1]
        if _FIELD_LINE.match(words) and _FIELD_LINE.match(self.lines[index + 2]):
            return False  # below the title stand fields
        if after.kind not in _TEXTUAL or after.marked or len(words) > LONGEST_TITLE or words.isupper():
            return False
        if index + 1 in self.minutes:
            return False  # above minutes stands the name of the body that met
        plain = words[-1] not in ".;,:" and len(words.split()) > _LONGEST_MENU
        return plain and index + 1 not in self.bylines
