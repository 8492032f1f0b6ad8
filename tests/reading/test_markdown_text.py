"""Markdown: headings, nested lists, tables, front matter, bold headings."""

from __future__ import annotations

from briefline.model.text import Document, SectionKind
from briefline.reading.markdown import looks_like_markdown
from briefline.reading.report import read_bytes

MINUTES = """---
title: Minutes of the harbour board
date: 2021-05-14
author: Ann Lee
---

Minutes of the harbour board
============================

**Present:** Ann Lee, Bo Berg
**Apologies:** Rui Costa

12 May 2021
-----------

| Item | Owner | Due |
|:-----|-------|----:|
| Repair the shed | Bo Berg | 1 June |
| Write to the insurer | Ann Lee | next Friday |

1. The minutes of 10 March were agreed.
2. Salt
   - the dues fall in July
   - the court sits in
     the autumn

     A further paragraph about the court.
3. Any other business

> The board thanks the night guard,
> who called the brigade at once.

**Next meeting**

It is on *9 June* in the [old hall](https://harbour.example/hall).

### Further reading

* [The Price of Salt](https://harbour.example/salt), 3 May 2021
* [Who Buys Tin?](https://harbour.example/tin), 28 April 2021
"""


def read(text: str) -> Document:
    return read_bytes(text.encode(), "a.md")


def section(document: Document, words: str) -> tuple[SectionKind, str]:
    """Kind of the section that begins with ``words``, and the words it hangs under."""
    for one in document.sections:
        if document.at(one.span).startswith(words):
            return one.kind, "" if one.parent is None else document.at(document.sections[one.parent].span)
    raise AssertionError(words)


def test_the_text_is_the_file() -> None:
    assert read(MINUTES).text == MINUTES


def test_front_matter_is_metadata() -> None:
    document = read(MINUTES)
    part = document.parts[0]
    assert document.title == "Minutes of the harbour board"
    assert part.author == "Ann Lee"
    assert [(date.value, date.basis) for date in part.dates] == [("2021-05-14", "metadata")]


def test_structure() -> None:
    document = read(MINUTES)
    assert section(document, "12 May 2021") == (SectionKind.HEADING, "")
    assert section(document, "Item |") == (SectionKind.TABLE_ROW, "12 May 2021")
    assert section(document, "Repair the shed") == (SectionKind.TABLE_ROW, "Item | Owner | Due")
    assert section(document, "The minutes of") == (SectionKind.LIST_ENTRY, "12 May 2021")
    assert section(document, "the dues") == (SectionKind.LIST_ENTRY, "Salt")
    assert section(document, "A further")[1].startswith("the court sits in")
    assert section(document, "Any other") == (SectionKind.LIST_ENTRY, "12 May 2021")
    assert section(document, "The board thanks")[0] is SectionKind.BLOCK_QUOTE
    assert section(document, "**Next meeting**")[0] is SectionKind.HEADING
    assert section(document, "It is on *9 June*") == (SectionKind.BODY, "**Next meeting**")
    assert section(document, "[The Price of Salt]")[0] is SectionKind.PUBLICATION_TITLE


def test_headings_nest_by_level() -> None:
    document = read("# Report\n\n## Part\n\n### Day\n\n- step\n\n## Other\n\nText here.\n")
    assert document.title == "Report"
    assert section(document, "step") == (SectionKind.LIST_ENTRY, "Day")
    assert section(document, "Day")[1] == "Part"
    assert section(document, "Text here.")[1] == "Other"


def test_label_lines_below_the_title() -> None:
    document = read(
        "# Review\n\n**Report issued:** Monday 3 May 2021\n**Board:** Ann Lee (chair)\n\n## What\n\nText.\n"
    )
    assert [date.value for date in document.parts[0].dates] == ["2021-05-03"]
    assert section(document, "**Board:**")[0] is SectionKind.BYLINE


def test_code_and_closed_headings() -> None:
    document = read("## Log ##\n\n```\n# no heading\n12:00 start\n```\n\nText follows here.\n")
    assert section(document, "# no heading")[0] is SectionKind.BODY
    assert document.at(document.sections[0].span) == "Log"


def test_markdown_is_known_by_its_looks() -> None:
    assert looks_like_markdown("# One\n\ntext\n\n## Two\n\ntext")
    assert not looks_like_markdown("#1 in the charts\n\nThe price is # unknown.")
    assert read_bytes(b"# One\n\ntext\n\n## Two\n\ntext", "notes").media_type == "text/markdown"
