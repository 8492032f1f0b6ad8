"""With nothing selected the details show the report at a glance."""

from PySide6.QtWidgets import QLabel, QPushButton

from briefline.session.session import Session
from briefline.ui.main_window import MainWindow


def buttons(window: MainWindow) -> dict[str, QPushButton]:
    found = window.panes.details.complete().findChildren(QPushButton)
    return {button.text(): button for button in found}


def test_it_says_what_the_report_is(window: MainWindow) -> None:
    texts = [label.text() for label in window.panes.details.complete().findChildren(QLabel)]
    assert "Harbour talks resume" in texts
    assert "9 events · 1 publication · 1998–2019" in texts


def test_its_chips_filter_and_its_links_select(window: MainWindow, session: Session) -> None:
    buttons(window)["Ada Lind  2"].click()
    assert {event.id for event in session.sieve.events} == {"e3", "e5"}
    session.sieve.filter = type(session.sieve.filter)()
    buttons(window)["1 event to review"].click()
    assert session.focus.chosen == ("e7",)
    session.focus.select(None)
    buttons(window)["2 events without a date"].click()
    assert set(session.focus.chosen) == {"u1", "u2"}
    texts = [label.text() for label in window.panes.details.complete().findChildren(QLabel)]
    assert "2 events selected" in texts
