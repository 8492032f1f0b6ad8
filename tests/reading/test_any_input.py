"""Whatever comes in: a document whose sections fit its text, or an error that the user can mend."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefline.model.errors import UnreadableSource
from briefline.model.text import Document
from briefline.reading.report import read_bytes, read_text

NAMES = ("a.txt", "a.md", "a.html", "a.eml", "a")
WORDS = re.compile(r"[^\W\d_]{4,}")
PIECES = st.sampled_from(
    [
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "\t",
        "    ",
        "> ",
        ">> ",
        "# ",
        "## ",
        "- ",
        "* ",
        "• ",
        "◦ ",
        "1. ",
        "(a) ",
        "ii) ",
        "| ",
        " | ",
        "|---|---|\n",
        "---\n",
        "===\n",
        "```\n",
        "Related Publications\n",
        "See also:\n",
        "Type: Report\n",
        "Topics: Ore, Tin\n",
        "May 3, 2021\n",
        "3/4/2021",
        "Published: 2021-05-03\n",
        "By Ann Lee\n",
        "PARIS, May 3, 2021 (Agency) — ",
        "Why now?\n",
        "A road was built in the hills above the town, and it led to the sea. ",
        "Ore and Tin\n",
        "SECOND PART\n",
        "View all\n",
        "-----Original Message-----\n",
        "From: Ann Lee <ann@example.org>\n",
        "Sent: Monday, May 3, 2021 4:52 PM\n",
        "To: Bo\n",
        "Subject: Tin\n",
        "On 3 May 2021, Bo Berg wrote:\n",
        "-- \n",
        "© 2021 The Mirror\n",
        "Sources: box 3\n",
        "(Photo by Bo Berg)\n",
        "<p>",
        "</p>",
        "<ul><li>",
        "</li></ul>",
        "<h2>Related</h2>",
        "<table><tr><td>",
        "</td><td>",
        "</table>",
        "<aside>",
        "<pre>",
        "<article>",
        "<time datetime='2021-05-03'>",
        "<br>",
        "&amp;",
        "<!--",
        "\ufeff",
        "\u2028",
        "\x0c",
        "é",
        "𝄞",
        "Content-Type: text/html\n",
        "Content-Transfer-Encoding: base64\n",
        "MIME-Version: 1.0\n",
        "Date: Mon, 3 May 2021 10:00:00 +0200\n",
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=300))


def check(document: Document) -> None:
    text, at = document.text, 0
    for index, section in enumerate(document.sections):
        assert at <= section.span.start < section.span.end <= len(text)
        assert document.at(section.span) == document.at(section.span).strip()
        at = section.span.end
        assert document.parts[section.part].span.covers(section.span)
        if section.parent is not None:
            assert section.parent < index
            assert document.sections[section.parent].part == section.part
    reached = 0
    for part in document.parts:
        assert reached <= part.span.start < part.span.end
        reached = part.span.end
        for date in part.dates:
            assert date.value
            assert date.span is None or date.span.end <= len(text)
    for word in WORDS.finditer(text):
        assert document.section_index(word.start()) is not None, word[0]


def read_or_refused(data: bytes, name: str) -> Document | None:
    """The document, or None when it was refused with a message and a hint."""
    refused: list[UnreadableSource] = []
    try:
        return read_bytes(data, name)
    except UnreadableSource as error:
        refused.append(error)
    assert refused[0].message
    assert refused[0].hint
    return None


@given(TEXTS, st.sampled_from(NAMES))
@settings(deadline=None)
def test_any_text_in_any_format(text: str, name: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    document = read_or_refused(data, name)
    if document is not None:
        check(document)
        assert read_bytes(data, name) == document


@given(TEXTS)
@settings(deadline=None)
def test_any_pasted_text(text: str) -> None:
    try:
        document = read_text(text, "pasted text")
    except UnreadableSource:
        assert not any(character.isalnum() for character in text)
    else:
        check(document)


@given(st.binary(max_size=400), st.sampled_from(NAMES))
@settings(deadline=None)
def test_any_bytes(data: bytes, name: str) -> None:
    document = read_or_refused(data, name)
    if document is not None:
        check(document)


PARAGRAPH = (
    "On Monday the council of the town met at noon and voted on the new road to the port. " * 6 + "\n\n"
)
LONG = {
    "a.txt": PARAGRAPH * 2000,
    "a.md": ("## Part\n\n" + "- one\n  - two\n\n" + PARAGRAPH) * 1900,
    "a.html": "<html><body>" + f"<p>{PARAGRAPH}</p>" * 2000 + "</body></html>",
}


@pytest.mark.parametrize("name", LONG)
def test_a_megabyte_is_read_in_good_time(name: str) -> None:
    data = LONG[name].encode()
    begin = time.perf_counter()
    document = read_bytes(data, name)
    spent = time.perf_counter() - begin
    assert len(document.sections) >= 1900
    assert spent < 5, f"{spent:.1f} s"  # about 0.5 s on a free core; the tests' machine may be busy


@pytest.mark.parametrize(
    "text",
    [
        "word " * 10_000,
        "word\n" * 10_000,
        "a\n\n" * 10_000,
        "- x\n" * 10_000,
        "> " * 10_000 + "x",
        ">" * 10_000 + "\nx",
        "?\n\n" * 5_000 + "x",
        "Related\n" * 5_000,
        "3/4/2021 " * 5_000,
        "*" * 10_000 + "x",
        "[" * 10_000 + "x",
        "| a | b |\n" * 5_000,
        "From: a\nSent: 2021-05-03\nTo: b\n\nx\n" * 1_000,
        "A" * 50_000,
        "(" * 20_000 + "x",
        "-" * 20_000 + " x",
        "PARIS, " * 5_000,
        "May " * 10_000,
        "a: " * 10_000,
        "<div>" * 5_000 + "x",
    ],
    ids=lambda text: text[:12],
)
@pytest.mark.parametrize("name", NAMES)
def test_odd_long_inputs_stay_linear(text: str, name: str) -> None:
    begin = time.perf_counter()
    check(read_bytes(text.encode(), name))
    assert time.perf_counter() - begin < 4
