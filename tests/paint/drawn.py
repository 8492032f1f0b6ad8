"""What the approved pictures show: scenes of events made by hand, drawn offscreen with the bundled font."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from briefline.model.event import Event, Kind, Mention, Published, Status, Told
from briefline.model.text import SectionKind, Span
from briefline.model.when import When
from briefline.paint.legend import ROW, legend_rows, paint_legend
from briefline.paint.painter import paint_overview, paint_scene
from briefline.paint.theme import Theme, load_theme, measurer
from briefline.timeline.lanes import Arrangement
from briefline.timeline.layout import Timeline
from briefline.timeline.overview import build_overview
from briefline.timeline.parts import Pin
from briefline.timeline.scene import Scene, build_scene
from briefline.timeline.ticks import NO_STEPS, Steps

WIDTH, HEIGHT = 900, 420
MARGIN = 10.0
TODAY = 1_600_000_000.0  # 13 September 2020


def event(
    id: str,
    edtf: str,
    title: str,
    category: str = "meeting",
    status: Status = Status.OCCURRED,
    kind: Kind = Kind.EVENT,
) -> Event:
    """A dated event without evidence."""
    return Event(id, kind, title, When.parse(edtf), (), category, status)


def contradicted(found: Event, other: str) -> Event:
    """The same event told twice, once with another date."""

    def mention(start: int, when: When | None) -> Mention:
        told = Told(
            *(found.title, when, found.category, "", found.status, (), (), "meet", (), True, True, 0.9, ()),
            *("stated", SectionKind.BODY),
        )
        return Mention("report", Span(start, start + 4), "told", None, (), "", told)

    return replace(found, mentions=(mention(0, found.when), mention(9, When.parse(other))))


LOOKS = (
    event("day", "2019-03-12", "Ministers meet in Port Ellen"),
    event("span", "2019-04-02/2019-05-20", "Talks about the harbour dues", "negotiation"),
    contradicted(event("two", "2018-10-02", "The board is dissolved", "decision"), "2018-12-02"),
    event("season", "2019-22", "Ferries stand idle", "strike"),
    event("year", "2018", "Dues are raised", "law"),
    event("about", "2019-09~", "A draft goes round", "statement"),
    event("open", "2019-11-04/..", "The envoy stays in Sudland", "visit"),
    event("since", "../2018-06-30", "The old treaty is in force", "treaty"),
    event("planned", "2020-10-05", "Second round", status=Status.PLANNED),
    event("possible", "2020-11", "A treaty is signed", "agreement", Status.POSSIBLE),
    event("cancelled", "2020-02-10/2020-02-28", "Visit to Norland", "visit", Status.CANCELLED),
    event("paper", "2019-06-04", "Dues and Don’ts", kind=Kind.PUBLICATION),
    event("paper2", "2020-01-20", "What the harbours owe one another", kind=Kind.PUBLICATION),
)
CROWD = tuple(
    event(f"c{number}", f"{1990 + number // 12}-{number % 12 + 1:02d}-{1 + 7 * number % 28:02d}",
          f"Sitting {number} of the harbour board", "meeting" if number % 3 else "vote")
    for number in range(400)
)  # fmt: skip
FAR = (
    event("rome", "-0752", "Rome is founded", "event"),
    event("caesar", "-0043-03-15", "Caesar is murdered", "attack"),
    event("paris", "1919-01-18/1920-01-21", "Peace conference in Paris", "conference"),
    event("now", "2019-03-12", "Ministers meet in Port Ellen"),
)


def image(height: int, ratio: float, paint: Callable[[QPainter], object]) -> QImage:
    """A picture, WIDTH × ``height`` pixels of the theme, with ``ratio`` times as many of its own."""
    made = QImage(round(WIDTH * ratio), round(height * ratio), QImage.Format.Format_RGB32)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.white)
    painter = QPainter(made)
    paint(painter)
    painter.end()
    return made


def scene_of(
    events: Sequence[Event],
    theme: Theme,
    *,
    zoom: float = 1.0,
    lanes: str = "kind",
    folded: bool | None = None,
    arrangement: Arrangement = Arrangement(),  # noqa: B008 - a frozen value
    steps: Steps = NO_STEPS,
    pins: Sequence[Pin] = (),
) -> Scene:
    """A scene of the whole, or of its middle when it is zoomed in."""
    published = Published(When.parse("2019-03-15"), "stated", "")
    timeline = Timeline.of(events, lanes=lanes, folded=folded, document_date=published, today=TODAY)
    timeline = timeline.arranged(arrangement)
    viewport = timeline.clamp(timeline.fit().zoom(zoom))
    return build_scene(timeline, viewport, WIDTH, HEIGHT, measurer(theme), steps=steps, pins=pins)


def timeline_picture(theme_name: str = "light", ratio: float = 1.0, **asked: object) -> QImage:
    """The timeline of LOOKS, or of ``events``; the rest as for ``scene_of``."""
    theme = load_theme(theme_name)
    events = asked.pop("events", LOOKS)
    selected = asked.pop("selected", ())
    scene = scene_of(events, theme, **asked)  # type: ignore[arg-type]
    links = scene.links({name: ("day", "paper") for name in selected}) if len(selected) == 1 else ()  # type: ignore[arg-type]
    return image(
        HEIGHT,
        ratio,
        lambda painter: paint_scene(painter, scene, theme, selected=selected, links=links),  # type: ignore[arg-type]
    )


def strip_picture(theme_name: str) -> QImage:
    """The overview strip with a window in it, and the legend below."""
    theme = load_theme(theme_name)
    scene = scene_of(LOOKS, theme)
    timeline = scene.timeline
    viewport = timeline.clamp(timeline.fit().zoom(3.0, 0.4))
    overview = build_overview(timeline, viewport, WIDTH - 2 * MARGIN, 50.0, measurer(theme))
    rows = len(legend_rows(scene.legend, WIDTH - 2 * MARGIN, theme))

    def paint(painter: QPainter) -> None:
        painter.fillRect(0, 0, WIDTH, 400, theme.colour("background"))
        painter.translate(MARGIN, 6)
        paint_overview(painter, overview, theme)
        painter.translate(0, 58)
        paint_legend(painter, scene.legend, WIDTH - 2 * MARGIN, theme)

    return image(round(70 + rows * ROW), 1.0, paint)


def seconds(edtf: str) -> float:
    """The start of a date, in seconds since 1970."""
    lo = When.parse(edtf).lo
    assert lo is not None
    return float(lo)


def marked_picture() -> QImage:
    """Marks, a range and several selected events."""
    pins = (
        Pin("range", seconds("2019-05"), seconds("2019-10"), "5 mo 1 d"),
        Pin("kept", seconds("2018-11-11"), seconds("2018-11-11"), "11 Nov 2018"),
        Pin("mark", seconds("2020-04-01"), seconds("2020-04-01"), "1 Apr 2020"),
    )
    return timeline_picture(pins=pins, selected=("span", "season", "paper"))


PICTURES: dict[str, Callable[[], QImage]] = {
    "looks-light": timeline_picture,
    "looks-dark": lambda: timeline_picture("dark"),
    "looks-contrast": lambda: timeline_picture("contrast"),
    "looks-contrast-dark": lambda: timeline_picture("contrast-dark"),
    "looks-sharp": lambda: timeline_picture(ratio=1.5, zoom=2.2),
    "selected": lambda: timeline_picture(selected=("span",)),
    "marked": marked_picture,
    "crowd": lambda: timeline_picture(events=CROWD),
    "folded": lambda: timeline_picture("dark", events=FAR, folded=True),
    "collapsed": lambda: timeline_picture(
        lanes="category", arrangement=Arrangement(collapsed=frozenset({"Visit", "Meeting"}))
    ),
    "quarters": lambda: timeline_picture(zoom=1.6, folded=False, steps=Steps(quarters=True)),
    "strip-light": lambda: strip_picture("light"),
    "strip-dark": lambda: strip_picture("dark"),
}
