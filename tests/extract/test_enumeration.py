"""Things with a date each, told in one clause: an event of each."""

import pytest

LISTS = [
    (
        "Lund bought Calder Mutual ({March 1999=1999-03}), Tallow & Sons ({2001=2001}) "
        "and a stake in Lom Credit ({2004=2004}).",
        [
            ("1999-03", "Lund bought Calder Mutual"),
            ("2001", "Lund bought Tallow & Sons"),
            ("2004", "Lund bought a stake in Lom Credit"),
        ],
    ),
    (
        "Ruiz bought Calder Mutual ({1999=1999}) and, in her boldest stroke, a stake in Lom Credit "
        "in {2004=2004}.",
        [("1999", "Ruiz bought Calder Mutual"), ("2004", "Ruiz")],
    ),
    (
        "The commission visited Lom ({3 May=2019-05-03}), Tarnow ({5 May=2019-05-05}) "
        "and Bergen ({9 May=2019-05-09}).",
        [
            ("2019-05-03", "Commission visited Lom"),
            ("2019-05-05", "Commission visited Tarnow"),
            ("2019-05-09", "Commission visited Bergen"),
        ],
    ),
    (
        "Lund served as minister of trade ({1994=1994}) and of defence ({2001=2001}).",
        [("1994", "Lund served as minister of trade"), ("2001", "Lund served as minister of defence")],
    ),
    (
        "Lund met Ruiz ({3 May=2019-05-03}) and flew to Lom ({5 May=2019-05-05}).",
        [("2019-05-03", "Lund met Ruiz"), ("2019-05-05", "Lund flew to Lom")],
    ),
]


@pytest.mark.parametrize(("text", "told"), LISTS)
def test_each_thing_has_its_own_date(reader, text, told):
    found = [(event.when.edtf, event.title) for event in reader.events(text)]
    assert [
        (edtf, title[: len(wanted)]) for (edtf, title), (_, wanted) in zip(found, told, strict=True)
    ] == told


def test_who_is_meant_is_known_of_each_thing(reader):
    text = "Bo Lund led the firm. He bought Calder Mutual ({1999=1999}) and Tallow & Sons ({2001=2001})."
    events = reader.events(text)
    assert [event.title for event in events] == [
        "Bo Lund bought Calder Mutual",
        "Bo Lund bought Tallow & Sons",
    ]


def test_each_quote_is_the_text(reader, mark):
    document, _ = mark(LISTS[0][0])
    for event in reader.events(LISTS[0][0]):
        assert all(mention.quote == document.at(mention.span) for mention in event.mentions)


def test_a_period_that_runs_out_does_so_once(reader):
    text = "The 28-day period runs out on {26 October=2023-10-26}. The year runs from {1 August=2023-08-01}."
    assert [(event.when.edtf, event.category) for event in reader.events(text, "2023-10-12")] == [
        ("2023-10-26", "deadline")
    ]
