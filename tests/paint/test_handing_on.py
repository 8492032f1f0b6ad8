"""Every format through the one door: slides, the web page, and what can go wrong on the way."""

import errno
import io
import itertools
import os
import re
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.opc.constants import RELATIONSHIP_TYPE
from pypdf import PdfReader
from PySide6.QtGui import QImage

from briefline.export.files import write_together
from briefline.export.selection import Selection
from briefline.model.errors import ExportFailed
from briefline.model.event import Chronology, Event, Kind, Mention
from briefline.model.text import Span
from briefline.model.when import When
from briefline.page.banner import marking_of, markings, warnings
from briefline.page.sheets import tiling
from briefline.page.spec import EDGE, OVERLAP, PAPERS, PictureSpec
from briefline.paint.handing_on import FORMATS, MANY, format_of, further, hand_on, plan


@pytest.fixture
def selection(chronology):
    return Selection(chronology, "Harbour talks", origin="harbour.txt", filter="harbour", total=40)


def _many(count: int) -> Selection:
    events = tuple(
        Event(
            f"x{n}",
            Kind.EVENT,
            f"Event number {n} of a crowd",
            When.parse(f"{1990 + n % 30}-{n % 12 + 1:02d}-{n % 28 + 1:02d}"),
            (Mention("d", Span(0, 4), "told"),),
            confidence=(n * 37 % 100) / 100,
        )
        for n in range(count)
    )
    return Selection(Chronology((), (), events, (), ()), "A crowd", total=count)


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_is_written_and_is_the_same_each_time(selection, suffix, tmp_path):
    spec = PictureSpec.sized("slide", title="Harbour talks", sources=True)
    files = [tmp_path / f"{name}{suffix}" for name in "ab"]
    for file in files:
        steps: list[float] = []
        pages = hand_on(file, selection, spec, lambda _step, share, steps=steps: steps.append(share))
        assert steps == sorted(steps)
        assert steps[-1] == 1.0
    assert files[0].read_bytes() == files[1].read_bytes()
    expected = [f"a{suffix}", f"b{suffix}"]
    if suffix in (".png", ".svg"):  # the list of sources
        expected += [f"{name}-{number}{suffix}" for name in "ab" for number in range(2, pages.count + 1)]
        assert len(expected) > 2
        assert (tmp_path / f"a-2{suffix}").read_bytes() == (tmp_path / f"b-2{suffix}").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(expected)


def test_names_say_the_format():
    assert format_of(Path("a.timeline.json")) == ".timeline.json"
    assert format_of(Path("A.PNG")) == ".png"
    for name in ("a", "a.doc", ".png"):
        with pytest.raises(ExportFailed, match="which format"):
            format_of(Path(name))


@pytest.mark.parametrize("name", ["ein Bild – “2–3 Nov”", "a'b\"c;$(d)", "名前 🙂", "-o", "x" * 200, "a\tb"])
def test_files_may_have_any_name(selection, tmp_path, name):
    target = tmp_path / f"{name}.csv"
    hand_on(target, selection, PictureSpec())
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


@pytest.mark.parametrize("name", ["x" * 300 + ".csv", "a\0b.csv"])
def test_names_that_cannot_be_are_told(selection, tmp_path, name):
    with pytest.raises(ExportFailed, match="could not be written"):
        hand_on(tmp_path / name, selection, PictureSpec())


@pytest.mark.parametrize(
    ("number", "word"), [(errno.ENOSPC, "Make room"), (errno.EROFS, "may write"), (errno.EBUSY, "Close")]
)
@pytest.mark.parametrize("call", ["replace", "fsync"])
def test_a_failure_leaves_the_old_file_and_nothing_else(selection, tmp_path, monkeypatch, number, word, call):
    old = tmp_path / "old.csv"
    old.write_text("old")

    def fail(*_args):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(ExportFailed, match="could not be written") as failure:
        hand_on(old, selection, PictureSpec())
    assert word in failure.value.hint
    assert old.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["old.csv"]


def test_files_that_belong_together_are_there_all_or_none(tmp_path):
    files = [(tmp_path / name, name.encode()) for name in ("list.png", "picture.png")]
    with pytest.raises(ExportFailed):
        write_together([*files, (tmp_path / "no" / "place.png", b"")])
    assert list(tmp_path.iterdir()) == []
    write_together(files)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["list.png", "picture.png"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_told(selection, tmp_path):
    tmp_path.chmod(stat.S_IREAD | stat.S_IEXEC)
    with pytest.raises(ExportFailed, match="could not be written"):
        hand_on(tmp_path / "a.csv", selection, PictureSpec())


@pytest.mark.parametrize("suffix", FORMATS)
def test_no_events_are_told_and_nothing_is_written(suffix, tmp_path):
    with pytest.raises(ExportFailed, match="no event"):
        hand_on(tmp_path / f"a{suffix}", _many(0), PictureSpec())
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("suffix", [".png", ".pdf", ".csv"])
def test_ten_thousand_events_are_announced_and_none_is_dropped(suffix, tmp_path):
    selection = _many(1200 if suffix == ".pdf" else 10_000)
    assert f"{len(selection.events):,}" in plan(selection, suffix)
    assert plan(_many(MANY - 1), suffix) == ""
    target = tmp_path / f"a{suffix}"
    if suffix == ".png":  # the list would fill a folder: told, not cut
        with pytest.raises(ExportFailed, match="more pictures"):
            hand_on(target, selection, PictureSpec.sized("a4"))
        return
    pages = hand_on(target, selection, PictureSpec.sized("a4"))
    if pages is None:
        assert target.read_bytes().count(b"\n") == len(selection.events) + 1
    else:
        flags = {flag.id for band in pages.leaves[0].chart.bands for flag in band.flags}
        listed = [entry for leaf in pages.leaves for entry in leaf.listed]
        assert len(flags) + len(listed) == len(selection.events)


def _shapes(shapes):
    for shape in shapes:
        yield shape
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from _shapes(shape.shapes)


@pytest.fixture
def deck(selection, tmp_path):
    target = tmp_path / "a.pptx"
    spec = PictureSpec.sized(
        "slide", title="Harbour talks", sources=True, lanes="kind", banner=marking_of("cui")
    )
    hand_on(target, selection, spec)
    return Presentation(io.BytesIO(target.read_bytes()))


def test_slides_are_native_shapes_glued_grouped_and_described(deck, selection):
    assert (deck.slide_width, deck.slide_height) == (12192000, 6858000)
    first = deck.slides[0]
    assert first.shapes.title.text_frame.text == "Harbour talks"
    groups = {shape.name: shape for shape in first.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP}
    assert {"Engagements", "Publications", "Legend", "Grid and axis"} <= set(groups)
    everything = list(_shapes(first.shapes))
    assert not [shape for shape in everything if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]
    text = "\n".join(shape.text_frame.text for shape in everything if shape.has_text_frame)
    for event in selection.chronology.events:
        assert event.title in " ".join(text.split())
    ids = {shape.shape_id for shape in everything}
    lanes = [*_shapes(groups["Engagements"].shapes), *_shapes(groups["Publications"].shapes)]
    ends = [int(end.get("id")) for shape in lanes for end in shape._element.xpath(".//a:stCxn | .//a:endCxn")]
    assert len(ids) == len(everything)
    for group in groups.values():
        inside = list(group.shapes)
        assert group.left == min(shape.left for shape in inside)
        assert group.top + group.height == max(shape.top + shape.height for shape in inside)
    assert len(ends) >= 2 * len(selection.chronology.events)
    assert set(ends) <= ids
    told = [shape._element.xpath(".//p:cNvPr")[0].get("descr") or "" for shape in everything]
    for event in selection.chronology.events:
        assert any(event.title in one and event.mentions[0].quote in one for one in told)
    notes = first.notes_slide.notes_text_frame.text
    assert all(mention.quote in notes for event in selection.events for mention in event.mentions)
    assert all(
        "CUI" in [s.text_frame.text for s in slide.shapes if s.has_text_frame] for slide in deck.slides
    )
    assert len(deck.slides) > 1
    for slide in deck.slides:
        sizes = [run.font.size for each in slide.shapes.title.text_frame.paragraphs for run in each.runs]
        assert sizes
        assert all(sizes)  # the layout's own size would be far too large


def test_slides_speak_in_the_fonts_of_the_deck(selection, tmp_path):
    own = '[fonts]\nlabel = ["DejaVu Serif", 13, 400, false]\n'
    for theme, family in (("light", "Arial"), (own, "DejaVu Serif")):
        target = tmp_path / "a.pptx"
        hand_on(target, selection, PictureSpec(theme=theme))
        deck = Presentation(io.BytesIO(target.read_bytes()))
        names = {
            run.font.name
            for shape in _shapes(deck.slides[0].shapes)
            if shape.has_text_frame
            for paragraph in shape.text_frame.paragraphs
            for run in paragraph.runs
        }
        assert names == {"+mn-lt"}
        part = deck.slide_masters[0].part.part_related_by(RELATIONSHIP_TYPE.THEME)
        assert part.blob.count(f'<a:latin typeface="{family}"'.encode()) == 2


def test_each_mark_of_a_lane_is_joined_to_its_label(deck, selection):
    """Side to side where the label stands beside its mark."""
    everything = list(_shapes(deck.slides[0].shapes))
    by_id = {shape.shape_id: shape for shape in everything}
    joined = 0
    for shape in everything:
        ends = [shape._element.xpath(f".//a:{name}") for name in ("stCxn", "endCxn")]
        if all(ends):
            first, second = (by_id[int(end[0].get("id"))] for end in ends)
            sites = {int(end[0].get("idx")) for end in ends}
            if first.name.startswith("Mark") and sites == {1, 3}:
                joined += 1
                middle = first.top + first.height / 2
                assert second.top <= middle <= second.top + second.height
    assert joined >= len(selection.chronology.events) // 2


def test_nothing_on_a_slide_is_smaller_than_nine_points(deck):
    sizes = [
        run.font.size.pt
        for slide in deck.slides
        for shape in _shapes(slide.shapes)
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
        if run.font.size
    ]
    assert sizes
    assert min(sizes) >= 9.0


def test_the_web_page_needs_nothing_from_elsewhere_and_runs_nothing_that_texts_say(selection, tmp_path):
    evil = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"
    events = tuple(replace(event, title=f"{event.title} {evil}") for event in selection.chronology.events)
    chosen = replace(selection, title=evil, chronology=replace(selection.chronology, events=events))
    target = tmp_path / "a.html"
    hand_on(target, chosen, PictureSpec(title=evil))
    page = target.read_text("utf-8")
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "default-src 'none'" in page
    links = set(re.findall(r"""(?:src|href)\s*=\s*["']([^"']*)""", page)) | set(
        re.findall(r"url\(([^)]*)", page)
    )
    assert all(link.startswith("#") for link in links), links
    assert page.count("<tr data-id=") == len(chosen.events)


def test_markings_and_what_the_text_says():
    secret = Event("a", Kind.EVENT, "A", None, (Mention("d", Span(0, 1), "(S//NF) It was told."),))
    amber = Event("b", Kind.EVENT, "B", None, (Mention("d", Span(0, 1), "As TLP:AMBER has it."),))
    plain = Event("c", Kind.EVENT, "C", None, (Mention("d", Span(0, 1), "It was (S) told."),))
    assert warnings([plain], None) == []
    assert "no handling line" in warnings([secret], None)[0]
    assert "higher than" in warnings([secret], marking_of("UNCLASSIFIED//FOUO"))[0]
    assert warnings([secret], marking_of("Top Secret//SI")) == []
    assert warnings([amber], markings()["tlp:red"]) == []
    assert "higher than" in warnings([amber], markings()["tlp:green"])[0]
    assert "compare" in warnings([secret], markings()["tlp:red"])[0]
    assert marking_of("  ") is None
    assert marking_of("For the minister only").level == 0


@pytest.mark.parametrize("suffix", [".png", ".svg"])
def test_pictures_with_a_list_keep_their_shape(suffix, tmp_path):
    target = tmp_path / f"crowd{suffix}"
    pages = hand_on(target, _many(400), PictureSpec.sized("slide"))
    assert pages is not None
    assert pages.count > 1
    files = [target, *further(target, pages.count)]
    assert sorted(tmp_path.iterdir()) == sorted(files)
    for file in files:
        picture = QImage(str(file))
        assert picture.width() / picture.height() == pytest.approx(16 / 9, abs=0.01)
    assert further(tmp_path / "a.pdf", 3) == []


def test_a_poster_is_cut_into_sheets_that_hold_all_of_it(tmp_path):
    target = tmp_path / "poster.pdf"
    spec = PictureSpec.sized("4x2 a4-portrait", title="A crowd")
    hand_on(target, _many(30), spec)
    cut = tiling(spec)
    assert cut is not None
    assert (cut.columns, cut.rows) == (4, 2)
    read = PdfReader(target)
    assert len(read.pages) == 8
    for page in read.pages:
        size = float(page.mediabox.width) / 72 * 25.4, float(page.mediabox.height) / 72 * 25.4
        assert size == pytest.approx((210, 297), abs=0.5)
        assert "Row" in page.extract_text()
    assert "A crowd" in read.pages[0].extract_text()
    again = tmp_path / "again.pdf"
    hand_on(again, _many(30), spec)
    assert again.read_bytes() == target.read_bytes()


def test_each_sheet_of_a_poster_bears_the_handling_line(tmp_path):
    target = tmp_path / "poster.pdf"
    line = marking_of("Top Secret//SI//Not for release to anyone abroad")
    hand_on(target, _many(30), PictureSpec.sized("4x2 a4-portrait", banner=line))
    for page in PdfReader(target).pages:
        assert page.extract_text().count(line.text) >= 2


@given(
    width=st.integers(100, 3000),
    height=st.integers(100, 3000),
    paper=st.sampled_from(sorted(PAPERS)),
)
def test_every_spot_of_a_poster_is_on_a_sheet(width, height, paper):
    spec = PictureSpec(width, height, "mm", paper=paper)
    cut = tiling(spec)
    if cut is None:
        short, long = PAPERS[paper]
        assert min(width, height) <= short
        assert max(width, height) <= long
        return
    assert len(cut.tiles) == cut.rows * cut.columns
    for tile in cut.tiles:
        assert tile.width > 0 < tile.height
        assert tile.width + 2 * EDGE <= cut.width + 1e-6
        assert tile.height + 2 * EDGE <= cut.height + 1e-6
    first, last = cut.tiles[0], cut.tiles[-1]
    assert (first.x, first.y) == (0, 0)
    assert (last.x + last.width, last.y + last.height) == pytest.approx((width, height))
    for one, other in itertools.pairwise(cut.tiles[: cut.columns]):
        assert one.x + one.width - other.x == pytest.approx(OVERLAP)
    for one, other in itertools.pairwise(cut.tiles[:: cut.columns]):
        assert one.y + one.height - other.y == pytest.approx(OVERLAP)


@pytest.mark.parametrize("size", ["0x2 a4", "40x40 a3", "4x2 a9"])
def test_posters_that_cannot_be_are_told(size):
    with pytest.raises(ExportFailed):
        PictureSpec.sized(size)
