# ruff: noqa: E501  (messages in one line each)
"""Cases for every message about doses: a change to a valid exercise -> printed problems."""

from __future__ import annotations

# (name, text of the file, text in its place, printed problems)
DOSE_CASES: list[tuple[str, str, str, str]] = [
    (
        "count: up to",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {reps: up to 20}",
        'exercises/bridge.yaml:6:14: "reps" must be a whole number or a range\n      6 | dose: {reps: up to 20}\n        |              ^^^^^^^^ write "max 20" or "1-20"\n',
    ),
    (
        "count: at least",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {reps: 5+}",
        'exercises/bridge.yaml:6:14: "reps" must be a whole number or a range\n      6 | dose: {reps: 5+}\n        |              ^^ write "5" or "5-10"\n',
    ),
    (
        "most: a range",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {reps: max 10-20}",
        'exercises/bridge.yaml:6:14: "reps" says both "max" and a range\n      6 | dose: {reps: max 10-20}\n        |              ^^^^^^^^^ write "max 20"\n',
    ),
    (
        "reps: empty list",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {reps: []}",
        'exercises/bridge.yaml:6:14: "reps" must be a number, a range, or a number for each set\n      6 | dose: {reps: []}\n        |              ^ write "8-12" or "[12, 10, 8]"\n',
    ),
    (
        "reps: times",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {reps: 3 x 30 s}",
        'exercises/bridge.yaml:6:14: "reps" cannot be "3 x 30 s"\n      6 | dose: {reps: 3 x 30 s}\n        |              ^^^^^^^^ write "reps: 3" and "hold: 30 s", or "sets: 3" and "duration: 30 s" in its place\n',
    ),
    (
        "time: clock",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {reps: 8, hold: 1:30}",
        'exercises/bridge.yaml:6:23: "hold" could be minutes and seconds, or hours and minutes\n      6 | dose: {reps: 8, hold: 1:30}\n        |                       ^^^^ write "1 min 30 s" or "1 h 30 min"\n',
    ),
    (
        "time: metres",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {reps: 8, hold: 5 m}",
        'exercises/bridge.yaml:6:23: "hold": "m" is the sign of metres\n      6 | dose: {reps: 8, hold: 5 m}\n        |                       ^^^ write "5 min" for minutes\n',
    ),
    (
        "duration: metres",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {duration: 5 m}",
        'exercises/bridge.yaml:6:18: "duration": "m" could be minutes or metres\n      6 | dose: {duration: 5 m}\n        |                  ^^^ write "5 min", or "distance: 5 m" in its place\n',
    ),
    (
        "time: part of a second",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {reps: 8, hold: 1.5 s}",
        'exercises/bridge.yaml:6:23: "hold" must be whole seconds\n      6 | dose: {reps: 8, hold: 1.5 s}\n        |                       ^^^^^ write "1 s" or "2 s"\n',
    ),
    (
        "distance: words",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {distance: far}",
        'exercises/bridge.yaml:6:18: "distance" must be a distance\n      6 | dose: {distance: far}\n        |                  ^^^ write it like "500 m", "1.5 km", "2 miles" or "2000 steps"\n',
    ),
    (
        "distance: no unit",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {distance: 500}",
        'exercises/bridge.yaml:6:18: "distance" has no unit\n      6 | dose: {distance: 500}\n        |                  ^^^ write "500 m" or "500 steps"\n',
    ),
    (
        "tempo",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {reps: 8, tempo: 3-3}",
        'exercises/bridge.yaml:6:24: "tempo" must be three numbers: seconds to lower, to hold and to lift\n      6 | dose: {reps: 8, tempo: 3-3}\n        |                        ^^^ write it like "3-0-3"\n',
    ),
    (
        "days: words",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {reps: 8, days: soon}",
        'exercises/bridge.yaml:6:23: "days" must be days of the week\n      6 | dose: {reps: 8, days: soon}\n        |                       ^^^^ write them like "[Mon, Wed, Fri]"\n',
    ),
    (
        "days: one of them",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {reps: 8, days: [Mon, Xyz]}",
        'exercises/bridge.yaml:6:29: item 2 of "days" must be a day of the week\n      6 | dose: {reps: 8, days: [Mon, Xyz]}\n        |                             ^^^ write it like "Mon"\n',
    ),
    (
        "days: twice",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {reps: 8, days: [Mon, Fri, Mon]}",
        'exercises/bridge.yaml:6:23: "days" names Mon twice\n      6 | dose: {reps: 8, days: [Mon, Fri, Mon]}\n        |                       ^ write "[Mon, Fri]"\n',
    ),
    (
        "days a week: names",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {reps: 8, days_a_week: 'Mon, Wed'}",
        'exercises/bridge.yaml:6:30: "days_a_week" cannot be "Mon, Wed"\n      6 | dose: {reps: 8, days_a_week: \'Mon, Wed\'}\n        |                              ^^^^^^^^^^ write "days: [Mon, Wed]" in its place\n',
    ),
    (
        "times a day: daily",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {reps: 8, times_a_day: daily}",
        'exercises/bridge.yaml:6:30: "times_a_day" cannot be "daily"\n      6 | dose: {reps: 8, times_a_day: daily}\n        |                              ^^^^^ write "times_a_day: 1" and "days_a_week: 7" in its place\n',
    ),
    (
        "every: words",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {reps: 8, every: often}",
        'exercises/bridge.yaml:6:24: "every" must be the time from one session to the next\n      6 | dose: {reps: 8, every: often}\n        |                        ^^^^^ write it like "2 days" for every second day, or "1 h" for each hour\n',
    ),
    (
        "every: no unit",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {reps: 8, every: 2}",
        'exercises/bridge.yaml:6:24: "every" has no unit\n      6 | dose: {reps: 8, every: 2}\n        |                        ^ write "2 days" or "2 h"\n',
    ),
    (
        "side",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {reps: 8, side: up}",
        'exercises/bridge.yaml:6:23: "side" must be left or right\n      6 | dose: {reps: 8, side: up}\n        |                       ^^ write "left", or "right"\n',
    ),
    (
        "each side: left",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {reps: 8, each_side: left}",
        'exercises/bridge.yaml:6:28: "each_side" cannot be "left"\n      6 | dose: {reps: 8, each_side: left}\n        |                            ^^^^ write "side: left" in its place\n',
    ),
    (
        "sets twice",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {sets: 2, reps: 3x10}",
        'exercises/bridge.yaml:6:17: "reps" says "sets: 3", and "sets" says something else\n      6 | dose: {sets: 2, reps: 3x10}\n        |                 ^^^^ delete "sets"\n',
    ),
    (
        "days that differ",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {reps: 8, days: [Mon], days_a_week: 3}",
        'exercises/bridge.yaml:6:30: "days" names 1 day, and "days_a_week" says 3\n      6 | dose: {reps: 8, days: [Mon], days_a_week: 3}\n        |                              ^^^^^^^^^^^ delete "days_a_week"\n',
    ),
    (
        "two ways",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {reps: 8, every: 2 days, days_a_week: 3}",
        'exercises/bridge.yaml:6:17: "every" and "days_a_week" both say the same in another way\n      6 | dose: {reps: 8, every: 2 days, days_a_week: 3}\n        |                 ^^^^^ delete "every" or "days_a_week"\n',
    ),
    (
        "sides that differ",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {each_side: true, left: 5, right: 6}",
        'exercises/bridge.yaml:6:8: "each_side" and "left" contradict each other\n      6 | dose: {each_side: true, left: 5, right: 6}\n        |        ^^^^^^^^^ delete "each_side"\n',
    ),
    (
        "one side of two",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {left: {reps: 5}}",
        'exercises/bridge.yaml:6:8: "left" needs "right" beside it\n      6 | dose: {left: {reps: 5}}\n        |        ^^^^ add "right: {reps: 5}", with what is right for that side\n',
    ),
    (
        "for all and for each",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {reps: 8, weeks: [5, 6]}",
        'exercises/bridge.yaml:6:8: "reps" is given here and for each week, in "weeks"\n      6 | dose: {reps: 8, weeks: [5, 6]}\n        |        ^^^^ delete "reps" here\n',
    ),
    (
        "weeks and sides",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {left: 5, right: 6, weeks: [5, 6]}",
        'exercises/bridge.yaml:6:27: "reps" differs both from week to week and from side to side\n      6 | dose: {left: 5, right: 6, weeks: [5, 6]}\n        |                           ^^^^^ delete "weeks", and say it in "note"\n',
    ),
    (
        "empty week",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {reps: 8, weeks: [{}]}",
        'exercises/bridge.yaml:6:25: item 1 of "weeks" says nothing\n      6 | dose: {reps: 8, weeks: [{}]}\n        |                         ^ write what is different, like "{reps: 8}"\n',
    ),
    (
        "sets that differ",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {sets: 2, reps: [12, 10, 8]}",
        'exercises/bridge.yaml:6:8: "sets" says 2, and "reps" has numbers for 3 sets\n      6 | dose: {sets: 2, reps: [12, 10, 8]}\n        |        ^^^^ delete "sets", or write "sets: 3"\n',
    ),
    (
        "hold too long",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {hold: 1 min, duration: 30 s}",
        'exercises/bridge.yaml:6:8: "hold" is longer than "duration"\n      6 | dose: {hold: 1 min, duration: 30 s}\n        |        ^^^^ write "hold: 30 s" or a shorter time\n',
    ),
    (
        "hold that differs",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {reps: 8, tempo: 3-1-3, hold: 5 s}",
        'exercises/bridge.yaml:6:31: "tempo" says to hold for 1 s, and "hold" says something else\n      6 | dose: {reps: 8, tempo: 3-1-3, hold: 5 s}\n        |                               ^^^^ delete "hold"\n',
    ),
    (
        "time: comma",
        "dose: {sets: 2, reps: 8-12}",
        "dose: {reps: 8, hold: '1,5 min'}",
        'exercises/bridge.yaml:6:23: "hold" has a comma in its number\n      6 | dose: {reps: 8, hold: \'1,5 min\'}\n        |                       ^^^^^^^^^ write "1.5 min"\n',
    ),
]
