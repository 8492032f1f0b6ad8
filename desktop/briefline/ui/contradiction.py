"""Dates that contradict each other, side by side, each above the words that give it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from briefline.model.event import Event, Mention
from briefline.model.when import When
from briefline.model.wording import DateStyle, words
from briefline.session.holding import Holding
from briefline.ui.parts import button, label
from briefline.ui.quotes import QuoteCard

MOST = 3  # dates beside one another; more would be too narrow to read


def claims(event: Event) -> list[tuple[When, Mention]]:
    """Each date that is given for an event with the first mention that gives it, the event's own first.

    Empty where no mention contradicts the date, or where none gives it: then somebody has decided.
    """
    if event.when is None:
        return []
    own = [
        mention
        for mention in event.mentions
        if mention.told is not None and mention.told.when is not None and mention not in event.contradictions
    ]
    exact = (each for each in own if each.told and each.told.when == event.when)
    sharpest = next(exact, own[0] if own else None)
    if sharpest is None or not event.contradictions:
        return []
    found: dict[str, tuple[When, Mention]] = {event.when.edtf: (event.when, sharpest)}
    for mention in event.contradictions:
        when = mention.told.when if mention.told is not None else None
        if when is not None:
            found.setdefault(when.edtf, (when, mention))
    return list(found.values())[:MOST]


class Contradiction(QWidget):
    """One column a date. A click on the words shows them in the source.

    With ``choose`` each column has a button to take its date, the first with the key 1 and so on.
    """

    def __init__(
        self,
        event: Event,
        holding: Holding,
        style: DateStyle,
        show: Callable[[int, int, str], object],
        choose: Callable[[When], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``show`` brings characters (start, end) of a document (its id) into view."""
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        documents = {document.id: document for document in holding.chronology.documents}
        self._choose, self._dates = choose, [when for when, _ in claims(event)]
        for number, (when, mention) in enumerate(claims(event), 1):
            column = QVBoxLayout()
            column.setSpacing(3)
            date = words(when, style)
            column.addWidget(label(date, "date", selectable=True))
            card = QuoteCard(mention, documents.get(mention.document))
            card.wanted.connect(show)
            column.addWidget(card)
            if choose is not None:
                use = button(self.tr("Use this date ({0})").format(number), partial(self.take, number))
                use.setAccessibleName(self.tr("Use {0}").format(date))
                column.addWidget(use, 0, Qt.AlignmentFlag.AlignLeft)
            column.addStretch(1)
            row.addLayout(column, 1)

    def take(self, number: int) -> bool:
        """Take the date of a column, 1 for the first; False where there is no such column or no choice."""
        if self._choose is None or not 1 <= number <= len(self._dates):
            return False
        self._choose(self._dates[number - 1])
        return True
