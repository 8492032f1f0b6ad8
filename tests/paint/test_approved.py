"""What is drawn looks as it did when somebody looked at it.

`make pictures` draws the approved pictures anew: look at them before they are committed. A picture that
differs is left in build/pictures, with the approved one and what differs in red.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtGui import QImage
from tests.paint.drawn import PICTURES, timeline_picture

APPROVED = Path(__file__).parents[1] / "pictures"
LEFT = Path(__file__).parents[2] / "build" / "pictures"
SLIGHT = 40  # of 255: a channel that differs by no more is antialiasing
FEW = 0.0005  # of the pixels may differ by more

Pixels = npt.NDArray[np.uint8]


def pixels(image: QImage) -> Pixels:
    """Height × width × 3."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(plain.constBits(), dtype=np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : 4 * plain.width()].reshape(plain.height(), plain.width(), 4)[:, :, 2::-1].copy()


def differing(one: Pixels, other: Pixels) -> npt.NDArray[np.bool_]:
    """Which pixels differ by more than antialiasing."""
    apart = np.abs(one.astype(np.int16) - other.astype(np.int16)).max(axis=2)
    return apart > SLIGHT


def leave(name: str, image: QImage, approved: Path, unlike: npt.NDArray[np.bool_] | None) -> None:
    """Put what was drawn, what was approved and the difference where they can be looked at."""
    LEFT.mkdir(parents=True, exist_ok=True)
    image.save(str(LEFT / f"{name}.png"))
    shutil.copy(approved, LEFT / f"{name}.approved.png")
    if unlike is not None:
        faint = (255 - (255 - pixels(image)) // 4).astype(np.uint8)
        faint[unlike] = (220, 0, 0)
        height, width = unlike.shape
        QImage(faint.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888).save(
            str(LEFT / f"{name}.diff.png")
        )


@pytest.mark.parametrize("name", PICTURES)
def test_it_looks_as_approved(name: str, qapp: object, request: pytest.FixtureRequest) -> None:
    drawn, path = PICTURES[name](), APPROVED / f"{name}.png"
    if request.config.getoption("--approve"):
        if not path.exists() or not np.array_equal(pixels(QImage(str(path))), pixels(drawn)):
            drawn.save(str(path))
        return
    assert path.exists(), f"{path.name} is not approved yet: make pictures, and look at it"
    approved = QImage(str(path))
    if drawn.size() != approved.size():
        leave(name, drawn, path, None)
        pytest.fail(f"{name}: {drawn.size()} instead of {approved.size()}; see {LEFT}")
    unlike = differing(pixels(drawn), pixels(approved))
    if unlike.mean() > FEW:
        leave(name, drawn, path, unlike)
        pytest.fail(f"{name}: {unlike.mean():.2%} of the pixels differ; see {LEFT}/{name}.diff.png")


def test_nothing_else_is_approved() -> None:
    assert {path.stem for path in APPROVED.glob("*.png")} == set(PICTURES)


def test_drawing_twice_gives_the_same(qapp: object) -> None:
    assert np.array_equal(pixels(timeline_picture()), pixels(timeline_picture()))


def test_a_changed_mark_is_noticed(qapp: object) -> None:
    plain, selected = pixels(timeline_picture()), pixels(timeline_picture(selected=("day", "paper")))
    assert differing(plain, selected).mean() > FEW
