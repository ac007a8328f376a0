"""SVG drawings: safety, plain ones as shapes, all others as exact bitmaps by resvg."""
