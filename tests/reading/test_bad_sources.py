"""What cannot be read is refused with one clear sentence and a hint."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefline.model.errors import UnreadableSource
from briefline.reading.report import read_bytes, read_file, read_text


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="There is no file"):
        read_file(tmp_path / "none.txt")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="is a folder"):
        read_file(tmp_path)


def test_an_impossible_name() -> None:
    with pytest.raises(UnreadableSource, match="could not be read"):
        read_file(Path("a\0b.txt"))
    with pytest.raises(UnreadableSource, match="could not be read"):
        read_file(Path("a" * 5000))


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("text")

    def refuse(self: Path) -> bytes:  # root may read everything, so the system's answer is played
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(UnreadableSource, match="not open to you"):
        read_file(path)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "holds no text"),
        (b" \n\t\n ", "holds no text"),
        (b"\xef\xbb\xbf\n", "holds no text"),
        (b"%PDF-1.7 text", "is damaged"),
        (b"PK\x03\x04rest", "is damaged"),
        (b"\x89PNG\r\n\x1a\n", "is a picture"),
        (b"\x1f\x8b\x08rest", "compressed"),
        (b"{\\rtf1 text}", "rich text"),
        (b"text\x00with\x00nulls", "is not a text file"),
        (bytes(range(1, 9)) * 20 + b"text", "is not a text file"),
        (b"\xff\xfea\x00b", "could not be decoded"),
        (b"----\n\n****\n", None),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a"])
def test_refusals(data: bytes, message: str | None, name: str) -> None:
    if message is None:
        assert read_bytes(data, name).sections
        return
    with pytest.raises(UnreadableSource, match=message) as caught:
        read_bytes(data, name)
    assert caught.value.hint
    assert caught.value.message.count(". ") == 0


def test_pasting_nothing() -> None:
    with pytest.raises(UnreadableSource):
        read_text("  \n", "pasted text")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "latin-1"]
)
def test_encodings(encoding: str) -> None:
    text = "Le café est fermé depuis hier, et la réunion du conseil aura lieu à l’été prochain.\n" * 3
    text = text.replace("’", "'") if encoding == "latin-1" else text
    data = text.encode(encoding)
    data = b"\xff\xfe" + data if encoding == "utf-16-le" else data
    assert read_bytes(data, "a.txt").text == text


def test_identity_and_name() -> None:
    first, second = read_bytes(b"The council met.", "x/one.txt"), read_text("The council met.", "two")
    assert first.id == second.id
    assert (first.source, first.title) == ("x/one.txt", "one")
    assert second.language == "" or second.language == "en"
    assert read_bytes(b"The council met again.", "one.txt").id != first.id
