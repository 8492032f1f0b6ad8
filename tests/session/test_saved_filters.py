"""A saved filter is the same when it is read again."""

from hypothesis import given
from hypothesis import strategies as st

from briefline.model.when import When
from briefline.session.facets import FACETS
from briefline.session.filter import Filter
from briefline.session.saved_filters import filter_of, filter_text

dates = st.none() | st.sampled_from(["2021", "2021-11-02/2021-11-03", "-0263", "../1998"]).map(When.parse)
words = st.text(st.characters(codec="utf-8"))


@given(words, dates, dates, st.dictionaries(st.sampled_from(FACETS), st.frozensets(words, min_size=1)))
def test_there_and_back(
    text: str, after: When | None, before: When | None, facets: dict[str, frozenset[str]]
) -> None:
    wanted = Filter(text, after, before, facets)
    assert filter_of(filter_text(wanted)) == wanted


def test_what_is_no_json_is_a_query() -> None:
    assert filter_of("actor:lind") == Filter("actor:lind")
