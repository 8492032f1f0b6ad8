"""No stretch between two folds stays without a name where there is room for one."""

from briefline.model.event import Event, Kind, Mention
from briefline.model.text import Span
from briefline.model.when import When
from briefline.page.spec import PictureSpec
from briefline.page.wrapping import balanced
from briefline.paint.picture import lay_out

_DATES = [
    "1979",
    "2011-12-26",
    "2021-06/2021-08",
    "2023-03-23",
    *(f"2024-02-{day:02d}" for day in range(3, 15)),
]


def _events(dates):
    return [
        Event(f"e{n}", Kind.EVENT, f"Event {n}", When.parse(date), (Mention("d", Span(0, 1), "A"),))
        for n, date in enumerate(dates)
    ]


def test_years_between_folds_are_named(faults):
    events = _events(_DATES)
    for preset in ("slide", "a4", "a3"):
        pages = lay_out(events, PictureSpec.sized(preset, title="Ferry"), paged=True)
        assert faults(pages, events) == []
        names = " ".join(tick.label for tick in pages.leaves[0].chart.ticks if tick.major)
        assert all(year in names for year in ("1979", "2011", "2021", "2023", "Feb 2024")), names


def test_years_alone_stand_in_the_middle_of_the_axis():
    chart = lay_out(_events(["0100", "0900", "1700", "2000"]), PictureSpec(), paged=True).leaves[0].chart
    assert chart.has_one_row
    chart = lay_out(_events(["2021-02-03", "2021-09-01"]), PictureSpec(), paged=True).leaves[0].chart
    assert not chart.has_one_row


def test_no_word_of_a_title_stands_alone():
    def measure(text, _role):
        return float(len(text))

    text = "Saddle, Sail and Stamp: How States Learned to Deliver a Letter"
    lines = balanced(text, 58, "title", measure)
    assert " ".join(lines) == text
    assert len(lines) == 2
    assert min(map(len, lines)) > 25
    assert balanced("Short", 58, "title", measure) == ["Short"]
    assert balanced("", 58, "title", measure) == []
