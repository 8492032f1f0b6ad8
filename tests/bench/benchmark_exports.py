"""What each format costs: CPU seconds and size, for the sample and for made events."""

from __future__ import annotations

import random
import tempfile
import time
from pathlib import Path

from briefline.export.selection import Selection
from briefline.model.errors import ExportFailed
from briefline.model.event import Chronology, Event, Kind, Mention
from briefline.model.text import Document, Span
from briefline.model.when import When
from briefline.page.spec import PictureSpec
from briefline.paint.handing_on import FORMATS, hand_on
from briefline.paint.picture import ensure_gui, lay_out
from briefline.pipeline import Source, read_source

_WORDS = "ministers meet in the capital for talks on grain exports after the ceasefire along the border"


def made(count: int) -> Chronology:
    """As many events over four years, in no document's text."""
    chance = random.Random(count)
    words = _WORDS.split()
    events = []
    for number in range(count):
        title = " ".join(chance.choice(words) for _ in range(chance.randint(3, 11))).capitalize()
        day = f"{chance.randint(2019, 2022)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
        mention = Mention("d", Span(0, len(title)), title)
        events.append(
            Event(f"e{number}", Kind.EVENT, title, When.parse(day), (mention,), confidence=chance.random())
        )
    events.sort(key=lambda event: event.when.lo if event.when and event.when.lo is not None else 0)
    document = Document("d", "A crowd", "crowd.txt", "", (), ())
    return Chronology((document,), (), tuple(events), (), ())


def measure_exports(sample: Path) -> None:
    """Prints a line a format, and before how many of made events a slide names."""
    ensure_gui()
    for count in (60, 100, 200, 1000):
        began = time.process_time()
        pages = lay_out(made(count).events, PictureSpec(title="A picture"), paged=True)
        took = time.process_time() - began
        points, left = 0.75 * 13 * pages.scale, len(pages.unnamed)
        print(
            f"exports: {count:>6} events, slide: {count - left} named, {left} by number, "
            f"{points:.1f} points, {took:.2f} s CPU",
            flush=True,
        )
    cases = [("sample", read_source(Source.file(str(sample)))), ("200", made(200)), ("2,000", made(2000))]
    with tempfile.TemporaryDirectory() as folder:
        for name, chronology in cases:
            selection = Selection(chronology, "A picture", total=len(chronology.events))
            for suffix in FORMATS:
                if suffix in (".md", ".tml") and not chronology.published:
                    continue  # these tell of documents, and made events have none
                target = Path(folder) / f"out{suffix}"
                began = time.process_time()
                try:
                    hand_on(target, selection, PictureSpec.sized("a4", title="A picture"))
                except ExportFailed as error:
                    print(f"exports: {name:>6} events {suffix:<14} {error.message}", flush=True)
                    continue
                took = time.process_time() - began
                size = target.stat().st_size / 1000
                print(f"exports: {name:>6} events {suffix:<14} {took:6.2f} s CPU {size:8.0f} kB", flush=True)
