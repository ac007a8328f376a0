"""Lists that are opened on the page."""
