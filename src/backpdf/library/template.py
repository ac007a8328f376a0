"""Template of a new exercise file."""

from __future__ import annotations

_TEMPLATE = """\
# yaml-language-server: $schema=../schema/exercise.schema.json
# A new exercise. Change the words after each colon; delete what you do not need.
# Then add its name, {id}, to a level in exercises/programs/, and run: backpdf check
name: {name}
why: Say in a few words what it is good for.
position: standing
equipment: []

# Up to four pictures from the folder images. Take away the # once the files are there.
# alt is what a person hears who cannot see the picture.
# pictures:
#   - image: {id}-start.svg
#     caption: Start
#     alt: A person stands upright with both feet flat.
#   - image: {id}-finish.svg
#     caption: Finish
#     alt: Say what has changed.

# Short steps: where to start, how to move, how to come back. **Stars** make words bold.
steps:
  - Stand tall. Hold on to something firm.
  - Breathe out and **move slowly**.
  - Breathe in and come back.

# How much and how often. Other fields, for what you need:
#   sets: 2; reps: max 20 (as many as possible, up to 20); reps: [12, 10, 8] (one number for each set)
#   hold: 5 s, or hold: 3 breaths; tempo: 3-1-3 (lower, hold, lift); rest: 30 s; load: a light band
#   duration: 1.5 min; distance: 500 m; days: [Mon, Wed, Fri]; every: 2 days; every: 1 h
#   each_side: true; side: left; left: {{reps: 5}} with right: {{reps: 10}}
#   weeks: [{{reps: 8}}, {{reps: 10}}, {{reps: 12}}]; note: Use the red band.
dose: {{reps: 5-10, times_a_day: 1, days_a_week: 4-5}}
easier: Make the movement smaller.
harder: Do it more slowly.
take_care: Stop if pain goes down your leg.
tags: []
"""


def exercise_template(name: str, exercise_id: str) -> str:
    """The text of a new exercise file with this name and id; it is valid as it stands."""
    quoted = '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return _TEMPLATE.format(id=exercise_id, name=quoted)
