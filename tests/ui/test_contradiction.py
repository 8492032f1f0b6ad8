"""Two dates of one event stand side by side, each with its words."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from briefline.model.event import Chronology, Event, Mention, Status, Told
from briefline.model.text import SectionKind, Span
from briefline.model.when import When
from briefline.model.wording import DateStyle
from briefline.pipeline import Source
from briefline.session.holding import Holding
from briefline.session.report import Report
from briefline.ui.contradiction import Contradiction, claims
from briefline.ui.quotes import QuoteCard


def mention(start: int, quote: str, edtf: str | None) -> Mention:
    when = When.parse(edtf) if edtf else None
    told = Told(
        "Talks",
        when,
        "meeting",
        "meeting",
        Status.OCCURRED,
        (),
        (),
        "talk",
        (),
        True,
        True,
        0.9,
        (),
        "stated",
        SectionKind.BODY,
    )
    return Mention("d1", Span(start, start + len(quote)), quote, None, (), "", told)


@pytest.fixture
def torn(chronology: Chronology) -> Event:
    mentions = (
        mention(0, "Harbour talks resume", "2019-03-12"),
        mention(22, "again", "2019-03-13"),
        mention(30, "and", None),
    )
    return replace(chronology.events[3], when=When.parse("2019-03-12"), mentions=mentions)


def test_each_date_stands_with_the_words_that_give_it(torn: Event) -> None:
    assert [(when.edtf, told.quote) for when, told in claims(torn)] == [
        ("2019-03-12", "Harbour talks resume"),
        ("2019-03-13", "again"),
    ]


def test_there_is_nothing_to_show_where_dates_agree_or_somebody_has_decided(torn: Event) -> None:
    assert claims(replace(torn, mentions=torn.mentions[:1])) == []
    assert claims(replace(torn, when=When.parse("2020"))) == []
    assert claims(replace(torn, when=None)) == []


def test_a_click_on_either_shows_it_in_the_source(torn: Event, chronology: Chronology, qtbot: QtBot) -> None:
    shown: list[tuple[int, int]] = []
    holding = Holding(Report.of(Source.pasted("x"), chronology).alone())
    pane = Contradiction(
        torn, holding, DateStyle.DAY_MONTH, lambda start, end, *_: shown.append((start, end))
    )
    qtbot.addWidget(pane)
    pane.resize(300, 200)
    pane.show()
    texts = [label.text() for label in pane.findChildren(QLabel)]
    assert "12 March 2019" in texts
    assert "13 March 2019" in texts
    cards = pane.findChildren(QuoteCard)
    assert len(cards) == 2
    assert cards[0].geometry().top() == cards[1].geometry().top()
    assert cards[0].geometry().right() < cards[1].geometry().left()
    for card in cards:
        card._ask()
    assert shown == [(0, 20), (22, 27)]
