"""Things that steps name, and how a list of equipment names them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from backpdf.library.consistency.named_amounts import sentences


@dataclass(frozen=True, slots=True)
class _Equipment:
    """Words of steps for a thing, and words of equipment that stand for it."""

    in_steps: re.Pattern[str]
    listed: re.Pattern[str]


def _equipment(in_steps: str, listed: str = "") -> _Equipment:
    more = rf"|{listed}" if listed else ""
    return _Equipment(
        re.compile(rf"\b(?:{in_steps})\b", re.IGNORECASE), re.compile(rf"{in_steps}{more}", re.IGNORECASE)
    )


_A = r"(?:a|an|the|your|each|one|both|this|that|loop|firm|light|thick|rolled[- ]up|folded) "
EQUIPMENT: Mapping[str, _Equipment] = {
    "mat": _equipment("mats?", "rug|carpet|blanket|towel|bed"),
    "chair": _equipment("(?:arm)?chairs?|stools?", "stool|seat|bench|sofa"),
    "pillow or cushion": _equipment("pillows?|cushions?", "towel|blanket"),
    "strap or towel": _equipment(f"straps?|towels?|{_A}(?:belt|scarf)", "belt|scarf|band|cord|sheet"),
    "band": _equipment(f"(?:exercise|elastic|resistance|stretchy) bands?|{_A}band", "band|tubing"),
    "bar": _equipment("(?<!parallel )bars?", "bar"),
    "wall": _equipment(
        r"(?<!abdominal )(?<!tummy )(?<!chest )(?<!belly )(?<!stomach )(?<!vaginal )walls?",
        "wall|door|corner",
    ),
    "table": _equipment(
        r"(?:tables?|table top|tabletop|worktops?|desks?|kitchen counter)(?![- ](?:top )?position)",
        "counter|table|surface",
    ),
    "backpack or bag": _equipment("backpacks?|rucksacks?|bags?", "case|basket|box"),
    "ball": _equipment(
        rf"(?:soft|large|small|big|tennis|exercise|gym|massage) balls?|{_A}ball(?! of)", "ball"
    ),
    "stick": _equipment(
        "broomsticks?|walking sticks?|(?:a|the|your|hold) sticks?", "stick|pole|cane|broom|frame"
    ),
    "weights": _equipment(
        "(?:hand |light |small )?weights|dumbbells?|kettlebells?", "weight|bottle|tin|bell|bag"
    ),
    "foam roller": _equipment("(?:foam )?rollers?", "roll"),
    "step": _equipment(
        r"(?:low|firm|bottom) steps?|(?:on|onto|off) (?:the|a) step(?! (?:at|by))", "step|stair|stool|box"
    ),
    "stairs": _equipment("stairs?|staircase", "stair|step"),
    "bed": _equipment("beds?", "bed|sofa|couch|mattress"),
}
"""Things by what a list of equipment calls them."""

_NOT_USED = re.compile(
    r"\b(?:like|as if|as though|imagin\w+|pretend\w*|without|no|not|instead of|into)\b[^,;]*$", re.IGNORECASE
)
"""Words before a thing that is compared with, left out, or what a body turns into."""
_CLAUSE = re.compile(r"[,;]")


def missing_equipment(step: str, equipment: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What a step names and the equipment lacks: the words of the step, and what to call it.

    "a wall or chair" needs one of the two.
    """
    listed = " ; ".join(equipment)
    for sentence in sentences(step):
        for clause in _CLAUSE.split(sentence):
            lacking: list[tuple[str, str]] = []
            there = 0
            for name, thing in EQUIPMENT.items():
                found = thing.in_steps.search(clause)
                if found is None or _NOT_USED.search(clause[: found.start()]):
                    continue
                if thing.listed.search(listed):
                    there += 1
                else:
                    lacking.append((found[0], name))
            if not (there and re.search(r"\bor\b", clause)):
                yield from lacking
