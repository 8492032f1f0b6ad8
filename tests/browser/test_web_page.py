"""The exported web page in a real browser: it opens, zooms, filters, tells, prints, and asks for nothing."""

import base64
import io
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from briefline.export.selection import Selection
from briefline.model.event import Kind
from briefline.page.banner import marking_of
from briefline.page.palette import palette
from briefline.page.signs import family_signs
from briefline.page.spec import PictureSpec
from briefline.paint.handing_on import hand_on


@pytest.fixture
def page(browser, qapp, chronology, tmp_path):
    target: Path = tmp_path / "talks & more.html"
    hand_on(target, Selection(chronology, "Harbour talks", total=10), PictureSpec(title="Harbour talks"))
    browser.said.clear()
    browser.asked.clear()
    browser.open(target.as_uri())
    return browser


def _written(browser, target: Path, selection: Selection, spec: PictureSpec):
    hand_on(target, selection, spec)
    browser.said.clear()
    browser.open(target.as_uri())


def _drawn(page) -> list[str]:
    return page.run("[...document.querySelectorAll('#chart .event')].map((one) => one.dataset.id)")


def test_the_page_opens_without_errors_or_requests(page, chronology):
    assert page.run("document.title") == "Harbour talks"
    assert set(_drawn(page)) == {event.id for event in chronology.events}
    assert page.said == []
    assert [address for address in page.asked if not address.startswith("file:")] == []
    assert len(page.asked) == 1


def test_zooming_filtering_and_telling(page, chronology):
    whole = page.run("document.querySelector('#chart .event[data-id=e4]').getAttribute('transform')")
    assert whole
    before = page.run("document.querySelectorAll('#chart .tick').length")
    box = page.run(
        "(({x, y, width}) => ({x, y, width}))(document.querySelector('#chart svg').getBoundingClientRect())"
    )
    for _ in range(4):
        page.call(
            "Input.dispatchMouseEvent",
            type="mouseWheel",
            x=box["x"] + box["width"] * 0.8,
            y=box["y"] + 40,
            deltaX=0,
            deltaY=-400,
        )
    page.run("new Promise((done) => setTimeout(done, 100))")
    assert set(_drawn(page)) < {event.id for event in chronology.events}
    page.run("document.getElementById('all').click()")
    assert set(_drawn(page)) == {event.id for event in chronology.events}
    assert page.run("document.querySelectorAll('#chart .tick').length") == before

    page.run("search.value = 'lind'; search.dispatchEvent(new Event('input'))")
    found = {event.id for event in chronology.events if "Lind" in event.title}
    assert set(_drawn(page)) == found
    rows = page.run(
        "[...document.querySelectorAll('tbody tr')].filter((row) => !row.hidden).map((row) => row.dataset.id)"
    )
    assert set(rows) >= found
    page.run("search.value = ''; search.dispatchEvent(new Event('input'))")

    place = page.run(
        "(({x, y, width, height}) => [x + width / 2, y + height / 2])"
        "(document.querySelector('#chart .event[data-id=e4] text').getBoundingClientRect())"
    )
    page.click(*place)
    told = page.run("details.textContent")
    assert "The ministers of Norland and Sudland met in Port Ellen on 12 March 2019" in told
    assert "12 March 2019" in told
    assert page.said == []


def test_the_keyboard_reaches_everything(page):
    page.run("document.querySelector('#chart .event').focus()")
    first = page.run("document.activeElement.dataset.id")
    page.press("Enter", code="Enter", windowsVirtualKeyCode=13, text="\r")
    assert page.run("details.querySelector('h2').textContent")
    assert page.run("document.activeElement.dataset.id") == first
    assert page.run("document.activeElement.getAttribute('aria-pressed')") == "true"
    wide = page.run("document.querySelectorAll('#chart .event').length")
    for _ in range(6):
        page.press("+", text="+", windowsVirtualKeyCode=187)
    assert page.run("document.querySelectorAll('#chart .event').length") < wide
    page.press("Home", code="Home", windowsVirtualKeyCode=36)
    assert page.run("document.querySelectorAll('#chart .event').length") == wide
    page.press("Escape", code="Escape", windowsVirtualKeyCode=27)
    assert page.run("document.querySelectorAll('.chosen').length") == 0


def test_readers_hear_what_others_see(page, chronology):
    nodes = page.call("Accessibility.getFullAXTree")["nodes"]
    names = {
        (node.get("role", {}).get("value"), node.get("name", {}).get("value"))
        for node in nodes
        if not node.get("ignored")
    }
    for event in chronology.events:
        assert any(role == "button" and name and event.title in name for role, name in names)
    assert ("searchbox", "Search the events") in names
    assert any(role == "heading" and name == "Harbour talks" for role, name in names)
    assert {"table", "status"} <= {role for role, _ in names}


def test_it_prints_the_picture_and_the_table(page):
    page.call("Emulation.setEmulatedMedia", media="print")
    assert page.run("getComputedStyle(document.querySelector('.static')).display") == "block"
    assert page.run("getComputedStyle(document.querySelector('.view')).display") == "none"
    page.call("Emulation.setEmulatedMedia", media="")
    data = base64.b64decode(page.call("Page.printToPDF", landscape=True)["data"])
    assert data.startswith(b"%PDF")


@pytest.mark.parametrize("theme", ["dark", "print", "light"])
def test_the_page_wears_the_theme_of_the_picture(browser, qapp, chronology, tmp_path, theme):
    _written(browser, tmp_path / "a.html", Selection(chronology), PictureSpec(theme=theme))
    look = palette(theme)
    ground = browser.run("getComputedStyle(document.body).backgroundColor")
    red, green, blue = (int(look.colour("background")[at : at + 2], 16) for at in (1, 3, 5))
    assert ground == f"rgb({red}, {green}, {blue})"
    fills = browser.run(
        "[...document.querySelectorAll('#chart .event [stroke]')].map((one) => one.getAttribute('stroke'))"
    )
    named = browser.run("getComputedStyle(document.documentElement).getPropertyValue('--meeting')").strip()
    assert "var(--meeting)" in fills
    assert named == look.family("meeting")


def test_families_are_told_by_signs_and_no_label_is_cut(browser, qapp, chronology, tmp_path):
    long = replace(chronology.events[-1], title="A title without end " * 30)
    whole = replace(chronology, events=(*chronology.events[:-1], long))
    _written(browser, tmp_path / "a.html", Selection(whole), PictureSpec())
    texts = browser.run("[...document.querySelectorAll('#chart .event text')].map((one) => one.textContent)")
    signs = set(family_signs(whole.events).values())
    assert len(signs) > 1
    assert sum(text[0] in signs for text in texts) == sum(event.kind is Kind.EVENT for event in whole.events)
    legend = browser.run("document.getElementById('families').textContent")
    assert all(sign in legend for sign in signs)
    right = browser.run(
        "Math.max(...[...document.querySelectorAll('#chart .event text')]"
        ".map((one) => one.getBoundingClientRect().right))"
    )
    assert right <= browser.run("document.querySelector('#chart svg').getBoundingClientRect().right") + 1
    assert browser.run("document.body.textContent").count(long.title.strip()) >= 1
    assert browser.said == []


def test_every_printed_page_is_marked(browser, qapp, chronology, tmp_path):
    quote = "It was told at length. " * 40
    mention = replace(chronology.events[0].mentions[0], quote=quote)
    long = tuple(replace(event, mentions=(mention,)) for event in chronology.events)
    spec = PictureSpec(title="Talks", banner=marking_of("tlp:red"))
    _written(browser, tmp_path / "a.html", Selection(replace(chronology, events=long)), spec)
    data = base64.b64decode(browser.call("Page.printToPDF", landscape=True)["data"])
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]
    assert len(pages) > 3
    assert all(page.count("TLP:RED") >= 2 for page in pages[:-1])
    assert "TLP:RED" in pages[-1]
