"""The command ``export``: pictures, slides and tables of a chronology, without a window."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefline.model.errors import ExportFailed
from briefline.model.event import Chronology
from briefline.model.wording import DateStyle

if TYPE_CHECKING:
    from briefline.page.spec import PictureSpec

_PRESETS_KEPT = "presets"  # stands in the help for the presets there are
# labels are short even where the text writes months out
_LABELS = {DateStyle.DAY_MONTH: DateStyle.DAY_MONTH_SHORT}


class _Help(argparse.HelpFormatter):
    """Help that ends with the presets kept in the window, looked up only when it is asked for."""

    def add_text(self, text: str | None) -> None:
        super().add_text(_presets_kept() if text == _PRESETS_KEPT else text)


def export_options(verb: argparse.ArgumentParser) -> None:
    """Add the options of ``export``, but for those of the reports."""
    from briefline.page.spec import LANES, PAPERS, PRESETS
    from briefline.page.theme_file import NAMES

    verb.formatter_class, verb.epilog = _Help, _PRESETS_KEPT
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
        metavar="NAME",
        help="how the picture shall be: a name that was kept in the window's Export…, or a SIZE; what other "
        "options say counts more; default slide",
    )
    verb.add_argument(
        "--size",
        metavar="SIZE",
        help=f"{', '.join(PRESETS)}; or 1920x1080 (pixels), 297x210mm, “4x2 a4” (sheets of a poster)",
    )
    verb.add_argument(
        "--paper",
        choices=tuple(PAPERS),
        help="cut the PDF of a larger page into sheets of this paper, with marks to cut and to lay over",
    )
    verb.add_argument("--dpi", type=int, metavar="N", help="pixels to the inch of a PNG")
    verb.add_argument(
        "--title", default=None, help="heading (default: the report's title, else when its events were)"
    )
    verb.add_argument("--subtitle", default="", help="second line of the heading")
    verb.add_argument("--sources", action="store_true", help="number the events and list their quotes")
    verb.add_argument("--undated", action="store_true", help="list the events without a date, too")
    verb.add_argument(
        "--theme",
        metavar="THEME",
        help=f"{', '.join(NAMES)}, or a FILE.toml with colours and fonts of your own; default light",
    )
    verb.add_argument("--lanes", choices=LANES, help="default auto: whichever of none and kind names more")
    verb.add_argument("--no-fold", action="store_true", help="do not shorten empty stretches of time")
    verb.add_argument("--no-legend", action="store_true", help="leave the legend out")
    verb.add_argument("--as-of", metavar="DATE", help="mark this day")
    verb.add_argument(
        "--banner", metavar="WORDS", help="handling line: cui, tlp:amber …, or words of your own"
    )
    verb.add_argument("--logo", metavar="FILE", help="a PNG or JPEG for the upper right corner")
    verb.add_argument("--outlines", action="store_true", help="letters of an SVG as shapes")


def run_export(
    options: argparse.Namespace,
    read: Callable[[argparse.Namespace], tuple[Chronology, int]],
    style: DateStyle | None,
) -> None:
    """Writes each file that was asked for. What there is to say goes to standard error.

    ``read`` gives the events to hand on and how many there are in all; ``style`` is None where none was
    asked for.
    """
    from briefline.export.heading import heading_of
    from briefline.export.selection import Selection
    from briefline.page.banner import warnings
    from briefline.page.theme_file import contrast_warnings
    from briefline.paint.handing_on import format_of, further, hand_on, plan
    from briefline.paint.picture import ensure_gui
    from briefline.paint.theme import load_theme, missing_fonts

    outputs = [Path(name) for name in options.output]
    for path in outputs:
        format_of(path)
    spec, written = _spec(options, style)
    as_of = _typed(options.as_of)
    chronology, whole = read(options)
    documents = chronology.documents
    title = options.title if options.title is not None else heading_of(chronology, written)
    selection = Selection(
        chronology,
        title,
        written,
        ", ".join(Path(name).name for name in options.files),
        (options.filter or "").strip(),
        whole,
    )
    spec = replace(
        spec,
        title=title,
        subtitle=options.subtitle,
        document_date=chronology.published[0] if len(chronology.documents) == 1 else None,
        as_of=as_of,
        outlines=options.outlines,
    )
    ensure_gui()
    told = warnings(selection.events, spec.banner) + contrast_warnings(spec.theme)
    for sentence in told + missing_fonts(load_theme(spec.theme)):
        print(f"briefline: {sentence}", file=sys.stderr)
    for path in outputs:
        sentence = plan(selection, format_of(path))
        if sentence:
            print(f"briefline: {path.name}: {sentence}", file=sys.stderr)
        pages = hand_on(path, selection, spec)
        if pages and pages.unnamed and not path.name.lower().endswith(".html"):  # which names all
            dated = len(chronology.events)
            print(
                f"briefline: {path.name}: {len(pages.unnamed):,} of {dated:,} events had no room for a label "
                "and are shown by number; a list explains each",
                file=sys.stderr,
            )
        others = further(path, pages.count if pages else 1, len(documents))
        if others:
            names = ", ".join(other.name for other in others)
            what = "its list is" if pages else "the other reports are"
            print(f"briefline: {path.name}: {what} in {names}", file=sys.stderr)


def _presets_kept() -> str:
    """The presets that were kept in the window, in a sentence."""
    from briefline.extract.events.own_categories import default_path
    from briefline.session.settings import Settings

    names = ", ".join(f"“{name}”" for name in sorted(Settings(default_path().parent).picture_presets))
    return f"Presets kept in the window's Export…: {names or 'none yet'}."


def _typed(date: str | None) -> str:
    """A date that was typed, as EDTF; "" for none."""
    if not date:
        return ""
    from briefline.extract.times.typed_date import read_typed

    return read_typed(date).edtf


def _spec(options: argparse.Namespace, style: DateStyle | None) -> tuple[PictureSpec, DateStyle]:
    """The picture that the options ask for, and how dates are written elsewhere than on labels."""
    from briefline.page.banner import marking_of
    from briefline.page.logo import logo_of
    from briefline.page.spec import PictureSpec
    from briefline.page.theme_file import theme_of

    spec, written = _preset(options.preset) if options.preset else (PictureSpec(), DateStyle.DAY_MONTH)
    if options.size:
        size = PictureSpec.sized(options.size)
        spec = replace(
            spec, width=size.width, height=size.height, unit=size.unit, dpi=size.dpi, paper=size.paper
        )
    if options.dpi is not None:
        spec = spec.at_dpi(options.dpi)
    if style is not None:
        spec, written = replace(spec, style=_LABELS.get(style, style)), style
    return replace(
        spec,
        sources=spec.sources or options.sources,
        undated=spec.undated or options.undated,
        theme=theme_of(options.theme) if options.theme else spec.theme,
        lanes=options.lanes or spec.lanes,
        paper=options.paper or spec.paper,
        folded=spec.folded and not options.no_fold,
        legend=spec.legend and not options.no_legend,
        banner=spec.banner if options.banner is None else marking_of(options.banner),
        logo=logo_of(options.logo) if options.logo else spec.logo,
    ), written


def _preset(name: str) -> tuple[PictureSpec, DateStyle]:
    """The picture of a size's name, or of a preset that was kept in the window. Raises ExportFailed."""
    from briefline.page.preset import spec_of
    from briefline.page.spec import PRESETS, PictureSpec

    try:
        return PictureSpec.sized(name), DateStyle.DAY_MONTH
    except ExportFailed:
        from briefline.extract.events.own_categories import default_path
        from briefline.session.settings import Settings

        kept = Settings(default_path().parent).picture_presets
        if name in kept:
            spec = spec_of(kept[name])
            return spec, spec.style
        if name[:1].isdigit():
            raise
    names = ", ".join(f"“{one}”" for one in sorted(kept)) or "none yet"
    raise ExportFailed(
        f"There is no preset “{name}”.",
        f"Kept in the window's Export…: {names}. Sizes: {', '.join(PRESETS)}, or as in 1920x1080.",
    )
