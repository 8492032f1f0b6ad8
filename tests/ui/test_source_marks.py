from dataclasses import replace

from PySide6.QtCore import QRect

from briefline.model.event import Chronology
from briefline.model.project import Project
from briefline.model.text import Span
from briefline.paint.theme import load_theme
from briefline.pipeline import Source
from briefline.session.holding import Holding
from briefline.session.report import Report
from briefline.session.session import Session
from briefline.timeline.families import family_of
from briefline.ui.main_window import MainWindow
from briefline.ui.source_gutter import GUTTER, told_in_block
from briefline.ui.source_marks import Marks, Utf16, spans_of


def marks(chronology: Chronology) -> Marks:
    return Marks(
        Holding(Report.of(Source.pasted("x"), chronology).edit(Project(), "", "").apply(Project())), "d1"
    )


def at(chronology: Chronology, words: str) -> int:
    return chronology.documents[0].text.index(words)


def test_a_mention_and_its_time_expression_are_found(chronology: Chronology) -> None:
    found = marks(chronology)
    offset = at(chronology, "12 March")
    time = found.time_at(offset)
    assert time is not None
    assert time.text == "12 March 2019"
    assert found.time_at(offset - 1) is None
    assert found.events_at(offset) == ("e4",)
    assert found.events_at(at(chronology, "to settle")) == ()
    assert found.events_at(at(chronology, "The ministers met on 2 April")) == ("e6",)


def test_a_click_on_words_that_tell_of_two_events_takes_turns(chronology: Chronology) -> None:
    events = list(chronology.events)
    whole = events[3].mentions[0].span
    sentence = replace(events[2].mentions[0], span=Span(whole.start, whole.end + 24))
    events[2] = replace(events[2], mentions=(*events[2].mentions, sentence))
    found = marks(replace(chronology, events=tuple(events)))
    on_time, beside = at(chronology, "12 March"), at(chronology, "to settle")
    assert found.events_at(on_time) == ("e4", "e3")  # the one that the date dates comes first
    assert found.next_at(on_time, None) == "e4"
    assert found.next_at(on_time, "e4") == "e3"
    assert found.next_at(on_time, "e3") == "e4"
    assert found.next_at(on_time, "e7") == "e4"
    assert found.next_at(beside, None) == "e3"


def test_the_places_of_an_event_are_in_the_order_of_the_text(chronology: Chronology) -> None:
    event = chronology.events[2]
    earlier = replace(event.mentions[0], span=Span(0, 5))
    told = replace(event, mentions=(event.mentions[0], earlier))
    assert spans_of(told, "d1") == [Span(0, 5), event.mentions[0].span]
    assert spans_of(told, "other") == []


def test_wide_characters_keep_their_offsets() -> None:
    text = "a🙂b🙂🙂c"
    units = Utf16.of(text)
    assert [units.position(index) for index in range(len(text) + 1)] == [0, 1, 3, 4, 6, 8, 9]
    for index in range(len(text)):
        assert units.index(units.position(index)) == index
    assert units.index(2) == 1
    assert Utf16.of("plain").position(3) == 3


def test_mentions_have_the_colours_of_their_kinds(window: MainWindow, session: Session) -> None:
    source = window.panes.source
    source.complete()
    holding = session.store.holding
    theme = load_theme("light")
    wanted = {"e4": theme.family(family_of(holding.by_id["e4"].category)), "p1": theme.family("publication")}
    assert wanted["e4"] != wanted["p1"]
    for event, colour in wanted.items():
        cursor = source.textCursor()
        cursor.setPosition(holding.by_id[event].mentions[0].span.start + 1)
        assert cursor.charFormat().underlineColor() == colour


def test_the_gutter_numbers_paragraphs_as_quotes_do(window: MainWindow, session: Session) -> None:
    source = window.panes.source
    source.complete()
    holding = session.store.holding
    mention = holding.by_id["e4"].mentions[0]
    document = holding.first.document
    index = document.section_index(mention.span.start)
    assert index is not None
    block = source.document().findBlock(document.sections[index].span.start)
    assert source._marks is not None
    number, families = told_in_block(block, document, source._marks, source._units)
    assert number == str(index + 1)
    assert family_of(holding.by_id["e4"].category) in families
    gutter = QRect(0, 0, GUTTER - 2, source.viewport().height())
    numbered = source.viewport().grab(gutter).toImage()
    source._marks = None
    source.viewport().update()
    assert source.viewport().grab(gutter).toImage() != numbered
