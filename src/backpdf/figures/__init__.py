"""Exercise drawings: a pose description in, two clean SVG line drawings out.

The package stands apart from the handouts: nothing but `backpdf draw` imports it, because it needs
the optional `figures` extra (numpy, shapely).  All lengths are centimetres of a person 170 cm tall,
all angles degrees; x runs to the right (the way a standing person faces), y upwards, z towards the
viewer.  Data flows one way:

pose file -> `Picture` (pose.py, reading.py) -> `Skeleton` (skeleton.py, kinematics.py) -> solid
parts (body.py, feet.py, hands.py, head.py) -> flat shapes in painting order (layers.py, scene.py)
-> fitted Bezier paths (canvas.py, bezier.py) -> SVG text (svg.py) or a contact sheet (sheet.py).
"""
