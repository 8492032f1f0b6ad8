"""Rows and paragraphs of a Word document as WordprocessingML (ECMA-376 part 1, 17.3 and 17.4).

Written as XML at once: thousands of them, made of the library's objects, take ten times as long.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement

_SPACES = nsdecls("w")
_DXA = 1440 / 25.4  # twentieths of a point in a millimetre


def table_row(cells: Sequence[str], widths: Sequence[float]) -> BaseOxmlElement:
    """A row of plain cells, ``widths`` millimetres wide, that stands on one page whole."""
    told = "".join(
        f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{round(width * _DXA)}"/></w:tcPr>'
        f"<w:p>{_run(text) if text else ''}</w:p></w:tc>"
        for text, width in zip(cells, widths, strict=True)
    )
    return _parsed(f'<w:tr {_SPACES}><w:trPr><w:cantSplit w:val="true"/></w:trPr>{told}</w:tr>')


def lead(text: str) -> BaseOxmlElement:
    """A bold paragraph that stays with the next one."""
    return _parsed(f"<w:p {_SPACES}><w:pPr><w:keepNext/></w:pPr>{_run(text, '<w:rPr><w:b/></w:rPr>')}</w:p>")


def indented(text: str, by: float) -> BaseOxmlElement:
    """A paragraph that begins ``by`` millimetres from the margin."""
    return _parsed(f'<w:p {_SPACES}><w:pPr><w:ind w:left="{round(by * _DXA)}"/></w:pPr>{_run(text)}</w:p>')


def _run(text: str, style: str = "") -> str:
    told = escape(text).replace("\n", _part("<w:br/>")).replace("\t", _part("<w:tab/>"))
    return f'<w:r>{style}<w:t xml:space="preserve">{told}</w:t></w:r>'


def _part(mark: str) -> str:
    """What stands between two pieces of a run's text."""
    return f'</w:t>{mark}<w:t xml:space="preserve">'


def _parsed(xml: str) -> BaseOxmlElement:
    found: BaseOxmlElement = parse_xml(xml)
    return found
