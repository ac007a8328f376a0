"""Text as it is measured: fonts, what they can print, runs, line breaks.  No PDF."""
