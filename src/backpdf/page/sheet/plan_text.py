"""The text of the plan file that says what a form says, for one level of the library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from backpdf.library.model.program import Level
from backpdf.page.form_words import typed_amount
from backpdf.page.sheet.sheet_form import Amounts, ChosenExercise, DoseValue, SheetForm
from backpdf.page.sheet.yaml_writer import YamlLines, scalar

TEXT_FIELDS = ("note", "next_visit", "reference", "diary_weeks")
"""Fields of the form that are fields of a plan."""


def plan_lines(form: SheetForm, level: Level) -> YamlLines:
    """The lines of the plan; none at all where the sheet is that of the library."""
    plan = YamlLines()
    _put_choice(plan, form.exercises, [use.exercise for use in level.exercises])
    _put_doses(plan, form.exercises)
    _put_texts(plan, form.exercises)
    for name in TEXT_FIELDS:
        text: str = getattr(form, name)
        if text.strip():
            plan.put_text(f"{name}:", text, name)
    return plan


def with_heading(plan: YamlLines, form: SheetForm) -> str:
    """The whole text of a plan file, with comments on what it is for."""
    heading = (
        f"# A plan for level {form.level} of {form.program}: what is different for one patient.\n"
        f"# backpdf build --program {form.program} --level {form.level} --plan FILE\n"
    )
    return heading + (plan.text or "# Nothing is different: this sheet needs no plan.\n")


def field_of(exercise: str, part: str = "") -> str:
    """The name of a field of an exercise in the form: `exercises/bridge/dose/reps`."""
    return f"exercises/{exercise}/{part}" if part else f"exercises/{exercise}"


def _put_choice(plan: YamlLines, chosen: Sequence[ChosenExercise], there: Sequence[str]) -> None:
    """Which exercises are left out, stand in for others, come after them, and in which order."""
    names = [each.id for each in chosen]
    replacing = {each.replaces: each.id for each in chosen if _stands_in(each, names, there)}
    plan.put_list("leave_out", ((n, "exercises") for n in there if n not in names and n not in replacing))
    if replacing:
        plan.put("replace:", "exercises")
    for old, new in replacing.items():
        plan.put(f"  {scalar(old)}: {scalar(new)}", field_of(new))
    added = [n for n in names if n not in there and n not in replacing.values()]
    plan.put_list("add", ((n, field_of(n)) for n in added))
    natural = [replacing.get(n, n) for n in there if n in names or n in replacing] + added
    plan.put_list("order", ((n, field_of(n)) for n in _first_ones(names, natural)))


def _stands_in(each: ChosenExercise, names: Sequence[str], there: Sequence[str]) -> bool:
    """Whether an exercise takes the place of one of the level that the sheet does not have any more."""
    return each.replaces in there and each.replaces not in names and each.id not in there


def _first_ones(names: Sequence[str], natural: Sequence[str]) -> Sequence[str]:
    """The exercises to name in `order`: as few as give the order, for the others follow in their own."""
    for count in range(len(names)):
        first = names[:count]
        if [*first, *(name for name in natural if name not in first)] == [*names]:
            return first
    return names


def _put_doses(plan: YamlLines, chosen: Sequence[ChosenExercise]) -> None:
    changed = [each for each in chosen if each.dose]
    if changed:
        plan.put("dose:", field_of(changed[0].id, "dose"))
    for each in changed:
        plan.put(f"  {scalar(each.id)}:", field_of(each.id, "dose"))
        for name, value in each.dose.items():
            _put_dose_field(plan, name, value, field_of(each.id, f"dose/{name}"))


def _put_dose_field(plan: YamlLines, name: str, value: DoseValue, place: str) -> None:
    start = f"    {scalar(name)}:"
    match value:
        case str():
            plan.put_text(start, typed_amount(name, value), place)
        case None:
            plan.put(f"{start} null", place)
        case dict():
            plan.put(start, place)
            _put_amounts(plan, value, "      ", "      ", place)
        case list():
            plan.put(start, place)
            for index, week in enumerate(value):
                _put_amounts(plan, week, "      - ", "        ", f"{place}/{index}")


def _put_amounts(plan: YamlLines, amounts: Amounts, first: str, indent: str, place: str) -> None:
    """The fields of a side or a week, with what stands before the first of them and before the others."""
    if not amounts:
        plan.put(first + "{}", place)
    for number, (name, value) in enumerate(amounts.items()):
        start = f"{indent if number else first}{scalar(name)}:"
        written = "null" if value is None else scalar(typed_amount(name, value))
        plan.put(f"{start} {written}", f"{place}/{name}")


def _put_texts(plan: YamlLines, chosen: Sequence[ChosenExercise]) -> None:
    """Steps, and ways to make an exercise easier or harder, that are written for this patient."""
    steps = {each.id: each.steps for each in chosen if each.steps}
    if steps:
        plan.put("steps:", field_of(next(iter(steps)), "steps"))
    for name, texts in steps.items():
        places = (field_of(name, f"steps/{number}") for number in range(len(texts)))
        plan.put_list(f"  {scalar(name)}", zip(texts, places, strict=True))
    for part in ("easier", "harder"):
        _put_mapping(plan, part, {each.id: getattr(each, part) for each in chosen})


def _put_mapping(plan: YamlLines, part: str, texts: Mapping[str, str]) -> None:
    given = {name: text for name, text in texts.items() if text.strip()}
    if given:
        plan.put(f"{part}:", field_of(next(iter(given)), part))
    for name, text in given.items():
        plan.put_text(f"  {scalar(name)}:", text, field_of(name, part))
