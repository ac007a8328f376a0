"""Composes a handout as content in reading order, independent of layout and PDF."""
