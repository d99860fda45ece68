"""How the state answers protest: explain, warn, concede, repress (R36, I22, I23).

All arrays are (runs,).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.clock import QUARTERS_A_YEAR
from model.numerics.arrays import FloatArray


@dataclass(frozen=True)
class Patience:
    """How many regions must protest before the state acts."""

    statement: FloatArray
    """Regions in protest that draw a statement of the President."""
    warning: FloatArray
    """Regions in protest that draw a warning of the Prosecutor General."""
    concession: FloatArray
    """Regions in protest that draw a concession."""


@dataclass(frozen=True)
class Response:
    """What the state does this quarter, each 0..1."""

    explain: FloatArray
    warn: FloatArray
    concede: FloatArray
    repress: FloatArray


def respond(
    regions: FloatArray, land_share: FloatArray, conceded: FloatArray, patience: Patience
) -> Response:
    """The state's answer to protests in `regions` (number).

    A statement first, then a warning; when the wave is about land (`land_share` of grievances at
    least one half) and wide, a concession, as in May 2016. On plants and workers the state denies
    and waits, as in September 2019. Who protests about land against a state that has `conceded`
    (degree in [0, 1]) already meets the police, as on 21 May 2016.
    """
    warn = regions >= patience.warning
    about_land, already = land_share >= 0.5, conceded >= 0.5
    concede = (regions >= patience.concession) & about_land
    return Response(
        explain=(regions >= patience.statement).astype(float),
        warn=warn.astype(float),
        concede=(concede & ~already).astype(float),
        repress=(warn & about_land & already).astype(float),
    )


def land_pressure(pressure: FloatArray, concede: FloatArray, memory: FloatArray) -> FloatArray:
    """How firmly land stays closed to foreigners, [0, 1].

    A concession (the moratorium of 2016) closes it; the pressure fades over `memory` years.
    """
    return np.maximum(pressure * np.exp(-1.0 / (QUARTERS_A_YEAR * memory)), concede)


def quota_pressure(
    pressure: FloatArray, protest: FloatArray, gain: FloatArray, memory: FloatArray
) -> FloatArray:
    """How strongly the public presses for fewer foreign workers, [0, 1].

    `protest` is the intensity, in [0, 1], of protest about anything but land; at full intensity a
    quarter brings `gain` of the way to full pressure, which fades over `memory` years.
    """
    kept = pressure * np.exp(-1.0 / (QUARTERS_A_YEAR * memory))
    return kept + (1.0 - kept) * np.minimum(gain * protest, 1.0)


def fear(
    level: FloatArray, response: Response, repression: FloatArray, memory: FloatArray
) -> FloatArray:
    """Fear of the police left by warnings and repression, [0, 1]; fades over `memory` years.

    A warning frightens a quarter as much as repression; `repression` is that of the calendar.
    """
    kept = level * np.exp(-1.0 / (QUARTERS_A_YEAR * memory))
    shown = np.maximum(np.maximum(0.25 * response.warn, response.repress), repression)
    return np.maximum(kept, np.minimum(shown, 1.0))


def political_cost(
    response: Response, protest: FloatArray, weights: tuple[FloatArray, FloatArray, FloatArray]
) -> FloatArray:
    """What the quarter's protests and the answer cost the state, index in [0, 1].

    `weights` are the costs of a warning, a concession and repression; a protest of full intensity
    costs 1 by itself.
    """
    warning, concession, repression = weights
    cost = protest + warning * response.warn
    cost = cost + concession * response.concede + repression * response.repress
    return np.minimum(cost, 1.0)
