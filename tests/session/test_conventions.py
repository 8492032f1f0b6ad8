"""The conventions of the settings reach what the worker reads."""

from __future__ import annotations

from pathlib import Path

from briefline.model.conventions import Conventions
from briefline.pipeline import Source, silent
from briefline.session.report import Report, read, read_again

TEXT = "The crane arrived on 03/04/2019. The harbour opened on 7 July 2019.\n"


def first_day(report: Report) -> str:
    when = report.reading.times[0].when
    assert when is not None
    return when.edtf


def test_a_report_is_read_anew_in_the_other_order(tmp_path: Path) -> None:
    report = read(Source.pasted(TEXT, "harbour"), str(tmp_path), Conventions(), silent)
    assert isinstance(report, Report)
    assert first_day(report) == "2019-04-03"
    again = read_again(report.filing, None, (), Conventions(month_first=True), silent)
    assert first_day(again) == "2019-03-04"
