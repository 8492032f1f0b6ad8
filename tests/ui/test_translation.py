"""What a person reads in the window goes through tr(): no literal is handed to a widget as it is."""

import ast
import re
from pathlib import Path

import pytest

import briefline

PACKAGE = Path(briefline.__file__).parent
FILES = sorted([*(PACKAGE / "ui").glob("*.py"), PACKAGE / "app.py"])
SHOWS = {
    "setText", "setTitle", "setWindowTitle", "setToolTip", "setPlaceholderText", "setAccessibleName",
    "setAccessibleDescription", "setStatusTip", "setWhatsThis", "setTabText", "setTabToolTip", "setLabelText",
    "setInformativeText", "setDetailedText", "setPrefix", "setSuffix", "setFormat", "setIconText",
    "addAction", "addMenu", "addTab", "addItem", "addItems", "addRow", "addButton", "insertItem", "showText",
    "QLabel", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QAction", "QGroupBox", "QMenu",
    "label", "heading", "link", "button", "chip", "Verb", "tell", "ElidedBox", "WrappedLabel",
    "WrappedLink", "information", "question", "warning", "critical", "getOpenFileName",
    "getOpenFileNames", "getSaveFileName",
}  # fmt: skip
TRANSLATES = {"tr", "_tr", "translate"}
NOT_SHOWN = {
    "Verb": {0, 2},
    "label": {1},
    "addItem": {1},
}  # places of arguments that nobody reads: names, keys, roles
WORD = re.compile(r"[^\W\d_]{2,}")


def name_of(call: ast.Call) -> str:
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def literals(node: ast.AST) -> list[str]:
    """The words of an expression that are not translated."""
    if isinstance(node, ast.Call):
        if name_of(node) in TRANSLATES:
            return []
        inner = [node.func.value] if isinstance(node.func, ast.Attribute) else []
        return [text for part in inner for text in literals(part)]
    if isinstance(node, ast.Constant):
        text = re.sub(r"<[^>]*>|&\w+;|Briefline", "", node.value) if isinstance(node.value, str) else ""
        return [node.value] if WORD.search(text) else []
    if isinstance(node, ast.JoinedStr | ast.BinOp | ast.IfExp | ast.List | ast.Tuple | ast.BoolOp):
        skipped = node.test if isinstance(node, ast.IfExp) else None
        return [text for part in ast.iter_child_nodes(node) if part is not skipped for text in literals(part)]
    return []


def untranslated(source: str) -> list[tuple[int, str]]:
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and name_of(node) in SHOWS:
            skipped = NOT_SHOWN.get(name_of(node), set())
            for place, argument in enumerate(node.args):
                if place not in skipped:
                    found += [(node.lineno, text) for text in literals(argument)]
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_words_go_through_tr(path: Path) -> None:
    assert untranslated(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('x.setText("Open")', ["Open"]),
        ('menu.addAction(f"Zoom to {name}")', ["Zoom to "]),
        ('x.setToolTip("a" + "bc")', ["bc"]),
        ('QLabel("Hello" if on else tr("Bye"))', ["Hello"]),
        ('x.setText("Saved as {0}".format(path))', ["Saved as {0}"]),
        ('x.setText(self.tr("Saved as {0}").format(path))', []),
        ('x.setText(f"{a} · {b}")', []),
        ('Verb("open", self.tr("Open"), ("Ctrl+O",), run)', []),
    ],
)
def test_the_search_finds_what_it_should(line: str, found: list[str]) -> None:
    assert [text for _, text in untranslated(line)] == found
