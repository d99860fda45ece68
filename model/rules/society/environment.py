"""Disputes over water and nature that stop joint projects (R44, P05)."""

from __future__ import annotations

from typing import NamedTuple

from model.clock import QUARTERS_A_YEAR
from model.numerics.compiled import rule
from model.rules.society.decay import chance_of_none


class Parameters(NamedTuple):
    """Parameters of the register that carry these names."""

    project_value: float
    dispute_hazard: float
    dispute_factor: float
    dispute_duration: float


@rule
def hazard(p: Parameters, standard: float) -> float:
    """Disputes a year and project far from shared rivers; none under a full `standard`, [0, 1]."""
    return p.dispute_hazard * p.dispute_factor * (1.0 - standard)


@rule
def breaks_out(hazard: float, shared_rivers: float, projects: float, draw: float) -> float:
    """Whether a dispute breaks out in a region this quarter, 1 or 0.

    Each of the active `projects` (number) carries a `hazard` a year, which dependence on
    `shared_rivers`, [0, 1], doubles; `draw` is uniform in [0, 1).
    """
    yearly = hazard * (1.0 + shared_rivers) * projects
    return 1.0 if draw < 1.0 - chance_of_none(max(yearly, 0.0) / QUARTERS_A_YEAR) else 0.0


@rule
def stopped(before: float, left: float, dispute: float, projects: float) -> float:
    """Share of a region's `projects` (number) that stand still, [0, 1].

    Of those stopped `before` the share `left` still is; a `dispute` (0 or 1) stops one project.
    """
    still = before * left
    return still + (1.0 - still) * (dispute / max(projects, 1.0))


@rule
def national_share(standing: float, active: float) -> float:
    """Share of the country's `active` project value that is `standing` still, both USD million."""
    return standing / max(active, 1e-9)
