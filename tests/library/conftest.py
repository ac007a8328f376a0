"""Turns off the time limit of property tests, which fails on a busy computer."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
