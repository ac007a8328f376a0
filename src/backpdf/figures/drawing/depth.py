"""Which part lies in front: coarse depth maps, and a painting order drawn from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from backpdf.figures.drawing.camera import Camera
from backpdf.figures.vectors import Array

CELL = 2.0  # cm of paper to a cell
SPAN = 160  # cells each way; wider than any drawing
CLEAR = 1.2  # cm of depth that counts as in front
LEAST = 25.0  # cells times cm of lead that count at all
FORCED = 1e9


@dataclass(frozen=True, eq=False, slots=True)
class DepthMap:
    """The nearest depth of a part in every cell of the paper (-inf where it is not)."""

    cells: Array

    @classmethod
    def of(cls, stacks: Iterable[Array], camera: Camera) -> DepthMap:
        """The map of some stacks of rings."""
        cells = np.full((SPAN, SPAN), -np.inf)
        for rings in stacks:
            points = _denser(rings).reshape(-1, 3)
            flat = np.floor(camera.project(points) / CELL).astype(np.intp) + SPAN // 2
            flat = np.clip(flat, 0, SPAN - 1)
            np.maximum.at(cells, (flat[:, 1], flat[:, 0]), camera.depth(points))
        return cls(cells)

    def without(self, centre: Array, radius: float) -> DepthMap:
        """The map outside a disc, for two parts that are joined there."""
        middles = (np.arange(SPAN) - SPAN // 2 + 0.5) * CELL
        inside = np.hypot(middles[None, :] - centre[0], middles[:, None] - centre[1]) < radius
        return DepthMap(np.where(inside, -np.inf, self.cells))


def in_front(a: DepthMap, b: DepthMap, bias: float = 0.0) -> float:
    """How surely a lies in front of b: cells in common times cm of lead; negative where b leads.

    bias is added to the lead of a.
    """
    both = np.isfinite(a.cells) & np.isfinite(b.cells)
    count = int(both.sum())
    if count < 2:
        return 0.0
    lead = float(np.median(a.cells[both] - b.cells[both])) + bias
    return count * lead if abs(lead) > CLEAR and count * abs(lead) > LEAST else 0.0


def _denser(rings: Array) -> Array:
    """Extra points along and round the rings, so that no cell inside a part stays empty."""
    steps = [rings[:-1] * (1 - t) + rings[1:] * t for t in (0.0, 0.33, 0.67)]
    along = np.concatenate([*steps, rings[-1:]])
    return np.concatenate([along, (along + np.roll(along, 1, axis=1)) / 2], axis=1)


Edge = tuple[str, str]  # painted earlier, painted later


def painting_order(names: Sequence[str], fronts: Mapping[Edge, float], wanted: Sequence[str]) -> list[str]:
    """The names from back to front.

    names come in the usual order, which decides where depth does not.  fronts says how surely the
    second of a pair is in front of the first.  wanted lists names that the author put in order.
    Where the parts overlap in a ring, the least sure relation gives way.
    """
    edges = dict(fronts)
    listed = [name for name in wanted if name in names]
    for i, earlier in enumerate(listed):
        for later in listed[i + 1 :]:
            edges.pop((later, earlier), None)
            edges[(earlier, later)] = FORCED
    left = list(names)
    order: list[str] = []
    while left:
        free = [n for n in left if not any(b == n and a in left for a, b in edges)]
        if free:
            order.append(free[0])
            left.remove(free[0])
        else:
            inside = sorted((w, e) for e, w in edges.items() if e[0] in left and e[1] in left)
            del edges[inside[0][1]]
    return order
