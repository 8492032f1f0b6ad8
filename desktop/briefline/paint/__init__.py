"""Themes, the painter, and pictures as files. QtGui only, no widgets."""
