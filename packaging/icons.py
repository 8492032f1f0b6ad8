"""Draws the program's icon in the sizes that desktops ask for: icons.py FOLDER NAME SIZE …"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SOURCE = Path(__file__).resolve().parent.parent / "resources" / "icons" / "briefline.svg"


def main() -> None:
    """Writes FOLDER/SIZExSIZE/apps/NAME.png for each size."""
    folder, name, *sizes = sys.argv[1:]
    QGuiApplication([])
    drawing = QSvgRenderer(str(SOURCE))
    for size in map(int, sizes):
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        drawing.render(painter, QRectF(0, 0, size, size))
        painter.end()
        target = Path(folder) / f"{size}x{size}" / "apps" / f"{name}.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        image.save(str(target))


if __name__ == "__main__":
    main()
