"""Exercises that are written on the page."""
