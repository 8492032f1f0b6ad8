"""One HTML file that holds everything: a timeline to zoom and search, the table, and the picture to print."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import escape
from importlib.resources import files
from typing import Any

from briefline import __version__
from briefline.export.imprint import imprint_line
from briefline.export.selection import Selection, kind_of
from briefline.model.calendar import DAY
from briefline.model.event import Event, Kind
from briefline.page.palette import palette
from briefline.page.signs import MEANINGS, family, family_signs, signs, used_signs
from briefline.page.spec import PictureSpec
from briefline.page.theme_file import theme_data
from briefline.timeline.columns import Look, extent, look
from briefline.timeline.families import OTHER, family_label

_LOOKS = (
    "◆ day known · solid bar: from–to known · pale bar: sometime within · broken bar: approximate · "
    "□ publication · hollow: planned · dotted: possible · struck through: cancelled · arrow: open end"
)
# nothing may be fetched, whatever a text smuggles in
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"


def html_bytes(selection: Selection, spec: PictureSpec, picture: str) -> bytes:
    """The page for a selection. ``picture`` is the SVG that is printed, and shown where scripts are off."""
    folder = files("briefline.resources") / "export"
    style, script = ((folder / name).read_text("utf-8") for name in ("timeline.css", "timeline.js"))
    signed = family_signs(event for event in selection.events if event.when)
    data = {"events": [_event(event, selection, signed) for event in selection.events]}
    # "<" in a script would let a text end it
    told = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    title = escape(spec.title or selection.title or "Timeline")
    imprint = "".join(f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in selection.imprint)
    banner = _banner(spec)
    page = f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Briefline {__version__}">
<meta name="description" content="{escape(_told_of(selection))}">
<title>{title}</title>
<style>{style}{_theme_style(spec.theme)}</style>
</head>
<body>
<a class="skip" href="#table">To the table of events</a>
{banner}<header>
<h1>{title}</h1>
<p class="note">{escape(" · ".join(part for part in (spec.subtitle, selection.count_words) if part))}</p>
</header>
<main>
<div class="tools">
<input id="search" type="search" placeholder="Search" aria-label="Search the events">
<button id="in" aria-label="Zoom in">+</button>
<button id="out" aria-label="Zoom out">−</button>
<button id="all">Show all</button>
<button id="print">Print</button>
<span id="count" class="note" role="status" aria-live="polite"></span>
</div>
<div class="view">
<div id="chart"></div>
<section id="details" aria-live="polite" aria-label="Details" tabindex="0"></section>
</div>
{_legend(selection)}<div class="static">{_inline(picture)}</div>
<noscript><style>.static {{ display: block }} .tools, .view {{ display: none }}</style></noscript>
<h2 id="table">Events and sources</h2>
{_signs(selection)}<table>
<thead>
{_running(spec, "th")}
<tr><th scope="col">No.</th><th scope="col">Date</th><th scope="col">Event and sources</th></tr>
</thead>
<tbody>
{"".join(_row(number, event, selection, signed) for number, event in enumerate(selection.events, 1))}</tbody>
{_running_foot(spec)}</table>
</main>
<footer>{banner}<dl class="note">{imprint}</dl>{banner}</footer>
{banner}<script type="application/json" id="data">{told}</script>
<script>{script}</script>
</body>
</html>
"""
    return page.encode("utf-8", "replace")


def _told_of(selection: Selection) -> str:
    return imprint_line(selection.imprint)


def _theme_style(theme: str) -> str:
    """The colours and the font of the page: those of the picture's theme."""
    look = palette(theme)
    names = (
        ("paper", "background"),
        ("ink", "text"),
        ("muted", "muted"),
        ("line", "line"),
        ("accent", "accent"),
        ("soft", "accent-soft"),
        ("panel", "header"),
    )
    told = [f"--{name}: {look.colour(colour)}" for name, colour in names]
    told += [f"--{family}: {colour}" for family, colour in look.families]
    data = theme_data(theme)
    font = str(data["fonts"]["label"][0])
    told += [f"color-scheme: {'dark' if data['dark'] else 'light'}", f'--font: "{font}"']
    return f":root {{ {'; '.join(told)} }}"


def _legend(selection: Selection) -> str:
    """What the marks of the chart mean, and the families with sign and colour."""
    found = [f'<p class="note tools">{escape(_LOOKS)}</p>\n']
    signed = family_signs(event for event in selection.events if event.when)
    if signed:
        told = " · ".join(
            f'<span style="color:var(--{name})">{sign}</span> {escape(family_label(name))}'
            for name, sign in sorted(signed.items(), key=lambda pair: (pair[0] == OTHER, pair[0]))
        )
        found.append(f'<p class="note tools" id="families">{told}</p>\n')
    return "".join(found)


def _banner(spec: PictureSpec) -> str:
    marking = spec.banner
    if marking is None:
        return ""
    colours = f' style="color:{marking.ink};background:{marking.ground}"' if marking.ground else ""
    side = " right" if marking.align == "right" else ""
    return f'<div class="banner{side}"><span{colours}>{escape(marking.text)}</span></div>\n'


def _running(spec: PictureSpec, cell: str) -> str:
    """The handling line as a row of the table, which is there on each page that is printed."""
    line = _banner(spec).strip()
    return f'<tr class="banner-row"><{cell} colspan="3">{line}</{cell}></tr>' if line else ""


def _running_foot(spec: PictureSpec) -> str:
    row = _running(spec, "td")
    return f"<tfoot>{row}</tfoot>\n" if row else ""


def _inline(picture: str) -> str:
    """An SVG file as an element of a page."""
    start = picture.index("<svg")
    return re.sub(
        r"<svg ", '<svg role="img" aria-label="The timeline as a picture" ', picture[start:], count=1
    )


def _signs(selection: Selection) -> str:
    told = " · ".join(f"{sign} {MEANINGS[sign]}" for sign in used_signs(selection.events))
    return f'<p class="note">{escape(told)}</p>\n' if told else ""


def _row(number: int, event: Event, selection: Selection, signed: Mapping[str, str]) -> str:
    quotes = "".join(
        f"<q>{escape(quote)}</q>{f'<cite>{escape(source)}</cite>' if source else ''}"
        for quote, source in selection.quotes(event)
    )
    status = "" if event.status.value == "occurred" else f" ({event.status.value})"
    name = family(event)
    mark = ""
    if name in signed:
        mark = f'<span aria-hidden="true" style="color:var(--{name})">{signed[name]}</span> '
    return (
        f'<tr data-id="{escape(event.id)}"><td>{number}</td>'
        f'<td class="when">{mark}{escape(selection.date(event) + signs(event))}</td>'
        f'<td><button data-id="{escape(event.id)}">{escape(event.title)}</button>{status}{quotes}</td></tr>\n'
    )


def _event(event: Event, selection: Selection, signed: Mapping[str, str]) -> dict[str, Any]:
    """What the script needs of an event; ``signed`` are the signs of families."""
    looks = look(event) if event.when is not None else Look.PLAIN
    lo = hi = None
    known = False
    if event.when is not None:
        lo, core_lo, core_hi, hi = extent(event.when)
        known = core_hi > core_lo
    people = ", ".join(f"{one.name} ({one.role})" if one.role else one.name for one in event.participants)
    derivation = event.when.derivation if event.when else None
    facts = [
        ("What", kind_of(event)),
        ("Who", people),
        ("Where", ", ".join(event.places)),
        ("How the date was read", derivation.sentence() if derivation else ""),
        ("To be doubted", " ".join(event.doubts)),
    ]
    words = " ".join(
        (event.title, people, *event.places, *event.topics, kind_of(event), selection.date(event))
    )
    return {
        "id": event.id,
        "title": event.title,
        "date": selection.date(event) + signs(event),
        "lo": lo,
        "hi": hi,
        "known": known,
        "day": hi is not None and lo is not None and hi - lo <= DAY,
        "status": event.status.value,
        "publication": event.kind is Kind.PUBLICATION,
        "family": family(event),
        "sign": signed.get(family(event), ""),
        "approximate": Look.APPROXIMATE in looks,
        "openStart": Look.OPEN_START in looks,
        "openEnd": Look.OPEN_END in looks,
        "quotes": [{"text": quote, "document": name} for quote, name in selection.quotes(event)],
        "facts": [fact for fact in facts if fact[1]],
        "words": words.lower(),
    }
