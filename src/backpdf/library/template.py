"""Templates of new files: an exercise, a program, the clinic's file; and what was left in them unchanged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache

from backpdf.library.field_examples import example
from backpdf.library.model.clinic import Clinic
from backpdf.library.model.fields import fold
from backpdf.library.model.validation import field_descriptions, fields_in_files
from backpdf.library.yaml.document import Document, parse_document
from backpdf.problems import Problem

_SCHEMA = "# yaml-language-server: $schema=../schema/exercise.schema.json\n"
EXERCISE_COMMENTS: Mapping[str, str] = {
    "pictures": """\
# Up to four pictures from the folder images.
# alt is what a person hears who cannot see the picture.
""",
    "steps": "# Short steps. **Stars** make words bold.\n",
    "feel": "# Where it should be felt, such as: In your buttocks.\n",
    "dose": """\
# How much and how often. Other fields, for what you need:
#   sets: 2; reps: max 20 (as many as possible, up to 20); reps: [12, 10, 8] (one number for each set)
#   hold: 5 s, or hold: 3 breaths; tempo: 3-1-3 (lower, hold, lift); rest: 30 s; load: a light band
#   duration: 1.5 min; distance: 500 m; days: [Mon, Wed, Fri]; every: 2 days; every: 1 h
#   each_side: true; side: left; left: {reps: 5} with right: {reps: 10}
#   weeks: [{reps: 8}, {reps: 10}, {reps: 12}]; note: Use the red band.
""",
}
"""What stands above fields of an exercise, for whoever opens its file."""

_EXERCISE = """\
# A new exercise. Change the words after each colon; delete what you do not need.
# Then add its name, {id}, to a level in exercises/programs/, and run: backpdf check
name: {name}
why: Write in a few words what it is good for.
position: standing
equipment: []

# Take away the # of the lines below once the files are there.
{about[pictures]}# pictures:
#   - image: {id}-start.svg
#     caption: Start
#     alt: A person stands upright with both feet flat.
#   - image: {id}-finish.svg
#     caption: Finish
#     alt: Say what has changed.

{about[steps]}steps:
  - Write where to start and what to hold on to.
  - Write how to move, and **the main words** in stars.
  - Write how to come back, and when to breathe.

{about[feel]}feel: Write where it should be felt.

{about[dose]}dose: {{reps: 5-10, times_a_day: 1, days_a_week: 4-5}}
easier: Write how to make it easier.
harder: Write how to make it harder.
take_care: Write when to stop, and what to watch.
tags: []
"""

_SAFETY_OF_ITS_OWN = """\
how_to_use:
  - Write how to use the sheet.
# Who should ask a doctor or physiotherapist first.
before_you_start:
  - Write who should ask first.
pain_rule:
  - Write how much pain is all right.
red_flags:
  # Leave out "emergency" only where the condition has no such signs.
  emergency:
    action: Write where to go at once
    lead_in: Any one of these is enough.
    signs:
      - Write a sign that needs help at once
  doctor:
    action: See a doctor
    signs:
      - Write a sign that needs a doctor
# May be left out: up to four lines on what to do when the pain gets worse for a while.
flare_up:
  - Write what to do when the pain gets worse for a while.
# May be left out: when to stop, for the summary. What to do, how often and whom to ask print without it.
in_short:
  - Write when to stop.
disclaimer: Write that this sheet does not replace advice.
"""

_PROGRAM = """\
# yaml-language-server: $schema=../../schema/program.schema.json
# A new program. Change the words after each colon, then run: backpdf check
title: {title}
for: Write whom it is for, in one line.
message: Write the one thing that patients should remember.

{safety}
version: "1.0"
date: {date}
# What to leave out, in this order, of a sheet that would need more than one sheet of paper.
optional: [record_weeks, in_short, record]
# Where the advice comes from: guidelines, studies.
sources: []

# One handout is made for each level. Copy a level and number it 2 to add the next one; every level but the
# last one then says when to move on, in move_on.
levels:
  1:
    name: Write the name of the level
    aim: Write what the patient works towards.
    how_often: Write how often to do the exercises.
    exercises:
{exercises}
    # move_on: [Write when to go to the next level.]
    keep_going: [Write how to keep the effect.]
    step_back: [Write when to do less.]
    activity: Write how much to walk or to be active.
"""

_CLINIC = """\
# yaml-language-server: $schema=schema/clinic.schema.json
# Your clinic: printed on every handout. Take away the # before what you use, and write your own.
"""


def exercise_template(name: str, exercise_id: str) -> str:
    """The text of a new exercise file with this name and id."""
    return _SCHEMA + _EXERCISE.format(id=exercise_id, name=_quoted(name), about=EXERCISE_COMMENTS)


def exercise_file(fields: Iterable[tuple[str, str]]) -> str:
    """The text of an exercise file with these fields, each as YAML, and comments that help to change it."""
    parts = (
        f"{chr(10) if name in EXERCISE_COMMENTS else ''}{EXERCISE_COMMENTS.get(name, '')}{text}\n"
        for name, text in fields
    )
    return _SCHEMA + "".join(parts)


def program_template(title: str, day: date, safety: str | None, exercises: Sequence[str]) -> str:
    """The text of a new program file.

    safety is a file of safety texts that the program shares; without one, it has texts of its own.
    exercises are ids of the library.
    """
    texts = f"# The safety texts of exercises/safety/{safety}.yaml.\nsafety: {safety}\n"
    return _PROGRAM.format(
        title=_quoted(title),
        date=day.isoformat(),
        safety=texts if safety else _SAFETY_OF_ITS_OWN,
        exercises="\n".join(f"      - {each}" for each in exercises),
    )


def clinic_template() -> str:
    """The text of a new clinic.yaml: every field with what it is for, as comments."""
    words = field_descriptions(Clinic)
    parts = (f"\n# {words[name]}\n# {example(Clinic, name)}\n" for name in fields_in_files(Clinic))
    return _CLINIC + "".join(parts)


def left_as_template(document: Document) -> list[Problem]:
    """The problems of texts that are still those of the template."""
    return [
        document.problem(
            path, "this is still the text of the template", "write your own words, or delete the line"
        )
        for path, text in document.texts()
        if fold(text) in _template_texts()
    ]


@cache
def _template_texts() -> frozenset[str]:
    """The texts of the templates that have to be written anew."""
    templates = (exercise_template("x", "x"), program_template("x", date.min, None, ["x"]))
    documents = (parse_document(text, "")[0] for text in templates)
    texts = (text for document in documents if document is not None for _, text in document.texts())
    return frozenset(text for text in texts if text.startswith("Write "))


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
