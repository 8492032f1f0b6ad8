"""What “last spring” counts from when a person types it: the report's date, or today where there is none."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from briefline.model.when import When
from briefline.model.wording import words
from briefline.session.settings import Settings
from briefline.session.store import Store


class Reference:
    """The date of writing of the open report; in a project of several, that of the first one with a date."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store, self._settings = store, settings

    def when(self, document: str = "") -> When | None:
        """The date of a document (its id) if that is known, else of the first that has one; else None."""
        holding = self._store.holding
        if holding is None:
            return None
        readings = holding.project.readings
        names = [name for name in (document, *holding.project.documents) if name in readings]
        dated = (readings[name].published.when for name in names)
        return next((when for when in dated if when is not None), None)

    def arguments(self, document: str = "") -> tuple[When | None, str, bool]:
        """What ``read_typed`` is to be given after the text."""
        return self.when(document), "en", self._settings.conventions.month_first

    def told(self, document: str = "") -> str:
        """What dates are counted from, in words: “the report’s date, 3 November 2021”."""
        when = self.when(document)
        if when is None:
            return QCoreApplication.translate("Reference", "today")
        date = words(when.to_the_day(), self._settings.date_style)
        return QCoreApplication.translate("Reference", "the report’s date, {0}").format(date)


def is_counted(when: When) -> bool:
    """True for a date that was counted from another one."""
    return when.derivation is not None and bool(when.derivation.anchor)
