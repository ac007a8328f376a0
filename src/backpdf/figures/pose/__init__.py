"""Reads pose files and solves them for skeletons: parser, inverse kinematics, joint angles, fits."""
