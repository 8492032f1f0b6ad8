"""Settings: what the user chose, kept in a file; the window's geometry is kept apart."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QLocale, QObject, QStandardPaths, Signal

from briefline.model.conventions import Conventions
from briefline.model.wording import DateStyle
from briefline.session.kept_values import KeptValues

RECENT_LIMIT = 12
THEMES = ("system", "light", "dark", "contrast", "contrast-dark")
WHEELS = ("zoom", "lanes")
MOTIONS = ("system", "on", "off")
FIGURES = ("system", "day", "month")
LANGUAGES = (
    "", "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "ru", "uk", "tr",
    "ro", "el",
)  # fmt: skip
TICKS = ("months", "quarters", "weeks")
WEEK_STARTS = ("monday", "sunday", "saturday", "system")


class Settings(QObject):
    """The user's choices.

    Signals:
        changed(name): one of the choices has a new value.
    """

    changed = Signal(str)

    def __init__(self, folder: Path | None = None, parent: QObject | None = None) -> None:
        """``folder`` holds the files; None takes the platform's place for settings."""
        super().__init__(parent)
        location = QStandardPaths.StandardLocation.AppConfigLocation
        self._folder = folder or Path(QStandardPaths.writableLocation(location))
        self._choices = KeptValues.of(self._folder / "settings.json")
        self._window = KeptValues.of(self._folder / "window.json")

    def settle(self, timeout_s: float) -> bool:
        """Wait until all that was chosen is on the disk. True when that came in time."""
        return all(each.settle(timeout_s) for each in (self._choices, self._window))

    @property
    def theme(self) -> str:
        """One of THEMES."""
        return self._choice("theme", THEMES)

    @theme.setter
    def theme(self, value: str) -> None:
        self._set("theme", value)

    @property
    def wheel(self) -> str:
        """What the plain wheel does on the timeline, one of WHEELS."""
        return self._choice("wheel", WHEELS)

    @wheel.setter
    def wheel(self, value: str) -> None:
        self._set("wheel", value)

    @property
    def motion(self) -> str:
        """Whether the timeline glides to where it goes, one of MOTIONS."""
        return self._choice("motion", MOTIONS)

    @motion.setter
    def motion(self, value: str) -> None:
        self._set("motion", value)

    @property
    def ticks(self) -> str:
        """How years are divided on the axis, one of TICKS."""
        return self._choice("ticks", TICKS)

    @ticks.setter
    def ticks(self, value: str) -> None:
        self._set("ticks", value)

    @property
    def figures(self) -> str:
        """How dates in figures are read where a text does not show it, one of FIGURES: what comes first."""
        return self._choice("figures", FIGURES)

    @figures.setter
    def figures(self, value: str) -> None:
        self._set("figures", value)

    @property
    def language(self) -> str:
        """The language of reports, one of LANGUAGES: "" lets each text show it."""
        return self._choice("language", LANGUAGES)

    @language.setter
    def language(self, value: str) -> None:
        self._set("language", value)

    @property
    def conventions(self) -> Conventions:
        """How reports are read where their text does not show it."""
        month_first = self.figures == "month"
        if self.figures == "system":
            month_first = puts_month_first(QLocale.system())
        return Conventions(month_first, self.language, str(self.lexicon_path))

    @property
    def lexicon_path(self) -> Path:
        """Where the user's own categories of events are, whether or not there are any."""
        return self._folder / "lexicon.toml"

    @property
    def date_style(self) -> DateStyle:
        """How dates are written out."""
        name = str(self._choices.value("date_style", DateStyle.DAY_MONTH.name))
        return DateStyle.__members__.get(name, DateStyle.DAY_MONTH)

    @date_style.setter
    def date_style(self, value: DateStyle) -> None:
        self._set("date_style", value.name)

    @property
    def legend(self) -> bool:
        """Whether the legend is shown below the timeline."""
        return str(self._choices.value("legend", "true")) == "true"

    @legend.setter
    def legend(self, value: bool) -> None:
        self._set("legend", "true" if value else "false")

    @property
    def rest(self) -> bool:
        """Whether events that the filter leaves out are marked faintly on the timeline."""
        return str(self._choices.value("rest", "false")) == "true"

    @rest.setter
    def rest(self, value: bool) -> None:
        self._set("rest", "true" if value else "false")

    @property
    def welcomed(self) -> bool:
        """Whether the program has said what it is."""
        return str(self._choices.value("welcomed", "false")) == "true"

    @welcomed.setter
    def welcomed(self, value: bool) -> None:
        self._set("welcomed", "true" if value else "false")

    @property
    def week_start(self) -> str:
        """The day that weeks on the axis begin with, one of WEEK_STARTS."""
        return self._choice("week_start", WEEK_STARTS)

    @week_start.setter
    def week_start(self, value: str) -> None:
        self._set("week_start", value)

    @property
    def first_weekday(self) -> int:
        """The same as a number: 0 for Mondays, 6 for Sundays."""
        if self.week_start == "system":
            return QLocale.system().firstDayOfWeek().value - 1
        return {"monday": 0, "saturday": 5, "sunday": 6}[self.week_start]

    @property
    def export_folder(self) -> str:
        """Where the last picture was saved; "" before the first."""
        return str(self._choices.value("export_folder", ""))

    @export_folder.setter
    def export_folder(self, value: str) -> None:
        self._set("export_folder", value)

    @property
    def picture_presets(self) -> dict[str, dict[str, Any]]:
        """How pictures shall be, by the names that the user gave: values by field."""
        try:
            found = json.loads(str(self._choices.value("picture_presets", "{}")))
        except ValueError:
            return {}
        if not isinstance(found, dict):
            return {}
        return {str(name): value for name, value in found.items() if isinstance(value, dict)}

    @picture_presets.setter
    def picture_presets(self, value: dict[str, dict[str, Any]]) -> None:
        self._set("picture_presets", json.dumps(value))

    @property
    def recent(self) -> tuple[str, ...]:
        """Paths of the reports opened last, newest first."""
        return _texts(self._choices.value("recent", []))

    def add_recent(self, path: str) -> None:
        """Put a report on top of the recent ones."""
        kept = [path, *(other for other in self.recent if other != path)]
        self._set("recent", kept[:RECENT_LIMIT])

    def forget_recent(self) -> None:
        """Forget which reports were opened."""
        self._set("recent", [])

    @property
    def last_project(self) -> str:
        """The project that was open last; "" before the first."""
        return str(self._choices.value("last_project", ""))

    @last_project.setter
    def last_project(self, value: str) -> None:
        self._set("last_project", value)

    def marks(self, key: str) -> tuple[float, ...]:
        """The time marks kept with the report of that key, in seconds since 1970."""
        found = []
        for text in _texts(self._choices.value(f"marks/{key}", [])):
            with suppress(ValueError):
                found.append(float(text))
        return tuple(found)

    def remember_marks(self, key: str, marks: Iterable[float]) -> None:
        """Keep the time marks of a report."""
        texts = [repr(seconds) for seconds in marks]
        self._choices.put(f"marks/{key}", texts or None)

    def window_state(self, name: str) -> QByteArray | None:
        """A saved geometry or splitter state."""
        value = self._window.value(name)
        return QByteArray.fromBase64(value.encode()) if isinstance(value, str) and value.isascii() else None

    def save_window_state(self, name: str, state: QByteArray) -> None:
        """Save a geometry or splitter state."""
        self._window.put(name, bytes(state.toBase64().data()).decode("ascii"))

    def _choice(self, name: str, values: tuple[str, ...]) -> str:
        """A setting that is one of some values; the first of them when nothing else was chosen."""
        value = str(self._choices.value(name, values[0]))
        return value if value in values else values[0]

    def _set(self, name: str, value: Any) -> None:
        self._choices.put(name, value)
        self.changed.emit(name)


def puts_month_first(locale: QLocale) -> bool:
    """True where short dates begin with the month: 11/27/2020."""
    short = locale.dateFormat(QLocale.FormatType.ShortFormat)
    month, day = short.find("M"), short.find("d")
    return 0 <= month < day and not short.startswith("y")


def data_folder() -> Path:
    """Where Briefline keeps pasted texts and its log."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation))


def keep_pasted(text: str, folder: Path) -> Path:
    """Save a pasted text as a file of ``folder`` so that it can be opened again; returns its path.

    The same text gets the same file. Raises OSError.
    """
    first = next((line.strip() for line in text.splitlines() if line.strip()), "Pasted text")
    words = re.sub(r"[^\w\s-]", "", first)[:48].strip() or "Pasted text"
    data = text.encode("utf-8", "replace")
    path = folder / f"{words} ({hashlib.sha256(data).hexdigest()[:6]}).txt"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return path


def _texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,) if value else ()
    return tuple(str(item) for item in value or ())
