"""The parts of a person on the paper: head, trunk, arms and legs, and how people differ."""
