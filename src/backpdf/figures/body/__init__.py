"""Draws the parts of a person: head, trunk, arms and legs; holds body measurements, builds and colours."""
