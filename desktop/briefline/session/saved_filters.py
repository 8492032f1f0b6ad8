"""Filters as text, as the project file keeps them. Free of widgets."""

from __future__ import annotations

import json

from briefline.model.edits import Edit, change
from briefline.model.errors import UnreadableDate
from briefline.model.project import Project
from briefline.model.when import When
from briefline.session.filter import Filter


def filter_text(wanted: Filter) -> str:
    """A filter as JSON."""
    dates = {name: when.edtf for name, when in (("after", wanted.after), ("before", wanted.before)) if when}
    facets = {name: sorted(values) for name, values in sorted(wanted.facets.items()) if values}
    return json.dumps({"text": wanted.text, "facets": facets, **dates}, ensure_ascii=False)


def filter_of(text: str) -> Filter:
    """The filter of such a text; what cannot be read in it is left out."""
    try:
        found = json.loads(text)
    except ValueError:
        return Filter(text)
    facets = found.get("facets", {})
    return Filter(
        str(found.get("text", "")),
        _date(found.get("after")),
        _date(found.get("before")),
        {str(name): frozenset(map(str, values)) for name, values in facets.items()},
    )


def _date(text: object) -> When | None:
    try:
        return When.parse(str(text)) if text else None
    except UnreadableDate:
        return None


def save_filter(project: Project, name: str, wanted: Filter | None, at: str) -> Edit:
    """The edit that saves a filter under a name, or takes the name away (None)."""
    text = filter_text(wanted) if wanted is not None else None
    if project.filters.get(name) == text:
        return Edit("", at)
    what = "saving" if wanted is not None else "removal"
    return Edit(f"{what} of the filter “{name}”", at, filters=(change(name, project.filters, text),))
