"""Locales: the fixed words of each language, and doses as sentences."""
