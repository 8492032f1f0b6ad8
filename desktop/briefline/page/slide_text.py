"""Text of slides as DrawingML (ECMA-376 part 1, 21.1.2).

Written as XML at once: a list of thousands of events, made of the library's objects a run at a time, takes
eight times as long.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

FONT = "+mn-lt"  # the deck's own font for text: one change of its theme fonts changes all words
_BODY = (
    '<a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></a:bodyPr>'
    "<a:lstStyle/>"
)
_SPACES = nsdecls("a", "p")


class Run(NamedTuple):
    """Words in one style: ``size`` in points, ``colour`` as RRGGBB."""

    text: str
    size: float
    bold: bool
    italic: bool
    colour: str


def paragraph(runs: Sequence[Run], spacing: float) -> str:
    """A paragraph, set flush left, its lines ``spacing`` points apart."""
    told = "".join(
        f'<a:r><a:rPr sz="{round(run.size * 10) * 10}" b="{run.bold:d}" i="{run.italic:d}"><a:solidFill>'
        f'<a:srgbClr val="{run.colour}"/></a:solidFill><a:latin typeface="{FONT}"/></a:rPr>'
        f"<a:t>{escape(run.text)}</a:t></a:r>"
        for run in runs
    )
    height = f'<a:lnSpc><a:spcPts val="{int(spacing * 100)}"/></a:lnSpc>'
    return f'<a:p><a:pPr algn="l">{height}</a:pPr>{told}</a:p>'


def fill(frame: Any, paragraphs: Sequence[str]) -> None:
    """Let a shape's text be these paragraphs, not wrapped anew, from its upper left corner on."""
    body = frame._txBody
    for old in list(body):
        body.remove(old)
    body.extend(parse_xml(f"<p:txBody {_SPACES}>{_BODY}{''.join(paragraphs)}</p:txBody>"))


def add_box(shapes: Any, name: str, place: Sequence[int], paragraphs: Sequence[str]) -> None:
    """Add a box for text at x, y, width, height in EMU, with the paragraphs in it as by ``fill``."""
    x, y, width, height = place
    shapes._element.insert_element_before(
        parse_xml(
            f'<p:sp {_SPACES}><p:nvSpPr><p:cNvPr id="{shapes._next_shape_id}" name={quoteattr(name)}/>'
            '<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>'
            f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
            f"<p:txBody>{_BODY}{''.join(paragraphs)}</p:txBody></p:sp>"
        ),
        "p:extLst",
    )
