"""Gives blocks their roles: headings, questions, captions, repeated lines, footers, navigation."""

from __future__ import annotations

import re
from dataclasses import replace

from briefline.model.text import SectionKind
from briefline.reading.block import Block, words_of
from briefline.reading.cues import LONGEST_LINE, cue
from briefline.reading.stated import whole_date

_LONGEST_HEADING = 100
_LONGEST_NUMBERED = 70  # characters of a numbered heading
_LONGEST_QUESTION = 700
_LONE_QUESTION = 200  # characters of a question that stands alone in its document
_LONGEST_CAPTION = 500
_SENTENCE = 80  # characters from which a paragraph is taken for running text
_LEAST_TOLD = 4  # words of a sentence that tells of something
_LOOK_AHEAD = 40  # blocks below a heading that show what it heads
_OPEN_ENDS = tuple(".,;!…—–")
_LABEL = re.compile(r"[^\W\d_][\w ]{1,20}: \S")


def with_roles(text: str, blocks: list[Block], *, headings: bool) -> list[Block]:
    """The blocks with their roles; ``headings`` lets short lines be headings (plain text).

    What the format itself marked keeps its kind. Linear in the number of blocks.
    """
    words = [words_of(text[block.span.start : block.span.end]) for block in blocks]
    given = [_by_cue(block, line) for block, line in zip(blocks, words, strict=True)]
    given = _repeats(given, words)
    given = _questions(given, words)
    if headings:
        given = _heads_restored(given, words)
        given = _headings(text, given, words)
    return _closing_lists(given, words)


def _by_cue(block: Block, line: str) -> Block:
    if block.kind is SectionKind.LIST_ENTRY and len(line) < _LONGEST_HEADING and cue("footer", line):
        return replace(block, kind=SectionKind.FOOTER)
    if block.kind is not SectionKind.BODY:
        return block
    if cue("footer", line):
        return replace(block, kind=SectionKind.FOOTER)
    short = len(line) < _LONGEST_HEADING and cue("navigation", line)
    if short or (len(line) < 2 * _LONGEST_HEADING and cue("related inline", line)):
        return replace(block, kind=SectionKind.NAVIGATION)
    if len(line) <= _LONGEST_CAPTION and (cue("photo credit", line) or cue("caption label", line)):
        return replace(block, kind=SectionKind.CAPTION)
    return block


def _repeats(blocks: list[Block], words: list[str]) -> list[Block]:
    """A line that stands there twice running is a caption or title of the web: the second is a REPEAT."""
    given = list(blocks)
    for index in range(1, len(given)):
        line, before = words[index], given[index - 1]
        if len(line) < 8 or line != words[index - 1] or given[index].kind is SectionKind.TABLE_ROW:
            continue
        given[index] = replace(given[index], kind=SectionKind.REPEAT)
        if before.kind is SectionKind.BODY and len(line) >= _SENTENCE and line[-1] in '.)”"':
            given[index - 1] = replace(before, kind=SectionKind.CAPTION)
    return given


def _questions(blocks: list[Block], words: list[str]) -> list[Block]:
    asked = [index for index in range(len(blocks)) if _is_question(blocks, words, index)]
    labelled = {index for index in asked if cue("question label", words[index])}
    given = list(blocks)
    for index in asked:
        if index in labelled or len(asked) > 1 or len(words[index]) <= _LONE_QUESTION:
            given[index] = replace(given[index], kind=SectionKind.QUESTION)
    return given


def _is_question(blocks: list[Block], words: list[str], index: int) -> bool:
    block, line = blocks[index], words[index]
    if block.kind is not SectionKind.BODY or block.hangs or len(line) > _LONGEST_QUESTION:
        return False
    if cue("question label", line):
        return True
    if not line.rstrip("”\"’')").endswith("?") or line[0] in "“\"‘'" or index + 1 == len(blocks):
        return False
    after = blocks[index + 1]
    return (
        after.kind in (SectionKind.BODY, SectionKind.BLOCK_QUOTE) and len(words[index + 1]) >= _SENTENCE // 2
    )


def _heads_restored(blocks: list[Block], words: list[str]) -> list[Block]:
    """ "Contact" or "Comments" between blank lines, above sentences, is a heading and no part of a menu."""
    given = list(blocks)
    for index, block in enumerate(blocks[:-1]):
        apart = block.kind is SectionKind.NAVIGATION and not block.marked and index > 0 and block.gap > 0
        if not apart or not cue("doubtful heading", words[index]):
            continue
        if blocks[index + 1].kind is not SectionKind.NAVIGATION and not _heads_furniture(
            blocks, words, index
        ):
            given[index] = replace(block, kind=SectionKind.BODY)
    return given


def _headings(text: str, blocks: list[Block], words: list[str]) -> list[Block]:
    given = list(blocks)
    spaced = any(block.gap for block in blocks[1:])
    capitals = mixed = False
    for index in range(len(blocks) - 1):
        if not _is_heading(text, given, words, index, spaced):
            continue
        if index:  # the first is the title and sets no style
            capitals |= _in_capitals(words[index])
            mixed |= not words[index].isupper()
        given[index] = replace(given[index], kind=SectionKind.HEADING, marked=False)
    given = _numbered_headings(given, words)
    year_seen = False
    for index, block in enumerate(given):
        if block.kind is SectionKind.HEADING and not block.marked:
            level = 2 if capitals and mixed and not words[index].isupper() else 1
            if _is_year(words[index]):
                year_seen = True
            elif year_seen and _lacks_year(words[index]):
                level += 1
            else:
                year_seen = False
            given[index] = replace(block, level=level)
    return given


def _is_heading(text: str, blocks: list[Block], words: list[str], index: int, spaced: bool) -> bool:
    block, line, after = blocks[index], words[index], blocks[index + 1]
    if block.kind is SectionKind.LIST_ENTRY:
        return _is_numbered_heading(blocks, words, index)
    if block.kind is not SectionKind.BODY or block.hangs or not line or len(line) > _LONGEST_HEADING:
        return False
    if (
        line.rstrip(" )").endswith(",")
        or "\n" in text[block.span.start : block.span.end]
        or line.endswith(_OPEN_ENDS)
        or line[0] in "(“\"‘'—–"
    ):
        return False
    if cue("salutation", line) or cue("signature", line) or not (line[0].isupper() or line[0].isdigit()):
        return False
    if _is_full_year(line) and after.kind is not SectionKind.TABLE_ROW and not _is_year(words[index + 1]):
        return True  # years part a chronology even where no blank line does
    if _is_date(line) and not (block.gap == 0 and after.gap == 0 and index):
        return True
    follows = after.kind in (SectionKind.LIST_ENTRY, SectionKind.TABLE_ROW)
    if follows and after.gap <= 1:
        return not (index and _LABEL.match(line) and _LABEL.match(words[index - 1]))
    if spaced and not block.gap and index:
        return False
    if line.endswith("?") and after.kind is not SectionKind.LIST_ENTRY:
        return len(words[index + 1]) >= _SENTENCE
    runs_on = len(words[index + 1]) >= _SENTENCE or words[index + 1].endswith((".", "!", "?", ".”", '."'))
    text_follows = after.kind in (SectionKind.BODY, SectionKind.BLOCK_QUOTE, SectionKind.QUESTION) and runs_on
    if _in_capitals(line):
        return text_follows or (after.kind is SectionKind.BODY and not _in_capitals(words[index + 1]))
    if block.gap and after.gap and _is_date(words[index + 1]) and len(line.split()) <= 12:
        return True
    if line.endswith(":"):
        return text_follows and len(line) <= 60
    return text_follows and len(line.split()) <= 12 and len(words[index + 1]) > len(line)


def _is_numbered_heading(blocks: list[Block], words: list[str], index: int) -> bool:
    """ "1. Background" between paragraphs: a numbered line that is no entry of a list."""
    block, line, after = blocks[index], words[index], blocks[index + 1]
    if not block.numbered or block.level or len(line) > _LONGEST_NUMBERED or not line[:1].isupper():
        return False
    if line.endswith((*_OPEN_ENDS, ":", "?")):
        return False
    following = words[index + 1]
    running = len(following) >= _SENTENCE or (len(following) > len(line) and following.endswith("."))
    return after.kind is SectionKind.BODY and not after.hangs and running


def _in_capitals(line: str) -> bool:
    """True for a line in capitals; "H2 2005" and "USSR" are no style."""
    return line.isupper() and sum(character.isalpha() for character in line) >= 6


def _numbered_headings(blocks: list[Block], words: list[str]) -> list[Block]:
    """Where one numbered line is a heading, its like are: short, no full stop, not next to one another."""
    numbered = [b for b in blocks if b.kind is SectionKind.HEADING and b.level == 0 and b.numbered]
    if not numbered:
        return blocks
    given = list(blocks)
    for index, block in enumerate(blocks[:-1]):
        line, after = words[index], blocks[index + 1]
        alike = block.kind is SectionKind.LIST_ENTRY and block.numbered and block.level == 0
        if not alike or len(line) > _LONGEST_NUMBERED or line.endswith((*_OPEN_ENDS, ":", "?")):
            continue
        if not (after.kind is SectionKind.LIST_ENTRY and after.numbered and after.level == 0):
            given[index] = replace(block, kind=SectionKind.HEADING, marked=False)
    return given


def _is_date(line: str) -> bool:
    """True for a line that is a year, a month or a day and nothing else."""
    clean = line.rstrip(" :")
    if len(clean) > 40:
        return False
    return _is_year(clean) or bool(whole_date(clean)) or bool(whole_date(f"{clean} 2000"))


def _is_year(line: str) -> bool:
    return len(line) <= 12 and line.strip("s :").isdigit()


def _is_full_year(line: str) -> bool:
    return len(line.rstrip(":")) == 4 and line[:2] in ("16", "17", "18", "19", "20") and _is_year(line)


def _lacks_year(line: str) -> bool:
    return len(line) <= 30 and bool(whole_date(f"{line.rstrip(' :')} 2000"))


def is_telling(line: str) -> bool:
    """True for a sentence that may tell of something: a finite verb and no address in some words."""
    if len(line.split()) < _LEAST_TOLD or len(line) > LONGEST_LINE:
        return len(line) > LONGEST_LINE
    return cue("telling", line) is not None and cue("address", line) is None


def _heads_furniture(blocks: list[Block], words: list[str], index: int) -> bool:
    """True for "References", and for "Contacts" or "Sources" where less than half of what follows tells."""
    if cue("closing heading", words[index]):
        return True
    if not cue("doubtful heading", words[index]):
        return False
    below: list[bool] = []
    for at in range(index + 1, min(len(blocks), index + 1 + _LOOK_AHEAD)):
        if blocks[at].kind is SectionKind.HEADING:
            break
        if blocks[at].kind in (SectionKind.BODY, SectionKind.LIST_ENTRY):
            below.append(is_telling(words[at]))
    return 2 * sum(below) < max(len(below), 1)


def _closing_lists(blocks: list[Block], words: list[str]) -> list[Block]:
    """What stands under "References" or "Sources" tells where things are printed, not what happened."""
    given = list(blocks)
    closing = -1
    for index, block in enumerate(given):
        if block.kind is SectionKind.HEADING or (len(words[index]) < 40 and block.kind is SectionKind.BODY):
            if _heads_furniture(given, words, index):
                closing = block.level
                given[index] = replace(block, kind=SectionKind.FOOTER)
                continue
            if block.kind is SectionKind.HEADING and block.level <= max(closing, 0) or not words[index]:
                closing = -1
        if closing >= 0 and block.kind is SectionKind.HEADING:
            closing = -1
        if (
            closing >= 0
            and block.kind in (SectionKind.BODY, SectionKind.LIST_ENTRY)
            and len(words[index]) < LONGEST_LINE
        ):
            given[index] = replace(block, kind=SectionKind.FOOTER)
    return given
