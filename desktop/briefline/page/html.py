"""One HTML file that holds everything: a timeline to zoom and search, the table, and the picture to print."""

from __future__ import annotations

import json
import re
from html import escape
from importlib.resources import files
from typing import Any

from briefline import __version__
from briefline.export.imprint import imprint_line
from briefline.export.selection import Selection, kind_of
from briefline.model.calendar import DAY
from briefline.model.event import Event, Kind
from briefline.page.signs import MEANINGS, signs, used_signs
from briefline.page.spec import PictureSpec
from briefline.timeline.columns import extent
from briefline.timeline.families import PUBLICATION, family_of

# nothing may be fetched, whatever a text smuggles in
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"


def html_bytes(selection: Selection, spec: PictureSpec, picture: str) -> bytes:
    """The page for a selection. ``picture`` is the SVG that is printed, and shown where scripts are off."""
    folder = files("briefline.resources") / "export"
    style, script = ((folder / name).read_text("utf-8") for name in ("timeline.css", "timeline.js"))
    data = {"events": [_event(event, selection) for event in selection.events]}
    # "<" in a script would let a text end it
    told = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    title = escape(spec.title or selection.title or "Timeline")
    written = "; ".join(f"{one.title or one.source}" for one in selection.chronology.documents)
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
<style>{style}</style>
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
<p class="note tools">◆ day known · solid bar: from–to known · pale bar: sometime within · □ publication ·
hollow: planned · dotted: possible · struck through: cancelled</p>
<div class="static">{_inline(picture)}</div>
<noscript><style>.static {{ display: block }} .tools, .view {{ display: none }}</style></noscript>
<h2 id="table">Events and sources</h2>
{_signs(selection)}<table>
<thead>
<tr><th scope="col">No.</th><th scope="col">Date</th><th scope="col">Event and sources</th></tr>
</thead>
<tbody>
{"".join(_row(number, event, selection) for number, event in enumerate(selection.events, 1))}</tbody>
</table>
</main>
<footer><p class="note">From {escape(written)}. Made with Briefline {__version__}.</p></footer>
{banner}<script type="application/json" id="data">{told}</script>
<script>{script}</script>
</body>
</html>
"""
    return page.encode("utf-8", "replace")


def _told_of(selection: Selection) -> str:
    return imprint_line(selection.imprint)


def _banner(spec: PictureSpec) -> str:
    marking = spec.banner
    if marking is None:
        return ""
    colours = f' style="color:{marking.ink};background:{marking.ground}"' if marking.ground else ""
    side = " right" if marking.align == "right" else ""
    return f'<div class="banner{side}"><span{colours}>{escape(marking.text)}</span></div>\n'


def _inline(picture: str) -> str:
    """An SVG file as an element of a page."""
    start = picture.index("<svg")
    return re.sub(
        r"<svg ", '<svg role="img" aria-label="The timeline as a picture" ', picture[start:], count=1
    )


def _signs(selection: Selection) -> str:
    told = " · ".join(f"{sign} {MEANINGS[sign]}" for sign in used_signs(selection.events))
    return f'<p class="note">{escape(told)}</p>\n' if told else ""


def _row(number: int, event: Event, selection: Selection) -> str:
    quotes = "".join(
        f"<q>{escape(quote)}</q>" for quote in dict.fromkeys(mention.quote for mention in event.mentions)
    )
    status = "" if event.status.value == "occurred" else f" ({event.status.value})"
    return (
        f'<tr data-id="{escape(event.id)}"><td>{number}</td>'
        f'<td class="when">{escape(selection.date(event) + signs(event))}</td>'
        f'<td><button data-id="{escape(event.id)}">{escape(event.title)}</button>{status}{quotes}</td></tr>\n'
    )


def _event(event: Event, selection: Selection) -> dict[str, Any]:
    """What the script needs of an event."""
    lo = hi = None
    known = False
    if event.when is not None:
        lo, core_lo, core_hi, hi = extent(event.when)
        known = core_hi > core_lo
    names = selection.documents
    several = len(names) > 1
    people = ", ".join(f"{one.name} ({one.role})" if one.role else one.name for one in event.participants)
    derivation = event.when.derivation if event.when else None
    facts = [
        ("What", kind_of(event)),
        ("Who", people),
        ("Where", ", ".join(event.places)),
        ("How the date was read", derivation.sentence() if derivation else ""),
        ("To be doubted", " ".join(event.doubts)),
    ]
    quotes: dict[str, str] = {}
    for mention in event.mentions:
        quotes.setdefault(mention.quote, names.get(mention.document, "") if several else "")
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
        "family": PUBLICATION if event.kind is Kind.PUBLICATION else family_of(event.category),
        "quotes": [{"text": quote, "document": name} for quote, name in quotes.items()],
        "facts": [fact for fact in facts if fact[1]],
        "words": words.lower(),
    }
