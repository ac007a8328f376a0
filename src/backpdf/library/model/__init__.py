"""Models of the files of a library, as frozen values: exercises, doses, programs, plans, the clinic."""
