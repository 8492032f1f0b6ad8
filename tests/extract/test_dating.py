"""Which word of a sentence a time expression dates."""

import pytest

from briefline.extract.events.dating import dated
from briefline.extract.events.sentences import sentences
from briefline.model.event import Status

CASES = [
    ("Talks over {Whitsun=2019-06-09/2019-06-10} in Oslo took an hour.", [("Talks", "Whitsun")]),
    ("It came after his article {last summer=2018-22}.", [("article", "last summer")]),
    (
        "The parcel was posted on {4 May=2019-05-04} and reached the bank {a week later=2019-05-11}.",
        [("posted", "4 May"), ("reached", "a week later")],
    ),
    (
        "The office shut on {26 May=2019-05-26}, {two days after=2019-05-24} the bridge had opened.",
        [("shut", "26 May"), ("opened", "two days after")],
    ),
    (
        "The mill lapsed on {the eve of Easter=2019-04-20} ({20 April=2019-04-20}).",
        [("lapsed", "the eve of Easter")],
    ),
    ("The bank turned it down by letter of {4 May=2019-05-04}.", [("turned", "4 May")]),
    ("The hearing is set for {4 May=2019-05-04}.", [("hearing", "4 May")]),
    ("It opens as planned on {4 May=2019-05-04}.", [("opens", "4 May")]),
    ("Nobody worried until {4 May=2019-05-04}, when the dyke broke.", [("broke", "4 May")]),
    (
        "She promised {last week=2019-W18} to print maps.".replace("2019-W18", "2019-04-29/2019-05-05"),
        [("promised", "last week")],
    ),
    ("The {2015=2015} lamp is green.", []),
    ("The law, inherited from {the 1930s=193X}, is harsh.", []),
    ("A tram of the {1950s=195X} is kept in a shed.", []),
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


@pytest.mark.parametrize(
    "text",
    [
        "Experts dated the coins to {the 340s=034X}.",
        "The report covers the period from {1 May 2019=2019-05-01}.",
        "The novel is set in {1911=1911}.",
        "The figures for {May 2019=2019-05} are provisional.",
        "The limit in {2019=2019} is six years.",
        "{The year 1911=1911} is remembered for its heat.",
        "Last updated on {3 May 2019=2019-05-03}.",
    ],
)
def test_what_a_date_is_said_of_is_no_event(reader, text):
    assert reader.events(text) == ()


@pytest.mark.parametrize(
    ("text", "titles", "dates"),
    [
        ("It was not until {1926=1926} that women were admitted.", ["Women were admitted"], ["1926"]),
        (
            "After the failure of the pump {three days ago=2019-05-03}, all flights were suspended.",
            ["Failure of the pump"],
            ["2019-05-03"],
        ),
        (
            "{Five years later=1911}, in the flood of {4 May 1911=1911-05-04}, the mill was swept away.",
            ["Mill was swept away in the flood"],
            ["1911-05-04"],
        ),
        (
            "The trial opened on {3 May=2019-05-03} and lasted until {9 May=2019-05-09}.",
            ["Trial opened"],
            ["2019-05-03"],
        ),
        (
            "The choir sang on {3 May=2019-05-03} and {4 May=2019-05-04} in Lima.",
            ["Choir sang in Lima"],
            ["2019-05-03/2019-05-04"],
        ),
        (
            "There were clashes on {3 May=2019-05-03} and a strike on {4 May=2019-05-04}.",
            ["Clashes and a strike", "Strike"],
            ["2019-05-03", "2019-05-04"],
        ),
        ("The road is closed on {3 May=2019-05-03}.", ["Road is closed"], ["2019-05-03"]),
    ],
)
def test_which_event_a_date_is_of(reader, text, titles, dates):
    events = reader.events(text)
    assert [(each.title, each.when.edtf) for each in events] == list(zip(titles, dates, strict=True))


def test_what_is_asked_has_the_date_not_the_asking(reader):
    events = reader.events("# {3 May 2019=2019-05-03}\n- Ana Ruiz asked that it be done by {June=2019-06}.")
    assert [each.when.edtf for each in events] == ["2019-06"]


def test_a_verb_form_is_of_the_verb_that_is_listed(reader):
    assert reader.one("The firm was fined on {3 May=2019-05-03}.").category == "sanction"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Relations broke down in {2013=2013}, when Ana Ruiz removed Bo Lund.", "Ana Ruiz removed Bo Lund"),
        ("Both shook hands at the opening of the fair on {3 May=2019-05-03}.", "Both shook hands at the op"),
        ("Date of next meeting: {3 May 2019=2019-05-03}.", "Next meeting"),
        ("By a contract dated {3 May=2019-05-03} the firm agreed to buy the mill.", "Firm agreed to buy"),
        ("By letter of {3 May=2019-05-03} the firm withdrew the offer.", "Firm withdrew the offer by letter"),
        (
            "The board agreed by four votes to raise the rent with effect from {3 May=2019-05-03}.",
            "Board agreed by four votes to raise the rent",
        ),
        ("- {1969=1969}: The utility Norcan applies for a grant.", "Utility Norcan applies for a grant"),
        ("> Minister Bo Lund greets Ana Ruiz in Lima, {3 May=2019-05-03}.", "Minister Bo Lund greets Ana"),
    ],
)
def test_the_clause_that_tells_the_event(reader, text, title):
    assert reader.one(text).title.startswith(title)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("- {May 1991=1991-05}: Elders hold a camp. It is held {every May=XXXX-05}.", ["Elders hold"]),
        (
            "The {autumn=2019-23} cruise, planned for {4 May=2019-10-04}, was called off.",
            ["Cruise"],
        ),
        ("He was inside {in 1703=1703} when the storm took it on {26 May=1703-05-26}.", ["Storm took it"]),
        ("The attack began on {3 May=2019-05-03} when gunmen fired on a post.", ["Attack began"]),
        ("I put the turn in {May=2019-05}, when Ana Ruiz drove to Lima.", ["Ana Ruiz drove to Lima"]),
        ("# {3 May 2019=2019-05-03}\nThe royal visit has been called off.", []),
        ("# {3 May 2019=2019-05-03}\nMembers present: Ana Ruiz, Bo Lund.", ["Meeting"]),
        ("# Finances: year to {31 March 2019=2019-03-31}", []),
        ("{1943=1943}   Surveyors map the canyon.", ["Surveyors map the canyon"]),
    ],
)
def test_one_event_or_none(reader, text, titles):
    events = reader.events(text)
    assert len(events) == len(titles)
    assert all(event.title.startswith(title) for event, title in zip(events, titles, strict=True))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Bo Lund reminded members of the gala on {14 June=2024-06-14}.", "Gala"),
        ("Bo Lund gave notice of the retirement on {3 June=2024-06-03}.", "Retirement"),
    ],
)
def test_what_is_told_of_is_still_to_come(reader, text, title):
    event = reader.one(text, "2024-01-21")
    assert (event.title, event.status) == (title, Status.PLANNED)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "A Nordfrost technician drives in from Lima {at 02:15=2019-05-03T02:15}.",
            ["Nordfrost technician drives in from Lima"],
        ),
        (
            "Proceedings before the tribunal, begun on {1 March=2019-03-01}, were stayed in {June=2019-06}.",
            ["Proceedings before the tribunal begun", "Proceedings before the tribunal were stayed"],
        ),
    ],
)
def test_subjects_that_the_parser_takes_for_something_else(reader, text, titles):
    assert [event.title for event in reader.events(text)] == titles


@pytest.mark.parametrize(
    "text",
    [
        "The regatta, usually held on {27 July=2019-07-27}, draws thousands.",
        "She reported a surplus for the year to {31 May 2019=2019-05-31}.",
    ],
)
def test_habits_and_years_of_accounts_are_no_events(reader, text):
    assert reader.events(text) == ()


def test_what_was_decided_at_a_meeting_is_of_its_day(reader):
    text = "# Meeting of {9 March 2019=2019-03-09}\n## Elections\nAna Ruiz was elected unopposed."
    assert [event.title for event in reader.events(text)] == ["Ana Ruiz was elected unopposed"]


def test_a_day_before_which_something_is_asked_for(reader):
    event = reader.one("Bo Lund asked three firms for quotations before {3 May=2019-05-03}.")
    assert event.title == "Bo Lund asked three firms for quotations"


def test_what_is_put_off_without_a_new_day_has_none(reader):
    text = "The reception has been put off until {after the summer=2019-22/..}."
    assert reader.events(text, "2019-06-10") == ()


def test_the_third_since_july_is_not_dated_by_july(reader):
    text = (
        "The engineer rejected the plan on {3 October=2023-10-03}. "
        "That is the third rejection since {July=2023-07}."
    )
    assert [event.when.edtf for event in reader.events(text, "2023-10-11")] == ["2023-10-03"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "That changed in {1996=1996}, when Bo Lund became chief executive.",
            "Bo Lund became chief executive",
        ),
        (
            "A second incident followed on {3 May 2019=2019-05-03}, when masked men cut the nets of boats.",
            "Masked men cut the nets of boats",
        ),
        ("The law changed in {1996=1996}, when Bo Lund became chief executive.", "Law changed"),
    ],
)
def test_where_the_main_clause_says_nothing_its_when_clause_does(reader, text, title):
    assert [event.title for event in reader.events(text)] == [title]


def test_a_deed_has_its_own_day_and_the_day_from_which_it_runs(reader):
    text = (
        "By a charterparty dated {12 August 2019=2019-08-12}, Lund hired the Solveig from Ruiz, "
        "commencing on {1 September 2019=2019-09-01}."
    )
    assert [event.when.edtf for event in reader.events(text)] == ["2019-08-12", "2019-09-01"]


def test_a_quote_takes_in_the_marks_that_it_would_cut(reader):
    event = reader.one("- **{12 July=2023-07-12}**: Raiders attacked the fort.")
    assert event.mentions[0].quote.startswith("**12 July**: Raiders")
