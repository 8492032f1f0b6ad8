"""TimeML: the text with its time expressions (TIMEX3) and events marked where they stand."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from briefline.export.imprint import imprint_line
from briefline.export.selection import Selection
from briefline.model.errors import ExportFailed
from briefline.model.event import Field, Published
from briefline.model.text import Document, Span

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def timeml_files(selection: Selection) -> list[bytes]:
    """Each document of the selection as TimeML 1.2, in their order. ExportFailed when there is none.

    Taking the tags out of TEXT gives the document's text, but for characters that XML cannot hold.
    """
    whole = selection.chronology
    if not whole.documents:
        raise ExportFailed("TimeML holds a text, and there is none.", "Choose another format.")
    return [
        _timeml(selection, document, published)
        for document, published in zip(whole.documents, whole.published, strict=True)
    ]


def _timeml(selection: Selection, document: Document, published: Published) -> bytes:
    marks: list[tuple[Span, str, str]] = []
    tids: dict[Span, str] = {}
    times = [time for time in selection.chronology.times if time.document == document.id]
    for number, time in enumerate(times, 1):
        tids[time.span] = f"t{number}"
        mod = f" mod={quoteattr(time.mod)}" if time.mod else ""
        tag = f'TIMEX3 tid="t{number}" type={quoteattr(time.type.value)} value={quoteattr(time.value)}{mod}'
        marks.append((time.span, tag, "TIMEX3"))
    instances: list[str] = []
    links: list[str] = []
    taken = [span for span, _, _ in marks]
    count = 0
    for event in selection.events:
        for mention in event.mentions:
            span = next((each.span for each in mention.evidence if each.field is Field.TRIGGER), None)
            if span is None or mention.document != document.id or any(span.overlaps(one) for one in taken):
                continue
            count += 1
            taken.append(span)
            marks.append((span, f'EVENT eid="e{count}" class="OCCURRENCE"', "EVENT"))
            instances.append(
                f'<MAKEINSTANCE eiid="ei{count}" eventID="e{count}" tense="NONE" aspect="NONE" '
                f'polarity="POS" pos="OTHER"/>'
            )
            if mention.time and mention.time.span in tids:
                links.append(
                    f'<TLINK lid="l{len(links) + 1}" relType="IS_INCLUDED" eventInstanceID="ei{count}" '
                    f'relatedToTime="{tids[mention.time.span]}"/>'
                )
    value = published.when.edtf if published.when else ""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        "<TimeML>",
        f"<!-- {_text(imprint_line(selection.imprint)).replace('--', '- -')} -->",
        f"<DOCID>{_text(document.source)}</DOCID>",
        f'<DCT><TIMEX3 tid="t0" type="DATE" value={quoteattr(value)} functionInDocument="CREATION_TIME">'
        f"{escape(value)}</TIMEX3></DCT>",
        f"<TITLE>{_text(document.title)}</TITLE>",
        f"<TEXT>{_marked(document.text, marks)}</TEXT>",
        *instances,
        *links,
        "</TimeML>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _marked(text: str, marks: list[tuple[Span, str, str]]) -> str:
    out: list[str] = []
    at = 0
    for span, tag, name in sorted(marks):
        if span.start < at:  # within the one before: TimeML knows no nesting
            continue
        out += [_text(text[at : span.start]), f"<{tag}>", _text(text[span.start : span.end]), f"</{name}>"]
        at = span.end
    return "".join([*out, _text(text[at:])])


def _text(text: str) -> str:
    return escape(_ILLEGAL.sub("\ufffd", text), {"\r": "&#13;"})
