"""The command ``export``: pictures, slides and tables of a chronology, without a window."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from briefline.model.errors import ExportFailed
from briefline.model.event import Chronology
from briefline.model.wording import DateStyle

# labels are short even where the text writes months out
_LABELS = {DateStyle.DAY_MONTH: DateStyle.DAY_MONTH_SHORT}


def export_options(verb: argparse.ArgumentParser) -> None:
    """Add the options of ``export``, but for those of the reports."""
    from briefline.page.spec import LANES, PRESETS

    verb.add_argument(
        "-o",
        "--output",
        required=True,
        action="append",
        metavar="OUT",
        help="the file; its ending says the format: .png .svg .pdf .pptx .html .docx .md .csv .xlsx .json "
        ".timeline.json .ics .tml; may be given more than once",
    )
    verb.add_argument(
        "--preset",
        "--size",
        dest="size",
        default="slide",
        metavar="SIZE",
        help=f"{', '.join(PRESETS)}; or 1920x1080 (pixels), 297x210mm; default %(default)s",
    )
    verb.add_argument("--dpi", type=int, metavar="N", help="pixels to the inch of a PNG")
    verb.add_argument("--title", default=None, help="heading (default: the report's title)")
    verb.add_argument("--subtitle", default="", help="second line of the heading")
    verb.add_argument("--sources", action="store_true", help="number the events and list their quotes")
    verb.add_argument("--undated", action="store_true", help="list the events without a date, too")
    verb.add_argument(
        "--theme",
        default="light",
        choices=("light", "dark", "print"),
        help="default %(default)s",
    )
    verb.add_argument("--lanes", default="none", choices=LANES, help="default %(default)s")
    verb.add_argument("--no-fold", action="store_true", help="do not shorten empty stretches of time")
    verb.add_argument("--no-legend", action="store_true", help="leave the legend out")
    verb.add_argument("--as-of", metavar="DATE", help="mark this day")
    verb.add_argument(
        "--banner", default="", metavar="WORDS", help="handling line: cui, tlp:amber …, or words of your own"
    )
    verb.add_argument("--logo", metavar="FILE", help="a PNG or JPEG for the upper right corner")
    verb.add_argument("--outlines", action="store_true", help="letters of an SVG as shapes")


def run_export(
    options: argparse.Namespace,
    read: Callable[[argparse.Namespace], tuple[Chronology, int]],
    style: DateStyle,
) -> None:
    """Writes each file that was asked for. What there is to say goes to standard error.

    ``read`` gives the events to hand on and how many there are in all.
    """
    from briefline.export.selection import Selection
    from briefline.page.banner import marking_of, warnings
    from briefline.page.spec import PictureSpec
    from briefline.paint.handing_on import format_of, hand_on, plan
    from briefline.paint.picture import ensure_gui

    outputs = [Path(name) for name in options.output]
    for path in outputs:
        format_of(path)
    spec = PictureSpec.sized(options.size)
    if options.dpi is not None:
        spec = spec.at_dpi(options.dpi)
    as_of = _typed(options.as_of)
    logo = _logo(options.logo)
    chronology, whole = read(options)
    documents = chronology.documents
    title = options.title if options.title is not None else (documents[0].title if documents else "")
    selection = Selection(
        chronology,
        title,
        style,
        ", ".join(Path(name).name for name in options.files),
        (options.filter or "").strip(),
        whole,
    )
    spec = replace(
        spec,
        title=title,
        subtitle=options.subtitle,
        sources=options.sources,
        undated=options.undated,
        theme=options.theme,
        lanes=options.lanes,
        folded=not options.no_fold,
        legend=not options.no_legend,
        style=_LABELS.get(selection.style, selection.style),
        document_date=chronology.published[0] if len(chronology.documents) == 1 else None,
        as_of=as_of,
        banner=marking_of(options.banner),
        logo=logo,
        outlines=options.outlines,
    )
    for sentence in warnings(selection.events, spec.banner):
        print(f"briefline: {sentence}", file=sys.stderr)
    ensure_gui()
    for path in outputs:
        sentence = plan(selection, format_of(path))
        if sentence:
            print(f"briefline: {path.name}: {sentence}", file=sys.stderr)
        hand_on(path, selection, spec)


def _typed(date: str | None) -> str:
    """A date that was typed, as EDTF; "" for none."""
    if not date:
        return ""
    from briefline.extract.times.typed_date import read_typed

    return read_typed(date).edtf


def _logo(name: str | None) -> bytes:
    if not name:
        return b""
    try:
        data = Path(name).read_bytes()
    except OSError as error:
        raise ExportFailed(f"The logo “{name}” could not be read: {error.strerror}.", "") from error
    if not data.startswith((b"\x89PNG", b"\xff\xd8\xff")):
        raise ExportFailed(f"The logo “{name}” is no PNG or JPEG.", "Save it as one of these first.")
    return data
