"""Reads and checks a library: YAML files and pictures, as one `Library` or a list of problems."""
