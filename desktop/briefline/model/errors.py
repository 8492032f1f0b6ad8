"""What a user can mend.

    BrieflineError              anything below: a message, and a hint what to do
    ├── UnreadableSource        no such file, empty, binary, undecodable
    ├── UnreadableDate          what was typed into a date field is no date
    ├── UnknownLanguage         a language was asked for that there are no rules for
    ├── NothingFound            a report without any date or event
    ├── BadLexicon              the user's own lexicon cannot be used
    ├── BadTheme                the user's own theme cannot be used
    ├── ExportFailed            the picture or table could not be written
    ├── ProjectUnreadable       no project file, a newer one, damaged beyond recovery
    └── ProjectNotWritten       disk full, folder read-only, drive gone

Every other exception is a bug and goes to the crash report.
"""


class BrieflineError(Exception):
    """A failure that the user can mend. ``message`` is one sentence, ``hint`` says what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class UnreadableSource(BrieflineError):
    """The file or text cannot be read as a report."""


class UnreadableDate(BrieflineError):
    """A typed date was not understood."""


class UnknownLanguage(BrieflineError):
    """There are no rules for the language that was asked for."""


class NothingFound(BrieflineError):
    """The report holds neither a date nor an event."""


class BadLexicon(BrieflineError):
    """The user's own lexicon cannot be read or used."""


class BadTheme(BrieflineError):
    """A theme of the user's own cannot be read or used."""


class ExportFailed(BrieflineError):
    """The picture or table could not be made or written."""


class ProjectUnreadable(BrieflineError):
    """The file is no project, or one that this Briefline cannot open."""


class ProjectNotWritten(BrieflineError):
    """An edit, or a whole project, could not be written to its file."""
