"""What the source says of a place under the pointer: the date read there, how, and the events told."""

from __future__ import annotations

import html

from PySide6.QtCore import QCoreApplication

from briefline.model.wording import sentence, words
from briefline.session.session import Session
from briefline.ui.source_marks import Marks


def source_card(session: Session, marks: Marks, offset: int) -> str:
    """A tooltip as rich text; "" where nothing is marked. ``offset`` counts characters of the source."""
    holding, style = session.store.holding, session.settings.date_style
    if holding is None:
        return ""
    lines: list[str] = []
    time = marks.time_at(offset)
    if time is not None and time.when is not None:
        lines.append(f"<span style='font-weight:600'>{html.escape(words(time.when, style))}</span>")
        if time.when.derivation is not None:
            lines.append(html.escape(sentence(time.when, style)))
    elif time is not None:
        text = QCoreApplication.translate("SourceCard", "“{0}”: no place on the timeline")
        lines.append(html.escape(text.format(time.text)))
    lines += [html.escape(holding.by_id[event].title) for event in marks.events_at(offset)]
    return "<br>".join(lines)
