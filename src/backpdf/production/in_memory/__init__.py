"""Lists that are in memory only, and what is made of them: nothing of a patient reaches a disk."""
