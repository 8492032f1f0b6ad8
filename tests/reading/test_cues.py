"""Every cue's own examples and counter-examples, run."""

from __future__ import annotations

import pytest

from briefline.reading.cues import cue, heads_related, table
from briefline.reading.language import language_of
from briefline.reading.stated import day_first, whole_date

CUES = table("cues")["cue"]


def _cases(field: str) -> list[tuple[str, str]]:
    return [(entry["name"], text) for entry in CUES for text in entry[field]]


@pytest.mark.parametrize("entry", CUES, ids=lambda entry: entry["name"])
def test_each_cue_has_examples_and_counter_examples(entry: dict[str, object]) -> None:
    assert entry["examples"]
    assert entry["never"]
    assert entry["match"] in {"whole", "start", "end", "anywhere"}


@pytest.mark.parametrize(("name", "text"), _cases("examples"))
def test_examples_match(name: str, text: str) -> None:
    assert cue(name, text) is not None


@pytest.mark.parametrize(("name", "text"), _cases("never"))
def test_counter_examples_do_not_match(name: str, text: str) -> None:
    assert cue(name, text) is None


def test_unknown_cue_is_a_bug() -> None:
    with pytest.raises(KeyError):
        cue("no such cue", "text")


def test_a_related_heading_may_end_in_a_colon_or_an_arrow() -> None:
    assert heads_related("Related reports:")
    assert heads_related("More on this topic »")
    assert not heads_related("Related " * 30)


@pytest.mark.parametrize(("text", "value"), table("calendar")["examples"].items())
def test_calendar_examples(text: str, value: str) -> None:
    assert whole_date(text) == value


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("filed on 09/13/2021 and 03/04/2021", False),
        ("le 13/09/2021, puis le 03/04/2021", True),
        ("on 03/04/2021", None),
        ("13/09/2021 and 09/13/2021", None),
        ("", None),
    ],
)
def test_the_order_of_all_figure_dates(text: str, order: bool | None) -> None:
    assert day_first(text) is order


def test_the_order_decides_an_ambiguous_date() -> None:
    assert whole_date("03/04/2021", order=True) == "2021-04-03"
    assert whole_date("03/04/2021", order=False) == "2021-03-04"


@pytest.mark.parametrize(
    ("code", "text"), [(c, t) for c, ts in table("languages")["examples"].items() for t in ts]
)
def test_language_examples(code: str, text: str) -> None:
    assert language_of(text) == code


@pytest.mark.parametrize("text", table("languages")["undetermined"]["texts"])
def test_running_text_in_a_language_not_known(text: str) -> None:
    assert language_of(text) == "und"
    assert language_of(text[:60]) == ""


@pytest.mark.parametrize("text", table("languages")["unknown"]["texts"])
def test_unknown_languages(text: str) -> None:
    assert language_of(text) == ""
