"""Draws props: mats, furniture, bars, straps and cushions."""
