"""Writes what clinicians fill in by form as the YAML that a person would write."""
