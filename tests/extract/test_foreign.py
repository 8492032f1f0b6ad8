"""Reports that are not in English: what language, and the calendar dates all the same."""

import pytest

from briefline.extract.events.foreign import language_name
from briefline.model.errors import NothingFound
from briefline.pipeline import Source, read_source

FRENCH = (
    "Rapport\n\nLe 3 mai 2019, les ministres se sont réunis dans une ville. Les membres ont voté en "
    "juin 2020 et le conseil est satisfait. Le 31 juin 2021 n’est pas une date. "
    "La commission a écrit le 2019-10-04."
)
GERMAN = "Bericht\n\nAm 3. Mai 2019 trafen sich die Minister, und der Rat wurde am 12. Juni 2019 eingesetzt."


@pytest.mark.parametrize(
    ("text", "dates", "language"),
    [
        (FRENCH, ["2019-05-03", "2019-10-04", "2020-06", "2021-06"], "French"),
        (GERMAN, ["2019-05-03", "2019-06-12"], "German"),
        (
            "Informe\n\nEl 3 de mayo de 2019 se reunió el consejo con los ministros para votar la ley.",
            ["2019-05-03"],
            "Spanish",
        ),
    ],
)
def test_dates_are_read_and_the_language_is_said(text, dates, language):
    found = read_source(Source.pasted(text))
    assert sorted(event.when.edtf for event in found.events) == dates
    for event in found.events:
        assert any(language in doubt for doubt in event.doubts)
        assert event.confidence < 0.7
        assert not event.participants
        (mention,) = event.mentions
        assert mention.quote == found.documents[0].at(mention.span)
        assert mention.time.text == found.documents[0].at(mention.time.span)
    assert len({event.id for event in found.events}) == len(found.events)


def test_a_language_without_a_name_is_told_by_its_code():
    assert language_name("ka") == "another language (ka)"


def test_a_text_without_dates_still_lists_what_happened():
    found = read_source(Source.pasted("The garden\n\nKai Demir visited Lima with Vera Kohl. It rained."))
    assert found.events == ()
    assert [event.title for event in found.undated] == ["Kai Demir visited Lima with Vera Kohl"]


@pytest.mark.parametrize("text", ["# One\n\n## Two\n\n### Three\n", "It rained. Nobody came."])
def test_where_there_is_nothing_that_is_said(text):
    with pytest.raises(NothingFound, match="No date and no event") as caught:
        read_source(Source.pasted(text))
    assert caught.value.hint


def test_a_language_not_known_is_said_to_be_so() -> None:
    found = read_source(
        Source.pasted(
            "Ripoti\n\nWaziri wa mambo ya nje alikutana na balozi jijini Nairobi tarehe 2021-06-16, na "
            "mkutano mwingine ulifanyika wiki iliyofuata ambapo serikali ilisema kuwa mazungumzo yataendelea "
            "mwezi ujao bila kuchelewa kwa sababu ya hali ya hewa na barabara."
        )
    )
    (event,) = found.events
    assert event.when is not None
    assert event.when.edtf == "2021-06-16"
    assert any("a language that Briefline does not know" in doubt for doubt in event.doubts)
    assert not event.participants
