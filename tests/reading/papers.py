"""PDF files of a few lines, written by hand: page, place, size and words of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

Written: TypeAlias = tuple[float, float, float, str]
"""x and y from the lower left in points, size of the letters, words; "**" in front makes them bold."""


def paper(*pages: Sequence[Written]) -> bytes:
    """A PDF with these lines on its pages, in this order."""
    fonts = b"<< /F1 3 0 R /F2 4 0 R >>"
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        content = "\n".join(_shown(line) for line in lines).encode("cp1252")
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            b"/Resources << /Font %s >> /Contents %d 0 R >>" % (fonts, 6 + 2 * number)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return _file(objects)


def paragraph(x: float, y: float, *lines: str, size: float = 10) -> list[Written]:
    """Lines below each other, twelve points apart."""
    return [(x, y - 12 * number, size, line) for number, line in enumerate(lines)]


def _shown(line: Written) -> str:
    x, y, size, words = line
    font, plain = ("F2", words[2:]) if words.startswith("**") else ("F1", words)
    escaped = plain.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm ({escaped}) Tj ET"


def _file(objects: list[bytes]) -> bytes:
    made, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return (
        made
        + head
        + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(made))
    )
