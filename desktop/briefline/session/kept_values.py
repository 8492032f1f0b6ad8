"""Kept values: what is remembered by name, in a file that a thread writes: nobody waits for a disk."""

from __future__ import annotations

import json
import logging
import threading
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

from PySide6.QtCore import QByteArray, QSettings

from briefline.export.files import write_whole

log = logging.getLogger(__name__)

_known: WeakValueDictionary[Path, KeptValues] = WeakValueDictionary()


class KeptValues:
    """Values of JSON by name. Read once; what is put is there at once, and in the file a little later.

    QSettings would write in the GUI thread, and in another one with Python's lock held. What it kept in the
    .ini of the same name is taken over. Another program's changes of other names are left as they are.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values = _read(path)
        self._changes: dict[str, Any] = {}
        self._lock = threading.Lock()
        self._idle = threading.Event()
        self._idle.set()

    @classmethod
    def of(cls, path: Path) -> KeptValues:
        """The values of a file; the same for all in this process that ask for it."""
        found = _known.get(path)
        if found is None:
            found = _known[path] = cls(path)
        return found

    def value(self, name: str, default: Any = None) -> Any:
        """A value; the default where there is none."""
        found = self._values.get(name)
        return default if found is None else found

    def put(self, name: str, value: Any) -> None:
        """Remember a value; None forgets it."""
        if self._values.get(name) == value:
            return
        self._values[name] = value
        with self._lock:
            self._changes[name] = value
            if not self._idle.is_set():
                return
            self._idle.clear()
        threading.Thread(target=self._write, name="briefline-settings", daemon=True).start()

    def settle(self, timeout_s: float) -> bool:
        """Wait until all is in the file. True when that came in time."""
        return self._idle.wait(timeout_s)

    def _write(self) -> None:
        while True:
            with self._lock:
                changes, self._changes = self._changes, {}
                if not changes:
                    self._idle.set()
                    return
            values = {
                name: value for name, value in (_read(self._path) | changes).items() if value is not None
            }
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                write_whole(self._path, json.dumps(values, ensure_ascii=False, indent=1).encode())
            except Exception as error:  # they hold as long as the program runs
                log.warning("“%s” could not be written: %s", self._path.name, error)


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return _taken_over(path.with_suffix(".ini"))
    except (OSError, ValueError) as error:
        log.warning("“%s” could not be read: %s", path.name, error)
        return {}
    return found if isinstance(found, dict) else {}


def _taken_over(path: Path) -> dict[str, Any]:
    """What an older Briefline kept."""
    if not path.is_file():
        return {}
    ini = QSettings(str(path), QSettings.Format.IniFormat)
    values = {name: ini.value(name) for name in ini.allKeys()}
    return {name: _plain(value) for name, value in values.items()}


def _plain(value: Any) -> Any:
    return bytes(value.toBase64().data()).decode("ascii") if isinstance(value, QByteArray) else value
