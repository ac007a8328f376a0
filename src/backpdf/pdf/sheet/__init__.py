"""The parts of a sheet in reading order, from masthead to foot."""
