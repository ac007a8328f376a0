# ruff: noqa: E501  (messages in one line each)
"""Cases for every message about the content of fields: a change to a valid file -> printed problems."""

from __future__ import annotations

from library.dose_cases import DOSE_CASES

# (name, text of the file, text in its place, printed problems)
Case = tuple[str, str, str, str]

EXERCISE_CASES: list[Case] = [
    (
        "unknown field",
        "why: Builds strength.",
        """\
why: Builds strength.
repititions: 10""",
        """\
exercises/bridge.yaml:3:1: unknown field "repititions"
      3 | repititions: 10
        | ^^^^^^^^^^^ did you mean "reps", inside "dose"?
""",
    ),
    (
        "unknown field in dose",
        "dose: {sets: 2, reps: 8-12}",
        """\
dose:
  sets: 2
  repititions: 10""",
        """\
exercises/bridge.yaml:8:3: unknown field "repititions"
      8 |   repititions: 10
        |   ^^^^^^^^^^^ did you mean "reps"?
""",
    ),
    (
        "unknown field, synonym",
        "steps:",
        "instructions:",
        """\
exercises/bridge.yaml:3:1: unknown field "instructions"
      3 | instructions:
        | ^^^^^^^^^^^^ did you mean "steps"?
""",
    ),
    (
        "unknown field, nothing near",
        "why: Builds strength.",
        """\
why: Builds strength.
qqq: 10""",
        (
            'exercises/bridge.yaml:3:1: unknown field "qqq"\n'
            "      3 | qqq: 10\n"
            "        | ^^^ the fields here are: name, why, position, equipment, pictures, "
            "steps, feel, dose, easier, harder, take_care, tags, video, sources, language\n"
        ),
    ),
    (
        "unknown field with a colon",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {sets:2, reps: 8-12}",
        """\
exercises/bridge.yaml:6:8: unknown field "sets:2"
      6 | dose: {sets:2, reps: 8-12}
        |        ^^^^^^ put a space after the colon: "sets: 2"
""",
    ),
    (
        "warning",
        "why: Builds strength.",
        """\
why: Builds strength.
warning: Stop.""",
        """\
exercises/bridge.yaml:3:1: unknown field "warning"
      3 | warning: Stop.
        | ^^^^^^^ did you mean "take_care"?
""",
    ),
    (
        "id",
        "why: Builds strength.",
        """\
why: Builds strength.
id: bridge""",
        """\
exercises/bridge.yaml:3:1: unknown field "id"
      3 | id: bridge
        | ^^ delete the line: the name of the file is the id
""",
    ),
    (
        "missing field",
        "why: Builds strength.\n",
        "",
        """\
exercises/bridge.yaml:1:1: missing field "why"
      1 | name: Bridge
        | ^ add it, like: why: Builds strength in your buttocks and back.
""",
    ),
    (
        "missing dose",
        "dose: {sets: 2, reps: 8-12}\n",
        "",
        """\
exercises/bridge.yaml:1:1: missing field "dose"
      1 | name: Bridge
        | ^ add it, like: dose: {sets: 2, reps: 8-12}
""",
    ),
    (
        "empty field",
        "why: Builds strength.",
        "why:",
        """\
exercises/bridge.yaml:2:1: "why" is empty
      2 | why:
        | ^^^ fill it in, like: why: Builds strength in your buttocks and back.
""",
    ),
    (
        "blank text",
        "why: Builds strength.",
        'why: " "',
        """\
exercises/bridge.yaml:2:6: "why" is empty
      2 | why: " "
        |      ^^^ fill it in, or delete the line
""",
    ),
    (
        "text too long",
        "name: Bridge",
        ("name: Long name Long name Long name Long name Long name Long name Long name Long name end"),
        (
            'exercises/bridge.yaml:1:7: "name" has 83 characters, at most 80 fit\n'
            "      1 | name: Long name Long name Long name Long name Long name Long name "
            "Long name Long name end\n"
            "        |       "
            "^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^"
            "^^^ shorten it\n"
        ),
    ),
    (
        "list for text",
        "name: Bridge",
        "name: [Bridge]",
        """\
exercises/bridge.yaml:1:7: "name" must be one text, not a list
      1 | name: [Bridge]
        |       ^ delete the brackets, or put the whole text in quotes: "[Bridge]"
""",
    ),
    (
        "fields for text",
        "name: Bridge",
        "name: {a: b, c: d}",
        """\
exercises/bridge.yaml:1:7: "name" must be one text, not fields
      1 | name: {a: b, c: d}
        |       ^ delete the brackets, or put the whole text in quotes: "{a: b, c: d}"
""",
    ),
    (
        "colon in a step",
        "  - Lift your hips.",
        "  - Note: lift your hips.",
        """\
exercises/bridge.yaml:5:5: item 2 of "steps" must be text
      5 |   - Note: lift your hips.
        |     ^ put the whole text in quotes: "Note: lift your hips."
""",
    ),
    (
        "name on two lines",
        "name: Bridge",
        """\
name: |
  Bridge
  for two""",
        """\
exercises/bridge.yaml:1:7: "name" must be on one line
      1 | name: |
        |       ^ write it on one line: "Bridge for two"
""",
    ),
    (
        "colon in a step with fields",
        "  - Lift your hips.",
        """\
  - Note:
      lift: hips""",
        """\
exercises/bridge.yaml:5:5: item 2 of "steps" must be text
      5 |   - Note:
        |     ^ put all of it on one line, in quotes
""",
    ),
    (
        "empty step",
        "  - Lift your hips.",
        "  -",
        """\
exercises/bridge.yaml:5:4: item 2 of "steps" is empty
      5 |   -
        |    ^ fill it in, or delete the line
""",
    ),
    (
        "text for list",
        """\
steps:
  - Lie on your back.
  - Lift your hips.""",
        "steps: Lie on your back.",
        """\
exercises/bridge.yaml:3:8: "steps" must be a list
      3 | steps: Lie on your back.
        |        ^^^^^^^^^^^^^^^^^ start each item on a line of its own with "- "
""",
    ),
    (
        "empty list",
        """\
steps:
  - Lie on your back.
  - Lift your hips.""",
        "steps: []",
        """\
exercises/bridge.yaml:3:1: "steps" is empty
      3 | steps: []
        | ^^^^^ add at least one item, on a line that starts with "- "
""",
    ),
    (
        "list too long",
        """\
steps:
  - Lie on your back.
  - Lift your hips.""",
        "steps: [a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p]",
        """\
exercises/bridge.yaml:3:8: "steps" has 16 items, at most 15 fit
      3 | steps: [a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p]
        |        ^ leave some out, or join them
""",
    ),
    (
        "text for fields",
        "dose: {sets: 2, reps: 8-12}",
        "dose: twice, slowly",
        """\
exercises/bridge.yaml:6:7: "dose" must be fields with names, not text
      6 | dose: twice, slowly
        |       ^^^^^^^^^^^^^ write it like: dose: {sets: 2, reps: 8-12}
""",
    ),
    (
        "list for fields",
        "dose: {sets: 2, reps: 8-12}",
        "dose: [2, 8]",
        """\
exercises/bridge.yaml:6:7: "dose" must be fields with names, not a list
      6 | dose: [2, 8]
        |       ^ write it like: dose: {sets: 2, reps: 8-12}
""",
    ),
    (
        "text for a picture",
        "steps:",
        """\
pictures:
  - bridge.svg
steps:""",
        """\
exercises/bridge.yaml:4:5: item 1 of "pictures" must be fields with names, not text
      4 |   - bridge.svg
        |     ^^^^^^^^^^ give each part a name: "name: text"
""",
    ),
    (
        "empty picture",
        "steps:",
        """\
pictures:
  -
steps:""",
        """\
exercises/bridge.yaml:4:4: item 1 of "pictures" is empty
      4 |   -
        |    ^ fill it in, or delete the line
""",
    ),
    (
        "count: words",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {sets: a few, reps: 8-12}",
        """\
exercises/bridge.yaml:6:14: "sets" must be a whole number or a range
      6 | dose: {sets: a few, reps: 8-12}
        |              ^^^^^ write it like 2 or 2-3
""",
    ),
    (
        "count: zero before",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {sets: 2, reps: 010}",
        """\
exercises/bridge.yaml:6:23: "reps" must be a whole number or a range
      6 | dose: {sets: 2, reps: 010}
        |                       ^^^ write 10, without the 0 before it
""",
    ),
    (
        "count: zero",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {sets: 2, reps: 0}",
        """\
exercises/bridge.yaml:6:23: "reps" must be a whole number or a range
      6 | dose: {sets: 2, reps: 0}
        |                       ^ write 1 or more
""",
    ),
    (
        "count: fraction",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {sets: 1.5, reps: 8-12}",
        """\
exercises/bridge.yaml:6:14: "sets" must be a whole number or a range
      6 | dose: {sets: 1.5, reps: 8-12}
        |              ^^^ write it like 2 or 2-3
""",
    ),
    (
        "count: list",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {sets: [2], reps: 8-12}",
        """\
exercises/bridge.yaml:6:14: "sets" must be a whole number or a range
      6 | dose: {sets: [2], reps: 8-12}
        |              ^ write it like 2 or 2-3
""",
    ),
    (
        "count: backwards",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {sets: 2, reps: 12-8}",
        """\
exercises/bridge.yaml:6:23: "reps" starts with the larger number
      6 | dose: {sets: 2, reps: 12-8}
        |                       ^^^^ write "8-12"
""",
    ),
    (
        "count: too large",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {sets: 2, reps: 5000}",
        """\
exercises/bridge.yaml:6:23: "reps" must be between 1 and 1000
      6 | dose: {sets: 2, reps: 5000}
        |                       ^^^^ write a smaller number
""",
    ),
    (
        "count: far too large",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {sets: 2, reps: 99999999999999999999}",
        """\
exercises/bridge.yaml:6:23: "reps" must be between 1 and 1000
      6 | dose: {sets: 2, reps: 99999999999999999999}
        |                       ^^^^^^^^^^^^^^^^^^^^ write a smaller number
""",
    ),
    (
        "days",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {reps: 8-12, days_a_week: 5-8}",
        """\
exercises/bridge.yaml:6:33: "days_a_week" must be between 1 and 7
      6 | dose: {reps: 8-12, days_a_week: 5-8}
        |                                 ^^^ write a smaller number
""",
    ),
    (
        "time: no unit",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {hold: 5}",
        """\
exercises/bridge.yaml:6:14: "hold" has no unit
      6 | dose: {hold: 5}
        |              ^ write "5 s" for seconds or "5 min" for minutes
""",
    ),
    (
        "time: words",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {hold: a while}",
        """\
exercises/bridge.yaml:6:14: "hold" must be a time
      6 | dose: {hold: a while}
        |              ^^^^^^^ write it like "5 s", "5-10 s", "1-2 min" or "3 breaths"
""",
    ),
    (
        "time: wrong unit",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {duration: 1 fortnight}",
        """\
exercises/bridge.yaml:6:18: "duration" must be a time
      6 | dose: {duration: 1 fortnight}
        |                  ^^^^^^^^^^^ write it like "30 s", "1-2 min" or "1 h"
""",
    ),
    (
        "time: backwards",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {hold: 10-5 s}",
        """\
exercises/bridge.yaml:6:14: "hold" starts with the larger number
      6 | dose: {hold: 10-5 s}
        |              ^^^^^^ write "5-10 s"
""",
    ),
    (
        "time: too long",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {hold: 25 h}",
        """\
exercises/bridge.yaml:6:14: "hold" must be between 1 s and 24 h
      6 | dose: {hold: 25 h}
        |              ^^^^ write "24 h", or leave the line out
""",
    ),
    (
        "neither true nor false",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {reps: 8, each_side: maybe}",
        """\
exercises/bridge.yaml:6:28: "each_side" must be true or false
      6 | dose: {reps: 8, each_side: maybe}
        |                            ^^^^^ write true, or leave the line out
""",
    ),
    (
        "dose without amount",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {sets: 2}",
        """\
exercises/bridge.yaml:6:7: the dose says neither repetitions nor a time
      6 | dose: {sets: 2}
        |       ^ add "reps", "hold", "duration" or "distance", like "reps: 8-12"
""",
    ),
    *DOSE_CASES,
    (
        "web address without scheme",
        "steps:",
        """\
video: www.example.org/x
steps:""",
        """\
exercises/bridge.yaml:3:8: "video" must be a web address
      3 | video: www.example.org/x
        |        ^^^^^^^^^^^^^^^^^ write https://www.example.org/x
""",
    ),
    (
        "web address of a script",
        "steps:",
        """\
video: javascript:alert(1)
steps:""",
        """\
exercises/bridge.yaml:3:8: "video" must be a web address
      3 | video: javascript:alert(1)
        |        ^^^^^^^^^^^^^^^^^^^ write all of it, like https://www.example.org/page
""",
    ),
    (
        "web address with a name in it",
        "steps:",
        """\
video: https://a@example.org
steps:""",
        """\
exercises/bridge.yaml:3:8: "video" must be a web address
      3 | video: https://a@example.org
        |        ^^^^^^^^^^^^^^^^^^^^^ write all of it, like https://www.example.org/page
""",
    ),
    (
        "web address with a port of words",
        "steps:",
        """\
video: https://example.org:x
steps:""",
        """\
exercises/bridge.yaml:3:8: "video" must be a web address
      3 | video: https://example.org:x
        |        ^^^^^^^^^^^^^^^^^^^^^ write all of it, like https://www.example.org/page
""",
    ),
    (
        "language",
        "steps:",
        """\
language: English
steps:""",
        """\
exercises/bridge.yaml:3:11: "language" must be a language code
      3 | language: English
        |           ^^^^^^^ write two small letters, like en, or en-GB
""",
    ),
    (
        "picture: missing",
        "steps:",
        """\
pictures: [{image: lifting-photo.jpg, caption: Start, alt: A}]
steps:""",
        """\
exercises/bridge.yaml:3:20: the picture "lifting-photo.jpg" is not in images/
      3 | pictures: [{image: lifting-photo.jpg, caption: Start, alt: A}]
        |                    ^^^^^^^^^^^^^^^^^ copy the file into images/, or correct its name
""",
    ),
    (
        "picture: nearly",
        "steps:",
        """\
pictures: [{image: bridge-strat.svg, caption: Start, alt: A}]
steps:""",
        """\
exercises/bridge.yaml:3:20: the picture "bridge-strat.svg" is not in images/
      3 | pictures: [{image: bridge-strat.svg, caption: Start, alt: A}]
        |                    ^^^^^^^^^^^^^^^^ did you mean "bridge-start.svg"?
""",
    ),
    (
        "picture: case",
        "steps:",
        """\
pictures: [{image: Bridge-Start.svg, caption: Start, alt: A}]
steps:""",
        """\
exercises/bridge.yaml:3:20: the picture "Bridge-Start.svg" is not in images/
      3 | pictures: [{image: Bridge-Start.svg, caption: Start, alt: A}]
        |                    ^^^^^^^^^^^^^^^^ the file is called "bridge-start.svg": capital letters count
""",
    ),
    (
        "picture: folder",
        "steps:",
        """\
pictures: [{image: images/bridge-start.svg, caption: Start, alt: A}]
steps:""",
        """\
exercises/bridge.yaml:3:20: the picture "images/bridge-start.svg" is not in images/
      3 | pictures: [{image: images/bridge-start.svg, caption: Start, alt: A}]
        |                    ^^^^^^^^^^^^^^^^^^^^^^^ write "bridge-start.svg", without the folder
""",
    ),
    (
        "picture: a folder",
        "steps:",
        """\
pictures: [{image: poses, caption: Start, alt: A}]
steps:""",
        """\
exercises/bridge.yaml:3:20: "poses" is not a picture file
      3 | pictures: [{image: poses, caption: Start, alt: A}]
        |                    ^^^^^ write the name of a file
""",
    ),
    (
        "picture: out of images",
        "steps:",
        """\
pictures: [{image: ../secret.svg, caption: Start, alt: A}]
steps:""",
        """\
exercises/bridge.yaml:3:20: "image" leads out of its folder with ".."
      3 | pictures: [{image: ../secret.svg, caption: Start, alt: A}]
        |                    ^^^^^^^^^^^^^ copy the picture into images/ and write its name only
""",
    ),
    (
        "picture: absolute",
        "steps:",
        """\
pictures: [{image: /etc/passwd, caption: Start, alt: A}]
steps:""",
        """\
exercises/bridge.yaml:3:20: "image" must be a file of the library
      3 | pictures: [{image: /etc/passwd, caption: Start, alt: A}]
        |                    ^^^^^^^^^^^ copy the picture into images/ and write its name only
""",
    ),
    (
        "picture: Windows drive",
        "steps:",
        ("pictures: [{image: 'C:\\a.png', caption: Start, alt: A}]\nsteps:"),
        (
            'exercises/bridge.yaml:3:20: "image" must be a file of the library\n'
            "      3 | pictures: [{image: 'C:\\a.png', caption: Start, alt: A}]\n"
            "        |                    ^^^^^^^^^^ copy the picture into images/ and write "
            "its name only\n"
        ),
    ),
    (
        "picture: network",
        "steps:",
        ("pictures: [{image: '\\\\server\\a.png', caption: Start, alt: A}]\nsteps:"),
        (
            'exercises/bridge.yaml:3:20: "image" must be a file of the library\n'
            "      3 | pictures: [{image: '\\\\server\\a.png', caption: Start, alt: A}]\n"
            "        |                    ^^^^^^^^^^^^^^^^ copy the picture into images/ and "
            "write its name only\n"
        ),
    ),
    (
        "picture: backslash",
        "steps:",
        ("pictures: [{image: 'poses\\a.png', caption: Start, alt: A}]\nsteps:"),
        (
            'exercises/bridge.yaml:3:20: "image" has a backslash\n'
            "      3 | pictures: [{image: 'poses\\a.png', caption: Start, alt: A}]\n"
            '        |                    ^^^^^^^^^^^^^ write "poses/a.png"\n'
        ),
    ),
    (
        "picture: kind",
        "steps:",
        """\
pictures: [{image: notes.heic, caption: Start, alt: A}]
steps:""",
        """\
exercises/bridge.yaml:3:20: "notes.heic": this is a HEIC photo, which cannot be printed
      3 | pictures: [{image: notes.heic, caption: Start, alt: A}]
        |                    ^^^^^^^^^^ send it as JPEG; on an iPhone, Settings, Camera, Formats: Most \
Compatible makes all new photos JPEG
""",
    ),
    (
        "picture: damaged",
        "steps:",
        """\
pictures: [{image: damaged.png, caption: Start, alt: A}]
steps:""",
        """\
exercises/bridge.yaml:3:20: "damaged.png": the picture is damaged or incomplete
      3 | pictures: [{image: damaged.png, caption: Start, alt: A}]
        |                    ^^^^^^^^^^^ copy it again, or open it in a photo program and save it as JPEG or PNG
""",
    ),
    (
        "picture: too many pixels",
        "steps:",
        """\
pictures: [{image: huge.png, caption: Start, alt: A}]
steps:""",
        """\
exercises/bridge.yaml:3:20: "huge.png": the picture has 60000 x 60000 pixels, more than 25 million
      3 | pictures: [{image: huge.png, caption: Start, alt: A}]
        |                    ^^^^^^^^ make it smaller: 2000 pixels across are enough for any handout
""",
    ),
    (
        "picture: damaged drawing",
        "steps:",
        """\
pictures: [{image: damaged.svg, caption: Start, alt: A}]
steps:""",
        """\
exercises/bridge.yaml:3:20: "damaged.svg": the drawing is damaged: it is not well-formed SVG
      3 | pictures: [{image: damaged.svg, caption: Start, alt: A}]
        |                    ^^^^^^^^^^^ export it again, or as PNG, 2000 pixels across or more
""",
    ),
    (
        "picture: link out",
        "steps:",
        """\
pictures: [{image: link.png, caption: Start, alt: A}]
steps:""",
        """\
exercises/bridge.yaml:3:20: the picture "link.png" is a link to a place outside images/
      3 | pictures: [{image: link.png, caption: Start, alt: A}]
        |                    ^^^^^^^^ copy the file itself to this place
""",
    ),
    (
        "picture: name with NUL-like rubbish",
        "steps:",
        ('pictures: [{image: "a\\nb.png", caption: Start, alt: A}]\nsteps:'),
        (
            'exercises/bridge.yaml:3:20: the picture "a b.png" is not in images/\n'
            '      3 | pictures: [{image: "a\\nb.png", caption: Start, alt: A}]\n'
            "        |                    ^^^^^^^^^^ copy the file into images/, or correct "
            "its name\n"
        ),
    ),
]
PROGRAM_CASES: list[Case] = [
    (
        "unknown exercise, nearly",
        "      - bridge\n",
        "      - brige\n",
        """\
exercises/programs/low-back.yaml:16:9: there is no exercise "brige"
     16 |       - brige
        |         ^^^^^ did you mean "bridge"?
""",
    ),
    (
        "unknown exercise, file name",
        "      - bridge\n",
        "      - Bridge.yaml\n",
        """\
exercises/programs/low-back.yaml:16:9: there is no exercise "Bridge.yaml"
     16 |       - Bridge.yaml
        |         ^^^^^^^^^^^ did you mean "bridge"?
""",
    ),
    (
        "unknown exercise",
        "      - bridge\n",
        "      - handstand\n",
        """\
exercises/programs/low-back.yaml:16:9: there is no exercise "handstand"
     16 |       - handstand
        |         ^^^^^^^^^ write it as "exercises/handstand.yaml"
""",
    ),
    (
        "exercise twice",
        "      - bridge\n",
        """\
      - bridge
      - {exercise: bridge, dose: {reps: 5}}
""",
        """\
exercises/programs/low-back.yaml:17:20: level 1 has the exercise "bridge" twice: the first is on line 16
     17 |       - {exercise: bridge, dose: {reps: 5}}
        |                    ^^^^^^ delete one of the two
""",
    ),
    (
        "no exercises",
        """\
    exercises:
      - bridge
""",
        "    exercises: []\n",
        """\
exercises/programs/low-back.yaml:15:5: level 1 has no exercises
     15 |     exercises: []
        |     ^^^^^^^^^ add the id of an exercise, like "- bridge"
""",
    ),
    (
        "dose changes nothing",
        "      - bridge\n",
        "      - {exercise: bridge, dose: {}}\n",
        """\
exercises/programs/low-back.yaml:16:34: the dose changes nothing
     16 |       - {exercise: bridge, dose: {}}
        |                                  ^ write what is different, like "reps: 5-10", or delete it
""",
    ),
    (
        "dose change of an unknown field",
        "      - bridge\n",
        "      - {exercise: bridge, dose: {repetitions: 5}}\n",
        """\
exercises/programs/low-back.yaml:16:35: unknown field "repetitions"
     16 |       - {exercise: bridge, dose: {repetitions: 5}}
        |                                   ^^^^^^^^^^^ did you mean "reps"?
""",
    ),
    (
        "level missing",
        "  1:\n",
        "  3:\n",
        """\
exercises/programs/low-back.yaml:12:3: level 1 is missing
     12 |   3:
        |   ^ number the levels 1, 2, 3 without gaps
exercises/programs/low-back.yaml:12:3: level 2 is missing
     12 |   3:
        |   ^ number the levels 1, 2, 3 without gaps
""",
    ),
    (
        "level not a number",
        "  1:\n",
        "  one:\n",
        """\
exercises/programs/low-back.yaml:12:3: "one" is not the number of a level
     12 |   one:
        |   ^^^ number the levels 1, 2, 3 (at most 9)
""",
    ),
    (
        "empty level",
        "levels:\n",
        """\
levels:
  2:
""",
        """\
exercises/programs/low-back.yaml:12:3: level 2 is empty
     12 |   2:
        |   ^ fill it in, or delete the line
""",
    ),
    (
        "number in a level",
        "    name: Get moving\n",
        """\
    name: Get moving
    number: 1
""",
        """\
exercises/programs/low-back.yaml:14:5: unknown field "number"
     14 |     number: 1
        |     ^^^^^^ delete the line: the number stands before the level
""",
    ),
    (
        "date form",
        "date: 2026-11-21",
        "date: 21/11/2026",
        """\
exercises/programs/low-back.yaml:10:7: "date" must be a date
     10 | date: 21/11/2026
        |       ^^^^^^^^^^ write year-month-day, like 2026-11-21
""",
    ),
    (
        "date unreal",
        "date: 2026-11-21",
        "date: 2026-02-30",
        """\
exercises/programs/low-back.yaml:10:7: "date": there is no such day
     10 | date: 2026-02-30
        |       ^^^^^^^^^^ check the month and the day
""",
    ),
    (
        "review order",
        "date: 2026-11-21",
        """\
date: 2026-11-21
review: {by: A, date: 2026-02-01, next: 2026-01-01}""",
        """\
exercises/programs/low-back.yaml:11:41: the next review is not after this one
     11 | review: {by: A, date: 2026-02-01, next: 2026-01-01}
        |                                         ^^^^^^^^^^ check both dates
""",
    ),
    (
        "weeks",
        "date: 2026-11-21",
        """\
date: 2026-11-21
diary_weeks: 13""",
        """\
exercises/programs/low-back.yaml:11:14: "diary_weeks" must be a whole number from 1 to 12
     11 | diary_weeks: 13
        |              ^^ write it like 4
""",
    ),
    (
        "a part that cannot be left out",
        "date: 2026-11-21",
        """\
date: 2026-11-21
optional: [in_short, red_flags]""",
        """\
exercises/programs/low-back.yaml:11:22: item 2 of "optional" is no part that can be left out
     11 | optional: [in_short, red_flags]
        |                      ^^^^^^^^^ the parts are: record_weeks, in_short, record, flare_up, links
""",
    ),
    (
        "list for fields",
        "red_flags:\n",
        """\
red_flags: [a]
xred_flags:
""",
        """\
exercises/programs/low-back.yaml:5:12: "red_flags" must be fields with names, not a list
      5 | red_flags: [a]
        |            ^ write it like: red_flags: {emergency: ..., doctor: ...}
exercises/programs/low-back.yaml:6:1: unknown field "xred_flags"
      6 | xred_flags:
        | ^^^^^^^^^^ did you mean "red_flags"?
""",
    ),
    (
        "no levels",
        "levels:\n",
        """\
levels: {}
xlevels:
""",
        """\
exercises/programs/low-back.yaml:11:1: the program has no levels
     11 | levels: {}
        | ^^^^^^ add the first level under "1:"
exercises/programs/low-back.yaml:12:1: unknown field "xlevels"
     12 | xlevels:
        | ^^^^^^^ did you mean "levels"?
""",
    ),
]
# (name, clinic.yaml, everything that is printed)
CLINIC_CASES: list[tuple[str, str, str]] = [
    (
        "paper",
        "paper: A5\n",
        """\
clinic.yaml:1:8: "paper" must be a4 or letter
      1 | paper: A5
        |        ^^ write a4, or letter for North America
""",
    ),
    (
        "phone",
        "phone: call us\n",
        """\
clinic.yaml:1:8: "phone" must be a telephone number
      1 | phone: call us
        |        ^^^^^^^ use only digits, spaces and + ( ) -
""",
    ),
    (
        "web",
        "web: example.org\n",
        """\
clinic.yaml:1:6: "web" must be a web address
      1 | web: example.org
        |      ^^^^^^^^^^^ write https://example.org
""",
    ),
    (
        "emergency number",
        "emergency_number: dial 112\n",
        """\
clinic.yaml:1:19: "emergency_number" must be a telephone number
      1 | emergency_number: dial 112
        |                   ^^^^^^^^ use only digits, spaces and + ( ) -
""",
    ),
    (
        "logo missing",
        "logo: logo.svg\n",
        """\
clinic.yaml:1:7: the picture "logo.svg" is not in the library's folder
      1 | logo: logo.svg
        |       ^^^^^^^^ copy the file into the library's folder, or correct its name
""",
    ),
    (
        "logo outside",
        "logo: ../logo.svg\n",
        """\
clinic.yaml:1:7: "logo" leads out of its folder with ".."
      1 | logo: ../logo.svg
        |       ^^^^^^^^^^^ copy the logo next to clinic.yaml and write its name only
""",
    ),
    (
        "logo near",
        "logo: logo/clinc.svg\n",
        """\
clinic.yaml:1:7: the picture "logo/clinc.svg" is not in the library's folder
      1 | logo: logo/clinc.svg
        |       ^^^^^^^^^^^^^^ copy the file into the library's folder, or correct its name
""",
    ),
    (
        "unknown",
        "telephone: 1\n",
        """\
clinic.yaml:1:1: unknown field "telephone"
      1 | telephone: 1
        | ^^^^^^^^^ did you mean "phone"?
""",
    ),
    (
        "logo absolute",
        "logo: /logo.svg\n",
        """\
clinic.yaml:1:7: "logo" must be a file of the library
      1 | logo: /logo.svg
        |       ^^^^^^^^^ copy the logo next to clinic.yaml and write its name only
""",
    ),
]
