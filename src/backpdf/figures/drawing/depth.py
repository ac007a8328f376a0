"""Coarse depth maps of body parts, and the painting order that follows from them (cm)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from backpdf.figures.drawing.camera import Camera
from backpdf.figures.vectors import Array

CELL_SIZE = 2.0  # cm of paper to a cell
GRID_SIZE = 160  # cells each way; wider than any drawing
MIN_LEAD = 1.2  # cm of depth; a smaller lead counts as none
MIN_CERTAINTY = 25.0  # shared cells times cm of lead; a smaller product counts as 0
AUTHOR_CERTAINTY = 1e9  # of the order that the author wrote; above any that depth gives


@dataclass(frozen=True, eq=False, slots=True)
class DepthMap:
    """The depth of the nearest point of a part in every cell of the paper; -inf where there is none."""

    cells: Array

    @classmethod
    def of(cls, stacks: Iterable[Array], camera: Camera) -> DepthMap:
        """The depth map of several stacks of rings."""
        cells = np.full((GRID_SIZE, GRID_SIZE), -np.inf)
        for rings in stacks:
            points = _with_points_between(rings).reshape(-1, 3)
            cells_hit = np.floor(camera.project(points) / CELL_SIZE).astype(np.intp) + GRID_SIZE // 2
            cells_hit = np.clip(cells_hit, 0, GRID_SIZE - 1)
            np.maximum.at(cells, (cells_hit[:, 1], cells_hit[:, 0]), camera.depth(points))
        return cls(cells)

    def without_disc(self, centre: Array, radius: float) -> DepthMap:
        """The map outside a disc on the paper, for comparing two parts that are joined there."""
        middles = (np.arange(GRID_SIZE) - GRID_SIZE // 2 + 0.5) * CELL_SIZE
        inside = np.hypot(middles[None, :] - centre[0], middles[:, None] - centre[1]) < radius
        return DepthMap(np.where(inside, -np.inf, self.cells))


def certainty_in_front(a: DepthMap, b: DepthMap, bias: float = 0.0) -> float:
    """The certainty that a lies in front of b: shared cells times the median lead of a in cm.

    It is negative where b is in front, and 0 where they hardly overlap or lead.  bias (cm) is added to the
    lead of a.
    """
    both = np.isfinite(a.cells) & np.isfinite(b.cells)
    count = int(both.sum())
    if count < 2:
        return 0.0
    lead = float(np.median(a.cells[both] - b.cells[both])) + bias
    return count * lead if abs(lead) > MIN_LEAD and count * abs(lead) > MIN_CERTAINTY else 0.0


def _with_points_between(rings: Array) -> Array:
    """The rings with extra points along and round them, so that no cell inside a part stays empty."""
    steps = [rings[:-1] * (1 - t) + rings[1:] * t for t in (0.0, 0.33, 0.67)]
    along = np.concatenate([*steps, rings[-1:]])
    return np.concatenate([along, (along + np.roll(along, 1, axis=1)) / 2], axis=1)


Edge = tuple[str, str]  # painted earlier, painted later


def painting_order(
    names: Sequence[str], certainties: Mapping[Edge, float], author_order: Sequence[str]
) -> list[str]:
    """The names from back to front.

    names: in the usual order, which decides where depth does not.  certainties: for a pair of names, the
    certainty that the second is in front of the first.  author_order: the names that the pose file puts in
    order; it overrides depth.  Where the relations form a cycle, the least certain one is dropped.
    """
    edges = dict(certainties)
    listed = [name for name in author_order if name in names]
    for i, earlier in enumerate(listed):
        for later in listed[i + 1 :]:
            edges.pop((later, earlier), None)
            edges[(earlier, later)] = AUTHOR_CERTAINTY
    remaining = list(names)
    order: list[str] = []
    while remaining:
        free = [n for n in remaining if not any(b == n and a in remaining for a, b in edges)]
        if free:
            order.append(free[0])
            remaining.remove(free[0])
        else:
            in_cycle = sorted((w, e) for e, w in edges.items() if e[0] in remaining and e[1] in remaining)
            del edges[in_cycle[0][1]]
    return order
