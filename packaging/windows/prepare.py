"""Makes briefline.ico and version.txt beside this file, for the frozen program on Windows."""

from __future__ import annotations

import struct
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SIZES = (16, 24, 32, 48, 64, 256)


def main() -> None:
    """Writes both files."""
    from briefline import __version__

    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, str(HERE.parent / "icons.py"), folder, "briefline", *map(str, SIZES)]
        subprocess.run(command, check=True)
        pictures = [
            (size, (Path(folder) / f"{size}x{size}" / "apps" / "briefline.png").read_bytes())
            for size in SIZES
        ]
    (HERE / "briefline.ico").write_bytes(icon(pictures))
    numbers = ", ".join((__version__.split(".") + ["0"] * 4)[:4])
    (HERE / "version.txt").write_text(
        f"VSVersionInfo(ffi=FixedFileInfo(filevers=({numbers}), prodvers=({numbers})), kids=["
        f"StringFileInfo([StringTable('040904B0', [StringStruct('ProductName', 'Briefline'), "
        f"StringStruct('FileDescription', 'Briefline'), StringStruct('ProductVersion', '{__version__}')])]), "
        "VarFileInfo([VarStruct('Translation', [1033, 1200])])])\n",
        encoding="utf-8",
    )


def icon(pictures: list[tuple[int, bytes]]) -> bytes:
    """An .ico of PNG pictures, which Windows reads since Vista: a directory, then the pictures."""
    offset = 6 + 16 * len(pictures)
    directory = struct.pack("<HHH", 0, 1, len(pictures))
    for size, data in pictures:
        side = size % 256  # 0 stands for 256
        directory += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(data), offset)
        offset += len(data)
    return directory + b"".join(data for _, data in pictures)


if __name__ == "__main__":
    main()
