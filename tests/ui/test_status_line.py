import pytest

from briefline.model.event import Event, Kind
from briefline.model.project import Project
from briefline.model.when import When
from briefline.model.wording import DateStyle
from briefline.session.event_index import EventIndex
from briefline.ui.main_window import MainWindow
from briefline.ui.status_line import StatusLine, span_words


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["1979", "2024-04-16"], "1979–2024"),
        (["-0043-03-15", "2024"], "44 BC – 2024"),
        (["2024-02-06", "2024-04"], "February–April 2024"),
        (["2024-02-06"], "February 2024"),
        (["../2024-02", "2023-12/.."], "2023–2024"),
        (["2023-12/.."], ""),
    ],
)
def test_the_span_of_the_events_in_words(dates: list[str], expected: str) -> None:
    events = tuple(Event(str(n), Kind.EVENT, "", When.parse(date), ()) for n, date in enumerate(dates))
    bounds = EventIndex(Project(), events, ()).bounds
    assert span_words(*bounds, DateStyle.DAY_MONTH) == expected


def test_the_counts_of_the_open_report(window: MainWindow) -> None:
    line = window.findChild(StatusLine)
    assert line is not None
    assert line.text.text() == "9 events, 2 undated   ·   1 publication   ·   1998–2019"
