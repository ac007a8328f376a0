"""Fuzzers, one module for each kind of input; `.ci/fuzz.py` finds and runs them.

A module has `one_case(chance, folder) -> str`: it makes one damaged input from `chance` in the empty
`folder`, hands it to the program, raises where the program breaks its word, and says in a word what
became of it.
"""
