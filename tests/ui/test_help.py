"""The pages of the help: all shown, their links lead somewhere, and what they name exists."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt, QUrl
from pytestqt.qtbot import QtBot

from briefline.session.query import parse
from briefline.ui.help_window import HelpWindow, help_pages, title_of
from briefline.ui.main_window import MainWindow

PAGES = help_pages()


def test_f1_opens_the_pages_once(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitActive(window)
    window.panes.timeline.view.setFocus()
    qtbot.keyClick(window.panes.timeline.view, Qt.Key.Key_F1)
    (shown,) = window.findChildren(HelpWindow)
    assert shown.isVisible()
    titles = [shown.titles.item(row).text() for row in range(shown.titles.count())]
    assert titles == [
        "First steps", "Reading dates", "Correcting", "Filtering", "Exporting", "Own categories",
    ]  # fmt: skip
    for row, text in enumerate(PAGES.values()):
        shown.titles.setCurrentRow(row)
        assert shown.page.toPlainText().startswith(title_of(text))
        assert "**" not in shown.page.toPlainText()
    window.actions_["help"].trigger()
    assert window.findChildren(HelpWindow) == [shown]
    shown.page.anchorClicked.emit(QUrl("2-reading-dates.md"))
    assert shown.titles.currentRow() == 1
    qtbot.waitUntil(shown.isActiveWindow)
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_to_pages(name: str) -> None:
    assert set(re.findall(r"\]\(([^)]+)\)", PAGES[name])) <= set(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_menu_entries_that_are_named_exist(name: str, window: MainWindow) -> None:
    known = {
        (menu.text().replace("&", ""), entry.text().replace("&", ""))
        for menu in window.menuBar().actions()
        for entry in menu.menu().actions()
    }
    assert set(re.findall(r"\*(\w+) ▸ ([^*▸]+)\*", PAGES[name])) <= known


def test_queries_that_are_shown_are_understood() -> None:
    shown = [text for text in re.findall(r"`([^`]+)`", PAGES["4-filtering.md"])]
    assert len(shown) > 10
    assert [term.error for text in shown for term in parse(text) if term.error] == []
