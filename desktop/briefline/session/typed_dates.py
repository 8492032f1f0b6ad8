"""Dates typed in a query: EDTF is read at once, words by the worker, each once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from briefline.model.errors import BrieflineError, UnreadableDate
from briefline.model.when import When
from briefline.session.jobs import Jobs
from briefline.session.query import DATES, Term
from briefline.session.reference import Reference


class TypedDates(QObject):
    """What typed dates mean, as far as they have been read.

    Signals:
        read(): another one was.
    """

    read = Signal()

    def __init__(self, jobs: Jobs, reference: Reference, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._reference = jobs, reference
        self._counted_from = reference.arguments()
        self._known: dict[str, When] = {}
        self._wrong: dict[str, str] = {}
        self._asked: set[str] = set()

    @property
    def is_reading(self) -> bool:
        """True while the worker has yet to read one."""
        return bool(self._asked)

    def known(self, texts: Iterable[str]) -> dict[str, When]:
        """Those that are understood; the others are being read, or cannot be."""
        if self._counted_from != self._reference.arguments():  # all may mean something else
            self._counted_from = self._reference.arguments()
            self._known.clear()
            self._wrong.clear()
            self._asked.clear()
        for text in texts:
            if text not in self._known and text not in self._wrong and text not in self._asked:
                self._ask(text)
        return {text: self._known[text] for text in texts if text in self._known}

    def meaning(self, text: str) -> When | None:
        """What a text means; None where it is not understood, or not yet."""
        return self._known.get(text)

    def marked(self, terms: tuple[Term, ...]) -> tuple[Term, ...]:
        """The terms, with what is wrong about their dates."""
        return tuple(
            replace(term, error=self._wrong[term.value])
            if term.field in DATES and not term.error and term.value in self._wrong
            else term
            for term in terms
        )

    def _ask(self, text: str) -> None:
        try:
            self._known[text] = When.parse(text)
            return
        except UnreadableDate:
            self._asked.add(text)

        arguments = self._reference.arguments()

        def done(when: When) -> None:
            if arguments != self._reference.arguments():
                return  # it was asked anew
            self._asked.discard(text)
            self._known[text] = when
            self.read.emit()

        def failed(error: BrieflineError) -> None:
            if arguments != self._reference.arguments():
                return
            self._asked.discard(text)
            self._wrong[text] = error.message
            self.read.emit()

        self._jobs.run(
            "briefline.extract.times.typed_date:read_typed",
            text,
            *arguments,
            done=done,
            failed=failed,
            light=True,
        )
