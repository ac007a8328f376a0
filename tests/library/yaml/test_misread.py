"""Texts that YAML reads otherwise than they look: told at the very sign, with a hint that works."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backpdf.library.yaml.document import Document, parse_document
from backpdf.problems import Mark, Problem

LYING = "steps:\n  - Lie on your back.\n"


def problems_of(text: str) -> list[Problem]:
    return parse_document(text, "a.yaml")[1]


def parsed(text: str) -> Document:
    document, problems = parse_document(text, "a.yaml")
    assert problems == []
    assert document is not None
    return document


# text, line and column of the first problem, words of its message, words of its hint, the text when the
# hint is followed, and how it reads then
WRONG: dict[str, tuple[str, str, str, str, str]] = {
    "dash one too far": (
        f"{LYING}   - Lift.\n",
        "3:4",
        "would print as part of the text above",
        "the dash under the dash of line 2",
        f"{LYING}  - Lift.\n",
    ),
    "dash far too far": (
        f"{LYING}       - Lift.\n",
        "3:8",
        "would print as part of the text above",
        "write both on one line",
        "steps:\n  - Lie on your back. - Lift.\n",
    ),
    "dash after an empty line": (
        f"{LYING}\n    - Lift.\n",
        "4:5",
        "would print as part of the text above",
        "the dash under the dash of line 2",
        f"{LYING}  - Lift.\n",
    ),
    "dash too near": (
        f"{LYING} - Lift.\n",
        "3:2",
        "does not line up",
        "as many spaces",
        f"{LYING}  - Lift.\n",
    ),
    "dash in the third line of an item": (
        f"{LYING}    Breathe.\n    - Lift.\n",
        "4:5",
        "would print as part of the text above",
        "the dash under the dash of line 2",
        f"{LYING}    Breathe.\n  - Lift.\n",
    ),
    "dash in the text of a field": (
        "why: Makes you strong\n  - and supple.\n",
        "2:3",
        "would print as part of the text above",
        "write both on one line",
        "why: Makes you strong - and supple.\n",
    ),
    "dash in folded text": (
        "why: >\n  Makes you\n  - strong\n  - supple\n",
        "3:3",
        "would print as part of the text above",
        "write both on one line",
        "why: Makes you - strong - supple\n",
    ),
    "dash in quoted text": (
        'why: "Makes you\n  - strong"\n',
        "2:3",
        "would print as part of the text above",
        "write both on one line",
        'why: "Makes you - strong"\n',
    ),
    "no space after the dash, too far": (
        f"{LYING}   -Lift.\n",
        "3:4",
        "would print as part of the text above",
        'start it with "- "',
        f"{LYING}  - Lift.\n",
    ),
    "no space after the dash": (
        f"{LYING}  -Lift.\n",
        "3:3",
        "no space after the dash",
        'write "- Lift."',
        f"{LYING}  - Lift.\n",
    ),
    "no-break space after the dash": (
        f"{LYING}  -\u00a0Lift.\n",
        "3:4",
        "a no-break space after the dash",
        'write "- Lift."',
        f"{LYING}  - Lift.\n",
    ),
    **{
        f"{name} for a dash": (
            f"{LYING}  {sign} Lift.\n",
            "3:3",
            f'"{sign}"',
            'write "- Lift."',
            f"{LYING}  - Lift.\n",
        )
        for name, sign in (
            ("en dash", "\u2013"),
            ("em dash", "\u2014"),
            ("minus", "\u2212"),
            ("bullet", "\u2022"),
            ("star", "*"),
            ("middle dot", "\u00b7"),
            ("plus", "+"),
            ("number", "2."),
            ("number and bracket", "2)"),
            ("letter", "b)"),
        )
    },
    **{
        f"{name} for a dash, too far": (
            f"{LYING}    {sign} Lift.\n",
            "3:5",
            "would print as part of the text above",
            "the dash under the dash of line 2",
            f"{LYING}  - Lift.\n",
        )
        for name, sign in (("en dash", "\u2013"), ("bullet", "\u2022"), ("star", "*"), ("number", "2."))
    },
    "field in folded text": (
        "why: >\n  Makes you strong.\n  easier: Lift less.\n",
        "3:3",
        "this field would print as part of the text above",
        "line it up with the other fields",
        "why: >\n  Makes you strong.\neasier: Lift less.\n",
    ),
    "field in quoted text": (
        'why: "Makes you strong.\neasier: Lift less."\n',
        "2:1",
        "this field would print as part of the text above",
        "write both on one line",
        'why: "Makes you strong. easier: Lift less."\n',
    ),
    "field in plain text": (
        "why: Makes you strong.\n  easier: Lift less.\n",
        "2:3",
        "indented as part of the text above",
        "line it up with the other fields",
        "why: Makes you strong.\neasier: Lift less.\n",
    ),
    "field without a space in plain text": (
        "why: Makes you strong.\n  easier:Lift less.\n",
        "2:3",
        "this field would print as part of the text above",
        "line it up with the other fields",
        "why: Makes you strong.\neasier: Lift less.\n",
    ),
    "number sign in a sentence": (
        "steps:\n  - Write down the # of lifts you did, and stop at 20.\n",
        "2:20",
        'the text from "#" on would be lost',
        'put the whole text in quotes: "Write down the # of lifts you did, and stop at 20."',
        'steps:\n  - "Write down the # of lifts you did, and stop at 20."\n',
    ),
    "number sign after two spaces": (
        "why: Write down the  # of lifts\n",
        "1:22",
        'the text from "#" on would be lost',
        'put the whole text in quotes: "Write down the # of lifts"',
        'why: "Write down the # of lifts"\n',
    ),
    "number sign in the next line": (
        "steps:\n  - Write down the\n    # of lifts.\n",
        "3:5",
        'the text from "#" on would be lost',
        'put the whole text in quotes: "Write down the # of lifts."',
        'steps:\n  - "Write down the # of lifts."\n',
    ),
    "number sign in the middle line": (
        "why: Write down the\n  # of lifts\n  and stop.\n",
        "2:3",
        'the text from "#" on would be lost',
        "put the whole text in quotes",
        'why: "Write down the # of lifts and stop."\n',
    ),
    "number sign in brackets": (
        "steps: [Write down the # of lifts.]\n",
        "1:24",
        'the text from "#" on would be lost',
        'put the whole text in quotes: "Write down the # of lifts."',
        'steps: ["Write down the # of lifts."]\n',
    ),
    "number sign at the start": (
        "steps:\n  - # of lifts: 8\n",
        "2:5",
        'the text from "#" on would be lost',
        'put the whole text in quotes: "# of lifts: 8"',
        'steps:\n  - "# of lifts: 8"\n',
    ),
    "number sign at the start of two lines": (
        "steps:\n  - # of lifts\n    and of steps.\n",
        "2:5",
        'the text from "#" on would be lost',
        'put the whole text in quotes: "# of lifts"',
        'steps:\n  - "# of lifts and of steps."\n',
    ),
    "comma in a sentence": (
        "how_to_use: [Start small, then build up.]\n",
        "1:25",
        "this comma starts a new item of the list",
        'put the whole text in quotes: "Start small, then build up."',
        'how_to_use: ["Start small, then build up."]\n',
    ),
    "comma without a full stop": (
        "how_to_use: [Start small, build up slowly]\n",
        "1:25",
        "this comma starts a new item of the list",
        "write each item on a line of its own",
        "how_to_use:\n  - Start small, build up slowly\n",
    ),
    "comma in curly quotes": (
        "how_to_use: [\u201cStart small, Build up\u201d]\n",
        "1:26",
        "this comma starts a new item of the list",
        "put the whole text in quotes",
        'how_to_use: ["\u201cStart small, Build up\u201d"]\n',
    ),
    "comma in a number": (
        "how_to_use: [Use 1,5 kg]\n",
        "1:19",
        "this comma starts a new item of the list",
        "put the whole text in quotes",
        'how_to_use: ["Use 1,5 kg"]\n',
    ),
    "comma between braces": (
        "doctor: {action: Stop, then call, signs: [Fever]}\n",
        "1:22",
        "this comma ends the text before it",
        "put the whole text, with its comma, in quotes",
        'doctor: {action: "Stop, then call", signs: [Fever]}\n',
    ),
    "no-break space after the colon": (
        "name: Bridge\nwhy:\u00a0 Makes you strong.\n",
        "2:5",
        "a no-break space after the colon",
        'write "why: Makes you strong."',
        "name: Bridge\nwhy: Makes you strong.\n",
    ),
    "no-break space after the colon, only line": (
        "why:\u00a0Makes you strong.\n",
        "1:5",
        "a no-break space after the colon",
        'write "why: Makes you strong."',
        "why: Makes you strong.\n",
    ),
    "no-break space before the colon": (
        "why\u00a0: Makes you strong.\n",
        "1:4",
        "a no-break space in the name of a field",
        "delete it",
        "why: Makes you strong.\n",
    ),
    "wide colon": (
        "name: Bridge\nwhy\uff1a Makes you strong.\n",
        "2:4",
        "is not the plain colon",
        'write "why: Makes you strong."',
        "name: Bridge\nwhy: Makes you strong.\n",
    ),
    "hidden character after the colon": (
        "name: Bridge\nwhy:\u200bMakes you strong.\n",
        "2:5",
        "a hidden character (U+200B) after the colon",
        'write "why: Makes you strong."',
        "name: Bridge\nwhy: Makes you strong.\n",
    ),
    "bracket at the start of an item": (
        f"{LYING}  - [Left] lift your hips.\n",
        "3:12",
        'text after the closing "]"',
        'put the whole text in quotes: "[Left] lift your hips."',
        f'{LYING}  - "[Left] lift your hips."\n',
    ),
    "quotes inside quotes": (
        f'{LYING}  - "Say "ah" and lift"\n',
        "3:11",
        "text after the closing quote",
        "put the whole text in quotes: 'Say \"ah\" and lift'",
        f"{LYING}  - 'Say \"ah\" and lift'\n",
    ),
    "both quotes": (
        f'{LYING}  - "Ah" isn\'t all\n',
        "3:10",
        "text after the closing quote",
        "put the whole text in quotes: '\"Ah\" isn''t all'",
        f"{LYING}  - '\"Ah\" isn''t all'\n",
    ),
    "quote left open before an item with quotes": (
        'steps:\n  - "Lie down.\n  - Say "ah".\n',
        "2:5",
        'this quote is never closed: "',
        'add " at the end of the text',
        'steps:\n  - "Lie down."\n  - Say "ah".\n',
    ),
    "quote left open before an apostrophe": (
        "steps:\n  - 'Lie down.\n  - Don't lift.\n",
        "2:5",
        "this quote is never closed: '",
        "add ' at the end of the text",
        "steps:\n  - 'Lie down.'\n  - Don't lift.\n",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_reads_otherwise_is_told_at_the_sign(name: str) -> None:
    text, place, message, hint, _ = WRONG[name]
    problem = problems_of(text)[0]
    assert problem.place == f"a.yaml:{place}"
    assert message in problem.message
    assert hint in (problem.hint or "")


@pytest.mark.parametrize("name", WRONG)
def test_a_hint_that_is_followed_leads_to_a_file_without_problems(name: str) -> None:
    text, _, _, _, followed = WRONG[name]
    assert len(problems_of(text)) == 1
    parsed(followed)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("reps: 8 # per side\n", "8"),
        ("reps: 8-12  # 3 times\n", "8-12"),
        ("hold: 30 s # or less.\n", "30 s"),
        ("why: Lie down.  # check with Anna\n", "Lie down."),
        ("why: Lie down. # check with Anna.\n", "Lie down."),
        ("why: Is it fine? # check\n  # again\n", "Is it fine?"),
        ("name: Bridge # the first\n", "Bridge"),
        ("why: 'Write down' # the rest\n", "Write down"),
        ("why: C#\n", "C#"),
        ("why: a#b c\n", "a#b c"),
        ("why: Makes you strong\n# a comment\n", "Makes you strong"),
        ("why: Makes you strong\n  and supple.\n", "Makes you strong and supple."),
        ("why: >\n  Do:\n    - one\n    - two\n", "Do:\n  - one\n  - two\n"),
        ("why: |\n  - one\n  - two\n", "- one\n- two\n"),
        ("why: |\n  phone: 1\n  # 2\n", "phone: 1\n# 2\n"),
        ("why: \u201cSlowly\u201d, she said.\n", "\u201cSlowly\u201d, she said."),
        ("why: No\n", "No"),
        ("why: https://example.org/a#b\n", "https://example.org/a#b"),
        ("why:\n  Lift\n  https://example.org/a\n", "Lift https://example.org/a"),
    ],
)
def test_what_reads_as_it_looks_is_accepted(text: str, value: str) -> None:
    assert list(parsed(text).value.values()) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "tags: [strength, hips, back, tummy, leg-pain-care]\n",
        "equipment: [Exercise mat, small towel]\n",
        "pain_rule: [Up to 3 is fine., Stop at 4.]\n",
        "signs: [Fever, Weight loss]\n",
        'how_to_use: ["Start small, then build up."]\n',
        "exercises: [bridge, plank]\n",
    ],
)
def test_lists_between_brackets_are_accepted(text: str) -> None:
    parsed(text)


@pytest.mark.parametrize("text", ["pelvis: {up: 3, at: null}\n", "pelvis: {up: 3, at: ~}\n"])
def test_a_field_between_braces_may_be_taken_back(text: str) -> None:
    parsed(text)


def test_no_break_spaces_as_indentation_are_spaces() -> None:
    assert parsed("steps:\n\u00a0 - Lie.\n\u00a0\u00a0- Lift.\n").value == {"steps": ["Lie.", "Lift."]}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("why: >\n  Bend your knees.\n  Then lift \u2713 and hold.\n", Mark(3, 13)),
        ("why: |\n  Bend.\n\n  Lift \u2713.\n", Mark(4, 8)),
        ("why: Bend\n  and \u2713 lift.\n", Mark(2, 7)),
        ('why: "Bend\n  and \u2713 lift."\n', Mark(2, 7)),
        ('why: "Bend \\u2713 lift."\n', Mark(1, 12, 6)),
        ('why: "a \\" b \\\n  \u2713."\n', Mark(2, 3)),
        ("why: 'It''s \u2713.'\n", Mark(1, 13)),
        ("why: [a, b \u2713]\n", Mark(1, 12)),
    ],
)
def test_the_place_of_a_sign_inside_a_text(text: str, place: Mark) -> None:
    document = parsed(text)
    (*_, (path, value)) = document.texts()
    assert document.mark_in(path, value.index("\u2713")) == place


def test_the_place_of_the_second_of_two_signs() -> None:
    document = parsed("why: 'a ''\u2713'' b\n  c \u2713'\n")
    assert document.mark_in(("why",), document.value["why"].rindex("\u2713")) == Mark(2, 5)  # type: ignore[union-attr]


# --- any list of sentences ---

SENTENCES = st.lists(
    st.lists(
        st.sampled_from(
            ["lift", "Bend", "# 2", "#", "-", "a,", "slowly:", '"ah"', "it's", "[left]", "5", "*b*"]
        ),
        min_size=1,
        max_size=4,
    ).map(" ".join),
    min_size=1,
    max_size=4,
)
STARTS = st.sampled_from(
    [
        "  - ",
        "   - ",
        "    - ",
        " - ",
        "- ",
        "  -",
        "  \u2013 ",
        "  \u2022 ",
        "  * ",
        "  1. ",
        "  -\u00a0",
        "\u00a0 - ",
    ]
)


@given(SENTENCES, st.lists(STARTS, min_size=4, max_size=4))
def test_items_come_out_whole_or_a_problem_is_told(sentences: list[str], starts: list[str]) -> None:
    """Whatever stands before them, written one to a line."""
    lines = [f"{start}{text}" for start, text in zip(starts, sentences, strict=False)]
    document, problems = parse_document("\n".join(["steps:", *lines, "name: x"]), "a.yaml")
    if problems:
        return
    assert document is not None
    value = document.value["steps"]
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        assert value == [_as_read(text) for text in sentences]
    else:  # the model tells that this is no list of texts
        assert len(sentences) == 1 or not isinstance(value, str)


def _as_read(sentence: str) -> str:
    """`bridge # the first` has a comment, "Write down the # of lifts" none; `"ah"` is in YAML's quotes."""
    value = re.sub(r"^(\S+) # .*[^.!?]$", r"\1", sentence)
    return re.sub(r'^"([^"]*)"$', r"\1", value)


@given(SENTENCES)
def test_items_between_brackets_come_out_whole_or_a_problem_is_told(sentences: list[str]) -> None:
    document, problems = parse_document(f"steps: [{'., '.join(sentences)}.]\n", "a.yaml")
    value = None if document is None or problems else document.value["steps"]
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        assert value == [f"{text}." for text in sentences]
