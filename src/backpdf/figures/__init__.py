"""PosedExercise drawings: a pose description in, two clean SVG line drawings out.

The package stands apart from the handouts: nothing but `backpdf draw` imports it, because it needs
the optional `figures` extra (numpy, shapely).  All lengths are centimetres of a person 170 cm tall,
all angles degrees; x runs to the right (the way a standing person faces), y upwards, z towards the
viewer.  Data flows one way:

pose file -> `PosePicture` (vocabulary.py, values.py, reading.py, posefiles.py) -> `Skeleton` (skeleton.py,
reach.py, fitting.py, kinematics.py) -> parts on the paper (legs.py, arms.py, hands.py, feet.py, torso.py,
head.py, hair.py, props.py; solids.py and outline.py make flat shapes of rings) -> paths in painting order
(ordering.py, painter.py, canvas.py, bezier.py) -> SVG text (svg.py) or a contact sheet (raster.py,
sheet.py).  scene.py draws one exercise, command.py a whole library.
"""
