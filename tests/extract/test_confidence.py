"""What speaks for and against an event: each factor with its examples, and the sum of all."""

from __future__ import annotations

import re

import pytest

from briefline.extract.events.weights import Factor, doubt, weights
from briefline.model.event import Event, Kind
from briefline.pipeline import Source, read_source

EXAMPLES = [pytest.param(each, id=each.name) for each in weights().factors.values() if each.holds]


def last(text: str) -> Event:
    """The event that is told last."""
    events = [event for event in read_source(Source.pasted(text)).events if event.kind is Kind.EVENT]
    return max(events, key=lambda event: event.mentions[0].span.start)


@pytest.mark.parametrize("factor", EXAMPLES)
def test_a_factor_holds_where_it_should(factor: Factor) -> None:
    holds, fails = last(factor.holds), last(factor.fails)
    if factor.name == "two_places":
        assert holds.confidence > fails.confidence
    else:
        assert holds.confidence < fails.confidence
    if factor.doubt:
        told = max(re.split(r"\{\d\}", factor.doubt), key=len)
        assert any(told in each for each in holds.doubts)
        assert not any(told in each for each in fails.doubts)


def test_every_factor_that_costs_something_by_itself_is_told() -> None:
    silent = {each.name for each in weights().factors.values() if each.weight <= -0.5 and not each.doubt}
    # contradictions and doubts of a date have words of their own; a century is seen in the date
    assert silent == {"contradicted", "doubtful_date", "centuries"}


def test_a_date_in_full_is_surer_than_one_that_is_counted() -> None:
    told = "Published 10 June 2019.\n\nAna Ruiz met Bo Lund on 3 May{}. She opened the harbour of Lom {}."
    full = last(told.format(" 2018", "on 5 May 2018")).confidence
    counted = last(told.format(" 2018", "two days later")).confidence
    shaky = last(told.format("", "two days later")).confidence
    assert full > counted > shaky
    assert full > 0.8
    assert shaky < 0.75


def test_doubts_carry_the_words_in_question() -> None:
    assert doubt("counted_from_text", "3 May 2018") == "Its date is counted from “3 May 2018”."
    assert doubt("pronoun", "she", "Ana Ruiz") == "“she” is taken to be Ana Ruiz."
