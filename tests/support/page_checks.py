"""What must hold for every printed page; each check gives its findings, none for a sound page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from backpdf.handout.plain_text import reading_order
from backpdf.handout.summary import summary_reading_order
from backpdf.pdf.layout.theme import SMALLEST_TYPE
from backpdf.text.cleaning import as_printed
from support.handouts import Printed
from support.printed import MM, Box, Page, words_on

MARGIN = 10 * MM
SMALLEST = 9.0
NARROWEST_PICTURE = 50 * MM
LOWEST_PICTURE = 32 * MM
"""Height of a picture that is narrower: of a person who stands."""
LONGEST_LINE = 70
MOST_MARKERS = 6
"""Level markers are drawn for at most this many levels."""

TOUCH = 1.0
"""The ink of two lines may share this height: accents over capitals, tails above them."""
_HAIR = 0.5


def body_size(printed: Printed) -> float:
    """The smallest type for what a patient reads, in points."""
    return float(printed.options.points or SMALLEST_TYPE)


def overlaps(page: Page, *, touch: float = TOUCH) -> list[str]:
    """Lines of text that run into each other by more than touch, and texts or pictures on pictures."""
    found = [
        f"{a.words!r} and {b.words!r}"
        for a, b in combinations(page.lines, 2)
        if _overlap(a.box, b.box, touch)
    ]
    places = [picture.place for picture in page.pictures]
    for place in places:
        found += [f"{line.words!r} on a picture" for line in page.lines if _overlap(line.box, place, _HAIR)]
    found += [f"pictures at {a} and {b}" for a, b in combinations(places, 2) if _overlap(a, b, _HAIR)]
    return _on(page, found)


def outside(page: Page, *, slack: float = _HAIR) -> list[str]:
    """Whatever stands in the 10 mm at the edges, where printers cannot print."""
    area = page.printable_area(MARGIN)
    found = [f"{line.words!r}: {line.box}" for line in page.lines if not area.holds(line.box, slack)]
    found += [f"picture: {p.place}" for p in page.pictures if not area.holds(p.place, slack)]
    found += [f"line or box: {shape.box}" for shape in page.shapes if not area.holds(shape.box, slack)]
    return _on(page, found)


def spills(page: Page) -> list[str]:
    """Texts and pictures that begin in a drawn box and leave it, and texts with a rule through them."""
    boxes = [shape.box for shape in page.shapes if min(shape.box.width, shape.box.height) > 8]
    rules = [shape.box for shape in page.shapes if shape.box.height < 3 < shape.box.width]
    found: list[str] = []
    for text in page.texts:
        words = text.words.strip()
        found += [f"{words!r} leaves its box {box}" for box in boxes if _leaves(text.box, box)]
        struck = Box(text.box.left, text.baseline + 1, text.box.right, text.baseline + 0.65 * text.size)
        found += [f"{words!r} has a rule through it" for rule in rules if _overlap(struck, rule, 0.1)]
    places = [picture.place for picture in page.pictures]
    found += [f"picture leaves its box {box}" for place in places for box in boxes if _leaves(place, box)]
    return _on(page, found)


def too_small(printed: Printed) -> list[str]:
    """Texts below the body size that are neither foot nor imprint, or below 9 points anywhere."""
    handout, smallest = printed.handout, body_size(printed)
    foot = handout.foot
    small_print = [line.plain for line in handout.imprint.lines] + [foot.disclaimer, foot.version]
    small_print += [foot.page(n, len(printed.pages)) for n in range(1, len(printed.pages) + 1)]
    allowed = _squeezed("".join(as_printed(text) for text in small_print) + "·")
    found: list[str] = []
    for page in printed.pages:
        for text in page.texts:
            words, size = _squeezed(text.words), round(text.size, 2)
            may = SMALLEST if words in allowed or _only_pieces(text.words, allowed) else smallest
            if size < may:
                found.append(f"page {page.number}: {text.words!r} in {size} pt")
    return found


def long_lines(printed: Printed) -> list[str]:
    """Lines of body text with more than 70 characters."""
    return [
        f"page {page.number}: {len(line.words)} characters: {line.words!r}"
        for page in printed.pages
        for line in page.lines
        if line.size >= body_size(printed) and len(line.words) > LONGEST_LINE
    ]


def wrong_words(printed: Printed) -> tuple[Counter[str], Counter[str]]:
    """Words of the handout that the pages lack, and words on the pages that the handout lacks.

    A word that is longer than its place may be printed in parts; a word that is split counts as
    printed where the parts, one after the other, give the word.
    """
    expected = Counter(_expected_words(printed, len(printed.pages)))
    found = Counter(words_on(printed.pages))
    lost, extra = expected - found, found - expected
    if _squeezed("".join(sorted(lost.elements()))) and sorted("".join(lost.elements())) == sorted(
        "".join(extra.elements())
    ):
        parts = sorted(extra.elements(), key=len, reverse=True)
        if all(_made_of(word, parts) for word in lost):
            return Counter(), Counter()
    return lost, extra


def figure_boxes(printed: Printed) -> list[Box]:
    """The places of the exercise pictures on their pages, QR codes and logo left out."""
    alts = {figure.alt for card in printed.handout.cards for figure in card.figures}
    return [Box(*node.attributes["BBox"]) for node in printed.tree.all("Figure") if node.alt in alts]


def _expected_words(printed: Printed, pages: int) -> Iterator[str]:
    handout, summary = printed.handout, printed.summary
    texts = summary_reading_order(summary) if summary else reading_order(handout)
    boxed = [card.dose for card in handout.cards if card.dose.boxes]
    unseen = Counter(dose.sentence.whole.plain for dose in boxed)  # what is read in place of boxes
    for text in texts:
        if unseen[text]:
            unseen[text] -= 1
        else:
            yield from as_printed(text).split()
    for dose in boxed:
        yield from (word for box in dose.boxes for word in as_printed(box.text.plain).split())
    for _ in range(pages - 1):
        yield from as_printed(handout.foot.disclaimer).split()
    for page in range(1, pages + 1):
        yield from f"{handout.foot.version} · {handout.foot.page(page, pages)}".split()
    badge = handout.masthead.badge
    if badge is not None and badge.of <= MOST_MARKERS:
        yield from (str(number) for number in range(1, badge.of + 1))
    if summary is None:
        yield from "•" * len(handout.session.how_to_use)
    for section in summary.bulleted if summary else handout.bulleted:
        yield from "•" * len(section.items)
        if section.scale is not None:
            yield from (*section.scale.numbers, *section.scale.none.split(), *section.scale.worst.split())


def _overlap(a: Box, b: Box, slack: float) -> bool:
    wide, high = a.shared(b)
    return wide > _HAIR and high > slack


def _leaves(inner: Box, outer: Box) -> bool:
    x, y = inner.middle
    begins = outer.left < x < outer.right and outer.bottom < y < outer.top
    return begins and not outer.holds(inner, _HAIR)


def _made_of(word: str, parts: Sequence[str]) -> bool:
    """Whether some of the parts, one after the other, give the word."""
    if not word:
        return True
    return any(word.startswith(part) and _made_of(word[len(part) :], parts) for part in set(parts))


def _only_pieces(words: str, allowed: str) -> bool:
    return all(_squeezed(word) in allowed for word in words.split())


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _on(page: Page, found: Iterable[str]) -> list[str]:
    return [f"page {page.number}: {each}" for each in found]
