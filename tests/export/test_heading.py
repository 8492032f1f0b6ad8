"""What a picture is called when nobody has said so."""

import pytest

from briefline.export.heading import heading_of
from briefline.model.event import Chronology, Event, Kind, Mention
from briefline.model.text import Document, Section, SectionKind, Span
from briefline.model.when import When


def _chronology(dates, *documents):
    mention = Mention("d", Span(0, 1), "A")
    events = tuple(Event(date, Kind.EVENT, "A", When.parse(date), (mention,)) for date in dates)
    return Chronology(documents, (), events, (), ())


def _document(title, source, *sections):
    return Document(source, title, source, "Notes\n\nA", sections, ())


@pytest.mark.parametrize(
    ("dates", "heading"),
    [
        (["2021-11-02", "2021-11-10/2021-11-30"], "Timeline, 2–30 November 2021"),
        (["2021-09-14", "2021-11"], "Timeline, September–November 2021"),
        (["2014", "2024-11-14"], "Timeline, 2014–2024"),
        (["-0043-03-15", "0014-08-19"], "Timeline, 44 BC – AD 14"),
        (["2021-11-02"], "Timeline, 2 November 2021"),
        (["2021-11-02/.."], "Timeline, 2 November 2021"),
        ([], "Timeline"),
    ],
)
def test_a_report_without_a_title_is_called_by_its_time(dates, heading):
    assert heading_of(_chronology(dates, _document("scan-0034", "in/scan-0034.pdf"))) == heading


def test_a_title_of_the_reports_own_is_kept():
    section = Section(SectionKind.TITLE, Span(0, 5))
    assert heading_of(_chronology(["2021"], _document("Notes", "Notes.txt", section))) == "Notes"
    assert heading_of(_chronology(["2021"], _document("A mail's subject", "x.eml"))) == "A mail's subject"


def test_several_reports_are_counted():
    pair = _document("One", "a.txt"), _document("Two", "b.txt")
    assert heading_of(_chronology(["2021-03", "2022"], *pair)) == "Timeline of 2 reports, 2021–2022"
