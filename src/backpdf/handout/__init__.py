"""What the patient reads: one handout as meaning, without layout and without PDF words."""
