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
