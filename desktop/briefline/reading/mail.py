"""Mail (.eml): headers as they stand, the body decoded, quoted mails with their own dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_tz

from briefline.model.errors import UnreadableSource
from briefline.model.text import Span, StatedDate
from briefline.reading.block import Stretch
from briefline.reading.decoding import decode
from briefline.reading.html import read_html
from briefline.reading.stated import day_first, is_edtf, offset_text
from briefline.reading.thread import Header, header_blocks, name_of, threaded

_FIELDS = re.compile(rb"(?:From [^\n]*\n)?(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){3}")
_KNOWN = re.compile(
    rb"^(?:From|Received|Return-Path|Message-ID|MIME-Version|Delivered-To|Date|Subject):", re.I | re.M
)
_HEAD_END = re.compile(r"\n[ \t]*\n|\Z")
_REPLY = re.compile(r"^(?:(?:re|fwd?|aw|wg|sv|tr|rv|antw)\s*(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail: its text, the mails in it, and its subject without "Re:"."""

    text: str
    stretches: list[Stretch]
    title: str


def looks_like_mail(data: bytes) -> bool:
    """True for a file that begins with mail header fields."""
    return _FIELDS.match(data) is not None and len(set(_KNOWN.findall(data[:4000]))) >= 3


def read_mail(data: bytes, name: str) -> Mail:
    """The mail in the bytes of a file. Raises UnreadableSource when it holds no text.

    For an unencoded text mail the text is the file itself. Otherwise it is the header as it stands and
    the decoded body below. Attached files are left out; attached mails are read.
    """
    message = message_from_bytes(data, policy=policy.compat32)
    charset = _charset(message)
    encoding = str(message.get("Content-Transfer-Encoding", "")).strip().lower()
    as_it_is = message.get_content_type() == "text/plain" and encoding in ("", "7bit", "8bit", "binary")
    wrapped = True
    if as_it_is and not message.is_multipart():
        text = _lines(decode(data, name, charset))
        head = _head_end(text)
    else:
        start = re.search(rb"\r?\n[ \t]*\r?\n", data)
        header = _lines(decode(data[: start.start()] if start else data, name, charset)).rstrip("\n")
        body, wrapped = _body(message, name)
        text, head = f"{header}\n\n{body}", len(header)
    first = _header(message, text, head)
    stretches = threaded(text, min(head + 1, len(text)), first, day_first(text), wrapped=wrapped)
    return Mail(text, stretches, subject_of(_decoded(message.get("Subject"))))


def subject_of(subject: str) -> str:
    """A subject without "Re:" and the like."""
    return _REPLY.sub("", " ".join(subject.split()))


def _lines(text: str) -> str:
    return re.sub(r"\r\n?", "\n", text)


def _head_end(text: str) -> int:
    found = _HEAD_END.search(text)
    return found.start() if found else len(text)


def _charset(message: Message) -> str:
    try:
        return message.get_content_charset() or ""
    except (LookupError, UnicodeError, ValueError):
        return ""  # a charset that cannot be read is no charset


def _decoded(value: object) -> str:
    """A header field's text with its encoded words decoded, as it stands where they are broken."""
    raw = "" if value is None else str(value)
    try:
        return str(make_header(decode_header(raw)))
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        return raw


def _header(message: Message, text: str, head: int) -> Header:
    header = Header(header_blocks(text, head))
    header.author = name_of(_decoded(message.get("From")))
    header.recipient = name_of(_decoded(message.get("To")))
    for block in header.blocks:
        content = text[block.span.start : block.span.end]
        if content[:5].lower() != "date:":
            continue
        value = _moment(content[5:])
        if value:
            words = content[5:].strip()
            start = block.span.end - len(words)
            header.dates = (StatedDate(value, "metadata", "Date:", Span(start, start + len(words))),)
            break
    return header


def _moment(text: str) -> str:
    """The EDTF of an RFC 5322 date; "" when it is none."""
    try:
        fields = parsedate_tz(text)
    except (ValueError, OverflowError, IndexError):
        return ""  # the standard library's parser fails on some broken dates
    if fields is None:
        return ""
    year, month, day, hour, minute, second = fields[:6]
    value = f"{year:04d}-{month:02d}-{day:02d}T{hour:02d}:{minute:02d}:{min(second, 59):02d}"
    if fields[9] is not None:
        value += offset_text(fields[9] // 60)
    return value if is_edtf(value) else ""


def _body(message: Message, name: str) -> tuple[str, bool]:
    """The text of a mail's body, and whether its lines may be wrapped (not those of HTML)."""
    pieces = [(text, html) for text, html in _texts(message) if text.strip()]
    joined = "\n\n".join(_from_html(text) if html else text.strip("\n") for text, html in pieces)
    if not joined.strip():
        raise UnreadableSource(f"“{name}” is a mail without text.", "Open its attachments one by one.")
    return joined, not any(html for _, html in pieces)


def _from_html(text: str) -> str:
    return read_html(text).text.strip("\n")


def _texts(message: Message) -> Iterator[tuple[str, bool]]:
    """Texts of a body in order, each with whether it is HTML. Attached files are left out."""
    kind = message.get_content_type()
    if kind == "message/rfc822" and message.is_multipart():
        for inner in message.get_payload():
            if isinstance(inner, Message):
                yield _inner_header(inner), False
                yield from _texts(inner)
        return
    if message.is_multipart():
        parts = [part for part in message.get_payload() if isinstance(part, Message)]
        if kind == "multipart/alternative":
            yield from _best([list(_texts(part)) for part in parts])
            return
        for part in parts:
            yield from _texts(part)
        return
    if message.get_content_maintype() != "text" or message.get_content_disposition() == "attachment":
        return
    payload = message.get_payload(decode=True)
    if isinstance(payload, bytes) and payload.strip():
        yield _lines(decode(payload, "the mail", _charset(message))), kind == "text/html"


def _best(versions: list[list[tuple[str, bool]]]) -> list[tuple[str, bool]]:
    """Of several versions of one text the plain one, else the last that holds text."""
    told = [version for version in versions if any(text.strip() for text, _ in version)]
    for version in told:
        if not any(html for _, html in version):
            return version
    return told[-1] if told else []


def _inner_header(message: Message) -> str:
    fields = [(field, _decoded(message.get(field))) for field in ("From", "Date", "To", "Subject")]
    return "\n".join(f"{field}: {' '.join(value.split())}" for field, value in fields if value)
