"""Presets: how pictures shall be, kept under a name by the composer, for the command line too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from briefline.model.errors import ExportFailed
from briefline.model.wording import DateStyle
from briefline.page.banner import marking_of
from briefline.page.logo import logo_of
from briefline.page.spec import LANES, LEAST_DPI, PAPERS, PictureSpec
from briefline.page.theme_file import theme_of


def spec_of(values: Mapping[str, Any]) -> PictureSpec:
    """The picture that kept values mean; what they do not say is as in ``PictureSpec``.

    Keys: size (a name of PRESETS, or "custom" with width, height and unit), dpi (0 for the size's own),
    paper (a name of PAPERS), theme (a name or a file), lanes, style (a name of DateStyle), banner, logo
    (a file), and as true or false folded, legend, sources, undated. Raises ExportFailed and BadTheme.
    """
    plain = PictureSpec()
    size = str(values.get("size", "slide"))
    if size == "custom":
        size = f"{values.get('width')}x{values.get('height')}{values.get('unit', 'px')}"
    spec = PictureSpec.sized(size)
    dpi = values.get("dpi", 0)
    if isinstance(dpi, int) and dpi >= LEAST_DPI:
        spec = spec.at_dpi(dpi)
    lanes, style = str(values.get("lanes", plain.lanes)), str(values.get("style", plain.style.name))
    paper = str(values.get("paper", ""))
    if lanes not in LANES or (paper and paper not in PAPERS) or style not in DateStyle.__members__:
        raise ExportFailed(
            "The preset says something that is not known here.", "Choose and keep it again in the window."
        )
    return replace(
        spec,
        theme=theme_of(str(values.get("theme", plain.theme))),
        lanes=lanes,
        paper=paper or spec.paper,
        style=DateStyle[style],
        banner=marking_of(str(values.get("banner", ""))),
        logo=logo_of(str(values.get("logo", ""))),
        folded=bool(values.get("folded", plain.folded)),
        legend=bool(values.get("legend", plain.legend)),
        sources=bool(values.get("sources", plain.sources)),
        undated=bool(values.get("undated", plain.undated)),
    )
