"""Puts shapes on the paper: outlines, curves, painting order, SVG files and pixels."""
