"""What is set off in the source for now: mentions of the selected events and of the one under the pointer."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from briefline.model.text import Span
from briefline.session.session import Session
from briefline.ui.look import Look
from briefline.ui.source_marks import Utf16, spans_of
from briefline.ui.source_text import select

MOST_CHOSEN = 200  # selected events whose mentions are set off
HOVERED = 0.55  # share of the colour for the event under the pointer


def extras(
    session: Session,
    look: Look,
    document: str,
    flashed: Span | None,
    units: Utf16,
    cursor: Callable[[], QTextCursor],
) -> list[QTextEdit.ExtraSelection]:
    """The extra selections of a document (its id); ``flashed`` is a passage asked for, underlined."""
    coloured = list(_coloured(session, look, document))
    if flashed is not None:
        coloured.append((flashed, None))
    return [_extra(span, colour, look, units, cursor()) for span, colour in coloured]


def _coloured(session: Session, look: Look, document: str) -> Iterator[tuple[Span, QColor | None]]:
    holding, focus = session.store.holding, session.focus
    chosen = focus.chosen[:MOST_CHOSEN]
    for event, share in ((focus.hovered, HOVERED), *((name, 1.0) for name in chosen)):
        found = holding.by_id.get(event) if holding and event else None
        if found is None or (share < 1 and event in chosen):
            continue
        mention, time = QColor(look.mention_strong), QColor(look.time_strong)
        mention.setAlphaF(share)
        time.setAlphaF(share)
        yield from ((span, mention) for span in spans_of(found, document))
        for told in found.mentions:
            if told.time is not None and told.document == document:
                yield told.time.span, time


def _extra(
    span: Span, colour: QColor | None, look: Look, units: Utf16, cursor: QTextCursor
) -> QTextEdit.ExtraSelection:
    extra = QTextEdit.ExtraSelection()
    select(cursor, span, units)
    extra.cursor = cursor
    form = QTextCharFormat()
    if colour is not None:
        form.setBackground(colour)
    else:
        form.setFontUnderline(True)
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        form.setUnderlineColor(QColor(look.doubt))
    extra.format = form
    return extra
