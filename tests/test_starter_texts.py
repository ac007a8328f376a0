"""The words of the starter library: short enough to print, plain enough to read, complete and safe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from support.reading_grade import reading_grade, sentences_of, syllables

from backpdf.handout.locale.sentences import locale_for

ROOT = Path(__file__).resolve().parents[1]
EXERCISES = ROOT / "exercises"
PROGRAMS = EXERCISES / "programs"

HIGHEST_GRADE = 6.0
MOST_SENTENCES_ABOVE = 0.10
"""Share of the sentences that may each be above the grade: the fixed terms of the warning signs."""

LOW_BACK = (
    ("pelvic-tilt", "single-knee-to-chest", "knee-rolls", "cat-and-camel", "prone-on-elbows"),
    ("bridge", "bird-dog", "dead-bug", "side-plank-on-knees", "sit-to-stand"),
    ("single-leg-bridge", "side-plank", "plank", "hip-hinge", "split-squat"),
)
STRETCH_AND_HANG = (
    "trunk-over-table", "front-lying-stretch", "back-lying-stretch", "toe-pull",
    "half-hang", "bar-hang", "wall-bar-hang", "forward-bend",
)  # fmt: skip
EXTRAS = (
    "double-knee-to-chest", "heel-slide", "childs-pose", "press-up", "standing-back-bend", "wall-squat",
    "seated-hamstring-stretch", "hamstring-strap-stretch", "hip-flexor-stretch", "calf-stretch", "clam",
    "prone-leg-lift", "side-bend", "seated-rotation", "walking",
    "arm-and-leg-lift", "back-leg-lift", "curl-up", "heel-raise", "lying-on-front", "one-leg-stand",
    "seated-cat-and-camel", "seated-forward-bend", "seated-march", "side-leg-lift", "step-up", "wall-push-up",
)  # fmt: skip
IDS = (*(id for level in LOW_BACK for id in level), *STRETCH_AND_HANG, *EXTRAS)
TWO_LINES_OF_CARE = (
    "knee-rolls", "back-lying-stretch", "front-lying-stretch",
    "standing-back-bend", "walking", "curl-up", "heel-raise", "seated-forward-bend", "single-knee-to-chest",
    "double-knee-to-chest", "childs-pose",
)  # fmt: skip
THREE_LINES_OF_CARE = ("trunk-over-table", "bar-hang", "wall-bar-hang", "forward-bend", "half-hang")

TAGS = {
    "eases-with-bending", "eases-with-arching", "leg-pain-care", "strength", "mobility", "balance",
    "no-floor", "hanging", "flexibility", "hips", "legs", "tummy", "back", "shoulders", "walking",
}  # fmt: skip

# Longest text, in characters as printed (without bold marks), for five cards on one sheet at 12 pt:
# a line of the right column holds about 43, a step about 39, a line beside the pictures 35 to 38.
EXERCISE_BUDGETS = {"name": 28, "why": 56, "easier": 36, "harder": 44, "take_care": 38}
TWO_LINES, THREE_LINES = 80, 135
STEP_BUDGET, STEPS_BUDGET, STEP_COUNT = 82, 200, (3, 4)
CAPTION_BUDGET, ALT_BUDGET = 18, (40, 170)

# field: (fewest, most, longest); a single text counts as one.
PROGRAM_BUDGETS = {
    "title": (1, 1, 40),
    "for": (1, 1, 52),
    "message": (1, 1, 66),
    "how_to_use": (2, 2, 40),
    "before_you_start": (1, 4, 46),
    "pain_rule": (3, 3, 45),
    "flare_up": (3, 3, 50),
    "in_short": (1, 2, 48),
    "disclaimer": (1, 1, 100),
    "sources": (1, 4, 120),
}
LEVEL_BUDGETS = {
    "name": (1, 1, 18),
    "aim": (1, 1, 46),
    "move_on": (0, 1, 92),
    "keep_going": (0, 1, 94),
    "step_back": (1, 1, 62),
    "activity": (1, 1, 80),
}
RED_FLAG_BUDGETS: dict[str, dict[str, Any]] = {
    "emergency": {"action": 42, "signs": (8, 8, 50)},
    "doctor": {"action": 30, "signs": (5, 6, 34)},
}
RED_FLAGS_OF_TWO_LINES = {"Numbness": 92, "New pain": 72}
"""Signs that may run to a second line, by their beginning: the first, and one with a term explained."""

# Every fact of the warning signs, by words that the sheet must hold.
EMERGENCY_FACTS = {
    "saddle numbness": ("numb", "tingling", "between your thighs", "genitals", "back passage", "buttocks"),
    "bladder": ("starting, stopping or feeling urine",),
    "leaking": ("leaking urine",),
    "bowels": ("loss of bowel control or feeling",),
    "sexual function": ("change in sexual feeling or function",),
    "both legs": ("pain, tingling or numbness in both legs",),
    "weak legs": ("one leg or both legs getting weaker",),
    "chest": ("chest pain",),
    "accident": ("pain after a serious accident",),
    "collapse": ("sudden tummy or back pain with collapse",),
    "any one": ("one sign is enough, new or worse, leg pain or not",),
    "where to go": ("emergency department", "now"),
}
DOCTOR_FACTS = {
    "time": ("fever or ill? call today", "any of these? go within days"),
    "injury": ("a fall before the pain",),
    "risk with new pain": ("new pain and weak bones, steroid tablets, or cancer now or before",),
    "weight": ("weight loss", "cannot explain"),
    "no rest": ("pain that no position eases",),
    "course": ("no better after six weeks",),
    "where to go": ("doctor",),
}
PROGRAM_FACTS = {
    "fine": ("up to 2 boxes more, gone by morning: fine",),
    "sore": ("new muscle ache for 1 or 2 days is normal",),
    "too much": ("more than that: do half (5 times, not 10)", "further down your leg: stop that exercise"),
    "stepping back": ("ask about it", "go back to level 1", "go back to level 2"),
    "flare-up": ("more pain? move gently. do half for a few days", "build up again", "not settling? call"),
    "in short": ("stop if pain goes further down your leg", "get help now"),
    "manner": ("small, slow moves", "breathe"),
    "building up": ("lower number first", "add slowly",),
    "ask first": (
        "pregnant", "dizzy or fall", "weak bones (osteoporosis)",
        "broken back bone", "recent operation", "new hip or knee", "no deep bending or twisting",
    ),
    "disclaimer": ("supports", "does not replace"),
}  # fmt: skip
MOVE_ON_FACTS = {
    "1": ("after at least 1 to 2 weeks", "go well three exercise days in a row"),
    "2": ("weeks", "go well three exercise days in a row"),
}
TWO_TO_FOUR_WEEKS = {"low-back", "bend-to-ease", "arch-to-ease", "chair-and-standing"}
"""Programs whose level 2 takes longer before work on one leg."""
# What the table of cautions in shared/content.md asks of one exercise.
CARE_FACTS = {
    "prone-on-elbows": ("skip it if leg pain grows",),
    "hip-hinge": ("light backpack", "back straight"),
    "trunk-over-table": (
        "must not slide", "push up slowly", "acid reflux", "weak bones", "late in pregnancy",
    ),
    "front-lying-stretch": ("pillow under your tummy", "stop if leg pain or tingling grows"),
    "back-lying-stretch": ("bend your knees if your back arches", "stop if shoulders hurt"),
    "toe-pull": ("ease off", "tingling", "keep breathing", "chin", "shins", "up to 20 seconds"),
    "half-hang": (
        "must be fixed", "legs carry most", "sore shoulders", "weak bones", "dizziness",
        "comfort", "does not treat",
    ),
    "bar-hang": (
        "step down", "never drop", "fixed bar", "shoulders that slip out", "back surgery", "weak bones",
        "dizziness", "new leg pain", "comfort", "does not treat",
    ),
    "wall-bar-hang": (
        "new leg pain", "shoulders that slip out", "back surgery", "weak bones", "dizziness",
        "5 to 8 small leg swings or circles", "step down", "never drop", "comfort", "does not treat",
    ),
    "forward-bend": (
        "chair", "a little bent", "halfway", "count to 10", "brings on leg pain", "dizziness",
        "weak bones", "broken back bone",
    ),
}  # fmt: skip

FORBIDDEN = re.compile(
    r"\b(decompress\w*|cure\w*|heal(s|ed|ing)?|guarantee\w*|slipped|discs?|disks?|bed[ -]rest|reviewed by"
    r"|traction|(?<!not )treats?|fix(es)?|we|our)\b",
    re.IGNORECASE,
)
AMERICAN = re.compile(
    r"\b(colors?|centers?|gray|toward|program|practicing|license|fiber|meters?|stabiliz\w+|strengthend"
    r"|favorite|pajamas|sidewalk|labored|gotten|apologize|organiz\w+|behaviors?|cozy|judgment|aging)\b",
    re.IGNORECASE,
)
NOT_DRAWN = re.compile(r'picture ".+\.svg" is not in images/')
UNIT_SIGN = re.compile(r"\d\s?(s|sec|secs|min|mins|hrs?|cm|kg|x|%)\b|\d\s*[-\u2013]\s*\d")


def _read(path: Path) -> dict[str, Any]:
    document: dict[str, Any] = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    return document


@cache
def _exercise(id: str) -> dict[str, Any]:
    return _read(EXERCISES / f"{id}.yaml")


@cache
def _program(id: str) -> dict[str, Any]:
    """A program with the safety texts that it shares."""
    program = _read(PROGRAMS / f"{id}.yaml")
    return {**_read(EXERCISES / "safety" / f"{program['safety']}.yaml"), **program}


def _program_ids() -> list[str]:
    return sorted(path.stem for path in PROGRAMS.glob("*.yaml"))


def _plain(text: str) -> str:
    return text.replace("**", "")


def _listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _texts_of_exercise(exercise: dict[str, Any]) -> list[str]:
    """Everything to read on a card but its name, captions and picture descriptions, which are phrases."""
    return [
        exercise["why"], *exercise["steps"], exercise["easier"], exercise["harder"], exercise["take_care"],
    ]  # fmt: skip


def _descriptions(exercise: dict[str, Any]) -> list[str]:
    return [picture["alt"] for picture in exercise["pictures"]]


def _texts_of_program(program: dict[str, Any]) -> Iterator[str]:
    fields = (
        "for", "message", "how_to_use", "before_you_start", "pain_rule", "flare_up", "in_short", "disclaimer",
    )  # fmt: skip
    for field in fields:
        yield from _listed(program.get(field, []))
    for flags in program["red_flags"].values():
        yield flags["action"]
        yield flags["lead_in"]
        yield from flags["signs"]
    for level in program["levels"].values():
        for field in ("aim", "how_often", "move_on", "keep_going", "step_back", "activity"):
            yield from _listed(level.get(field, []))


def _all_texts() -> Iterator[tuple[str, str]]:
    for id in IDS:
        exercise = _exercise(id)
        captions = [picture["caption"] for picture in exercise["pictures"]]
        for text in (exercise["name"], *captions, *_texts_of_exercise(exercise), *_descriptions(exercise)):
            yield id, text
    for id in _program_ids():
        program = _program(id)
        for text in (program["title"], *_texts_of_program(program)):
            yield id, text


def _used(level: dict[str, Any]) -> list[str]:
    return [use if isinstance(use, str) else use["exercise"] for use in level["exercises"]]


def _missing(facts: dict[str, tuple[str, ...]], text: str) -> list[str]:
    found = text.lower()
    return [f"{fact}: {words}" for fact, phrases in facts.items() for words in phrases if words not in found]


# What there is


def test_library_holds_exactly_the_exercises_it_should() -> None:
    assert sorted(path.stem for path in EXERCISES.glob("*.yaml")) == sorted(IDS)


def test_low_back_has_its_three_levels_of_five() -> None:
    assert tuple(tuple(_used(level)) for level in _program("low-back")["levels"].values()) == LOW_BACK


def test_stretch_and_hang_uses_all_its_own_exercises_in_three_levels() -> None:
    levels = _program("stretch-and-hang")["levels"]
    assert list(levels) == ["1", "2", "3"]
    assert set(STRETCH_AND_HANG) <= {id for level in levels.values() for id in _used(level)}


@pytest.mark.parametrize("id", _program_ids())
def test_programs_name_only_exercises_that_exist_and_none_twice_in_a_level(id: str) -> None:
    for level in _program(id)["levels"].values():
        used = _used(level)
        assert set(used) <= set(IDS)
        assert len(used) == len(set(used)) <= 5


@pytest.mark.parametrize("id", _program_ids())
def test_dose_changes_differ_from_the_dose_of_the_exercise(id: str) -> None:
    for level in _program(id)["levels"].values():
        for use in level["exercises"]:
            if not isinstance(use, str):
                own = _exercise(use["exercise"])["dose"]
                assert all(own.get(field) != value for field, value in use["dose"].items())


@pytest.mark.parametrize("id", IDS)
def test_every_exercise_has_a_start_and_a_finish_picture_and_known_tags(id: str) -> None:
    exercise = _exercise(id)
    assert [picture["image"] for picture in exercise["pictures"]] == [f"{id}-start.svg", f"{id}-finish.svg"]
    assert exercise["tags"]
    assert set(exercise["tags"]) <= TAGS
    assert len(exercise["tags"]) == len(set(exercise["tags"]))


@pytest.mark.parametrize("id", IDS)
def test_doses_have_no_gaps(id: str) -> None:
    dose = _exercise(id)["dose"]
    assert {"reps", "hold", "duration"} & set(dose)
    assert {"times_a_day", "days_a_week"} <= set(dose)
    assert ("sets" in dose) <= ("rest" in dose or "each_side" in dose)  # one side rests as the other works


# Length


@pytest.mark.parametrize("id", IDS)
def test_exercise_texts_fit_their_card(id: str) -> None:
    exercise = _exercise(id)
    budgets = dict(EXERCISE_BUDGETS)
    if id in TWO_LINES_OF_CARE:
        budgets["take_care"] = TWO_LINES
    if id in THREE_LINES_OF_CARE:
        budgets["take_care"] = THREE_LINES
    long = {field: len(_plain(exercise[field])) for field, most in budgets.items()}
    assert {field: size for field, size in long.items() if size > budgets[field]} == {}
    steps = [_plain(step) for step in exercise["steps"]]
    assert STEP_COUNT[0] <= len(steps) <= STEP_COUNT[1]
    assert [step for step in steps if len(step) > STEP_BUDGET] == []
    assert sum(map(len, steps)) <= STEPS_BUDGET
    for picture in exercise["pictures"]:
        assert len(picture["caption"]) <= CAPTION_BUDGET
        assert ALT_BUDGET[0] <= len(picture["alt"]) <= ALT_BUDGET[1], picture["alt"]


def _too_long(fields: dict[str, Any], budgets: dict[str, tuple[int, int, int]]) -> list[str]:
    faults = []
    for field, (fewest, most, longest) in budgets.items():
        texts = [_plain(text) for text in _listed(fields.get(field, []))]
        if not fewest <= len(texts) <= most:
            faults.append(f"{field}: {len(texts)} items")
        faults += [f"{field}: {len(text)} characters: {text}" for text in texts if len(text) > longest]
    return faults


@pytest.mark.parametrize("id", _program_ids())
def test_program_texts_fit_their_places(id: str) -> None:
    program = _program(id)
    faults = _too_long(program, PROGRAM_BUDGETS)
    for level in program["levels"].values():
        faults += _too_long(level, LEVEL_BUDGETS)
    assert faults == []


@pytest.mark.parametrize("kind", RED_FLAG_BUDGETS)
@pytest.mark.parametrize("id", _program_ids())
def test_warning_signs_fit_their_box(id: str, kind: str) -> None:
    flags, budgets = _program(id)["red_flags"][kind], RED_FLAG_BUDGETS[kind]
    fewest, most, line = budgets["signs"]
    assert len(flags["action"]) <= budgets["action"]
    assert fewest <= len(flags["signs"]) <= most
    for sign in flags["signs"]:
        longest = next((n for start, n in RED_FLAGS_OF_TWO_LINES.items() if sign.startswith(start)), line)
        assert len(sign) <= longest, sign


def test_bold_is_used_once_in_a_step_and_always_closed() -> None:
    for id in IDS:
        exercise = _exercise(id)
        assert [step for step in exercise["steps"] if step.count("**") not in (0, 2)] == [], id
    assert [text for _, text in _all_texts() if text.count("**") % 2] == []


# Plain words


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("knee", 1), ("table", 2), ("exercise", 3), ("physiotherapist", 6), ("handled", 2), ("lifted", 2),
        ("10", 1), ("20", 2), ("2020", 4), ("area", 3), ("stretches", 2), ("tingles", 2), ("shoulders", 2),
        ("osteoporosis", 6), ("raised", 1), ("genitals", 3), ("slide", 1), ("breathing", 2), ("easier", 3),
    ],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_grade_of_a_known_sentence() -> None:
    # 10 words, 11 syllables, 2 sentences: 0.39 x 5 + 11.8 x 1.1 - 15.59
    counted = reading_grade(["Lie on your back. Lift your hips and hold slowly."])
    assert (counted.sentences, counted.words, counted.syllables) == (2, 10, 11)
    assert counted.grade == pytest.approx(-0.66)


@pytest.mark.parametrize("id", IDS)
def test_each_exercise_reads_at_grade_six_or_lower(id: str) -> None:
    exercise = _exercise(id)
    assert reading_grade(_texts_of_exercise(exercise)).grade <= HIGHEST_GRADE
    assert reading_grade(_descriptions(exercise)).grade <= HIGHEST_GRADE


@pytest.mark.parametrize("id", _program_ids())
def test_each_program_reads_at_grade_six_or_lower(id: str) -> None:
    assert reading_grade(_texts_of_program(_program(id))).grade <= HIGHEST_GRADE


def test_few_single_sentences_read_above_grade_six() -> None:
    sentences = [sentence for _, text in _all_texts() for sentence in sentences_of(text)]
    above = [text for text in sentences if reading_grade([text]).grade > HIGHEST_GRADE]
    assert len(above) <= MOST_SENTENCES_ABOVE * len(sentences), "\n".join(above)


@pytest.mark.parametrize(
    ("pattern", "what"),
    [(FORBIDDEN, "a claim"), (AMERICAN, "American spelling"), (UNIT_SIGN, "a unit or range as signs")],
)
def test_texts_hold_no(pattern: re.Pattern[str], what: str) -> None:
    assert [f"{id}: {text}" for id, text in _all_texts() if pattern.search(_plain(text))] == [], what


@pytest.mark.parametrize("id", IDS)
def test_every_exercise_tells_the_patient_to_breathe(id: str) -> None:
    assert "breath" in " ".join(_exercise(id)["steps"]).lower()


def test_pictures_are_described_without_saying_that_they_are_pictures() -> None:
    for id in IDS:
        for alt in _descriptions(_exercise(id)):
            assert not re.search(r"\b(picture|image|drawing|photo)\b", alt, re.IGNORECASE)
            assert alt.endswith(".")


# Safety


@pytest.mark.parametrize("id", _program_ids())
def test_warning_signs_are_complete(id: str) -> None:
    flags = _program(id)["red_flags"]
    for kind, facts in (("emergency", EMERGENCY_FACTS), ("doctor", DOCTOR_FACTS)):
        texts = [flags[kind]["action"], flags[kind]["lead_in"], *flags[kind]["signs"]]
        assert _missing(facts, _plain("\n".join(texts))) == []


@pytest.mark.parametrize("id", _program_ids())
def test_programs_state_the_rules(id: str) -> None:
    assert _missing(PROGRAM_FACTS, _plain("\n".join(_texts_of_program(_program(id))))) == []
    assert locale_for("en").headings.before_you_start == "Ask your doctor or physiotherapist first"


@pytest.mark.parametrize("id", _program_ids())
def test_levels_say_when_to_move_on_and_the_last_says_to_keep_going(id: str) -> None:
    *earlier, last = _program(id)["levels"].items()
    for number, level in earlier:
        text = _plain(" ".join(_listed(level["move_on"]))).lower()
        facts = (*MOVE_ON_FACTS[number], f"ask for level {int(number) + 1}", "if all go well")
        assert [fact for fact in facts if fact not in text] == []
        assert ("2 to 4 weeks" in text) == (number == "2" and id in TWO_TO_FOUR_WEEKS)
    assert "move_on" not in last[1]
    assert re.search(r"\b(keep|stay)\b", " ".join(_listed(last[1]["keep_going"])).lower())


def test_low_back_says_to_stay_active_and_how_to_keep_the_effect() -> None:
    *_, last = levels = list(_program("low-back")["levels"].values())
    assert all("Keep up your normal life and work" in level["activity"] for level in levels)
    assert _plain(last["how_often"]) == "3 days a week, not in a row."
    assert "helps you stay strong" in last["keep_going"][0]
    assert "activity that you enjoy and that hurts little" in last["keep_going"][0]


def test_levels_say_how_far_to_walk() -> None:
    for id in _program_ids():
        walks = [_plain(level["activity"]) for level in _program(id)["levels"].values()]
        facts = (
            "5 to 10 minutes, 1 to 3 times a day",
            "15 to 20 minutes each day",
            "30 minutes on most days",
        )
        assert all(fact in walk for fact, walk in zip(facts, walks, strict=True))
        assert "briskly" in walks[2]


def test_comfort_program_says_that_strength_helps_most() -> None:
    message = _program("stretch-and-hang")["message"].lower()
    assert "comfort" in message
    assert "keep active and strong" in message
    assert all("not for hanging" in source for source in _program("stretch-and-hang")["sources"])


@pytest.mark.parametrize("id", CARE_FACTS)
def test_cautions_are_on_the_card(id: str) -> None:
    exercise = _exercise(id)
    text = _plain(" ".join([*_texts_of_exercise(exercise), *exercise["equipment"]]))
    assert _missing({id: CARE_FACTS[id]}, text) == []


def test_nothing_claims_a_review() -> None:
    for id in _program_ids():
        assert "review" not in _program(id)


def test_reader_finds_nothing_wrong_but_pictures_that_are_not_drawn_yet() -> None:
    reader = pytest.importorskip("backpdf.library.reading")
    found = reader.read_library(ROOT).problems
    assert [
        f"{problem.place}: {problem.message}" for problem in found if not NOT_DRAWN.search(problem.message)
    ] == []
