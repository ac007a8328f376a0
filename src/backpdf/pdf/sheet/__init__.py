"""The parts of a handout in reading order, from masthead to page footer."""
