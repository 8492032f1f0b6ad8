"""Write the project file of the present version into this folder: run it once for each new version.

    python tests/old_files/make.py

The files of older versions stay as the Briefline of their time wrote them; never make one of them anew.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path

from briefline.model import corrections
from briefline.storage.project_file import ProjectFile
from briefline.storage.schema import VERSION

HERE = Path(__file__).parent
AT = "2026-01-02T03:04:05Z"


def main() -> None:
    """The report made by hand, after a merge, a note and a new title."""
    spec = importlib.util.spec_from_file_location("made_by_hand", HERE.parent / "conftest.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    file = ProjectFile.create(HERE / f"version-{VERSION}.briefline", made.begun(made.made_chronology()))
    for step in (
        lambda project: corrections.merge(project, ["e4", "e6"], AT),
        lambda project: corrections.set_note(project, "e3", "Ask the envoy.", AT),
        lambda project: corrections.set_field(project, "e4", "title", "Ministers meet twice", AT),
    ):
        file.write(step(file.load()))
    file.close()


if __name__ == "__main__":
    main()
