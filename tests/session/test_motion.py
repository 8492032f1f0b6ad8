"""Whether the system wants less motion."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from briefline.session.motion import ask_desktop_portal, kde_reduces, system_reduces_motion


@pytest.mark.parametrize(
    ("text", "reduces"),
    [
        ("[KDE]\nAnimationDurationFactor=0\n", True),
        ("[KDE]\nAnimationDurationFactor=0.0\n", True),
        ("[KDE]\nAnimationDurationFactor=0.5\n", False),
        ("[KDE]\nAnimationDurationFactor=fast\n", False),
        ("[General]\nAnimationDurationFactor=0\n", False),
    ],
)
def test_kde_s_instant_animations(tmp_path: Path, text: str, reduces: bool) -> None:
    path = tmp_path / "kdeglobals"
    path.write_text(text, encoding="utf-8")
    assert kde_reduces(path) is reduces


def test_without_any_setting_things_move(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert not system_reduces_motion()


def test_without_a_session_bus_nobody_is_asked(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    told: list[bool] = []
    ask_desktop_portal(told.append, QObject())
    assert told == []
