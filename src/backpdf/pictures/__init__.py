"""Checks the pictures that a library names: they must exist, be safe and be complete."""
