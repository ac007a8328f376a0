"""From a library to files: which handouts are wanted, and writing each of them whole or not at all."""
