"""Motion: whether the system asks for less of it, asked in each system's own way."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSettings

PORTAL = "org.freedesktop.portal.Desktop"
PORTAL_PATH = "/org/freedesktop/portal/desktop"
PORTAL_SETTINGS = "org.freedesktop.portal.Settings"
# what the desktop portal is asked for, and the answer that means: less motion
QUESTIONS: tuple[tuple[str, str, object], ...] = (
    ("org.freedesktop.appearance", "reduced-motion", 1),
    ("org.gnome.desktop.interface", "enable-animations", False),
)
_GET_CLIENT_AREA_ANIMATION = 0x1042  # SPI_GETCLIENTAREAANIMATION of SystemParametersInfo


def system_reduces_motion() -> bool:
    """What can be known at once: on Windows and macOS the setting itself, on Linux that of KDE."""
    if sys.platform == "win32":
        return _windows_reduces()
    if sys.platform == "darwin":
        return _macos_reduces()
    config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return kde_reduces(config / "kdeglobals")


def kde_reduces(path: Path) -> bool:
    """Whether KDE's animation speed, in its file of settings, is "instant"."""
    if not path.is_file():
        return False
    value = QSettings(str(path), QSettings.Format.IniFormat).value("KDE/AnimationDurationFactor")
    try:
        return value is not None and float(str(value)) == 0.0
    except ValueError:
        return False


def ask_desktop_portal(told: Callable[[bool], object], parent: QObject) -> None:
    """Ask the desktop portal (GNOME, and others on Linux), without waiting: ``told(True)`` follows when
    it wants less motion. Nothing follows where there is no portal.
    """
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    has_bus = os.environ.get("DBUS_SESSION_BUS_ADDRESS") or (runtime and Path(runtime, "bus").exists())
    if not sys.platform.startswith("linux") or not has_bus:
        return
    from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return
    for namespace, key, reduced in QUESTIONS:
        message = QDBusMessage.createMethodCall(PORTAL, PORTAL_PATH, PORTAL_SETTINGS, "Read")
        message.setArguments([namespace, key])
        watcher = QDBusPendingCallWatcher(bus.asyncCall(message), parent)

        def hear(call: QDBusPendingCallWatcher, wanted: object = reduced) -> None:
            reply = call.reply()
            if reply.type() is QDBusMessage.MessageType.ReplyMessage and reply.arguments():
                value = _unwrapped(reply.arguments()[0])
                if isinstance(value, int) and value == wanted:
                    told(True)
            call.deleteLater()

        watcher.finished.connect(hear)


def _unwrapped(value: Any) -> Any:
    """The value inside of D-Bus variants, of which the portal's answer has two."""
    while hasattr(value, "variant"):
        value = value.variant()
    return value


def _windows_reduces() -> bool:
    enabled = ctypes.c_int(1)
    user32 = getattr(ctypes, "windll").user32  # noqa: B009 - exists on Windows only
    asked = user32.SystemParametersInfoW(_GET_CLIENT_AREA_ANIMATION, 0, ctypes.byref(enabled), 0)
    return bool(asked) and not enabled.value


def _macos_reduces() -> bool:
    """NSWorkspace.accessibilityDisplayShouldReduceMotion, over the Objective-C runtime."""
    found = ctypes.util.find_library("objc")
    if found is None:
        return False
    objc = ctypes.CDLL(found)
    objc.objc_getClass.restype = objc.sel_registerName.restype = ctypes.c_void_p
    objc.objc_getClass.argtypes = objc.sel_registerName.argtypes = [ctypes.c_char_p]
    send = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(("objc_msgSend", objc))
    ask = ctypes.CFUNCTYPE(ctypes.c_bool, ctypes.c_void_p, ctypes.c_void_p)(("objc_msgSend", objc))
    workspace = send(objc.objc_getClass(b"NSWorkspace"), objc.sel_registerName(b"sharedWorkspace"))
    if not workspace:
        return False
    return bool(ask(workspace, objc.sel_registerName(b"accessibilityDisplayShouldReduceMotion")))
