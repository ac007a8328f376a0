"""Drills: what a run leaves behind when it is stopped, killed or refused.

Short by default; `pytest tests/drills --moments 200` strikes at so many moments and prints figures.
"""
