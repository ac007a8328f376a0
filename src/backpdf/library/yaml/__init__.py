"""YAML text as values with positions, and problems of decoding and syntax."""
