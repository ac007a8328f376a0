"""Boxes on pages: paragraphs, widgets, pagination, and the theme that sets sizes and spaces."""
