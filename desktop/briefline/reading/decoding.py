"""Bytes to text: byte order marks, UTF-8, then what the bytes look like."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from briefline.model.errors import UnreadableSource

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PASTE = "Open it in its own program, copy its text and use Paste text."
_READ = "Open a PDF, Word, OpenDocument, text, Markdown, HTML or mail file."
_BINARY = (
    (b"PK\x03\x04", "is a packed file that holds no Word or OpenDocument text", _PASTE),
    (b"\xd0\xcf\x11\xe0", "is an old Office file, which is not read yet", _PASTE),
    (b"{\\rtf", "is a rich text (RTF) file, which is not read yet", _PASTE),
    (b"\x89PNG", "is a picture, not a text", _READ),
    (b"\xff\xd8\xff", "is a picture, not a text", _READ),
    (b"GIF8", "is a picture, not a text", _READ),
    (b"\x1f\x8b", "is a compressed file", "Unpack it and open the text inside."),
    (b"BZh", "is a compressed file", "Unpack it and open the text inside."),
    (b"\xfd7zXZ", "is a compressed file", "Unpack it and open the text inside."),
    (b"7z\xbc\xaf", "is a compressed file", "Unpack it and open the text inside."),
    (b"SQLite format 3\x00", "is a database, not a text", _READ),
)
_MOST_ACCENTED = 0.06  # share of letters with accents up to which they may be any of the page
_MOST_COMMON = 0.15  # the same where they are those of French, Spanish, German and Portuguese alone
_COMMON = frozenset("áàâãäçéèêíîóôúùûüñößœÁÀÂÃÄÇÉÈÊÍÓÔÚÜÑÖŒ")
_LETTER = r"[A-Za-zÀ-ÖØ-öø-ÿŒœŠšŽžŸ]"
_ODD = re.compile(
    rf"[¡-¤¦-©«-±´-»¿‚ƒ„…†‡ˆ‰‹•˜›€™](?<={_LETTER}.)(?={_LETTER})"  # a sign within a word
    r"|(?<=[a-zà-öø-ÿœšž])[À-ÖØ-ÞŒŠŽŸ]"  # a capital within one
    r"|[À-ÖØ-öø-ÿŒœŠšŽžŸ](?=[0-9])|(?<=[0-9])[À-ÖØ-öø-ÿŒœŠšŽžŸ](?=\s|$)"
    r"|[þðýÞÐÝ¦¬¯¸¹¤]|[\x80-\x9f]"  # signs of other code pages, and bytes that stand for nothing
)
_ACCENTED = re.compile(r"[À-ÖØ-öø-ÿŒœŠšŽžŸ]")
_LETTERS = re.compile(_LETTER)
_SAMPLE = 200_000  # bytes that charset-normalizer looks at
_MOST_CONTROL = 0.02  # a larger share of control characters is no text
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")


def decode(data: bytes, name: str, declared: str = "") -> str:
    """The text of a file, line ends as they stand, without a byte order mark.

    ``declared`` is a charset that the file itself names; it is tried after byte order marks and UTF-8.
    Raises UnreadableSource for empty, binary and undecodable data.
    """
    if not data.strip():
        raise empty(name)
    refuse_binary(data, name)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data, encoding, name).removeprefix("\ufeff")
    if b"\x00" in data:
        raise _binary(name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _other(data, name, declared)
    if len(_CONTROL.findall(text)) > max(1, _MOST_CONTROL * len(text)):
        raise _binary(name)
    return text


def refuse_binary(data: bytes, name: str) -> None:
    """Raises UnreadableSource that names the kind when the data is a well-known binary format."""
    for magic, what, hint in _BINARY:
        if data.startswith(magic):
            raise UnreadableSource(f"“{name}” {what}.", hint)


def empty(name: str) -> UnreadableSource:
    """The error for a source that holds no text."""
    return UnreadableSource(f"“{name}” holds no text.", "Open another file, or paste the text of the report.")


def _binary(name: str) -> UnreadableSource:
    return UnreadableSource(
        f"“{name}” is not a text file.",
        "Open a PDF, Word, OpenDocument, text, Markdown, HTML or mail file, or paste the text.",
    )


def _checked(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(name) from error


def _undecodable(name: str) -> UnreadableSource:
    return UnreadableSource(
        f"The characters of “{name}” could not be decoded.", "Save it again as UTF-8, or paste its text."
    )


def _other(data: bytes, name: str, declared: str) -> str:
    if declared:
        try:
            return data.decode(declared)
        except (LookupError, UnicodeDecodeError):
            pass  # a wrong declaration is common: what the bytes look like decides
    western = _western(data)
    if western:
        return western
    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise _undecodable(name)
    return _checked(data, best.encoding, name)


def _western(data: bytes) -> str:
    """The text as windows-1252 where every sign stands in a fit place; "" where the data is something else.

    With few letters beyond ASCII statistics do not tell code pages apart: "£" is "ú" on a DOS page.
    """
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return ""
    letters, accented = len(_LETTERS.findall(text)), _ACCENTED.findall(text)
    most = _MOST_COMMON if _COMMON.issuperset(accented) else _MOST_ACCENTED
    return "" if len(accented) > most * letters or _ODD.search(text) else text
