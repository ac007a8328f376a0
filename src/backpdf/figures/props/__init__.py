"""Things in the picture: mats, furniture, bars, straps and cushions."""
