"""Changing values of a file: whatever is not changed stays to the byte."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backpdf.library.writing.same_values import is_same
from backpdf.library.writing.text_edits import NotChangedError, changed_text
from backpdf.library.yaml.document import Document, Value, parse_document

STARTER = sorted((Path(__file__).parents[3] / "exercises").glob("*.yaml"))

FILE = """\
# A file of a clinic.
name: 'It''s a bridge'   # the classic

why: >
  Folded text
  goes on here.
position: "lying: on back"
equipment:
- mat   # blue
- chair

# about steps
steps:
  - Lie down
    on your back.
  # the second one
  - "Lift up"   # slowly

  - |
    One
    Two
dose: {sets: 2,  reps: '8',   # as tolerated
       hold: 5 s}
tags: [ back ,hips,   # two
  legs ]
easier:
take_care: Stop."""


def read(text: str) -> Document:
    document, problems = parse_document(text, "x.yaml")
    assert document is not None
    assert not problems, problems
    return document


def changed(text: str, **wanted: Any) -> str:
    return changed_text(text, read(text), wanted)


CASES: list[tuple[dict[str, Any], str, str]] = [
    ({"name": "Don't"}, "'It''s a bridge'   #", "'Don''t'   #"),
    ({"name": "A\nB"}, "'It''s a bridge'   #", '"A\\nB"   #'),
    ({"why": "New words."}, "  Folded text\n  goes on here.", "  New words."),
    ({"position": "sitting"}, '"lying: on back"', '"sitting"'),
    ({"equipment": ["mat"]}, "- chair\n", ""),
    ({"equipment": ["mat", "chair", "band"]}, "- chair\n", "- chair\n- band\n"),
    ({"equipment": ["wall", "mat", "chair"]}, "- mat   #", "- wall\n- mat   #"),
    ({"equipment": []}, "equipment:\n- mat   # blue\n- chair\n", ""),
    (
        {"steps": ["Lie down on your back.", "Lift: up", "One\nTwo"]},
        '"Lift up"   # slowly',
        '"Lift: up"   # slowly',
    ),
    (
        {"steps": ["Lie down on your back.", "Lift up", "One\nTwo\nThree"]},
        "    Two\n",
        "    Two\n    Three\n",
    ),
    ({"steps": ["Lie down.", "Lift up", "One\nTwo"]}, "Lie down\n    on your back.", "Lie down."),
    ({"dose": {"sets": "3", "reps": "8", "hold": "5 s"}}, "sets: 2,", "sets: 3,"),
    ({"dose": {"sets": "2", "reps": "9", "hold": "5 s"}}, "reps: '8',", "reps: '9',"),
    (
        {"dose": {"sets": "2", "reps": "8", "hold": "5 s", "rest": "30 s"}},
        "hold: 5 s}",
        "hold: 5 s, rest: 30 s}",
    ),
    ({"tags": ["back", "hips", "legs", "new, one"]}, "legs ]", 'legs, "new, one" ]'),
    ({"tags": ["back", "legs"]}, "back ,hips,   # two\n  legs", "back, legs"),
    ({"easier": "Lift less."}, "easier:\n", "easier: Lift less.\n"),
    (
        {"take_care": "Stop.", "video": "https://example.org/a"},
        "Stop.",
        "Stop.\nvideo: https://example.org/a",
    ),
    ({"take_care": ""}, "\ntake_care: Stop.", "\n"),
]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize(("wanted", "before", "after"), CASES)
def test_one_change_leaves_all_else(
    wanted: dict[str, Any], before: str, after: str, line_end: str, mark: str
) -> None:
    raw = mark + FILE.replace("\n", line_end)
    text = changed_text(raw, read(raw), wanted)
    assert is_same(read(text).value, {**read(raw).value, **wanted})
    assert FILE.count(before) == 1
    assert text == mark + FILE.replace(before, after).replace("\n", line_end)


def test_nothing_changed_is_the_same_text() -> None:
    assert changed(FILE, name="It's  a bridge", easier="", video="") == FILE


def test_a_comment_above_a_field_that_goes_stays() -> None:
    assert "# about steps\ndose" in changed(FILE, steps=[])


def test_a_repeated_part_is_written_out_where_it_differs() -> None:
    text = "steps:\n  - &lie Lie down.\n  - Lift.\nwhy: *lie\n"
    assert changed(text, why="Else.") == "steps:\n  - Lie down.\n  - Lift.\nwhy: Else.\n"
    assert changed(text, steps=["Sit down.", "Lift."]) == (
        "steps:\n  - Sit down.\n  - Lift.\nwhy: Lie down.\n"
    )
    assert changed(text, steps=["Lie down.", "Sit."]) == text.replace("Lift.", "Sit.")


def test_a_repeated_list_is_written_out() -> None:
    text = "equipment: &words [mat, chair]\ntags: *words\nwhy: x\n"
    assert changed(text, tags=["mat"]) == "equipment: [mat, chair]\ntags: [mat]\nwhy: x\n"
    assert changed(text, equipment=["mat"]) == "equipment: [mat]\ntags: [mat, chair]\nwhy: x\n"


def test_items_that_share_a_line_with_their_field_are_written_anew() -> None:
    text = "pictures:\n  -\n    image: a.svg\n    alt: A\n  - {image: b.svg, alt: B}\nwhy: x\n"
    pictures: list[Value] = [{"image": "a.svg", "alt": "C"}, {"image": "b.svg", "alt": "D"}]
    assert changed(text, pictures=pictures) == text.replace("alt: A", "alt: C").replace("alt: B", "alt: D")


def test_sentences_between_brackets_are_quoted_and_their_comments_stay() -> None:
    text = "steps: [\n  a, # c7\n  b\n]\n"
    found = changed(text, steps=["It's up", "Lift.", "> r"])
    assert found == 'steps: [\n  "It\'s up", # c7\n  "Lift.", "> r"\n]\n'


def test_a_comment_after_a_text_does_not_become_a_part_of_it() -> None:
    assert changed("tags:\n- a # c15\n- b\n", tags=["a, b", "b"]) == 'tags:\n- "a, b" # c15\n- b\n'


def test_a_field_comes_in_where_the_list_above_it_gets_shorter() -> None:
    text = "steps:\n  - a\n  - b\n\nname: x\nwhy: y\n"
    assert changed(text, steps=["a"], name="", easier="z") == "steps:\n  - a\neasier: z\n\nwhy: y\n"


def test_a_file_between_brackets_is_not_spoilt() -> None:
    text = '{"name": "A", "why": "B"}\n'
    try:
        found = changed(text, why="C")
    except NotChangedError as error:
        assert error.hint == "change it in an editor"
    else:
        assert read(found).value == {"name": "A", "why": "C"}


_WORDS = st.sampled_from(
    ["Lift.", "a, b", "x: y", "**Stars**", "#1", "- dash", "one\ntwo", "It's", 'say "ah"', "5", "yes"]
)
_TEXT = st.one_of(st.just(""), _WORDS)
_CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "name": _WORDS,
        "why": _TEXT,
        "position": _TEXT,
        "equipment": st.lists(_WORDS, max_size=3),
        "steps": st.lists(_WORDS, min_size=1, max_size=4),
        "feel": _TEXT,
        "dose": st.dictionaries(st.sampled_from(["sets", "reps", "hold", "note"]), _WORDS, min_size=1),
        "easier": _TEXT,
        "tags": st.lists(_WORDS, max_size=3),
        "pictures": st.lists(
            st.fixed_dictionaries({"image": _WORDS, "caption": _WORDS, "alt": _WORDS}), max_size=3
        ),
    },
)


@given(st.sampled_from([*STARTER, None]), _CHANGES, _CHANGES, st.sampled_from(["\n", "\r\n"]))
def test_any_changes_read_as_wanted_and_comments_stay(
    path: Path | None, first: dict[str, Any], second: dict[str, Any], line_end: str
) -> None:
    raw = FILE if path is None else path.read_text("utf-8")
    raw = raw.replace("\n", line_end)
    for wanted in (first, second):
        document = read(raw)
        text = changed_text(raw, document, wanted)
        assert is_same(read(text).value, {**document.value, **wanted})
        assert line_end == "\n" or text.count("\n") == text.count("\r\n")
        whole_lines = [line for line in raw.split(line_end) if line.startswith("#")]
        assert [line for line in text.split(line_end) if line.startswith("#")] == whole_lines
        raw = text
