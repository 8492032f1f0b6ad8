"""What is proposed while a query is typed."""

import pytest

from briefline.session.completion import propose
from briefline.session.query import parse

VALUES = {"participant": ["Ada Lind", "Ministers", "Lindholm"], "place": ["Port Ellen"]}


def texts(typed: str, cursor: int | None = None) -> tuple[str, ...]:
    return propose(typed, len(typed) if cursor is None else cursor, lambda field: VALUES.get(field, [])).texts


@pytest.mark.parametrize(
    ("typed", "proposed"),
    [
        ("", ()),
        ("harb ", ()),
        ("ac", ("actor:",)),
        ("lind -st", ("status:",)),
        ("actor:", ('actor:"Ada Lind"', "actor:Ministers", "actor:Lindholm")),
        ("actor:lind", ("actor:Lindholm", 'actor:"Ada Lind"')),
        ('who:"ada', ('who:"Ada Lind"',)),
        ("status:c", ("status:cancelled", "status:occurred")),
        ("place:port", ('place:"Port Ellen"',)),
        ("after:", ()),
        ("colour:", ()),
        ("actor:Lindholm", ()),
    ],
)
def test_proposals(typed: str, proposed: tuple[str, ...]) -> None:
    assert texts(typed) == proposed


def test_the_term_under_the_cursor_is_completed() -> None:
    found = propose("pla actor:x", 3, lambda _: [])
    assert (found.start, found.end, found.texts) == (0, 3, ("place:",))


def test_every_proposal_is_a_term_without_error() -> None:
    for typed in ("a", "s", "i", "status:", "is:", "actor:"):
        for text in texts(typed):
            (term,) = parse(text)
            assert not term.error
