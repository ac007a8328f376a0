"""Reads YAML text as values with positions, and reports problems of decoding and syntax."""
