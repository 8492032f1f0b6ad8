"""The chronology as JSON without any loss: what is written can be read back as the same value.

The form is that of the values in ``model/event.py`` and ``model/text.py``, field by field.
“briefline schema” prints its JSON Schema.
"""

from __future__ import annotations

from typing import Any

import msgspec

from briefline.export.imprint import MADE_WITH, Imprint
from briefline.model.errors import UnreadableSource
from briefline.model.event import Chronology

FORMAT = "briefline-chronology"
VERSION = 1


class Envelope(msgspec.Struct, frozen=True):
    """The file: its format, the version of that, the chronology, and what it says of itself.

    ``imprint`` has Project, Shown, Filter, As of, Handling, Sources, Clock times and Made with, as far as
    there is something to say.
    """

    format: str
    version: int
    made_with: str
    title: str
    filter: str
    chronology: Chronology
    imprint: dict[str, str] = {}


def json_bytes(chronology: Chronology, title: str = "", filter: str = "", imprint: Imprint = ()) -> bytes:
    """The chronology as a JSON file, indented, UTF-8."""
    envelope = Envelope(FORMAT, VERSION, MADE_WITH, title, filter, chronology, dict(imprint))
    return msgspec.json.format(msgspec.json.encode(envelope), indent=1) + b"\n"


def read_json(data: bytes) -> Chronology:
    """The chronology of a file that ``json_bytes`` wrote. Raises UnreadableSource for any other."""
    try:
        envelope = msgspec.json.decode(data, type=Envelope)
    except msgspec.DecodeError as error:
        raise UnreadableSource(f"This is no chronology that Briefline wrote: {error}.", "") from error
    if envelope.format != FORMAT or envelope.version > VERSION:
        raise UnreadableSource(
            f"This chronology is of the form “{envelope.format}” {envelope.version}.",
            "Open it with the version of Briefline that wrote it.",
        )
    return envelope.chronology


def schema() -> dict[str, Any]:
    """The JSON Schema of the file."""
    return msgspec.json.schema(Envelope)
