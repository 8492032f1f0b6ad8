"""Events and a viewport to a scene in pixels. No painting, no Qt."""

from briefline.timeline.columns import Look
from briefline.timeline.lanes import Arrangement
from briefline.timeline.layout import Timeline
from briefline.timeline.overview import Overview, build_overview
from briefline.timeline.parts import Hit, Label, LegendEntry, Link, Mark
from briefline.timeline.scene import Scene, build_scene
from briefline.timeline.viewport import Viewport

__all__ = [
    "Arrangement",
    "Hit",
    "Label",
    "LegendEntry",
    "Link",
    "Look",
    "Mark",
    "Overview",
    "Scene",
    "Timeline",
    "Viewport",
    "build_overview",
    "build_scene",
]
