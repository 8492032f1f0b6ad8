"""The source as a text document with every time expression and mention marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from briefline.model.text import Document, SectionKind, Span
from briefline.paint.theme import load_theme
from briefline.ui.look import Look
from briefline.ui.source_gutter import GUTTER
from briefline.ui.source_marks import Marks, Utf16

STEP = 8_000  # characters that one step takes in
MARKS = 8  # marks that one step sets: where a paragraph is endless, each takes some milliseconds
MARGIN = 16
LINE_HEIGHT = 142  # per cent
_LOUD = frozenset(
    {SectionKind.TITLE, SectionKind.HEADING, SectionKind.PUBLICATION_TITLE, SectionKind.QUESTION}
)
_QUIET = frozenset(
    {
        SectionKind.NAVIGATION,
        SectionKind.FOOTER,
        SectionKind.REPEAT,
        SectionKind.MAIL_HEADER,
        SectionKind.BYLINE,
    }
)


def empty_text(font: QFont, parent: QObject) -> QTextDocument:
    """A text document with nothing in it yet."""
    made = QTextDocument(parent)
    made.setDefaultFont(font)
    made.setDocumentMargin(MARGIN)
    frame = made.rootFrame().frameFormat()
    frame.setLeftMargin(GUTTER)
    made.rootFrame().setFrameFormat(frame)
    made.setUndoRedoEnabled(False)
    return made


def fill_text(
    target: QTextDocument, document: Document, marks: Marks, units: Utf16, look: Look
) -> Iterator[None]:
    """Write a source into an empty text document, a few milliseconds' work a step.

    It must be in no view yet: there every step would lay it out anew.
    """
    cursor = QTextCursor(target)
    lines = QTextBlockFormat()
    lines.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor.setBlockFormat(lines)
    # Qt would join \r\n into one character and shift every offset
    text = document.text.replace("\r", " ")
    for start in range(0, len(text), STEP):
        cursor.insertText(text[start : start + STEP])
        yield
    forms = ((span, form) for spans, form in _forms(document, marks, look) for span in spans)
    for number, (span, form) in enumerate(forms, 1):
        select(cursor, span, units)
        cursor.mergeCharFormat(form)
        if number % MARKS == 0:
            yield


def select(cursor: QTextCursor, span: Span, units: Utf16) -> None:
    """Let a cursor select a span of the source."""
    cursor.setPosition(units.position(span.start))
    cursor.setPosition(units.position(span.end), QTextCursor.MoveMode.KeepAnchor)


def _forms(document: Document, marks: Marks, look: Look) -> Iterator[tuple[Iterable[Span], QTextCharFormat]]:
    loud, quiet, time = (QTextCharFormat() for _ in range(3))
    loud.setFontWeight(600)
    quiet.setForeground(QColor(look.muted))
    time.setBackground(QColor(look.time_mark))
    yield (section.span for section in document.sections if section.kind in _LOUD), loud
    yield (section.span for section in document.sections if section.kind in _QUIET), quiet
    theme = load_theme(look.name)
    told = [(span, marks.family(event)) for span, event in marks.mentions]
    for family in dict.fromkeys(family for _, family in told):
        mention = QTextCharFormat()
        mention.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        mention.setUnderlineColor(theme.family(family))
        yield (span for span, own in told if own == family), mention
    yield (found.span for found in marks.times), time
