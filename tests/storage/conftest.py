"""The start of a project, as an edit."""

from __future__ import annotations

import pytest

from briefline.model.edits import Change, Edit
from briefline.model.project import Project

AT = "2026-01-02T03:04:05Z"


def start_of(project: Project) -> Edit:
    """What makes an empty project this one."""
    return Edit(
        "opening",
        AT,
        documents=tuple(Change(key, None, row) for key, row in project.filings.items()),
        readings=tuple(Change(key, None, row) for key, row in project.readings.items()),
        events=tuple(Change(key, None, row) for key, row in project.records.items()),
    )


@pytest.fixture
def start(project: Project) -> Edit:
    return start_of(project)
