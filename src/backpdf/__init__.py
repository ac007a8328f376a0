"""Printable, accessible exercise handouts for people with back pain."""

__version__ = "0.1.0"
