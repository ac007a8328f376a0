"""Pictures that a library names: whether they are there, safe and whole."""
