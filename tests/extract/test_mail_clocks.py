"""“your time” in a mail: the clock of the one it is written to, as that one's own mail shows it."""

from __future__ import annotations

from briefline.extract.times.creation_time import creation_times
from briefline.extract.times.recognise import recognise
from briefline.extract.times.resolve import resolve
from briefline.model.timex import Timex
from briefline.reading.report import read_text

THREAD = """From: Ana Silva <ana@example.org>
To: Ben Ito <ben@example.org>
Date: Tue, 4 May 2021 18:00:00 +0100
Subject: Call

Let us talk tomorrow at 10 am your time, that is at 2 am my time.

> From: Ben Ito <ben@example.org>
> To: Ana Silva <ana@example.org>
> Date: Tue, 4 May 2021 09:00:00 +0900
> Subject: Call
>
> I can call at 5 pm my time.
"""


def values(text: str) -> dict[str, Timex]:
    document = read_text(text, "mail")
    found = recognise(document)
    return {timex.text: timex for timex in resolve(document, found, creation_times(document, found, None))}


def test_each_time_is_by_the_clock_of_whom_it_names() -> None:
    told = values(THREAD)
    assert told["tomorrow at 10 am your time"].value == "2021-05-05T10:00+09:00"
    assert told["2 am my time"].value.endswith("T02:00+01:00")
    assert told["5 pm my time"].value == "2021-05-04T17:00+09:00"


def test_a_clock_that_nothing_shows_is_a_doubt() -> None:
    (timex,) = values("They met on 4 May 2021 at 10 am your time.").values()
    assert timex.value == "2021-05-04T10:00"
    assert timex.when is not None
    assert timex.when.derivation is not None
    assert "whose clock" in timex.when.derivation.doubts[0]
