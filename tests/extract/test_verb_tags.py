"""Part-of-speech tags as plain values: they can take back a tense that the word lists read, never set one."""

from briefline.extract.times.rules import grammar
from briefline.extract.times.tense import tense
from briefline.extract.times.time_tag import tag


def _told(tags: list[tuple[int, int, str]], text: str, phrase: str = "Friday") -> int:
    at = text.index(phrase)
    return tense(text, at, at + len(phrase), 0, len(text), grammar("en"), tags)


def _tags(text: str, **named: str) -> list[tuple[int, int, str]]:
    return sorted((text.index(word), text.index(word) + len(word), name) for word, name in named.items())


def test_tags_that_agree_change_nothing() -> None:
    text = "The board met the owners Friday in London."
    assert _told([], text) == -1
    assert _told(_tags(text, board="NN", met="VBD", owners="NNS"), text) == -1


def test_tags_that_contradict_leave_the_tense_open() -> None:
    text = "The board will meet on Friday in London."
    assert _told([], text) == 1
    assert _told(_tags(text, will="NN", meet="VBD"), text) == 0


def test_a_modal_is_ahead() -> None:
    text = "The board will meet on Friday in London."
    assert _told(_tags(text, board="NN", will="MD", meet="VB"), text) == 1


def test_tagging_takes_tags_as_plain_values() -> None:
    text = "The board will meet on Friday in London."
    dct = "2021-11-17"
    assert (
        tag(text, dct, tags=_tags(text, will="MD", meet="VB"))
        == tag(text, dct)
        == [[23, 29, "DATE", "2021-11-19"]]
    )


def test_a_phrase_with_to_that_opens_a_sentence_assigns_nothing() -> None:
    text = "According to police in Leeds, he died on Friday."
    assert _told([], text) < 0
    assert _told([], "Contrary to other reports, the police said Friday that he died.") == -1
