"""What the files of a library say, as frozen values: exercises, doses, programs, plans, the clinic."""
