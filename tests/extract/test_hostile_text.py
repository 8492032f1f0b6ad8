"""Texts that nobody wrote for this program: never an exception, never slow out of proportion."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from briefline.extract.events.events import find_events
from briefline.extract.events.relate import relate
from briefline.model.event import Published
from briefline.model.text import Document, Part, PartKind, Section, SectionKind, Span
from briefline.model.timex import Timex, TimexType
from briefline.model.when import When

KINDS = [kind for kind in SectionKind]
WORDS = st.sampled_from(
    [
        *[
            "(",
            ")",
            ",",
            ".",
            ";",
            ":",
            "—",
            "“",
            "”",
            "|",
            "**",
            "-",
            "#",
            "5",
            "x",
            "ß",
            "会",
            "\u200b",
            "\n",
        ],
        "'s",
        "last month's",
        "Section 3",
        "I",
        "II",
    ]
    + ["the", "a", "June", "2014", "Ruiz", "visited", "Lima", "on", "in", "by", "of", "and", "visit", "was"]
    + ["called", "off", "will", "not", "until", "when", "who"]
)


@settings(max_examples=60)
@given(
    st.lists(WORDS, max_size=60),
    st.lists(st.tuples(st.integers(0, 400), st.integers(1, 12)), max_size=6),
    st.sampled_from(KINDS),
)
def test_any_words_with_dates_anywhere(parser, words, places, kind):
    text = " ".join(words) or "x"
    times, last = [], 0
    for start, length in sorted(places):
        if start < last or start + length > len(text):
            continue
        span = Span(start, start + length)
        times.append(
            Timex("d", span, text[start : start + length], TimexType.DATE, "2014", "", When.parse("2014"))
        )
        last = start + length
    half = len(text) // 2
    sections = (
        Section(SectionKind.HEADING, Span(0, half), 0, None, 1),
        Section(kind, Span(half, len(text)), 0, 0),
    )
    document = Document("d", "", "", text, sections, (Part(PartKind.ARTICLE, Span(0, len(text))),))
    dated, undated = find_events(document, tuple(times), (), parser)
    for event in (*dated, *undated):
        assert event.title == event.title.strip()
        assert all(mention.quote == document.at(mention.span) for mention in event.mentions)
    assert len(relate(dated, ())) == len(dated)


def run(parser, text, step):
    """Seconds to find the events of a text with a date each ``step`` characters."""
    times = tuple(
        Timex(
            "d",
            Span(at, at + 4),
            text[at : at + 4],
            TimexType.DATE,
            "2014",
            "",
            When.parse(f"{1000 + at % 1000}"),
        )
        for at in range(0, len(text) - 8, step)
    )
    document = Document(
        "d",
        "",
        "",
        text,
        (Section(SectionKind.BODY, Span(0, len(text))),),
        (Part(PartKind.ARTICLE, Span(0, len(text))),),
    )
    began = time.process_time()
    dated, _ = find_events(document, times, (Published(When.parse("2020"), "given", ""),), parser)
    assert len(relate(dated, ())) == len(dated)
    return time.process_time() - began


def test_an_endless_sentence_takes_time_in_proportion(parser):
    short = run(parser, "and then Ana Ruiz visited Quito again " * 250, 190)
    long = run(parser, "and then Ana Ruiz visited Quito again " * 1_000, 190)
    assert long < 10 * short + 0.5


def test_headings_only_and_no_dates_give_nothing(parser):
    text = "\n".join(f"Part {n}" for n in range(200))
    sections, at = [], 0
    for line in text.split("\n"):
        sections.append(Section(SectionKind.HEADING, Span(at, at + len(line)), 0, None, 1))
        at += len(line) + 1
    document = Document("d", "", "", text, tuple(sections), (Part(PartKind.ARTICLE, Span(0, len(text))),))
    assert find_events(document, (), (), parser) == ((), ())
    empty = Document("d", "", "", "", (), ())
    assert find_events(empty, (), (), parser) == ((), ())


def test_progress_ends_at_one(parser, mark):
    document, times = mark("The fort fell on {1 May 2018=2018-05-01}.")
    shares: list[float] = []
    find_events(document, times, (), parser, shares.append)
    assert shares[-1] == 1.0
    assert shares == sorted(shares)
