"""Lists: what each row becomes, and one case for each message about a row."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.lists import read, small_library

from backpdf.library.model.library import Library
from backpdf.pdf.layout.theme import Edition, Paper
from backpdf.pdf.print_options import PrintOptions
from backpdf.production.lists import listing as listing_module
from backpdf.production.lists.dates import DateOrder
from backpdf.production.lists.headings import Column
from backpdf.production.lists.list_row import Defaults, ListRow
from backpdf.production.lists.rows import LONGEST_NAME


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return small_library(tmp_path_factory.mktemp("library"))


def entry(folder: Path, library: Library, text: str, defaults: Defaults | None = None) -> ListRow:
    listing = read(folder, library, text, defaults=defaults)
    assert [problem.render() for problem in listing.problems] == []
    row = listing.tasks[0].row
    assert row is not None
    return row


def told(folder: Path, library: Library, text: str) -> list[str]:
    return [problem.render() for problem in read(folder, library, text).problems]


def test_a_full_row(tmp_path: Path, library: Library) -> None:
    text = (
        "reference,name,program,level,paper,edition,colour,language,clinician,date,plan,note\n"
        'P1,"Anna  Example",low-back,2,Letter,Large print,mono,en,"B. Example",2026-11-21,p.yaml,'
        '"Well\ndone"\n'
    )
    listing = read(tmp_path, library, text, plans={"p.yaml": "leave_out: [clam]\nnote: Not printed.\n"})
    assert listing.problems == ()
    found, request = listing.tasks[0].row, listing.tasks[0].request
    assert found is not None
    assert listing.tasks[0].path.name == "P1-low-back-level-2.pdf"
    assert (found.row, found.reference, found.language, found.private) == (2, "P1", "en", True)
    assert (found.options.paper, found.options.edition, found.options.mono) == (
        Paper.LETTER,
        Edition.LARGE_PRINT,
        True,
    )
    assert (request.program, request.level, request.patient) == ("low-back", 2, "Anna Example")
    assert (request.clinician, request.day, request.stamp) == (
        "B. Example",
        date(2026, 11, 21),
        date(2026, 11, 21),
    )
    assert request.plan is not None
    assert (request.plan.leave_out, request.plan.note) == (("clam",), "Well done")


def test_what_a_row_leaves_out_comes_from_the_defaults(tmp_path: Path, library: Library) -> None:
    day = date(2026, 11, 21)
    defaults = Defaults("stretch", 1, Paper.LETTER, Edition.LARGE_PRINT, True, clinician="B.", day=day)
    found = entry(tmp_path, library, "reference\nP1\n", defaults)
    assert (found.request.program, found.request.level, found.request.clinician, found.request.day) == (
        "stretch",
        1,
        "B.",
        day,
    )
    assert found.options.paper is Paper.LETTER
    assert found.options.mono
    assert found.language == "en-GB"


def test_a_row_for_nobody_is_not_private(tmp_path: Path, library: Library) -> None:
    found = entry(tmp_path, library, "program,level\nlow-back,1\n")
    assert not found.private
    assert found.name_values["reference"] == "row-2"


@pytest.mark.parametrize("text", ["name,program,level\nA,low-back,1", "note,program,level\nHi,low-back,1"])
def test_a_row_for_somebody_is_private(text: str, tmp_path: Path, library: Library) -> None:
    assert entry(tmp_path, library, text).private


@pytest.mark.parametrize(
    ("heading", "text", "mono"),
    [
        ("colour", "colour", False),
        ("color", "Yes", False),
        ("colour", "no", True),
        ("colour", "black and white", True),
        ("mono", "yes", True),
        ("mono", "x", True),
        ("mono", "no", False),
        ("mono", "", False),
    ],
)
def test_colour_or_mono(heading: str, text: str, mono: bool, tmp_path: Path, library: Library) -> None:
    found = entry(tmp_path, library, f"program,level,{heading}\nlow-back,1,{text}\n")
    assert found.options.mono is mono


@pytest.mark.parametrize(
    ("cells", "options"),
    [
        ("large-print,", PrintOptions(edition=Edition.LARGE_PRINT)),
        ("summary,", PrintOptions(edition=Edition.SUMMARY)),
        ("Large Print,24", PrintOptions(type_size=24)),
        (",24", PrintOptions(type_size=24)),
        (",24.0", PrintOptions(type_size=24)),
        (",28 pt", PrintOptions(type_size=28)),
        (",18 points", PrintOptions(edition=Edition.LARGE_PRINT)),
    ],
)
def test_edition_and_type_size(cells: str, options: PrintOptions, tmp_path: Path, library: Library) -> None:
    found = entry(tmp_path, library, f"program,level,edition,type size\nlow-back,1,{cells}\n")
    assert found.options == options


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        (",17", '2:13: row 2, column "type size": there is no such type size\n'
        "        write 14, 16, 18, 20, 24 or 28"),
        (",big", '2:13: row 2, column "type size": there is no such type size\n'
        "        write 14, 16, 18, 20, 24 or 28"),
        ("standard,24", '2:21: row 2, column "type size": a type size asks for large print, and the row asks '
        "for another edition\n        leave the cell empty, or write large-print as edition"),
        ("summary,24", '2:20: row 2, column "type size": a summary chooses the type size with which it fits '
        "one page\n        leave the cell empty, or write large-print as edition"),
    ],
)  # fmt: skip
def test_type_sizes_that_cannot_be(cells: str, message: str, tmp_path: Path, library: Library) -> None:
    found = told(tmp_path, library, f"program,level,edition,type size\nlow-back,1,{cells}\n")
    assert found == [f"list.csv:{message}"]


def test_the_type_size_of_the_options_is_for_rows_in_large_print(tmp_path: Path, library: Library) -> None:
    defaults = Defaults(edition=Edition.LARGE_PRINT, type_size=24)
    text = "program,level,edition\nlow-back,1,{}\n"
    for cell, options in (
        ("", PrintOptions(type_size=24)),
        ("large-print", PrintOptions(type_size=24)),
        ("standard", PrintOptions()),
        ("summary", PrintOptions(edition=Edition.SUMMARY)),
    ):
        assert entry(tmp_path, library, text.format(cell), defaults).options == options


@pytest.mark.parametrize(
    ("cell", "usual", "is_blank"),
    [("yes", False, True), ("x", False, True), ("no", True, False), ("", True, True), ("", False, False)],
)
def test_blank_dose(cell: str, usual: bool, is_blank: bool, tmp_path: Path, library: Library) -> None:
    text = f"program,level,blank dose\nlow-back,1,{cell}\n"
    found = entry(tmp_path, library, text, Defaults(blank_dose=usual))
    assert found.request.blank_dose is is_blank
    assert not found.private


def test_a_blank_dose_that_is_neither(tmp_path: Path, library: Library) -> None:
    found = told(tmp_path, library, "program,level,blank dose\nlow-back,1,perhaps\n")
    assert found == [
        'list.csv:2:12: row 2, column "blank dose": this says neither yes nor no\n        write yes or no'
    ]


def test_the_dates_of_a_column_are_read_together(tmp_path: Path, library: Library) -> None:
    text = "reference,program,level,date\n1,low-back,1,03/04/2026\n2,low-back,1,21/11/2026\n"
    assert entry(tmp_path, library, text).request.day == date(2026, 4, 3)
    defaults = Defaults(dates=DateOrder.MONTH_FIRST)
    text = "program,level,date\nlow-back,1,03/04/2026\n"
    assert entry(tmp_path, library, text, defaults).request.day == date(2026, 3, 4)


HEAD = "program,level,paper,edition,colour,language,date,plan,name,note,reference\n"
MESSAGES = {
    "unknown program": (
        "low-bac,1,,,,,,,,,",
        '2:1: row 2, column "program": there is no such program\n        did you mean "low-back"?',
    ),
    "unknown program, nothing near": (
        "xyz,1,,,,,,,,,",
        '2:1: row 2, column "program": there is no such program\n        the programs are: low-back, stretch',
    ),
    "no program": (
        ",1,,,,,,,Anna,,",
        '2:1: row 2, column "program": the row names no program\n'
        "        write one of: low-back, stretch; or give --program",
    ),
    "no level": (
        "low-back,,,,,,,,,,",
        '2:10: row 2, column "level": the row names no level\n        write its number; or give --level',
    ),
    "level in words": (
        "low-back,two,,,,,,,,,",
        '2:10: row 2, column "level": this is not the number of a level\n        write it like 2',
    ),
    "no such level": (
        "low-back,9,,,,,,,,,",
        '2:10: row 2, column "level": the program "low-back" has no such level\n        its levels are: 1, 2',
    ),
    "paper": (
        "low-back,1,a3,,,,,,,,",
        '2:12: row 2, column "paper": there is no such paper\n        write a4 or letter',
    ),
    "edition": (
        "low-back,1,,giant,,,,,,,",
        '2:13: row 2, column "edition": there is no such edition\n'
        "        write standard, large-print or summary",
    ),
    "colour": (
        "low-back,1,,,pink,,,,,,",
        '2:14: row 2, column "colour": this says neither yes nor no\n        write colour or mono',
    ),
    "language": (
        "low-back,1,,,,da,,,,,",
        '2:15: row 2, column "language": the program "low-back" is in the language "en"\n'
        "        name the program that is written in this language, or leave the cell empty",
    ),
    "date": (
        "low-back,1,,,,,soon,,,,",
        '2:16: row 2, column "date": this is not a date\n        write year, month and day, like 2026-11-21',
    ),
    "a note that cannot be printed": (
        "low-back,1,,,,,,,,漢,",
        '2:19: row 2, column "note": the character "漢" (cjk unified ideograph-6f22) cannot be printed: '
        "the font has no sign for it\n        leave it out, or write it in another way",
    ),
    "a name that is too long": (
        f"low-back,1,,,,,,,{'x' * 201},,",
        f'2:18: row 2, column "name": the text has 201 characters, at most {LONGEST_NAME} fit\n'
        "        shorten it",
    ),
    "a plan that is not there": (
        "low-back,1,,,,,,no.yaml,,,",
        '2:17: row 2, column "plan": the plan cannot be used: the file does not exist\n'
        "        check the name and the folder",
    ),
    "a plan elsewhere": (
        "low-back,1,,,,,,../p.yaml,,,",
        '2:17: row 2, column "plan": the plan is not in the folder of the list\n'
        "        copy it there, and write its name",
    ),
    "a plan with a backslash": (
        "low-back,1,,,,,,plans\\p.yaml,,,",
        '2:17: row 2, column "plan": the path of the plan has a backslash\n'
        '        write "/" between folder and file',
    ),
    "more cells than headings": (
        "low-back,1,,,,,,,,,,x",
        "2:21: row 2: the row has more cells than there are headings\n"
        "        put a text that holds the separator in quotation marks",
    ),
}


@pytest.mark.parametrize(("row", "expected"), MESSAGES.values(), ids=MESSAGES)
def test_messages(row: str, expected: str, tmp_path: Path, library: Library) -> None:
    listing = read(tmp_path / "list", library, f"{HEAD}{row}\n")
    assert [problem.render() for problem in listing.problems] == [f"list.csv:{expected}"]
    assert len(listing.tasks) == 0


def test_mono_takes_yes_and_no(tmp_path: Path, library: Library) -> None:
    listing = read(tmp_path, library, "program,level,mono\nlow-back,1,grey-ish\n")
    assert [problem.render() for problem in listing.problems] == [
        'list.csv:2:12: row 2, column "mono": this says neither yes nor no\n        write yes or no'
    ]


def test_a_list_without_programs_or_levels_is_told_once(tmp_path: Path, library: Library) -> None:
    listing = read(tmp_path, library, "name\nAnna\nBo\n")
    assert [problem.render() for problem in listing.problems] == [
        'list.csv:1:1: row 1: there is no column "level"\n        add it, or give --level for all rows',
        'list.csv:1:1: row 1: there is no column "program"\n        add it, or give --program for all rows',
    ]


def test_a_plan_with_problems_is_read_once_and_told_with_every_row(tmp_path: Path, library: Library) -> None:
    text = "reference,program,level,plan\n1,low-back,1,p.yaml\n2,low-back,1,p.yaml\n3,low-back,2,p.yaml\n"
    listing = read(tmp_path, library, text, plans={"p.yaml": "leave_out: [clam]\n"})
    spoilt = 'column "plan": the plan has problems of its own\n        they are listed under its name'
    assert [problem.render() for problem in listing.problems] == [
        f"list.csv:2:14: row 2, {spoilt}",
        f"list.csv:3:14: row 3, {spoilt}",
        'p.yaml:1:13: "clam" is not in level 1 of "low-back"\n'
        "      1 | leave_out: [clam]\n"
        "        |             ^^^^ delete it here",
    ]


def test_a_plan_that_cannot_be_printed(tmp_path: Path, library: Library) -> None:
    text = "program,level,plan\nlow-back,1,p.yaml\n"
    listing = read(tmp_path, library, text, plans={"p.yaml": "note: 漢\n"})
    assert listing.problems[-1].message.endswith("cannot be printed: the font has no sign for it")


def test_every_problem_of_every_row_is_told_in_order(tmp_path: Path, library: Library) -> None:
    text = f"{HEAD}xyz,9,a3,,,,soon,,,,\nlow-back,9,,giant,,,,,,,\n"
    places = [problem.place for problem in read(tmp_path, library, text).problems]
    assert places == [
        'list.csv:2:1: row 2, column "program"',
        'list.csv:2:7: row 2, column "paper"',
        'list.csv:2:13: row 2, column "date"',
        'list.csv:3:10: row 3, column "level"',
        'list.csv:3:13: row 3, column "edition"',
    ]


def test_files_that_would_be_one(tmp_path: Path, library: Library) -> None:
    text = "reference,program,level\nP1,low-back,1\np1,low-back,1\nP1,low-back,2\n"
    listing = read(tmp_path, library, text)
    assert [problem.render() for problem in listing.problems] == [
        "list.csv: row 3: the file of this row would have the same name as that of row 2\n"
        "        give each row a reference of its own, or put {row} into --name-template"
    ]


def test_rows_without_a_name_where_files_are_called_by_name(tmp_path: Path, library: Library) -> None:
    text = "name,program,level\nAnna,low-back,1\n,low-back,1\n"
    listing = read(tmp_path, library, text, template="{name}-{row}")
    assert [problem.render() for problem in listing.problems] == [
        'list.csv: row 3, column "name": the row has no name, and the file names are made of names\n'
        "        fill it in, or leave {name} out of --name-template"
    ]


def test_messages_never_repeat_what_stands_in_a_row(tmp_path: Path, library: Library) -> None:
    row = ",".join(["Secret"] * 8 + ["Secret\u6f22", "Secret\u6f22", "P1", "Secret"])
    listing = read(tmp_path, library, f"{HEAD}{row}\nSecret,1,,,,,,,,,\n")
    assert len(listing.problems) > 8
    assert not any("Secret" in problem.render() for problem in listing.problems)


CELLS = st.sampled_from([
    "low-back", "stretch", "1", "2", "9", "", "a4", "03/04/2026", "2026-02-30", "p.yaml", "../x", "a\0b",
    "\n", "yes", "CON", "{name}", '"', '"a""b"', ";", "\u202e", "\ufffd", "\U0001f600", "x" * 300, "**",
])  # fmt: skip
HEADINGS = st.lists(st.sampled_from([*Column, "patient", "", "x"]), min_size=1, max_size=8)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    HEADINGS, st.lists(st.lists(CELLS | st.text(max_size=8), max_size=9), max_size=4), st.sampled_from(",;\t")
)
def test_any_list_is_read_or_told(
    library: Library, tmp_path: Path, headings: list[str], rows: list[list[str]], separator: str
) -> None:
    text = "\n".join(separator.join(row) for row in [headings, *rows])
    try:
        text.encode()
    except UnicodeEncodeError:
        return
    listing = read(tmp_path, library, text, plans={"p.yaml": "leave_out: [clam]\n"})
    assert bool(listing.tasks) != bool(listing.problems)
    for problem in listing.problems:
        assert problem.message
        assert problem.render().isprintable() or "\n" in problem.render()


# ---- what spreadsheets make of a list


@pytest.mark.parametrize("text", ["1.0", '"1,0"', " 1 ", "Level 1", "level: 1", "01", "1."])
def test_levels_as_spreadsheets_write_them(text: str, tmp_path: Path, library: Library) -> None:
    assert entry(tmp_path, library, f"name,program,level\nA,low-back,{text}\n").request.level == 1


@pytest.mark.parametrize("text", ["1.5", "-1", "1 2", "one", "1e0"])
def test_what_is_no_level(text: str, tmp_path: Path, library: Library) -> None:
    listing = read(tmp_path, library, f"program,level\nlow-back,{text}\n")
    assert [problem.message for problem in listing.problems] == ["this is not the number of a level"]


def test_escapes_are_read(tmp_path: Path, library: Library) -> None:
    text = 'reference,name,program,level,note\n"=""007""",O&#39;Neill,low-back,1,Two_x000D_lines &amp; more\n'
    found = entry(tmp_path, library, text)
    assert (found.reference, found.request.patient) == ("007", "O'Neill")
    assert found.request.plan is not None
    assert found.request.plan.note == "Two lines & more"


def test_a_note_that_is_too_long(tmp_path: Path, library: Library) -> None:
    listing = read(tmp_path, library, f"program,level,note\nlow-back,1,{'x ' * 1001}\n")
    assert [problem.render() for problem in listing.problems] == [
        'list.csv:2:12: row 2, column "note": the text has 2001 characters, at most 2000 fit\n'
        "        shorten it"
    ]


def test_rows_that_a_quotation_mark_has_swallowed(tmp_path: Path, library: Library) -> None:
    text = 'reference,name,program,level\nP1,"Anna,low-back,1\nP2,Bo",low-back,1\n'
    listing = read(tmp_path, library, text)
    assert [problem.render() for problem in listing.problems] == [
        'list.csv:2:4: row 2, column "name": the cell holds line ends and separators: perhaps whole rows, '
        "for want of a quotation mark\n        look for a quotation mark without its partner, here or above"
    ]


def test_a_hidden_character_in_a_row(tmp_path: Path, library: Library) -> None:
    listing = read(tmp_path, library, "name,program,level\nAn\u0007na,low-back,1\n")
    assert [problem.render() for problem in listing.problems] == [
        'list.csv:2:1: row 2, column "name": a hidden control character (U+0007)\n'
        "        delete this character, or type the word again"
    ]


def test_a_name_that_cannot_be_printed_leaves_a_line(tmp_path: Path, library: Library) -> None:
    text = "name,clinician,program,level\nA,B,low-back,1\n王小明,李,low-back,2\n"
    listing = read(tmp_path, library, text, defaults=Defaults(clinician="Dr. Other"))
    assert listing.problems == ()
    request = listing.tasks[1].request
    assert (request.patient, request.clinician) == (None, None)
    assert listing.tasks[1].is_private
    line = "cannot be printed: the fonts lack a sign of it; a line to write it on is in its place"
    assert list(listing.warnings()) == [f"row 3: the name {line}", f"row 3: the clinician's name {line}"]


def test_only_good_rows(tmp_path: Path, library: Library) -> None:
    text = "reference,name,program,level\nP1,A,low-back,1\nP2,#N/A,low-back,9\n"
    text += "P3,B,low-back,2\nP3,C,low-back,2\n"
    listing = read(tmp_path, library, text, only_good_rows=True)
    assert listing.problems == ()
    assert [task.row.row for task in listing.tasks if task.row] == [2, 4]
    assert [task.number for task in listing.tasks] == [0, 1]
    assert [(row.row, row.status.value, row.reason) for row in listing.left_out] == [
        (
            3,
            "failed",
            'column "name": the cell holds an error of a spreadsheet; type what it should hold, or leave it '
            'empty; column "level": the program "low-back" has no such level; its levels are: 1, 2',
        ),
        (
            5,
            "failed",
            "the file of this row would have the same name as that of row 4; "
            "give each row a reference of its own, or put {row} into --name-template",
        ),
    ]
    assert len(listing.left_out_problems) == 3


@pytest.mark.parametrize(
    "text",
    ["name,program,level\nA,low-back,9\n", "name,program,level,shoe\nA,low-back,1,5\n", "name,level\nA,1\n"],
    ids=["no row is right", "a heading is wrong", "a column is missing"],
)
def test_only_good_rows_of_a_list_that_has_none(text: str, tmp_path: Path, library: Library) -> None:
    listing = read(tmp_path, library, text, only_good_rows=True)
    assert listing.problems
    assert len(listing.tasks) == 0


def test_as_many_problems_as_anybody_reads(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing_module, "MOST_PROBLEMS", 2)
    listing = read(tmp_path, library, "program,level\n" + "low-back,9\n" * 5)
    assert [problem.message for problem in listing.problems][2:] == [
        "the list has more problems than the 2 above"
    ]


def test_tasks_can_be_gone_through_again(tmp_path: Path, library: Library) -> None:
    rows = "".join(f"P{number},Anna {number},low-back,1,Hi {number}\n" for number in range(5))
    tasks = read(tmp_path, library, f"reference,name,program,level,note\n{rows}").tasks
    assert list(tasks) == list(tasks)
    assert (tasks[-1], list(tasks[1:3])) == (list(tasks)[4], list(tasks)[1:3])
    assert len(tasks) == 5
