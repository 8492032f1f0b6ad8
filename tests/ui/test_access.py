"""Every control can be reached by Tab, says what it is, and shows that it has the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLabel, QToolButton, QWidget

from briefline.session.session import Session
from briefline.ui.look import load_look, style_sheet
from briefline.ui.main_window import MainWindow
from briefline.ui.palette import commands


def tab_chain(window: MainWindow) -> list[QWidget]:
    """The widgets that Tab stops at now, in order from the filter on."""
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    window.filter_bar.text.setFocus()
    found: list[QWidget] = []
    while (widget := QApplication.focusWidget()) is not None and widget not in found:
        found.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    return found


def spoken(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
    return widget.accessibleName() or text


def test_whatever_tab_reaches_has_a_name(window: MainWindow, session: Session) -> None:
    session.focus.select("e4")
    window.panes.details.complete()
    window.panes.facets.complete()
    for pane in ("source", "events", "undated", "review"):
        window.panes.show_pane(pane)
        nameless = [type(widget).__name__ for widget in tab_chain(window) if not spoken(widget).strip()]
        assert nameless == []


def test_tab_goes_from_the_top_over_the_timeline_to_the_text(window: MainWindow, session: Session) -> None:
    session.focus.select("e4")
    window.panes.details.complete()
    panes, bar = window.panes, window.filter_bar
    chain = tab_chain(window)
    wanted = [bar.text, bar.after, bar.before, panes.timeline.view, panes.timeline.strip, panes.source]
    assert [widget for widget in chain if widget in wanted] == wanted
    assert any(panes.details.isAncestorOf(widget) for widget in chain)


def test_the_keyboard_s_place_is_seen(window: MainWindow, session: Session) -> None:
    window.setStyleSheet(style_sheet(load_look("light")))
    session.focus.select("e4")
    window.panes.details.complete()
    window.panes.facets.complete()
    chain = tab_chain(window)
    window.setFocus()
    unseen = []
    for widget in chain:
        QApplication.processEvents()
        before = picture(widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        if widget.hasFocus() and picture(widget) == before:
            unseen.append((type(widget).__name__, spoken(widget)))
        window.setFocus()
    assert unseen == []


def picture(widget: QWidget) -> QImage:
    """The widget with what surrounds it, where a frame may show the focus."""
    around = widget.parentWidget() or widget
    return around.grab().toImage()


def test_every_action_has_keys_or_a_place_in_a_menu(window: MainWindow) -> None:
    listed = {action for _, action in commands(window.menuBar())}
    for action in window.actions():
        assert isinstance(action, QAction)
        assert action in listed, action.text()


def test_at_twice_the_size_nothing_is_cut(window: MainWindow, session: Session) -> None:
    """A window of 1500 × 920 at 200 % has 750 × 460 pixels of its own."""
    window.panes.docks["facets"].close()
    window.resize(750, 460)
    QApplication.processEvents()
    assert (window.width(), window.height()) == (750, 460)
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.text() and not isinstance(button, QCheckBox):
            assert button.width() >= button.sizeHint().width() - 2, button.text()
            place = button.mapTo(window, button.rect().topRight())
            assert place.x() <= window.width(), button.text()
    for pane in ("source", "events", "undated", "review"):
        window.panes.show_pane(pane)
        QApplication.processEvents()
        assert window.panes.docks[pane].height() >= 80
        assert window.width() == 750
    window.resize(1400, 900)
    QApplication.processEvents()
    top = window.filter_bar.mapTo(window, window.filter_bar.rect().topLeft()).y()
    fit = next(found for found in window.findChildren(QToolButton) if found.text() == "Fit all")
    assert abs(fit.mapTo(window, fit.rect().topLeft()).y() - top) < 10  # one row again
