"""What a person types into a date field: EDTF, a wording of ours, or whatever dateparser can read."""

from __future__ import annotations

import datetime
import re

from briefline.extract.times.recognise import recognise
from briefline.extract.times.resolve import resolve
from briefline.extract.times.rules import grammar_for
from briefline.extract.times.time_tag import plain_document
from briefline.model.calendar import DAY, civil
from briefline.model.errors import UnreadableDate
from briefline.model.event import Published
from briefline.model.when import Derivation, When

_HINT = (
    "Write for example 2 November 2021, 2–3 Nov 2021, spring 2021, early Nov 2021, c. 1450 BC, "
    "or 2021-11-02/2021-11-03."
)
_LONGEST = 200
_LANGUAGES = ["en", "de", "fr", "es", "it", "nl", "pt"]


def read_typed(text: str, today: When | None = None, language: str = "en", month_first: bool = False) -> When:
    """The date that a typed text means; ``month_first`` is how 3/4/2021 is read.

    ``today`` is what “last spring” and “2 Nov” count from; the machine's date when None. EDTF is read
    as such; a wording must be understood as a whole, not in part. Raises UnreadableDate with a hint.
    """
    typed = re.sub(r"\s+", " ", text.replace("\x00", " ")).strip()
    if not typed:
        raise UnreadableDate("No date was typed.", _HINT)
    if len(typed) > _LONGEST:
        raise UnreadableDate("That is too long for a date.", _HINT)
    typed = re.sub(r"^(\d{4}-\d\d-)(\d\d)/(\d\d)$", r"\1\2/\1\3", typed)
    try:
        return When.parse(typed)
    except UnreadableDate:
        pass
    now = today or When.parse(datetime.date.today().isoformat())
    if typed.endswith("?") and typed.strip("? "):
        sure = read_typed(typed.rstrip("? "), now, language, month_first)
        try:
            return When.parse(f"{sure.edtf}?", sure.derivation)
        except UnreadableDate:
            return sure
    found = _worded(typed, now, language, month_first) or _parsed(typed, now, language, month_first)
    if found is None:
        raise UnreadableDate(f"“{typed}” was not understood as a date.", _HINT)
    return found


def _worded(typed: str, now: When, language: str, month_first: bool) -> When | None:
    """Our own reading; None unless it covers all that was typed but small words."""
    rules = grammar_for(language)
    preposed = [f"{word} {typed}" for word in rules.words.get("typed_prepositions", ())]
    for wording in (typed, *preposed, typed.title()):
        document = plain_document(wording, language)
        found = recognise(document)
        if len(found) != 1:
            continue
        rest = wording[: found[0].span.start] + wording[found[0].span.end :]
        if re.sub(r"[\s.,]", "", rules.patterns["typed_rest"].sub("", rest.lower())):
            continue
        written = (Published(now, "given", "Typed."),)
        (timex,) = resolve(document, found, written, month_first=month_first) or (None,)
        if timex is not None and timex.when is not None:
            return timex.when
    return None


def _parsed(typed: str, now: When, language: str, month_first: bool) -> When | None:
    """dateparser's reading, as fine as it says it is."""
    import warnings

    from dateparser.date import DateDataParser

    if not re.search(r"\d|[^\W\d_]{3}", typed) or re.fullmatch(r"[\d\s.,]+", typed):
        return None
    year, month, day = civil((now.lo or 0) // DAY)
    settings = {"PREFER_DAY_OF_MONTH": "first", "DATE_ORDER": "MDY" if month_first else "DMY"}
    if 1 <= year <= 9999:
        settings["RELATIVE_BASE"] = datetime.datetime(year, month, day)  # type: ignore[assignment]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        first = [language, "en"] if language != "en" else ["en"]
        for languages in (first, _LANGUAGES):
            data = DateDataParser(languages=languages, settings=settings).get_date_data(typed)
            if data.date_obj is not None:
                break
    moment = data.date_obj
    if moment is None:
        return None
    value = {"year": f"{moment:%Y}", "month": f"{moment:%Y-%m}"}.get(data.period, f"{moment:%Y-%m-%d}")
    return When.parse(value.zfill(4), Derivation(typed, "", "read as typed", value))
