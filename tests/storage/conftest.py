"""The start of a project, as an edit."""

from __future__ import annotations

import pytest

from briefline.model.edits import Edit
from briefline.model.project import Project


@pytest.fixture
def start(project: Project) -> Edit:
    return Edit.whole(project)
