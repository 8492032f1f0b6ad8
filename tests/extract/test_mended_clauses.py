"""Sentences that a parser misleads on, and what the events in them are called all the same."""

import pytest

from briefline.model.event import Status

TITLES = [
    ("The bridge they built in {1990=1990} fell.", "They built the bridge"),
    ("They met again at the mill we sold in {1990=1990}.", "We sold the mill"),
    (
        "Beekeepers on the north shore have been told to burn their hives after a mite that kills young bees "
        "was found in Lom on {3 May=2024-05-03}.",
        "Mite was found in Lom",
    ),
    (
        "She issued a closure order on {3 May=2024-05-03}, which was lifted {two weeks later=2024-05-17}.",
        "Closure order was lifted",
    ),
    ("A survey {last October=2023-10} found no trace of the mite.", "Survey found no trace of the mite"),
    (
        "Kenya disputes the gas field, which Peru and Chile agreed to develop in {March 2022=2022-03}.",
        "Peru and Chile agreed to develop the gas field",
    ),
    (
        "Next regular meeting: {Monday, 3 June=2024-06-03}, one day early because of the holiday.",
        "Next regular meeting",
    ),
    (
        "Ana Ruiz chaired the union. She sold her own farm in {May 2024=2024-05}.",
        "Ana Ruiz sold her own farm",
    ),
    (
        "- {3 May=2024-05-03}: On the day of the strike soldiers enter the studio and seize the camera.",
        "Soldiers enter the studio on the day of the strike",
    ),
    (
        "There were killed on {3 May=2024-05-03} some nine sailors of the fleet.",
        "Some nine sailors of the fleet were killed",
    ),
    (
        "On {3 May=2024-05-03} Ana Ruiz inspected the mill and issued Notice of Breach No. 33-1207, "
        "which bound the firm.",
        "Ana Ruiz inspected the mill",
    ),
    ("The no-confidence vote on {3 May=2024-05-03} failed.", "No-confidence vote failed"),
    (
        "The council will decide on {3 June=2024-06-03} whether or not to sell the mill.",
        "Council will decide whether to sell the mill",
    ),
    (
        "Nobody in Lom has forgotten {the summer of 2019=2019-22}, when barges burned in the bay.",
        "Barges burned in the bay",
    ),
    (
        "> Ana Ruiz empties dead hives from a basket on {3 May=2024-05-03}.",
        "Ana Ruiz empties dead hives from a basket",
    ),
    ("- {4:12 a.m.=2024-05-03T04:12} Crew of four enters the hall.", "Crew of four enters the hall"),
    ("The pump test due in {May=2024-05} was not carried out.", "Pump test was not carried out"),
    (
        "Inspectors will stop every boat leaving the bay from {3 June=2024-06-03}.",
        "Inspectors will stop every boat",
    ),
    ("Ana Ruiz cut short a holiday in Peru on {3 May=2024-05-03}.", "Ana Ruiz cut short a holiday in Peru"),
    ("The bank, which wrote off the loan in {2011=2011}, is silent.", "Bank wrote off the loan"),
    (
        "She is off to Osaka for a trade fair from {3 June=2024-06-03}.",
        "She is off to Osaka for a trade fair",
    ),
    (
        "In {July 1958=1958-07} two geologists from Lom, Ana Ruiz and Bo Lund, spend a week at the Forks.",
        "Ana Ruiz and Bo Lund spend a week at the Forks",
    ),
    ("A second march, called for {last weekend=2024-05-25}, was banned.", "Second march was banned"),
    (
        "In a speech on {3 May=2024-05-03}, Ruiz had still promised her people a new port.",
        "Ruiz had promised her people a new port",
    ),
    (
        "- {4 a.m.=2024-05-03T04}: Dr. Ana Ruiz has three villages evacuated.",
        "Dr. Ana Ruiz has three villages evacuated",
    ),
    ("- {3 May=2024-05-03}: The reservoir begins to fill on {3 May=2024-05-03}.", "Reservoir begins to fill"),
    (
        "In {May=2024-05} Ana Ruiz became the last person to catch smallpox.",
        "Ana Ruiz became the last person to catch smallpox",
    ),
    ("A second, in Lom in {May 2024=2024-05}, foundered on beef.", "Second in Lom foundered on beef"),
    (
        "The truce that the two sides negotiated there in {May=2024-05} holds.",
        "Two sides negotiated the truce there",
    ),
    (
        "Mount Lom erupted in {June=2022-06}, covering ten villages, and again in {October=2022-10}.",
        "Mount Lom erupted",
    ),
    (
        "Troops crossed the border near Lom on {3 May=2024-05-03}, as they did in {2016=2016}.",
        "Troops crossed the border near Lom",
    ),
    (
        "The loan taken out in {FY21=2021} for the Baron tower was refinanced in {July 2023=2023-07}.",
        "Loan was refinanced",
    ),
    (
        "President Ana Raisalo and Foreign Minister Horatio Amir-Lundgrenian were killed on "
        "{Sunday=2024-05-26} when their helicopter crashed near the border.",
        "Ana Raisalo and Horatio Amir-Lundgrenian were killed",
    ),
    (
        "> China’s top diplomat Ana Ruiz stands between Ali Lundami, secretary of Iran’s Supreme National "
        "Security Council, and Saudi national security adviser Musaad al-Loman in Lima, "
        "{March 10, 2023=2023-03-10}.",
        "China’s top diplomat Ana Ruiz stands between Ali Lundami and Musaad al-Loman",
    ),
    ("The lender is the insurer of the ship Lark, built in {1996=1996}.", "Lark built"),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_title(reader, text, title):
    assert title in [event.title for event in reader.events(text)]


def test_a_firm_of_two_names_is_one(reader):
    event = reader.one("Hale & Moore sued the city on {3 May=2024-05-03}.")
    assert [actor.name for actor in event.participants] == ["Hale & Moore"]
    event = reader.one("Auditors from Hale & Moore will be in the office on {3 June=2024-06-03}.")
    assert not {"Hale", "Moore", "Hale & Moore"} & set(event.places)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("The test took place on {11 March=2024-03-11}, not on {the 12th=2024-03-12}.", ["2024-03-11"]),
        ("- {3 May 2022=2022-05-03}: Thieves erase the film for {1987 to 2004=1987/2004}.", ["2022-05-03"]),
        ("Auditors return on {3 June=2024-06-03} to start the {FY23=2023} audit.", ["2024-06-03"]),
        ("# Lessons of {1998=1998}", []),
        (
            "Guards seized nine trucks on {3 May=2024-05-03}, which would not have happened "
            "{a year ago=2023-05}.",
            ["2024-05-03"],
        ),
        ("Nobody in Lom has forgotten {the summer of 2019=2019-22}.", []),
        ("# The uprising of {1998=1998}", ["1998"]),
        ("{The nineteenth century=1801/1900} quarrelled about whether any of this worked.", []),
        ("What {the nineteenth century=1801/1900} added was glass.", []),
        ("{FY25=2025} ends on {31 July=2024-07-31}.", []),
        ("The fiscal year (FY) runs {from July 1 to June 30=2024-07-01/2025-06-30}.", []),
        ("Ruiz moved to raise the fare from {1 July=2024-07-01/..}.", ["2024-07-01"]),
        ("I would put the turning point in {May 2023=2023-05}.", []),
        ("The brigade's report of {3 May=2024-05-03} was read on {4 May=2024-05-04}.", 2),
    ],
)
def test_dates_that_tell_of_no_event_of_their_own(reader, text, dates):
    events = reader.events(text)
    if isinstance(dates, int):
        assert len(events) == dates
    else:
        assert [event.when.edtf for event in events] == dates


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "Residents blocked a road on {3 May=2024-05-03} and police fired rubber bullets.",
            ["Residents blocked a road", "Police fired rubber bullets"],
        ),
        (
            "Residents blocked a road on {3 May=2024-05-03}, and the mayor said that they were right.",
            ["Residents blocked a road"],
        ),
        (
            "- {01:10=2024-05-03T01:10}: Fire alarm sounds. The gas system fails to discharge.",
            ["Fire alarm sounds", "Gas system fails to discharge"],
        ),
        (
            "On {3 May=2024-05-03} Ana Ruiz inspected the mill and issued a warning.",
            ["Ana Ruiz inspected the mill", "Ana Ruiz issued a warning"],
        ),
    ],
)
def test_a_second_clause_has_the_date_of_the_first(reader, text, titles):
    assert sorted(event.title for event in reader.events(text)) == sorted(titles)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "A test bus was supposed to leave Arles on {3 May=2024-05-03}, but the run was canceled.",
            Status.CANCELLED,
        ),
        ("A trade delegation that was to visit Lima in {May=2024-05} did not travel.", Status.CANCELLED),
        ("The Kite Festival, due to open on {8 June=2024-06-08}, has been cancelled.", Status.CANCELLED),
        ("The pump test due in {May=2024-05} was not carried out.", Status.CANCELLED),
        ("The concert had to be called off on {3 May=2024-05-03}.", Status.CANCELLED),
        ("Ruiz moved to raise the fare from {1 July=2024-07-01}.", Status.PLANNED),
        ("Ms Lund gave notice of her retirement on {30 June=2024-06-30}.", Status.PLANNED),
        ("Ms Lund gave notice of her retirement on {3 May=2024-05-03}.", Status.OCCURRED),
        ("A new bridge was promised in {2008=2008}.", Status.OCCURRED),
        (
            "The lunch, which should have taken place on {3 May=2024-05-03}, had to be called off.",
            Status.CANCELLED,
        ),
        ("A second march, called for {last weekend=2024-05-25}, was banned by a court.", Status.CANCELLED),
        ("A new bridge was planned for {2008=2008}.", Status.PLANNED),
    ],
)
def test_what_came_of_it(reader, text, status):
    (event,) = reader.events(text)
    assert event.status is status


def test_the_day_on_which_an_item_was_done_goes_before_the_day_it_was_due(reader):
    event = reader.one(
        "| Action | Owner | Due | Status |\n"
        "| Send the inventory to the state | Lund | {30 April=2024-04-30} | Done {26 April=2024-04-26} |"
    )
    assert (event.when.edtf, event.status) == ("2024-04-26", Status.OCCURRED)
    event = reader.one(
        "| Action | Owner | Due |\n| Send the leaflet to all | Lund | Closed {2 May=2024-05-02} |"
    )
    assert (event.when.edtf, event.status) == ("2024-05-02", Status.OCCURRED)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The court order was issued on {3 May=2024-05-03}.", []),
        ("On {3 May=2024-05-03} the clerk issued Notice No. 33-1207 to Lom Mills Ltd.", ["Lom Mills Ltd."]),
    ],
)
def test_papers_take_no_part(reader, text, names):
    found = [actor.name for actor in reader.one(text).participants if actor.name != "clerk"]
    assert found == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The tribunal's order was issued on {3 May=2024-05-03}.", ["tribunal"]),
        ("Cholera arrived in Lom on {3 May 1831=1831-05-03}.", []),
        ("The town hall withdraws the licence on {3 May=2024-05-03}.", ["town hall"]),
        ("A fire team of four entered the hall on {3 May=2024-05-03}.", ["fire team"]),
        ("An independent panel must report by {3 June=2024-06-03}.", ["independent panel"]),
        ("Workers fitted a panel on {3 May=2024-05-03}.", ["Workers"]),
        ("Mechanic Ana Ruizel heard a noise on {3 May=2024-05-03}.", ["Ana Ruizel"]),
        (
            "President Ana Raisalo and Foreign Minister Horatio Amir-Lundgrenian were killed on "
            "{Sunday=2024-05-26}.",
            ["Ana Raisalo", "Horatio Amir-Lundgrenian"],
        ),
        ("> Ana Ruizel empties dead bees from a basket on {3 May=2024-05-03}.", ["Ana Ruizel"]),
    ],
)
def test_who_takes_part(reader, text, names):
    assert [actor.name for actor in reader.one(text).participants] == names


def test_a_gerund_of_something_is_the_subject(reader):
    event = reader.one("{12 July=2023-07-12}: Shelling of the market in Dorun killed nine people.")
    assert event.title == "Shelling of the market in Dorun killed nine people"
    assert event.places == ("Dorun",)
