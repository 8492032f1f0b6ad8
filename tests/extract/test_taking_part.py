"""Who takes part, and where, in the wordings of courts, interviews and short entries."""

from __future__ import annotations

import pytest

PEOPLE = [
    ("Ana Ruiz applied on behalf of the Harbour Trust on {3 May=2024-05-03}.", ["Ana Ruiz", "Harbour Trust"]),
    (
        "The Secretary-General chose the International Court of Justice on {3 May=2024-05-03}.",
        ["Secretary General", "International Court of Justice"],
    ),
    ("The application was heard before Ndoro J on {3 May=2024-05-03}.", ["Ndoro J"]),
    ("- {3 May=2024-05-03}: Case management before Ndoro-Chase J.", ["Ndoro-Chase J."]),
    (
        "- {3 May=2024-05-03}: Inspection of the ship's log by both experts, at Lima.",
        ["experts"],
    ),
    (
        "The charterparty was concluded by e-mail between Oriel and Kestrel on {3 May=2024-05-03}.",
        ["Oriel", "Kestrel"],
    ),
    ("North and South Korea exchanged fire on {3 May=2024-05-03}.", ["North Korea", "South Korea"]),
    (
        "After calls from Lima and Oslo, Ruiz and President Lund met at Argyle on {3 May=2024-05-03}.",
        ["Ruiz", "Lund"],
    ),
    ("The Lom Brook rose six feet on {3 May=2024-05-03}.", []),
]


@pytest.mark.parametrize(("text", "names"), PEOPLE)
def test_who_takes_part(reader, text, names):
    assert [actor.name for actor in reader.one(text).participants] == names


PLACES = [
    ("The Lom Brook rose six feet on {3 May=2024-05-03}.", ("Lom Brook",)),
    ("The Caracas leg, planned for {3 May=2024-05-03}, had to be abandoned.", ("Caracas",)),
    ("She died while swimming off Lima in {1998=1998}.", ("Lima",)),
    ("The charterparty was concluded by e-mail between Oriel and Kestrel on {3 May=2024-05-03}.", ()),
    ("A road between Lom and Ruse opened on {3 May=2024-05-03}.", ("Lom", "Ruse")),
]


@pytest.mark.parametrize(("text", "names"), PLACES)
def test_where_it_is(reader, text, names):
    assert reader.one(text).places == names


def test_i_is_who_speaks_in_an_interview(reader):
    text = (
        "Gazette: Do you travel?\nAna Ruiz: I went to Lima in {May=2024-05}.\n"
        "Gazette: And then?\nAna Ruiz: I flew home."
    )
    assert [actor.name for actor in reader.one(text).participants] == ["Ana Ruiz"]
    assert reader.one("Note: I went to Lima in {May=2024-05}.").participants == ()


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "- {3 May=2024-05-03}: Application heard before Ndoro J. Order granted.",
            ["Application heard before Ndoro J", "Order granted"],
        ),
        ("- {3 May=2024-05-03}: Talks with Ana J. Ruizel ended.", ["Talks with Ana J. Ruizel ended"]),
    ],
)
def test_a_judge_ends_a_sentence_and_an_initial_does_not(reader, text, titles):
    assert [event.title for event in reader.events(text)] == titles
