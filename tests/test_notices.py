"""Notices: what the program carries, or in a source tree what is installed."""

import importlib.resources

from briefline import notices as module
from briefline.notices import notices


def test_a_source_tree_lists_what_is_installed():
    words = notices()
    assert "PySide6_Essentials" in words
    assert "spacy" in words
    assert "SIL OPEN FONT LICENSE" in words


def test_the_packaged_program_shows_the_text_it_carries(tmp_path, monkeypatch):
    (tmp_path / "notices.txt").write_text("Everything that is carried.", encoding="utf-8")
    monkeypatch.setattr(module, "files", lambda package: tmp_path)
    assert notices() == "Everything that is carried."
    assert importlib.resources.files is not module.files
