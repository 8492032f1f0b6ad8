"""The house rules that a machine can check: layers, a Qt-free core, lint, types, file sizes."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "desktop" / "briefline"
TOOLS = Path(sys.executable).parent

CORE = (
    "briefline.pipeline",
    "briefline.cli",
    "briefline.model.when",
    "briefline.reading.report",
    "briefline.extract.events.events",
    "briefline.timeline.scene",
    "briefline.export.json",
)


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=110)


@pytest.mark.parametrize(
    "command",
    [
        ("lint-imports", "--no-cache"),
        ("ruff", "check", "--no-cache", "."),
        ("ruff", "format", "--no-cache", "--check", "."),
        ("mypy",),
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_a_clean_house(command):
    done = run(str(TOOLS / command[0]), *command[1:])
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_core_loads_no_qt_and_nothing_heavy():
    heavy = ("PySide6", "pyqtgraph", "spacy", "dateparser", "htmldate")
    code = f"import sys, {', '.join(CORE)}\nprint([m for m in {heavy!r} if m in sys.modules])"
    done = run(sys.executable, "-c", code)
    assert done.stdout.strip() == "[]", done.stdout + done.stderr


def test_a_worker_that_imports_main_loads_no_qt():
    code = "import sys, briefline.__main__\nprint('PySide6' in sys.modules)"
    assert run(sys.executable, "-c", code).stdout.strip() == "False"


def test_modules_stay_small():
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in PACKAGE.rglob("*.py")
    }
    assert lengths
    assert {name: length for name, length in lengths.items() if length > 400} == {}


def test_no_lumber_rooms():
    banned = {"utils", "util", "helpers", "helper", "manager", "misc", "common"}
    assert [path for path in PACKAGE.rglob("*.py") if path.stem in banned] == []


def test_packaging_is_no_package():
    assert not (ROOT / "packaging" / "__init__.py").exists()
