"""Pose files with mistakes: for each case the file `a.yaml` and the exact message.

Beside `a.yaml` there are `bridge.yaml` with both pictures and `half.yaml` with a start only.
"""

# ruff: noqa: E501 (the messages stand as they are printed)

CASES: dict[str, tuple[str, str]] = {
    "broken YAML": (
        """\
start: {pelvis: [
""",
        """\
images/poses/a.yaml:1:18: this line cannot be understood
      1 | start: {pelvis: [
        |                  ^ check its spaces, colons and quotes
""",
    ),
    "unknown field of the file": (
        """\
persn: {build: man}
start:
  pelvis: {up: 90, at: [0, 88]}
finish: {from: start}
""",
        """\
images/poses/a.yaml:1:1: unknown field "persn" in a pose file
      1 | persn: {build: man}
        | ^^^^^ did you mean "person"?
""",
    ),
    "no finish": (
        """\
start:
  pelvis: {up: 90, at: [0, 88]}
""",
        """\
images/poses/a.yaml:1:1: the picture "finish" is missing
      1 | start:
        | ^ add "finish:"
""",
    ),
    "a picture that is not fields": (
        """\
start: standing
finish: {from: start}
""",
        """\
images/poses/a.yaml:1:8: start needs fields, such as {from: ...}
      1 | start: standing
        |        ^^^^^^^^
""",
    ),
    "a picture that is a list": (
        """\
start: [1]
finish: {from: start}
""",
        """\
images/poses/a.yaml:1:8: start needs fields, such as {from: ...}
      1 | start: [1]
        |        ^
""",
    ),
    "unknown build": (
        """\
person: {build: child}
start:
  pelvis: {up: 90, at: [0, 88]}
finish: {from: start}
""",
        """\
images/poses/a.yaml:1:17: "child" is not a known build
      1 | person: {build: child}
        |                 ^^^^^ use one of: man, woman
""",
    ),
    "unknown hair": (
        """\
person: {hair: bobb}
start:
  pelvis: {up: 90, at: [0, 88]}
finish: {from: start}
""",
        """\
images/poses/a.yaml:1:16: "bobb" is not a known style of hair
      1 | person: {hair: bobb}
        |                ^^^^ did you mean "bob"?
""",
    ),
    "unknown hair colour": (
        """\
person: {hair_colour: gray}
start:
  pelvis: {up: 90, at: [0, 88]}
finish: {from: start}
""",
        """\
images/poses/a.yaml:1:23: "gray" is not a known hair colour
      1 | person: {hair_colour: gray}
        |                       ^^^^ did you mean "grey"?
""",
    ),
    "unknown field of the person": (
        """\
person: {height: 180}
start:
  pelvis: {up: 90, at: [0, 88]}
finish: {from: start}
""",
        """\
images/poses/a.yaml:1:10: unknown field "height" in person
      1 | person: {height: 180}
        |          ^^^^^^ use one of: age, bottoms, build, hair, hair_colour, outfit, shirt, shoes, tone
""",
    ),
    "shoes neither true nor false": (
        """\
person: {shoes: trainers}
start:
  pelvis: {up: 90, at: [0, 88]}
finish: {from: start}
""",
        """\
images/poses/a.yaml:1:17: "shoes" must be true or false
      1 | person: {shoes: trainers}
        |                 ^^^^^^^^
""",
    ),
    "a person that is a word": (
        """\
person: woman
start:
  pelvis: {up: 90, at: [0, 88]}
finish: {from: start}
""",
        """\
images/poses/a.yaml:1:9: person needs fields, such as {build: ...}
      1 | person: woman
        |         ^^^^^
""",
    ),
    "unknown field of a picture": (
        """\
start:
  pelvs: {up: 90}
finish: {from: start}
""",
        """\
images/poses/a.yaml:2:3: unknown field "pelvs" in start
      2 |   pelvs: {up: 90}
        |   ^^^^^ did you mean "pelvis"?
""",
    ),
    "unknown field of the pelvis": (
        """\
start:
  pelvis: {upp: 90}
finish: {from: start}
""",
        """\
images/poses/a.yaml:2:12: unknown field "upp" in pelvis
      2 |   pelvis: {upp: 90}
        |            ^^^ did you mean "up"?
""",
    ),
    "unknown field of both legs is told once": (
        """\
start:
  legs: {kne: 30}
finish: {from: start}
""",
        """\
images/poses/a.yaml:2:10: unknown field "kne" in a leg
      2 |   legs: {kne: 30}
        |          ^^^ did you mean "knee"?
""",
    ),
    "unknown field of an arm": (
        """\
start:
  arm_near: {elbo: 30}
finish: {from: start}
""",
        """\
images/poses/a.yaml:2:14: unknown field "elbo" in an arm
      2 |   arm_near: {elbo: 30}
        |              ^^^^ did you mean "elbow"?
""",
    ),
    "unknown field of a hand": (
        """\
start:
  arms: {hand: {shpe: flat}}
finish: {from: start}
""",
        """\
images/poses/a.yaml:2:17: unknown field "shpe" in hand
      2 |   arms: {hand: {shpe: flat}}
        |                 ^^^^ did you mean "shape"?
""",
    ),
    "a word for a number": (
        """\
start:
  spine: {lumbar: much}
finish: {from: start}
""",
        """\
images/poses/a.yaml:2:19: "lumbar" needs a number
      2 |   spine: {lumbar: much}
        |                   ^^^^ write a number such as 12 or -3.5
""",
    ),
    "a number too large": (
        """\
start:
  spine: {lumbar: 2000}
finish: {from: start}
""",
        """\
images/poses/a.yaml:2:19: "lumbar" is out of range
      2 |   spine: {lumbar: 2000}
        |                   ^^^^ lengths are centimetres, angles degrees
""",
    ),
    "a list for a number": (
        """\
start:
  spine: {lumbar: [1, 2]}
finish: {from: start}
""",
        """\
images/poses/a.yaml:2:19: "lumbar" needs a number
      2 |   spine: {lumbar: [1, 2]}
        |                   ^ write a number such as 12 or -3.5
""",
    ),
    "a word for a point": (
        """\
start:
  pelvis: {at: here}
finish: {from: start}
""",
        """\
images/poses/a.yaml:2:16: "at" needs a list of 2 or 3 numbers
      2 |   pelvis: {at: here}
        |                ^^^^ write it like [10, 45]
""",
    ),
    "a point of one number": (
        """\
start:
  pelvis: {at: [1]}
finish: {from: start}
""",
        """\
images/poses/a.yaml:2:16: "at" needs a list of 2 or 3 numbers
      2 |   pelvis: {at: [1]}
        |                ^ write it like [10, 45]
""",
    ),
    "a word in a point": (
        """\
start:
  pelvis: {at: [1, high]}
finish: {from: start}
""",
        """\
images/poses/a.yaml:2:20: "at" needs a number
      2 |   pelvis: {at: [1, high]}
        |                    ^^^^ write a number such as 12 or -3.5
""",
    ),
    "a direction of no length": (
        """\
start:
  legs: {thigh: [0, 0, 0]}
finish: {from: start}
""",
        """\
images/poses/a.yaml:2:17: "thigh" points nowhere
      2 |   legs: {thigh: [0, 0, 0]}
        |                 ^ write an angle in degrees or a vector such as [0, 1, 0]
""",
    ),
    "limbs that are not fields": (
        """\
start:
  legs: straight
finish: {from: start}
""",
        """\
images/poses/a.yaml:2:9: a leg needs fields, such as {foot: ...}
      2 |   legs: straight
        |         ^^^^^^^^
""",
    ),
    "unknown hand shape": (
        """\
start:
  arms: {hand: {shape: flatt}}
finish: {from: start}
""",
        """\
images/poses/a.yaml:2:24: "flatt" is not a known shape of a hand
      2 |   arms: {hand: {shape: flatt}}
        |                        ^^^^^ did you mean "flat"?
""",
    ),
    "unknown place for a hand": (
        """\
start:
  arms: {hand: {on: shin}}
finish: {from: start}
""",
        """\
images/poses/a.yaml:2:21: "shin" is not a known part of the body
      2 |   arms: {hand: {on: shin}}
        |                     ^^^^ did you mean "shank"?
""",
    ),
    "turned over, neither true nor false": (
        """\
start:
  arms: {hand: {turned_over: 1}}
finish: {from: start}
""",
        """\
images/poses/a.yaml:2:30: "turned_over" must be true or false
      2 |   arms: {hand: {turned_over: 1}}
        |                              ^
""",
    ),
    "shrug of one number": (
        """\
start:
  arms: {shrug: 3}
finish: {from: start}
""",
        """\
images/poses/a.yaml:2:17: "shrug" needs a list of 2 numbers
      2 |   arms: {shrug: 3}
        |                 ^ write it like [10, 45]
""",
    ),
    "a place of unknown kind": (
        """\
start:
  legs: {foot: {at: 3}}
finish: {from: start}
""",
        """\
images/poses/a.yaml:2:16: "foot" needs a place
      2 |   legs: {foot: {at: 3}}
        |                ^ write [x, y], {under: 0, height: 3}, {reach: 0.98, height: 3} or {on: thigh, off: 9}
""",
    ),
    "a place that is a word": (
        """\
start:
  arms: {wrist: floor}
finish: {from: start}
""",
        """\
images/poses/a.yaml:2:17: "wrist" needs a place
      2 |   arms: {wrist: floor}
        |                 ^^^^^ write [x, y], {under: 0, height: 3}, {reach: 0.98, height: 3} or {on: thigh, off: 9}
""",
    ),
    "unknown field under": (
        """\
start:
  arms: {wrist: {under: 0, heigth: 3}}
finish: {from: start}
""",
        """\
images/poses/a.yaml:2:28: unknown field "heigth" in "wrist"
      2 |   arms: {wrist: {under: 0, heigth: 3}}
        |                            ^^^^^^ did you mean "height"?
""",
    ),
    "unknown field at reach": (
        """\
start:
  arms: {wrist: {reach: 1, back: true}}
finish: {from: start}
""",
        """\
images/poses/a.yaml:2:28: unknown field "back" in "wrist"
      2 |   arms: {wrist: {reach: 1, back: true}}
        |                            ^^^^ did you mean "backwards"?
""",
    ),
    "a place on an unknown part": (
        """\
start:
  arms: {wrist: {on: tigh}}
finish: {from: start}
""",
        """\
images/poses/a.yaml:2:22: "tigh" is not a known part of the body
      2 |   arms: {wrist: {on: tigh}}
        |                      ^^^^ did you mean "thigh"?
""",
    ),
    "two ways to place a leg": (
        """\
start:
  legs: {foot: [0, 0], thigh: 90}
finish: {from: start}
""",
        """\
images/poses/a.yaml:2:24: "thigh" and "foot" exclude each other
      2 |   legs: {foot: [0, 0], thigh: 90}
        |                        ^^^^^ keep one of them
""",
    ),
    "two ways to bend an elbow": (
        """\
start:
  arms: {elbow: 20, fore: 90}
finish: {from: start}
""",
        """\
images/poses/a.yaml:2:10: "elbow" and "fore" exclude each other
      2 |   arms: {elbow: 20, fore: 90}
        |          ^^^^^ keep one of them
""",
    ),
    "an unknown joint": (
        """\
start:
  pelvis: {anchor: {joint: toe_near, at: [0, 0]}}
finish: {from: start}
""",
        """\
images/poses/a.yaml:2:28: "toe_near" is not a known joint
      2 |   pelvis: {anchor: {joint: toe_near, at: [0, 0]}}
        |                            ^^^^^^^^ did you mean "knee_near"?
""",
    ),
    "an anchor without a place": (
        """\
start:
  pelvis: {anchor: {joint: knee_near}}
finish: {from: start}
""",
        """\
images/poses/a.yaml:2:20: "anchor" needs a joint and a place
      2 |   pelvis: {anchor: {joint: knee_near}}
        |                    ^ write {joint: knee_near, at: [0, 5.2]}
""",
    ),
    "a fit that is no list": (
        """\
start:
  fit: {vary: pelvis.up, joint: head, height: 100}
finish: {from: start}
""",
        """\
images/poses/a.yaml:2:8: "fit" needs a list
      2 |   fit: {vary: pelvis.up, joint: head, height: 100}
        |        ^ put each one on a line that starts with a dash
""",
    ),
    "a fit without a joint": (
        """\
start:
  fit: [{vary: pelvis.up}]
finish: {from: start}
""",
        """\
images/poses/a.yaml:2:9: each fit needs "vary", "joint" and "height" (or "x")
      2 |   fit: [{vary: pelvis.up}]
        |         ^ write {vary: spine.lumbar, joint: elbow_near, height: 3.8}
""",
    ),
    "a fit of an unknown number": (
        """\
start:
  fit: [{vary: spine.lumber, joint: head, height: 100}]
finish: {from: start}
""",
        """\
images/poses/a.yaml:2:16: "spine.lumber" is not a known number to vary
      2 |   fit: [{vary: spine.lumber, joint: head, height: 100}]
        |                ^^^^^^^^^^^^ did you mean "spine.lumbar"?
""",
    ),
    "a fit of a number that is not written": (
        """\
start:
  legs: {thigh: [0, -1, 0]}
  fit: [{vary: leg_near.thigh, joint: knee_near, height: 50}]
finish: {from: start}
""",
        """\
images/poses/a.yaml:3:9: "leg_near.thigh" is not written as a number
      3 |   fit: [{vary: leg_near.thigh, joint: knee_near, height: 50}]
        |         ^ write an angle there to start from
""",
    ),
    "a fit that fails": (
        """\
start:
  pelvis: {at: [0, 88]}
  fit: [{vary: spine.neck, joint: knee_near, height: 20}]
finish: {from: start}
""",
        """\
images/poses/a.yaml:3:9: start and finish: the fit of knee_near is off by 26.5 cm
      3 |   fit: [{vary: spine.neck, joint: knee_near, height: 20}]
        |         ^ vary a number that moves this joint, or start nearer to the goal
""",
    ),
    "unknown view": (
        """\
view: frnt
start:
  pelvis: {up: 90, at: [0, 88]}
finish: {from: start}
""",
        """\
images/poses/a.yaml:1:7: "frnt" is not a known view
      1 | view: frnt
        |       ^^^^ did you mean "front"?
""",
    ),
    "a view of one angle": (
        """\
view: [30]
start:
  pelvis: {up: 90, at: [0, 88]}
finish: {from: start}
""",
        """\
images/poses/a.yaml:1:7: "view" needs a list of 2 numbers
      1 | view: [30]
        |       ^ write it like [10, 45]
""",
    ),
    "unknown part in the order": (
        """\
start:
  order: [head, forarm_near]
finish: {from: start}
""",
        """\
images/poses/a.yaml:2:17: "forarm_near" is not a part of the body
      2 |   order: [head, forarm_near]
        |                 ^^^^^^^^^^^ did you mean "forearm_near"?
""",
    ),
    "an order that is a word": (
        """\
start:
  order: head
finish: {from: start}
""",
        """\
images/poses/a.yaml:2:10: "order" needs a list
      2 |   order: head
        |          ^^^^ put each one on a line that starts with a dash
""",
    ),
    "alike, neither true nor false": (
        """\
start:
  alike: maybe
finish: {from: start}
""",
        """\
images/poses/a.yaml:2:10: "alike" must be true or false
      2 |   alike: maybe
        |          ^^^^^
""",
    ),
    "arrows that are no list": (
        """\
start:
  arrows: {points: [[0, 0], [9, 9]]}
finish: {from: start}
""",
        """\
images/poses/a.yaml:2:11: "arrows" needs a list
      2 |   arrows: {points: [[0, 0], [9, 9]]}
        |           ^ put each one on a line that starts with a dash
""",
    ),
    "an arrow of one point": (
        """\
start:
  arrows: [{points: [[0, 0]]}]
finish: {from: start}
""",
        """\
images/poses/a.yaml:2:12: an arrow needs two or three points
      2 |   arrows: [{points: [[0, 0]]}]
        |            ^ write {points: [[0, 50], [0, 70]]}
""",
    ),
    "an arrow that goes nowhere": (
        """\
start:
  arrows: [{points: [[1, 2], [1, 2]]}]
finish: {from: start}
""",
        """\
images/poses/a.yaml:2:12: two points of this arrow are the same
      2 |   arrows: [{points: [[1, 2], [1, 2]]}]
        |            ^
""",
    ),
    "an arrow through a word": (
        """\
start:
  arrows: [{points: [[0, 0], up]}]
finish: {from: start}
""",
        """\
images/poses/a.yaml:2:30: "points" needs a list of 2 or 3 numbers
      2 |   arrows: [{points: [[0, 0], up]}]
        |                              ^^ write it like [10, 45]
""",
    ),
    "unknown field of an arrow": (
        """\
start:
  arrows: [{point: [[0, 0], [9, 9]]}]
finish: {from: start}
""",
        """\
images/poses/a.yaml:2:13: unknown field "point" in an arrow
      2 |   arrows: [{point: [[0, 0], [9, 9]]}]
        |             ^^^^^ did you mean "points"?
""",
    ),
    "unknown part of a ghost": (
        """\
start:
  ghost: {from: finish, parts: [leg]}
finish: {pelvis: {up: 80}}
""",
        """\
images/poses/a.yaml:2:33: "leg" is not a part of a ghost
      2 |   ghost: {from: finish, parts: [leg]}
        |                                 ^^^ did you mean "legs"?
""",
    ),
    "a ghost from nowhere": (
        """\
start:
  ghost: {from: begin}
finish: {from: start}
""",
        """\
images/poses/a.yaml:2:17: there is no picture "begin"
      2 |   ghost: {from: begin}
        |                 ^^^^^ use one of: a-finish, a-start, bridge-finish, bridge-start, finish, half-finish, half-start, start
""",
    ),
    "from an unknown exercise": (
        """\
start:
  pelvis: {up: 90, at: [0, 88]}
finish: {from: brige-start}
""",
        """\
images/poses/a.yaml:3:16: there is no picture "brige-start"
      3 | finish: {from: brige-start}
        |                ^^^^^^^^^^^ did you mean "bridge-start"?
""",
    ),
    "from nothing like it": (
        """\
start:
  pelvis: {up: 90, at: [0, 88]}
finish: {from: zzz}
""",
        """\
images/poses/a.yaml:3:16: there is no picture "zzz"
      3 | finish: {from: zzz}
        |                ^^^ use one of: a-finish, a-start, bridge-finish, bridge-start, finish, half-finish, half-start, start
""",
    ),
    "from a list": (
        """\
start:
  pelvis: {up: 90, at: [0, 88]}
finish: {from: [start]}
""",
        """\
images/poses/a.yaml:3:16: "from" needs the name of a picture
      3 | finish: {from: [start]}
        |                ^ write "start", or another exercise and picture, like "bridge-start"
""",
    ),
    "from itself": (
        """\
start: {from: finish}
finish: {from: start}
""",
        """\
images/poses/a.yaml:1:15: this picture is made from itself: a-finish -> a-start -> a-finish
      1 | start: {from: finish}
        |               ^^^^^^
images/poses/a.yaml:2:16: this picture is made from itself: a-start -> a-finish -> a-start
      2 | finish: {from: start}
        |                ^^^^^
""",
    ),
    "from a picture that is missing": (
        """\
start: {from: finish-start}
finish: {pelvis: {up: 90}}
""",
        """\
images/poses/a.yaml:1:15: there is no picture "finish-start"
      1 | start: {from: finish-start}
        |               ^^^^^^^^^^^^ did you mean "finish"?
""",
    ),
    "from a picture that the other has not": (
        """\
start:
  pelvis: {up: 90, at: [0, 88]}
finish: {from: half-finish}
""",
        """\
images/poses/a.yaml:3:16: "half" has no picture "finish"
      3 | finish: {from: half-finish}
        |                ^^^^^^^^^^^
""",
    ),
    "props that are no list": (
        """\
props: {kind: mat, x: [-50, 50]}
start:
  pelvis: {up: 90, at: [0, 88]}
finish: {from: start}
""",
        """\
images/poses/a.yaml:1:8: "props" needs a list
      1 | props: {kind: mat, x: [-50, 50]}
        |        ^ put each one on a line that starts with a dash
""",
    ),
    "unknown prop": (
        """\
props: [{kind: matt, x: [-50, 50]}]
start:
  pelvis: {up: 90, at: [0, 88]}
finish: {from: start}
""",
        """\
images/poses/a.yaml:1:16: "matt" is not a known prop
      1 | props: [{kind: matt, x: [-50, 50]}]
        |                ^^^^ did you mean "mat"?
""",
    ),
    "a prop without a kind": (
        """\
props: [{x: [-50, 50]}]
start:
  pelvis: {up: 90, at: [0, 88]}
finish: {from: start}
""",
        """\
images/poses/a.yaml:1:9: a prop needs "kind"
      1 | props: [{x: [-50, 50]}]
        |         ^ use one of: backpack, bar, box, chair, cushion, floor, mat, step, strap, table, towel, wall, wall-bars
""",
    ),
    "a mat without ends": (
        """\
props: [{kind: mat}]
start:
  pelvis: {up: 90, at: [0, 88]}
finish: {from: start}
""",
        """\
images/poses/a.yaml:1:9: this mat needs "x"
      1 | props: [{kind: mat}]
        |         ^
""",
    ),
    "a mat from right to left": (
        """\
props: [{kind: mat, x: [50, -50]}]
start:
  pelvis: {up: 90, at: [0, 88]}
finish: {from: start}
""",
        """\
images/poses/a.yaml:1:24: "x" goes from left to right
      1 | props: [{kind: mat, x: [50, -50]}]
        |                        ^ write the smaller number first
""",
    ),
    "a mat without depth": (
        """\
props: [{kind: mat, x: [-50, 50], depth: 0}]
start:
  pelvis: {up: 90, at: [0, 88]}
finish: {from: start}
""",
        """\
images/poses/a.yaml:1:42: "depth" must be more than 0
      1 | props: [{kind: mat, x: [-50, 50], depth: 0}]
        |                                          ^
""",
    ),
    "unknown field of a mat": (
        """\
props: [{kind: mat, x: [-50, 50], width: 60}]
start:
  pelvis: {up: 90, at: [0, 88]}
finish: {from: start}
""",
        """\
images/poses/a.yaml:1:35: unknown field "width" in a mat
      1 | props: [{kind: mat, x: [-50, 50], width: 60}]
        |                                   ^^^^^ did you mean "depth"?
""",
    ),
    "unknown layer": (
        """\
props: [{kind: mat, x: [-50, 50], layer: before arm}]
start:
  pelvis: {up: 90, at: [0, 88]}
finish: {from: start}
""",
        """\
images/poses/a.yaml:1:42: "before arm" is not a known layer
      1 | props: [{kind: mat, x: [-50, 50], layer: before arm}]
        |                                          ^^^^^^^^^^ did you mean "before arm_far"?
""",
    ),
    "a strap of one point": (
        """\
props: [{kind: strap, points: [[0, 0]]}]
start:
  pelvis: {up: 90, at: [0, 88]}
finish: {from: start}
""",
        """\
images/poses/a.yaml:1:9: this strap needs at least two points
      1 | props: [{kind: strap, points: [[0, 0]]}]
        |         ^
""",
    ),
    "a box of two numbers": (
        """\
props: [{kind: box, at: [0, 0], size: [3, 4]}]
start:
  pelvis: {up: 90, at: [0, 88]}
finish: {from: start}
""",
        """\
images/poses/a.yaml:1:39: "size" needs a list of 3 numbers
      1 | props: [{kind: box, at: [0, 0], size: [3, 4]}]
        |                                       ^ write it like [30, 10, 40]
""",
    ),
    "a flat box": (
        """\
props: [{kind: box, at: [0, 0], size: [30, 0, 40]}]
start:
  pelvis: {up: 90, at: [0, 88]}
finish: {from: start}
""",
        """\
images/poses/a.yaml:1:39: "size" needs three numbers more than 0
      1 | props: [{kind: box, at: [0, 0], size: [30, 0, 40]}]
        |                                       ^ write [width, height, depth]
""",
    ),
    "a bag held nowhere": (
        """\
props: [{kind: backpack, held: hand}]
start:
  pelvis: {up: 90, at: [0, 88]}
finish: {from: start}
""",
        """\
images/poses/a.yaml:1:32: "hand" is not a known way to carry a bag
      1 | props: [{kind: backpack, held: hand}]
        |                                ^^^^ did you mean "hands"?
""",
    ),
    "a foot too far": (
        """\
start:
  pelvis: {up: 90, at: [0, 88]}
  legs: {foot: [60, 0]}
finish: {from: start}
""",
        """\
images/poses/a.yaml:3:16: start and finish: the far foot misses its place by 18.8 cm
      3 |   legs: {foot: [60, 0]}
        |                ^ move the place, the pelvis or the trunk nearer
images/poses/a.yaml:3:16: start and finish: the near foot misses its place by 18.8 cm
      3 |   legs: {foot: [60, 0]}
        |                ^ move the place, the pelvis or the trunk nearer
""",
    ),
    "a hand too far": (
        """\
start:
  pelvis: {up: 90, at: [0, 88]}
  arm_far: {wrist: [90, 130]}
finish: {from: start}
""",
        """\
images/poses/a.yaml:3:20: start and finish: the far hand misses its place by 35.9 cm
      3 |   arm_far: {wrist: [90, 130]}
        |                    ^ move the place, the pelvis or the trunk nearer
""",
    ),
    "a knee not at thigh's length": (
        """\
start:
  pelvis: {up: 90, at: [0, 88]}
  leg_near: {knee_at: [0, 60], knee: 90}
finish: {from: start}
""",
        """\
images/poses/a.yaml:3:23: start and finish: the near knee misses its place by 13.5 cm
      3 |   leg_near: {knee_at: [0, 60], knee: 90}
        |                       ^ the knee must be one thigh (41.5 cm) from the hip
""",
    ),
    "a knee that bends forward": (
        """\
start:
  pelvis: {up: 90, at: [0, 88]}
  leg_near: {thigh: -90, shank: -60}
finish: {from: start}
""",
        """\
images/poses/a.yaml:3:33: start and finish: the near knee bends forward by 30 degrees
      3 |   leg_near: {thigh: -90, shank: -60}
        |                                 ^^^ give the bend as `knee:`, or turn the shin to the other side
""",
    ),
    "too wide": (
        """\
props: [{kind: mat, x: [-120, 120]}]
start:
  pelvis: {up: 90, at: [0, 88]}
finish: {from: start}
""",
        """\
images/poses/a.yaml:1:1: the drawings are 257 cm wide together, and the paper 200 cm
      1 | props: [{kind: mat, x: [-120, 120]}]
        | ^ make the mat shorter, or move the person nearer to the middle
""",
    ),
    "too many bytes": (
        """\
props:
  - {kind: wall-bars, at: 60, height: 200}
  - {kind: cushion, at: [-40, 0, 0], turn: 0}
  - {kind: cushion, at: [-30, 0, 1], turn: 7}
  - {kind: cushion, at: [-20, 0, 2], turn: 14}
  - {kind: cushion, at: [-10, 0, 3], turn: 21}
  - {kind: cushion, at: [0, 0, 4], turn: 28}
  - {kind: cushion, at: [10, 0, 5], turn: 35}
  - {kind: cushion, at: [20, 0, 6], turn: 42}
  - {kind: cushion, at: [30, 0, 7], turn: 49}
  - {kind: cushion, at: [40, 0, 8], turn: 56}
  - {kind: cushion, at: [50, 0, 9], turn: 63}
  - {kind: cushion, at: [60, 0, 10], turn: 70}
  - {kind: cushion, at: [70, 0, 11], turn: 77}
  - {kind: cushion, at: [80, 0, 12], turn: 84}
  - {kind: cushion, at: [90, 0, 13], turn: 91}
  - {kind: chair, x: [-60, -20]}
  - {kind: chair, x: [-52, -12]}
  - {kind: chair, x: [-44, -4]}
  - {kind: chair, x: [-36, 4]}
  - {kind: chair, x: [-28, 12]}
  - {kind: chair, x: [-20, 20]}
  - {kind: chair, x: [-12, 28]}
  - {kind: chair, x: [-4, 36]}
start:
  pelvis: {up: 90, at: [0, 88]}
finish: {from: start}
""",
        """\
images/poses/a.yaml:1:1: the picture "finish" makes 20487 bytes, more than 12000
      1 | props:
        | ^ use fewer props or arrows
images/poses/a.yaml:1:1: the picture "start" makes 20487 bytes, more than 12000
      1 | props:
        | ^ use fewer props or arrows
""",
    ),
}
