"""Draws exercises: reads a pose description and writes two clean SVG line drawings.

Only `backpdf draw` imports this package, because it needs the optional `figures` extra (numpy, shapely).
Lengths are centimetres of a person 170 cm tall, angles are degrees; x runs to the right (the direction in
which a standing person faces), y upwards, z towards the viewer.  The data flow in one direction:

pose file -> `PosePicture` (pose/: vocabulary.py, pose_values.py, pose_parser.py, pose_files.py)
-> `Skeleton` (pose/: skeleton.py, reach.py, fitting.py, kinematics.py)
-> parts on the paper (body/, props/; body/rings.py and drawing/outline.py make flat shapes of rings)
-> paths in painting order (drawing/: ordering.py, painter.py, paths.py, bezier.py)
-> SVG text (drawing/svg_writer.py) or a contact sheet (drawing/png.py, contact_sheet.py).

drawing/scene.py draws one exercise, command.py a whole library.
"""
