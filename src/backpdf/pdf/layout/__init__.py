"""Layout: boxes, paragraphs, widgets, page breaks, and the themes that set sizes and spaces."""
