"""Painting needs a Qt application: the one that the window's tests use too, as there can be only one."""

import pytest


@pytest.fixture(autouse=True)
def _gui(qapp):
    return qapp
