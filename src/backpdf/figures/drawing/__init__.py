"""From shapes to the paper: outlines, curves, order of painting, the SVG file."""
