"""From the fields that a rule captured to a reading, or to a number that other rules count with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from briefline.extract.times import counts, daynames, figures, fiscal_codes, measures, stretches, styles
from briefline.extract.times.copies import replace
from briefline.extract.times.reading import NAMES, Reading, plain

Fields = Mapping[str, Any]


def build(form: str, fields: Fields) -> Any:
    """A Reading, a number, or None where the fields make no sense together (31 February)."""
    if "only" in fields and fields["only"] not in [value for name, value in fields.items() if name != "only"]:
        return None
    special = _FORMS.get(form)
    if special is not None:
        return special(fields)
    return plain(form, fields)


def _century(fields: Fields) -> Reading | None:
    number = int(fields["nth"])
    if number < 1:
        return None
    return Reading("date", century=-number if fields.get("era", 1) < 0 else number)


def _decade(fields: Fields) -> Reading | None:
    """1990s, '90s, 480s BC: by the first year, astronomical for BC the last one is meant."""
    first = int(fields["decade"]) + 100 * int(fields.get("a", 0))  # “nineteen-twenties”
    if fields.get("era", 1) < 0:
        return Reading("date", decade=first, relation="bc")
    if first < 100:
        return Reading("date", decade=first, relation="" if "era" in fields else "short")
    if first % 100 == 0 and first < 2000:  # "the 1800s" is a hundred years
        return Reading("date", decade=first, relation="hundred")
    return Reading("date", decade=first)


def _adopt(fields: Fields) -> Reading | None:
    """The base with some fields added: “5 May” + “last year”, “March” + BC."""
    if fields.get("mod"):
        inner = _adopt({name: value for name, value in fields.items() if name != "mod"})
        return Reading("mod", mod=fields["mod"], base=inner)
    base: Reading = fields["base"]
    added = {name: value for name, value in fields.items() if name in NAMES and name != "base"}
    named = fields.get("named")
    if named is not None and base.form == "date":
        added["weekday"] = named.weekday if isinstance(named, Reading) else int(named)
    if "era" in fields and base.year is not None and fields["era"] < 0:
        added["year"] = 1 - base.year
    return replace(base, **added)


def _mod(fields: Fields) -> Reading:
    base: Reading = fields["base"]
    if base.form == "mod":
        base = base.base or base
    return Reading("mod", mod=fields["mod"], base=base)


def _parts(fields: Fields) -> Reading:
    """“the mid-to-late 1990s”: from one part of a period to another."""
    base: Reading = fields["base"]
    ends = [Reading("mod", mod=str(fields[end]), base=base) for end in ("first", "last")]
    return Reading("parts", base=ends[0], last=ends[1])


def _ends_of(fields: Fields) -> Reading | None:
    """“the closing years of the 18th century”, “the first days of June”."""
    stretch: Reading = fields["of"]
    edge = -1 if stretch.relation == "last" else stretch.nth
    if stretch.form != "duration" or stretch.count is not None or edge is None:
        return None
    return _mod({**fields, "mod": "START" if edge > 0 else "END"})


def _portion_of(fields: Fields) -> Reading | None:
    """“the last quarter of the century”: ``count`` is of how many, ``nth`` which, -1 the last."""
    told, nth, count = fields.get("of"), fields.get("nth"), 3.0
    if isinstance(told, Reading):
        if told.year is not None or told.unit not in ("", "Q") or told.form not in ("date", "relative"):
            return None
        count, nth = 4.0, told.quarter or (-1 if told.relation == "last" else None)
    if isinstance(nth, str):
        nth = -1
    if nth is None or nth > count:
        return None
    return Reading("portionof", nth=int(nth), count=count, base=fields["base"])


def _nth_of_unit(fields: Fields) -> Reading | None:
    if not daynames.within(fields["nth"], fields["unit"], fields["whole"]):
        return None
    whole = Reading("relative", unit=fields["whole"], relation="that")
    return Reading("nthof", nth=fields["nth"], unit=fields["unit"], base=whole)


def _clock_on(fields: Fields) -> Reading | None:
    base = fields.get("base")
    if isinstance(base, Reading) and base.form == "relative" and base.unit != "D":
        return None
    if isinstance(base, Reading) and base.form == "date" and base.month is not None and base.day is None:
        return None
    if "part" in fields and isinstance(base, Reading):
        base = _day_part(fields)
    return Reading("clockon", base=base, more=fields["clock"])


def _nth_unit(fields: Fields) -> Reading | None:
    if not daynames.within(fields["nth"], fields["unit"], "M" if "month" in fields else "Y"):
        return None
    base = Reading("date", month=fields.get("month"), year=fields.get("year"))
    return Reading("nthof", nth=fields["nth"], unit=fields["unit"], base=base)


def _day_part(fields: Fields) -> Reading:
    base, part = fields["base"], fields.get("part", "")
    if isinstance(base, int):
        base = Reading("date", day=base)
    return Reading("daypart", base=base, part=part.part if isinstance(part, Reading) else part)


def _the_unit(fields: Fields) -> Reading | None:
    if fields["unit"] in ("S", "MIN", "H"):
        return None
    return Reading("theunit", unit=fields["unit"])


def _unit_of_event(fields: Fields) -> Reading | None:
    return plain("unitofevent", fields) if fields["unit"] in ("W", "M", "Y") else None


def _week_of(fields: Fields) -> Reading | None:
    """“the week of 9 March”; “the day of 12 September” is that day."""
    told: Reading | None = fields.get("of")
    if told is not None and told.unit == "D":
        day: Reading = fields["base"]
        return day
    return Reading("weekof", base=fields["base"]) if told is None or told.unit == "W" else None


def _around(fields: Fields) -> Reading:
    base = fields["base"]
    return Reading("around", base=base if isinstance(base, Reading) else Reading("date", year=int(base)))


def _relative(fields: Fields) -> Reading | None:
    return None if fields["unit"] in ("S", "MIN") else plain("relative", fields)


def _decade_of_century(fields: Fields) -> Reading | None:
    """“the last decade of the 18th century”: the 1790s."""
    which, century = fields["which"], int(fields.get("nth", 1))
    if fields.get("era", 1) < 0 or century < 1 or not (isinstance(which, str) or 1 <= which <= 10):
        return None
    index = 9 if isinstance(which, str) else int(which) - 1
    if "decade" in fields:  # “the second decade of the 1900s”
        hundred = int(fields["decade"])
        return None if hundred % 100 or hundred < 100 else Reading("date", decade=hundred + 10 * index)
    return Reading("date", decade=100 * (century - 1) + 10 * index)


def _middle_of_unit(fields: Fields) -> Reading | None:
    """“mid-year”, “mid-month”."""
    if fields["unit"] not in ("W", "M", "Y"):
        return None
    return Reading("mod", mod="MID", base=Reading("theunit", unit=fields["unit"]))


def _week_to(fields: Fields) -> Reading | None:
    """“the week ended 14 March”; not the month or the year."""
    unit = fields.get("week")
    return plain("weekto", fields) if unit is None or unit.unit == "W" else None


def _recurring(fields: Fields) -> Reading | None:
    return None if fields.get("unit") in ("S", "MIN") and "count" not in fields else plain("set", fields)


_FORMS: dict[str, Callable[[Fields], Any]] = {
    "sum": counts.total,
    "product": counts.product,
    "ordinal": counts.ordinal,
    "compact": figures.compact,
    "pasthour": figures.past_hour,
    "calledday": daynames.called_day,
    "beforelast": daynames.before_last,
    "hhmmon": figures.four_figures_on,
    "midunit": _middle_of_unit,
    "midseason": lambda fields: Reading("mod", mod="MID", base=plain("date", fields)),
    "turnofyear": lambda fields: Reading("turnofyear", base=fields["base"]),
    "setat": daynames.set_at,
    "hours": figures.hours,
    "twostyles": styles.two_styles,
    "oldstyle": styles.old_style,
    "hijri": styles.hijri,
    "schoolyear": styles.school_year,
    "financialyear": styles.financial_year,
    "seasonturn": styles.season_of_two_years,
    "millennium": styles.millennium,
    "parts": _parts,
    "endsof": _ends_of,
    "portionof": _portion_of,
    "named": stretches.named,
    "sofar": stretches.so_far,
    "eras": stretches.eras,
    "hourson": stretches.hours_on,
    "shiftto": measures.shift_to,
    "fraction": counts.fraction,
    "yearwords": counts.year_words,
    "iso": figures.iso,
    "ymd": figures.ymd,
    "numeric": figures.numeric,
    "slash": figures.slash,
    "misread": figures.misread,
    "nightof": figures.night_of,
    "dtg": figures.dtg,
    "week": figures.week,
    "dday": figures.dday,
    "fiscal": fiscal_codes.fiscal,
    "code": fiscal_codes.code,
    "fiscalpart": fiscal_codes.fiscal_part,
    "fiscalyear": fiscal_codes.fiscal_year,
    "clock": figures.clock_time,
    "oclock": figures.o_clock,
    "duration": measures.duration,
    "shift": measures.counted,
    "beside": measures.beside,
    "nightrange": stretches.night_range,
    "overnighton": stretches.overnight_on,
    "weekto": _week_to,
    "withinof": measures.within_of,
    "century": _century,
    "decade": _decade,
    "adopt": _adopt,
    "mod": _mod,
    "range": stretches.stretch,
    "list": stretches.listed,
    "days": stretches.days,
    "lifetime": stretches.lifetime,
    "eitherday": stretches.either_day,
    "monthyear": figures.month_year,
    "calendarweek": figures.calendar_week,
    "centuries": stretches.centuries,
    "nthunitofunit": _nth_of_unit,
    "clockon": _clock_on,
    "clockat": lambda fields: _clock_on({**fields, "clock": figures.clock_time(fields)}),
    "theunit": _the_unit,
    "relative": _relative,
    "set": _recurring,
    "setof": daynames.every,
    "dayofthismonth": daynames.day_of_this_month,
    "holidayweekend": daynames.holiday_weekend,
    "decadeofcentury": _decade_of_century,
    "weekdaybeside": daynames.weekday_beside,
    "unitofevent": _unit_of_event,
    "weekofday": _week_of,
    "nthweekdayofmonth": daynames.nth_weekday,
    "nthunitofmonth": _nth_unit,
    "daypart": _day_part,
    "around": _around,
    "vague": lambda fields: "X",
}
