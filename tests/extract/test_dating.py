"""Which word of a sentence a time expression dates."""

import pytest

from briefline.extract.dating import dated
from briefline.extract.sentences import sentences

CASES = [
    ("Talks over {the weekend=2019-05-04/2019-05-05} in Oslo lasted an hour.", [("Talks", "the weekend")]),
    ("It came after his article {last summer=2018-22}.", [("article", "last summer")]),
    (
        "The demand was sent on {4 May=2019-05-04} and reached the bank {a week later=2019-05-11}.",
        [("sent", "4 May"), ("reached", "a week later")],
    ),
    (
        "The venture closed on {26 May=2019-05-26}, {two days after=2019-05-24} the wire had "
        "crossed the strait.",
        [("closed", "26 May"), ("crossed", "two days after")],
    ),
    (
        "The mill lapsed on {the eve of Easter=2019-04-20} ({20 April=2019-04-20}).",
        [("lapsed", "the eve of Easter")],
    ),
    ("The bank rejected it by letter of {4 May=2019-05-04}.", [("rejected", "4 May")]),
    ("Pre-trial is set for {4 May=2019-05-04}.", [("trial", "4 May")]),
    ("It opens as planned on {4 May=2019-05-04}.", [("opens", "4 May")]),
    ("All went well until {4 May=2019-05-04}, when the pump failed.", [("failed", "4 May")]),
    (
        "She promised {last week=2019-W18} to print maps.".replace("2019-W18", "2019-04-29/2019-05-05"),
        [("promised", "last week")],
    ),
    ("The {2015=2015} lamp is green.", []),
    ("The law, inherited from {the 1930s=193X}, is harsh.", []),
    ("A ship of the {1970s=197X} is sailed by old rules.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_a_time_expression_dates(reader, parser, mark, text, expected):
    document, times = mark(text)
    (sentence,) = sentences(document, times)
    (tree,) = parser.trees(document, [sentence])
    found = [(tree[each.trigger.word].text, each.time.text) for each in dated(tree, sentence)]
    assert found == expected


def test_the_stand_in_keeps_every_word_at_its_place(reader, mark):
    text = "On {the eve of the feast, 2/11=2021-02-11}, at Lom, strikers met."
    document, tree = reader.tree(text)
    for word in tree.words:
        assert document.at(word.span) in (word.text, "")
    (time,) = [word for word in tree.words if word.time is not None]
    assert time.text == "the eve of the feast, 2/11"
