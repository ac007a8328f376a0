# ruff: noqa: E501  (messages in one line each)
"""Cases for every message about YAML syntax: text of the file -> printed problems."""

from __future__ import annotations

# name: (text of the file, printed problems)
SYNTAX: dict[str, tuple[str, str]] = {
    "tab as indentation": (
        ("dose:\n\treps: 8\n\thold: 5 s\n"),
        """\
a.yaml:2:1: a tab at the start of the line (and of 1 more)
      2 |  reps: 8
        | ^ use spaces: two for each step to the right
""",
    ),
    "one tab": (
        ("steps:\n  - a\n\t- b\n"),
        """\
a.yaml:3:1: a tab at the start of the line
      3 |  - b
        | ^ use spaces: two for each step to the right
""",
    ),
    "colon in a text": (
        """\
name: Bridge
why: Note: this
""",
        """\
a.yaml:2:10: a colon inside a text
      2 | why: Note: this
        |          ^ put the whole text in quotes: why: "Note: this"
""",
    ),
    "colon in a list item": (
        """\
steps:
  - Note: lift: slowly
""",
        """\
a.yaml:2:15: a colon inside a text
      2 |   - Note: lift: slowly
        |               ^ put the whole text in quotes: - "Note: lift: slowly"
""",
    ),
    "colon in a field of a list item": (
        """\
pictures:
  - caption: Start: left
""",
        """\
a.yaml:2:19: a colon inside a text
      2 |   - caption: Start: left
        |                   ^ put the whole text in quotes: caption: "Start: left"
""",
    ),
    "colon and quotes": (
        'why: "A": b\n',
        """\
a.yaml:1:9: a colon inside a text
      1 | why: "A": b
        |         ^ put the whole text in quotes: why: '"A": b'
""",
    ),
    "no space after the colon": (
        """\
name:Bridge
why: text
""",
        """\
a.yaml:1:5: no space after the colon
      1 | name:Bridge
        |     ^ write "name: Bridge"
""",
    ),
    "no space after the colon, last line": (
        """\
why: text
name:Bridge
""",
        """\
a.yaml:2:5: no space after the colon
      2 | name:Bridge
        |     ^ write "name: Bridge"
""",
    ),
    "no colon": (
        """\
name: Bridge
why text
steps: x
""",
        """\
a.yaml:2:1: this line has no colon
      2 | why text
        | ^^^^^^^^ write a field as "name: text"; indent this line if it goes on with the text above
""",
    ),
    "no colon, first line": (
        """\
Bridge
why: text
""",
        """\
a.yaml:1:1: this line has no colon
      1 | Bridge
        | ^^^^^^ write a field as "name: text"; indent this line if it goes on with the text above
""",
    ),
    "no colon, first line of a part": (
        """\
dose:
  reps 8
  sets: 2
""",
        """\
a.yaml:2:3: this line has no colon
      2 |   reps 8
        |   ^^^^^^ write a field as "name: text"; indent this line if it goes on with the text above
""",
    ),
    "indented too far": (
        """\
name: Bridge
  why: text
""",
        """\
a.yaml:2:3: this line is indented as part of the text above
      2 |   why: text
        |   ^ line it up with the other fields; or, if it is text, put all of it on one line, in quotes
""",
    ),
    "colon where a text goes on": (
        """\
why: This goes on
  for long and
  here: more
""",
        """\
a.yaml:3:3: this line is indented as part of the text above
      3 |   here: more
        |   ^ line it up with the other fields; or, if it is text, put all of it on one line, in quotes
""",
    ),
    "text of an item goes on with a colon": (
        """\
steps:
  - Lie down
    now: lift
""",
        """\
a.yaml:3:5: this line is indented as part of the text above
      3 |     now: lift
        |     ^ line it up with the other fields; or, if it is text, put all of it on one line, in quotes
""",
    ),
    "double quote never closed": (
        """\
name: "Bridge
why: text
""",
        """\
a.yaml:1:7: this quote is never closed: "
      1 | name: "Bridge
        |       ^ add " at the end of the text
""",
    ),
    "single quote never closed": (
        """\
name: 'Bridge
why: text
""",
        """\
a.yaml:1:7: this quote is never closed: '
      1 | name: 'Bridge
        |       ^ add ' at the end of the text
""",
    ),
    "quote closed by a later opening": (
        """\
name: "Bridge
why: "text"
""",
        """\
a.yaml:1:7: this quote is never closed: "
      1 | name: "Bridge
        |       ^ add " at the end of the text
""",
    ),
    "apostrophe in single quotes": (
        "why: 'It's fine'\n",
        """\
a.yaml:1:10: text after the closing quote
      1 | why: 'It's fine'
        |          ^ put the whole text in quotes: "It's fine"
""",
    ),
    "text after double quotes": (
        'why: "Slowly" lift\n',
        """\
a.yaml:1:15: text after the closing quote
      1 | why: "Slowly" lift
        |               ^ put the whole text in quotes: '"Slowly" lift'
""",
    ),
    "text after a list": (
        "tags: [a] b\n",
        """\
a.yaml:1:11: text after the closing "]"
      1 | tags: [a] b
        |           ^ put the whole text in quotes: "[a] b"
""",
    ),
    "bracket never closed": (
        """\
equipment: [mat
steps: x
""",
        """\
a.yaml:1:12: "[" is never closed
      1 | equipment: [mat
        |            ^ add "]" at the end of the list
""",
    ),
    "brace never closed": (
        """\
dose: {sets: 2, reps: 8
steps: x
""",
        """\
a.yaml:1:7: "{" is never closed
      1 | dose: {sets: 2, reps: 8
        |       ^ add "}" at the end of the list
""",
    ),
    "brace never closed, end": (
        "dose: {sets: 2",
        """\
a.yaml:1:7: "{" is never closed
      1 | dose: {sets: 2
        |       ^ add "}" at the end of the list
""",
    ),
    "colon between brackets": (
        "tags: [a: b: c]\n",
        """\
a.yaml:1:12: ":" is not expected between [ and ]
      1 | tags: [a: b: c]
        |            ^ put a comma between the parts, and quotes around a text with a colon
""",
    ),
    "no comma between braces": (
        "dose: {sets: 2 reps: 8}\n",
        """\
a.yaml:1:20: ":" is not expected between { and }
      1 | dose: {sets: 2 reps: 8}
        |                    ^ put a comma between the parts, and quotes around a text with a colon
""",
    ),
    "two commas": (
        "tags: [a,,b]\n",
        """\
a.yaml:1:10: a comma with nothing before it
      1 | tags: [a,,b]
        |          ^ delete the comma
""",
    ),
    "bracket without partner": (
        "why: ] text\n",
        """\
a.yaml:1:6: a text that starts with "]" needs quotes
      1 | why: ] text
        |      ^ put the whole text in quotes: "] text"
""",
    ),
    "at sign": (
        "why: @home\n",
        """\
a.yaml:1:6: a text that starts with "@" needs quotes
      1 | why: @home
        |      ^ put the whole text in quotes: "@home"
""",
    ),
    "backtick": (
        "why: `home`\n",
        """\
a.yaml:1:6: a text that starts with "`" needs quotes
      1 | why: `home`
        |      ^ put the whole text in quotes: "`home`"
""",
    ),
    "per cent": (
        "why: %50 of it\n",
        """\
a.yaml:1:6: a text that starts with "%" needs quotes
      1 | why: %50 of it
        |      ^ put the whole text in quotes: "%50 of it"
""",
    ),
    "bold at the start": (
        "why: **Stop** if it hurts\n",
        """\
a.yaml:1:6: a text that starts with "*" needs quotes
      1 | why: **Stop** if it hurts
        |      ^ put the whole text in quotes: "**Stop** if it hurts"
""",
    ),
    "star with quotes": (
        'why: *"quoted"\n',
        """\
a.yaml:1:6: a text that starts with "*" needs quotes
      1 | why: *"quoted"
        |      ^ put the whole text in quotes: '*"quoted"'
""",
    ),
    "bold with both quotes": (
        'why: **"It\'s"** fine\n',
        """\
a.yaml:1:6: a text that starts with "*" needs quotes
      1 | why: **"It's"** fine
        |      ^ put the whole text in quotes: '**"It''s"** fine'
""",
    ),
    "alias of nothing": (
        "why: *Stop if it hurts\n",
        """\
a.yaml:1:6: a text that starts with "*" needs quotes
      1 | why: *Stop if it hurts
        |      ^^^^^ put the whole text in quotes: "*Stop if it hurts"
""",
    ),
    "ampersand": (
        "why: &Stretch and bend\n",
        """\
a.yaml:1:6: "&Stretch" would be lost: a text that starts with "&" needs quotes
      1 | why: &Stretch and bend
        |      ^^^^^^^^^^^^^^^^^ put the whole text in quotes: "&Stretch and bend"
""",
    ),
    "ampersand twice": (
        """\
a: &x 1
b: &x 2
""",
        """\
a.yaml:1:4: "&x" would be lost: a text that starts with "&" needs quotes
      1 | a: &x 1
        |    ^^^^ put the whole text in quotes: "&x 1"
a.yaml:2:4: "&x" would be lost: a text that starts with "&" needs quotes
      2 | b: &x 2
        |    ^^^^ put the whole text in quotes: "&x 2"
""",
    ),
    "ampersand alone": (
        "why: & bend\n",
        """\
a.yaml:1:6: a text that starts with "&" needs quotes
      1 | why: & bend
        |      ^ put the whole text in quotes: "& bend"
""",
    ),
    "greater than": (
        "why: >5 kg\n",
        """\
a.yaml:1:6: a text that starts with ">" needs quotes
      1 | why: >5 kg
        |      ^ put the whole text in quotes: ">5 kg"
""",
    ),
    "bar": (
        "why: |x\n",
        """\
a.yaml:1:6: a text that starts with "|" needs quotes
      1 | why: |x
        |      ^ put the whole text in quotes: "|x"
""",
    ),
    "question mark": (
        "why: ? maybe\n",
        """\
a.yaml:1:6: a text that starts with "?" needs quotes
      1 | why: ? maybe
        |      ^ put the whole text in quotes: "? maybe"
""",
    ),
    "tag": (
        "why: !important text\n",
        """\
a.yaml:1:6: a text that starts with "!" needs quotes
      1 | why: !important text
        |      ^^^^^^^^^^^^^^^ put the whole text in quotes: "!important text"
""",
    ),
    "python tag": (
        "why: !!python/object/apply:os.system [ls]\n",
        """\
a.yaml:1:6: a text that starts with "!" needs quotes
      1 | why: !!python/object/apply:os.system [ls]
        |      ^ put the whole text in quotes: "!!python/object/apply:os.system [ls]"
""",
    ),
    "broken tag": (
        "why: !<%zz> b\n",
        """\
a.yaml:1:6: a text that starts with "!" needs quotes
      1 | why: !<%zz> b
        |      ^ put the whole text in quotes: "!<%zz> b"
""",
    ),
    "list item after a colon": (
        "steps: - Lie down\n",
        """\
a.yaml:1:8: a list item must start on a line of its own
      1 | steps: - Lie down
        |        ^ write "- Lie down" on the next line
""",
    ),
    "out of line": (
        """\
steps:
  - Lie down
 why: text
""",
        """\
a.yaml:3:2: this line does not line up with the lines above
      3 |  why: text
        |  ^ give it as many spaces at its start as the other lines of its list or part
""",
    ),
    "less indented than the first line": (
        """\
  name: Bridge
why: text
""",
        """\
a.yaml:2:1: this line does not line up with the lines above
      2 | why: text
        | ^ give it as many spaces at its start as the other lines of its list or part
""",
    ),
    "field after a list": (
        """\
- a
name: b
""",
        """\
a.yaml:2:1: this line is neither part of the list above nor a field
      2 | name: b
        | ^ start it with "- ", or give the list above a name and indent it
""",
    ),
    "backslash": (
        'why: "a\\d"\n',
        (
            "a.yaml:1:8: a backslash inside double quotes\n"
            '      1 | why: "a\\d"\n'
            "        |        ^^ write \\\\ for one backslash, or use single quotes\n"
        ),
    ),
    "backslash with digits": (
        'why: "\\uZZZZ"\n',
        (
            "a.yaml:1:7: a backslash inside double quotes\n"
            '      1 | why: "\\uZZZZ"\n'
            "        |       ^^ write \\\\ for one backslash, or use single quotes\n"
        ),
    ),
    "directive": (
        """\
%YAML x
---
name: b
""",
        """\
a.yaml:1:1: a line may not start with "%"
      1 | %YAML x
        | ^ delete the line
""",
    ),
    "second document": (
        """\
name: a
---
name: b
""",
        """\
a.yaml:2:1: a second document starts here
      2 | ---
        | ^ delete the line "---": one file holds one exercise, program or clinic
""",
    ),
    "text after the end": (
        """\
name: a
...
name: b
""",
        """\
a.yaml:3:1: a second document starts here
      3 | name: b
        | ^ delete the line "..."
""",
    ),
    "same field twice": (
        """\
name: a
why: b
name: c
""",
        """\
a.yaml:3:1: "name" is here twice: the first is on line 1
      3 | name: c
        | ^^^^ delete or rename one of the two
""",
    ),
    "list as a name": (
        """\
[a]: b
name: c
""",
        """\
a.yaml:1:1: the name of a field must be text
      1 | [a]: b
        | ^ write it like "name: Bridge"
""",
    ),
    "nothing as a name": (
        """\
~: b
name: c
""",
        """\
a.yaml:1:1: the name of a field must be text
      1 | ~: b
        | ^ write it like "name: Bridge"
""",
    ),
    "contains itself": (
        "a: &a [*a]\n",
        """\
a.yaml:1:8: "*a" contains itself
      1 | a: &a [*a]
        |        ^^ write the text out in full
""",
    ),
    "comment eats text": (
        "why: Do exercise #2 again\n",
        """\
a.yaml:1:18: the text from "#" on would be lost
      1 | why: Do exercise #2 again
        |                  ^^^^^^^^ put the whole text in quotes: "Do exercise #2 again"; or, if it is a comment, move it to a line of its own above
""",
    ),
    "list at the top": (
        """\
- a
- b
""",
        """\
a.yaml:1:1: the file holds a list instead of fields
      1 | - a
        | ^ start each line with a field, like "name: Bridge"
""",
    ),
    "text at the top": (
        "only text\n",
        """\
a.yaml:1:1: the file holds plain text instead of fields
      1 | only text
        | ^^^^^^^^^ start each line with a field, like "name: Bridge"
""",
    ),
    "control character": (
        "why: a\x07b\n",
        """\
a.yaml:1:7: a hidden control character (U+0007)
      1 | why: a�b
        |       ^ delete this character, or type the word again
""",
    ),
    "control character by escape": (
        'why: "a\\x07b"\n',
        (
            "a.yaml:1:8: a hidden control character (U+0007)\n"
            '      1 | why: "a\\x07b"\n'
            "        |        ^^^^ delete this character, or type the word again\n"
        ),
    ),
    "reversed text": (
        "why: a\u202eb\n",
        """\
a.yaml:1:7: a hidden character that reverses text (U+202E)
      1 | why: a�b
        |       ^ delete this character, or type the word again
""",
    ),
    "broken character": (
        "why: a\ud800b\n",
        """\
a.yaml:1:7: a broken character (U+D800)
      1 | why: a�b
        |       ^ delete this character, or type the word again
""",
    ),
    "empty": (
        "",
        """\
a.yaml: the file is empty
        fill it in, or delete it
""",
    ),
    "only a comment": (
        "# nothing yet\n",
        """\
a.yaml: the file is empty
        fill it in, or delete it
""",
    ),
    "too deep": (
        "a: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n",
        """\
a.yaml:1:33: more than 30 levels inside each other
      1 | a: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
        |                                 ^ write it flatter
""",
    ),
}
