"""From a pose file to a skeleton: reading the file, reach, joint angles, fits."""
