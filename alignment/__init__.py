"""Align, review and export German–English parallel texts."""

__version__ = "0.1.0"
