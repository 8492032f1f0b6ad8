"""A report from a file, from bytes or pasted: the reader is chosen by name and content.

``Document.text`` is the decoded file with every line end as ``\\n`` and without a byte order mark: the
same report has the same offsets and the same id whether Windows or Unix wrote it, and the pane that
shows it counts as we do. For HTML it is the visible text, for mail the headers and the decoded body.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path, PurePath

from briefline.model.errors import UnreadableSource
from briefline.model.text import Document, SectionKind
from briefline.reading.block import Block, Stretch, words_of
from briefline.reading.cues import cue
from briefline.reading.decoding import decode, empty, refuse_binary
from briefline.reading.html import read_html
from briefline.reading.language import UNDETERMINED, language_of
from briefline.reading.lines import lines_of
from briefline.reading.mail import looks_like_mail, read_mail, subject_of
from briefline.reading.markdown import looks_like_markdown, read_markdown
from briefline.reading.office import office_page
from briefline.reading.outline import outline
from briefline.reading.paragraphs import paragraphs
from briefline.reading.pdf import read_pdf
from briefline.reading.plain import read_plain, structured
from briefline.reading.stated import day_first
from briefline.reading.thread import Header, begins_with_header, threaded

_MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd"})
_HTML = frozenset({".html", ".htm", ".xhtml", ".shtml"})
_KNOWN = _MARKDOWN | _HTML | {".txt", ".text"}
_MAIL = frozenset({".eml", ".msg", ".mbox", ".email"})
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_SUBJECT = re.compile(r"^[*_]{0,2}subject:[*_]{0,2}[ \t]*(.+)$", re.IGNORECASE | re.MULTILINE)
_LONGEST_TITLE = 200
PDF = "application/pdf"


def read_file(path: Path) -> Document:
    """The document in a file. Raises UnreadableSource when there is none that can be read."""
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableSource(
            f"There is no file “{path}”.", "Check the name, or choose the file with Open."
        ) from error
    except (IsADirectoryError, NotADirectoryError) as error:
        raise UnreadableSource(
            f"“{path}” is a folder, not a file.", "Open one of the files in it."
        ) from error
    except PermissionError as error:
        what = "a folder" if path.is_dir() else "not open to you"
        raise UnreadableSource(f"“{path}” is {what}.", "Ask its owner for the right to read it.") from error
    except (OSError, ValueError) as error:
        raise UnreadableSource(f"“{path}” could not be read.", str(error)) from error
    return _read(data, path.name, str(path))


def read_bytes(data: bytes, name: str) -> Document:
    """The document in the bytes of a file of that name. Raises UnreadableSource."""
    return _read(data, PurePath(name).name, name)


def read_text(text: str, name: str) -> Document:
    """The document in a pasted text. Raises UnreadableSource when it is empty."""
    if not text.strip() or "\x00" in text and not text.replace("\x00", "").strip():
        raise empty(name)
    return _plain(_normal(text.replace("\x00", " ").removeprefix("\ufeff")), name, name, pasted=True)


def _read(data: bytes, name: str, source: str) -> Document:
    suffix = PurePath(name).suffix.lower()
    if suffix in _MAIL or (suffix not in _KNOWN and looks_like_mail(data)):
        refuse_binary(data, name)
        mail = read_mail(data, name)
        return _document(mail.text, mail.stretches, name, source, "message/rfc822", title=mail.title)
    if data.startswith(b"PK\x03\x04") and (page := office_page(data, name)) is not None:
        return _html(page[0], name, source, page[1])
    if b"%PDF-" in data[:1024]:
        return _pdf(data, name, source)
    declared = _CHARSET.search(data[:4096])
    text = _normal(decode(data, name, declared[1].decode("ascii") if declared else ""))
    if suffix in _HTML or (suffix not in _KNOWN and _HTML_START.match(text)):
        return _html(text, name, source)
    return _plain(text, name, source)


def _html(text: str, name: str, source: str, media_type: str = "text/html") -> Document:
    page = read_html(text)
    return _document(
        page.text, page.stretches, name, source, media_type, title=page.title, language=page.language
    )


def _pdf(data: bytes, name: str, source: str) -> Document:
    paper = read_pdf(data, name)
    text, title = paper.text, paper.title
    if begins_with_header(text):
        return _with_header(text, name, source, PDF)
    blocks = [
        _headed(block, paper.headings[block.span]) if block.span in paper.headings else block
        for block in paragraphs(text, lines_of(text, 0, len(text)))
    ]
    return _document(text, structured(text, blocks, headings=True), name, source, PDF, title=title)


def _headed(block: Block, level: int) -> Block:
    kind = SectionKind.TITLE if level == 1 else SectionKind.HEADING
    return replace(block, kind=kind, level=level if level > 1 else 0, marked=True)


def _with_header(text: str, name: str, source: str, media_type: str) -> Document:
    stretches = threaded(text, 0, Header(), day_first(text))
    subject = next((found[1] for found in [_SUBJECT.search(text, 0, 2000)] if found), "")
    return _document(text, stretches, name, source, media_type, title=subject_of(subject))


def _plain(text: str, name: str, source: str, *, pasted: bool = False) -> Document:
    suffix = "" if pasted else PurePath(name).suffix.lower()
    if suffix in _MARKDOWN or (suffix != ".txt" and looks_like_markdown(text)):
        return _document(text, read_markdown(text), name, source, "text/markdown")
    if begins_with_header(text):
        return _with_header(text, name, source, "text/plain")
    return _document(text, read_plain(text), name, source, "text/plain")


def _normal(text: str) -> str:
    return re.sub(r"\r\n?", "\n", text) if "\r" in text else text


def _document(
    text: str,
    stretches: list[Stretch],
    name: str,
    source: str,
    media_type: str,
    *,
    title: str = "",
    language: str = "",
) -> Document:
    stretches = [stretch for stretch in stretches if stretch.blocks]
    if not stretches:
        raise empty(name)
    sections, parts = outline(stretches)
    if not title:
        found = next((s for s in sections if s.kind is SectionKind.TITLE), None)
        title = words_of(text[found.span.start : found.span.end]) if found else PurePath(name).stem
        label = cue("subject line", title)
        title = title[label.end() :] if label else title
    identity = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    told = language_of(text)
    return Document(
        identity,
        title[:_LONGEST_TITLE],
        source,
        text,
        sections,
        parts,
        media_type,
        told if told not in ("", UNDETERMINED) else language or told,
    )
