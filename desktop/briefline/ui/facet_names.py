"""What facets and their values are called."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from briefline.model.event import Kind
from briefline.session.facets import SURE
from briefline.session.review import DOUBTFUL
from briefline.session.session import Session


def _tr(text: str) -> str:
    return QCoreApplication.translate("FacetNames", text)


def facet_title(facet: str) -> str:
    """What a facet is called, one of FACETS."""
    return {
        "kind": _tr("Kind"),
        "category": _tr("Category"),
        "status": _tr("Status"),
        "participant": _tr("Participants"),
        "place": _tr("Places"),
        "topic": _tr("Topics"),
        "review": _tr("Review"),
        "confidence": _tr("Confidence"),
        "document": _tr("Documents"),
    }[facet]


def value_name(session: Session, facet: str, value: str) -> str:
    """What a value of a facet is called."""
    if facet == "kind":
        return _tr("Publications") if value == Kind.PUBLICATION else _tr("Engagements")
    if facet == "document":
        holding = session.store.holding
        filing = holding.project.filings.get(value) if holding else None
        return (filing.document.title or filing.name) if filing else value
    told = {
        ("review", "waiting"): _tr("Waiting for review"),
        ("review", "confirmed"): _tr("Confirmed"),
        ("review", "edited"): _tr("Changed by hand"),
        ("review", "clear"): _tr("Nothing to review"),
        ("confidence", "high"): _tr("High, from {0}").format(SURE),
        ("confidence", "medium"): _tr("Medium, from {0}").format(DOUBTFUL),
        ("confidence", "low"): _tr("Low, below {0}").format(DOUBTFUL),
    }
    if (facet, value) in told:
        return told[facet, value]
    return value[:1].upper() + value[1:] if facet in ("category", "status") else value
