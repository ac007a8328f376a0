"""The HTML edition: the same handout as one file for a phone or a web site."""
