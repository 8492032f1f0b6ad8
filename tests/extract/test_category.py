"""What kind of event a clause tells, where its verb or noun alone does not say."""

import pytest

TOLD = [
    ("Ana Ruiz received the Goldman prize on {3 May 2019=2019-05-03}.", "event"),
    ("Ana Ruiz received the Danish envoy on {3 May 2019=2019-05-03}.", "meeting"),
    ("The loan request, received on {3 May 2019=2019-05-03}, was declined.", "event"),
    ("The nurse was found dead near the dam on {3 May 2019=2019-05-03}.", "life"),
    ("The court found him guilty on {3 May 2019=2019-05-03}.", "decision"),
    ("A general strike began on {3 May 2019=2019-05-03}.", "protest"),
    ("A strike by train drivers began on {3 May 2019=2019-05-03}.", "protest"),
    ("A missile strike on Lom began on {3 May 2019=2019-05-03}.", "attack"),
    ("The rights office called on {Friday=2019-05-03} for an inquiry.", "statement"),
    ("The ministry confirmed on {3 May 2019=2019-05-03} that ships had sailed.", "statement"),
    ("The council confirmed the sale on {3 May 2019=2019-05-03}.", "decision"),
]


@pytest.mark.parametrize(("text", "category"), TOLD)
def test_category(reader, text, category):
    assert category in [event.category for event in reader.events(text)]


def test_a_prize_received_is_no_meeting_that_threats_were_received_at(reader):
    text = (
        "Ana Ruiz led the campaign. She received the Lom prize in {April 2019=2019-04}. In {June=2019-06}, "
        "she told a committee that she had received threats from people in Lom."
    )
    prize = next(event for event in reader.events(text, "2019-09-19") if "prize" in event.title)
    assert len(prize.mentions) == 1


def test_other_decisions_of_the_day_are_others(reader):
    text = (
        "On {12 July=2023-07-12} shells hit Dorun. Both sides denied it on {12 July=2023-07-12}.\n"
        "Some 23,000 people live in Marrah camp. The camp was built for 8,000. It is full. Nobody leaves.\n"
        "Cholera was confirmed in Marrah on {12 July=2023-07-12}."
    )
    assert "Cholera was confirmed in Marrah" in [event.title for event in reader.events(text, "2023-07-17")]


def test_a_report_withdrawn_is_an_act(reader):
    event = reader.one("Nautex withdrew its report in {March 2021=2021-03} after a review.")
    assert (event.title, event.status) == ("Nautex withdrew its report", "occurred")


def test_what_was_said_in_an_email_is_the_event(reader):
    event = reader.one("Ostberg denied liability in an email sent on {3 December 2019=2019-12-03}.")
    assert event.title == "Ostberg denied liability in an email"
