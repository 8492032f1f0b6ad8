"""Briefline reads a report and shows its timeline."""

__version__ = "0.1.0"
