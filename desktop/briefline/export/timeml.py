"""TimeML: the text with its time expressions (TIMEX3) and events marked where they stand."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from briefline.export.selection import Selection
from briefline.model.errors import ExportFailed
from briefline.model.event import Field
from briefline.model.text import Span

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def timeml_bytes(selection: Selection) -> bytes:
    """The one document of the selection as TimeML 1.2. ExportFailed when there are several.

    Taking the tags out of TEXT gives the document's text, but for characters that XML cannot hold.
    """
    documents = selection.chronology.documents
    if len(documents) != 1:
        raise ExportFailed(
            f"TimeML holds one text, and these are {len(documents)}.", "Export the reports one by one."
        )
    document, published = documents[0], selection.chronology.published[0]
    marks: list[tuple[Span, str, str]] = []
    tids: dict[Span, str] = {}
    for number, time in enumerate(selection.chronology.times, 1):
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
