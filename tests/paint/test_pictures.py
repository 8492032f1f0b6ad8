import os
import re
import stat
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QImage, QImageReader

from briefline.export.selection import Selection
from briefline.model.errors import ExportFailed
from briefline.model.event import Chronology, Event, Kind, Mention, Published
from briefline.model.text import Span
from briefline.model.when import When
from briefline.page.spec import PictureSpec
from briefline.paint.handing_on import hand_on
from briefline.paint.picture import image_of, lay_out, within


def _event(id: str, edtf: str, title: str, quote: str = "", kind: Kind = Kind.EVENT) -> Event:
    mentions = (Mention("d", Span(0, len(quote)), quote),) if quote else ()
    return Event(id, kind, title, When.parse(edtf) if edtf else None, mentions, "visit")


def _some() -> list[Event]:
    return [
        _event("a", "2014", "A crisis that lasts for a year", "the crisis of 2014"),
        _event("b", "2021-21", "Forces gather along the long border", "they came last spring"),
        _event("c", "2021-06-16", "Two presidents meet in the old town & talk", "on June 16"),
        _event("d", "2021-09", "Senior officials of both ministries meet", "a September meeting"),
        _event("e", "2021-11-02/2021-11-03", "The director visits the capital", "on November 2-3"),
        _event("f", "2024-06", "A pledge of mutual defence is signed", "in June"),
        _event("g", "2024-11-04", "The ministry confirms that troops were sent", "on November 4"),
        _event("p", "2024-11-05", "How a country lives through a war of religion", "", Kind.PUBLICATION),
        _event("q", "2024-11-14", "What a neighbour fears from that war", "", Kind.PUBLICATION),
    ]


def write_picture(path: Path, events: list[Event], spec: PictureSpec, **fields: str) -> None:
    dated, undated = ([event for event in events if bool(event.when) is has] for has in (True, False))
    hand_on(path, Selection(Chronology((), (), tuple(dated), tuple(undated), ()), spec.title, **fields), spec)


def test_a_png_has_the_size_that_was_asked_for(tmp_path: Path):
    target = tmp_path / "p.png"
    write_picture(target, _some(), PictureSpec(title="Talks"))
    image = QImage(str(target))
    assert (image.width(), image.height()) == (1920, 1080)
    assert QImageReader(str(target)).text("Title") == "Talks"
    write_picture(target, _some(), PictureSpec.sized("a4"))
    assert abs(QImage(str(target)).width() - 297 / 25.4 * 300) <= 1


def test_sources_make_a_page_without_leaves_grow_downwards():
    plain = image_of(lay_out(_some(), PictureSpec(), paged=False))
    grown = image_of(lay_out(_some(), PictureSpec(sources=True), paged=False))
    assert grown.width() == plain.width() == 1920
    assert grown.height() > plain.height() == 1080


def test_an_svg_keeps_words_as_text_of_fixed_width(tmp_path: Path):
    target = tmp_path / "p.svg"
    write_picture(target, _some(), PictureSpec(title="Talks & <talk>", sources=True))
    drawing = target.read_text("utf-8") + target.with_name("p-2.svg").read_text("utf-8")
    assert 'width="1920"' in drawing
    texts = re.findall(r"<text [^>]*textLength=[^>]*>([^<]*)</text>", drawing)
    assert len(texts) == drawing.count("<text ")
    assert "Two presidents meet in the old town &amp; talk" in " ".join(texts)
    assert "2–3 Nov 2021" in texts
    assert "Talks &amp; &lt;talk&gt;" in texts
    assert any("on November 2-3" in text for text in texts)
    assert "<image" not in drawing
    reader = QImageReader()
    buffer = QBuffer()
    buffer.setData(QByteArray(target.read_bytes()))
    reader.setDevice(buffer)
    assert reader.canRead()


def test_a_pdf_has_a_title_its_fonts_and_a_page_for_the_sources(tmp_path: Path):
    target = tmp_path / "p.pdf"
    write_picture(target, _some(), PictureSpec.sized("a4", title="Talks", sources=True))
    reader = PdfReader(target)
    assert len(reader.pages) == 2
    assert reader.metadata.title == "Talks"
    assert reader.root_object["/Lang"] == "en"
    assert reader.root_object["/ViewerPreferences"]["/DisplayDocTitle"]
    assert [item.title for item in reader.outline] == ["Engagements", "Publications", "Sources"]
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font["/DescendantFonts"][0].get_object()
            assert "Inter" in inner["/BaseFont"]
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(inner["/FontDescriptor"])
        assert not page.images
    assert "on November 2-3" in reader.pages[1].extract_text()
    assert "The director visits" in reader.pages[0].extract_text()


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
def test_the_same_events_make_the_same_file(tmp_path: Path, suffix: str):
    spec = PictureSpec.sized("a4", title="Talks", sources=True)
    files = [tmp_path / f"{name}{suffix}" for name in "ab"]
    for file in files:
        write_picture(file, _some(), spec, origin="a.txt", filter="place:Paris")
    assert files[0].read_bytes() == files[1].read_bytes()


def test_a_window_keeps_to_what_touches_it():
    when = When.parse("2021")
    assert when.lo is not None
    assert when.hi is not None
    assert [event.id for event in within(_some(), (when.lo, when.hi))] == ["b", "c", "d", "e"]
    assert within(_some(), None) == _some()


def test_undated_events_are_counted_and_in_the_sources():
    events = [*_some(), _event("u", "", "Somebody promises something", "one day")]
    pages = lay_out(events, PictureSpec(sources=True), paged=True)
    assert "1 undated, not drawn" in " ".join(word.text for word in pages.leaves[0].words)
    lines = [word.text for leaf in pages.leaves[1:] for word in leaf.words]
    assert "undated · Somebody promises something" in lines
    assert "“one day”" in lines


@pytest.mark.parametrize("name", ["picture", "picture.bmp", "picture.png.txt"])
def test_a_name_must_say_the_format(tmp_path: Path, name: str):
    with pytest.raises(ExportFailed, match=r"which format") as failure:
        write_picture(tmp_path / name, _some(), PictureSpec())
    assert ".svg" in failure.value.hint


def test_places_that_cannot_be_written_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with pytest.raises(ExportFailed, match="does not exist"):
        write_picture(tmp_path / "no" / "p.png", _some(), PictureSpec())
    (tmp_path / "folder.png").mkdir()
    with pytest.raises(ExportFailed, match="is a folder"):
        write_picture(tmp_path / "folder.png", _some(), PictureSpec())
    old = tmp_path / "old.svg"
    old.write_text("old")

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(ExportFailed, match="No space left"):
        write_picture(old, _some(), PictureSpec())
    assert old.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder.png", "old.svg"]


def test_the_file_can_be_read_by_others(tmp_path: Path):
    target = tmp_path / "p.png"
    write_picture(target, _some(), PictureSpec())
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(target.stat().st_mode) == 0o666 & ~mask


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ("1920x1080", (1920, 1080, "px")),
        ("800 × 600", (800, 600, "px")),
        ("300x200mm", (300, 200, "mm")),
        ("A4", (297, 210, "mm")),
        ("letter", (279, 216, "mm")),
    ],
)
def test_sizes_in_words(size: str, expected: tuple[int, int, str]):
    spec = PictureSpec.sized(size)
    assert (spec.width, spec.height, spec.unit) == expected


@pytest.mark.parametrize("size", ["", "huge", "10x10", "99999x99999", "5x5mm", "1920"])
def test_other_sizes_are_refused(size: str):
    with pytest.raises(ExportFailed):
        PictureSpec.sized(size)


def test_long_titles_wrap_and_are_never_cut():
    title = "What happened between the two neighbours over thirty years of talks " * 4
    pages = lay_out(_some(), PictureSpec(title=title), paged=False)
    told = [word.text for word in pages.leaves[0].words if word.role == "title"]
    assert " ".join(told).split() == title.split()
    assert len(told) > 1


def test_the_date_of_the_document_is_marked(tmp_path):
    path = tmp_path / "dated.svg"
    dated = PictureSpec(document_date=Published(When.parse("2021-11-20"), "stated", ""))
    write_picture(path, _some(), dated)
    assert "written 20 Nov 2021" in path.read_text("utf-8")
    write_picture(path, _some(), PictureSpec())
    assert "written" not in path.read_text("utf-8")
