"""Text before it is drawn: fonts and printable characters, runs, line breaking.  Nothing here writes PDF."""
