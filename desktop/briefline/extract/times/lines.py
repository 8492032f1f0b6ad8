"""Where on its line a candidate stands."""

from __future__ import annotations

import re

from briefline.extract.times.around import WINDOW, Around


def labels_line(around: Around, start: int, end: int) -> bool:
    """At the start of the section or line, and a colon behind."""
    return line_start(around, start, end) and around.after(end)[0] == ":"


def line_start(around: Around, start: int, end: int) -> bool:
    """At the start of the section or line."""
    return not re.search(r"[^\s*•◦▪>#|–—-][^\n]*$", around.text[max(around.start, start - 80) : start])


def ends(around: Around, start: int, end: int) -> bool:
    """A mark or the end of the text follows."""
    marks, following = around.after(end)
    return bool(marks) or not following


def adverbial(around: Around, start: int, end: int) -> bool:
    """“quarterly” at the start of a line or before a mark, not “the quarterly dividend”."""
    return ends(around, start, end) or line_start(around, start, end)


def clock_line(around: Around, start: int, end: int) -> bool:
    """The clock time does not begin a new line: an entry of a log has its own."""
    return not re.search(r"\n\s*\d{1,2}[:.h]\d\d", around.text[start:end])


def one_line(around: Around, start: int, end: int) -> bool:
    """Not broken by a line's end."""
    return "\n" not in around.text[start:end]


def no_noun_behind(around: Around, start: int, end: int) -> bool:
    """“two days after that”, with no noun that “that” points at: a mark, a name or a verb follows."""
    marks, following = around.after(end)
    told = around.listed("closing", following) or around.listed("pronouns", following)
    return (
        bool(marks)
        or not following
        or following[:1].isupper()
        or told
        or around.listed("articles", following)
    )


def not_line(around: Around, start: int, end: int) -> bool:
    """Not a line of its own: “Later years”, a heading."""
    ends = re.match(r"[^\S\n]*(?:\n|$)", around.text[end : end + WINDOW])
    heads = around.text[start].isupper() and around.text[max(0, start - 1) : start] == "\n"
    return ends is None or not heads
