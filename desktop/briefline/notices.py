"""Notices: the licences of everything that the program carries."""

from __future__ import annotations

from importlib import metadata
from importlib.resources import files


def notices() -> str:
    """The text of the notices.

    The packaged program has them whole in its resources, written when it was packaged. Run from a source
    tree nothing is carried: then the installed libraries are listed, by what their metadata says.
    """
    packaged = files("briefline.resources").joinpath("notices.txt")
    if packaged.is_file():
        return packaged.read_text(encoding="utf-8")
    lines = [_line(found) for found in metadata.distributions()]
    fonts = files("briefline.resources").joinpath("fonts/OFL.txt").read_text(encoding="utf-8")
    listed = "\n".join(sorted(set(lines), key=str.lower))
    cities = "Names of cities from GeoNames (geonames.org), Creative Commons Attribution 4.0."
    return f"Installed libraries:\n\n{listed}\n\n{cities}\n\nThe font Inter:\n\n{fonts}"


def _line(found: metadata.Distribution) -> str:
    described = found.metadata
    classes = [value.rpartition(" :: ")[2] for value in described.get_all("Classifier") or ()
               if value.startswith("License ::")]  # fmt: skip
    licence = described["License-Expression"] or " / ".join(classes) or "see the distribution"
    return f"{described['Name']} {found.version}: {licence}"
