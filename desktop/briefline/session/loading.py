"""Loading a project file, as the worker does it. Free of Qt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefline.model.project import Project
from briefline.session.history import History
from briefline.storage.opening import open_project


@dataclass(frozen=True)
class Loaded:
    """What is in a project file, what there is to say of it, and where it is: elsewhere when recovered.

    ``words`` is a packed storage.search.WordSearch.
    """

    path: Path
    project: Project
    history: History
    words: bytes
    notices: tuple[str, ...] = ()


def load(path: str, read_only: bool) -> Loaded:
    """Load a project: check it, bring an older one up to date, recover a damaged one.

    The window holds its lock meanwhile. Raises ProjectUnreadable and ProjectNotWritten.
    """
    opened = open_project(Path(path), read_only=read_only)
    file = opened.file
    try:
        history = History(file.steps(), file.applied)
        return Loaded(file.path, opened.project, history, file.words().packed(), opened.notices)
    finally:
        file.close()
