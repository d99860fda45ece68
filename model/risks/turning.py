"""What turning a dial does to the parameters it moves."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from model.risks.dials import Move, dial_registry

if TYPE_CHECKING:
    from model.numerics.arrays import FloatArray


def turn_dials(
    drawn: Mapping[str, FloatArray],
    dials: Mapping[str, FloatArray],
    directly_set: Collection[str] = (),
) -> dict[str, FloatArray]:
    """Parameter values after the dials are turned.

    `drawn` and `dials` hold one `(runs,)` array a name. A parameter named in `directly_set` keeps
    its value: what a scenario sets itself wins over a dial.
    """
    turned = dict(drawn)
    for name, dial in dial_registry().items():
        for parameter, move in dial.moves.items():
            if parameter not in directly_set:
                turned[parameter] = turn(drawn[parameter], dials[name], dial.baseline, move)
    return turned


def turn(value: FloatArray, setting: FloatArray, baseline: float, move: Move) -> FloatArray:
    """One parameter `(runs,)` under a dial's `setting` `(runs,)` in [0, 1].

    Linear from `move.absent` at 0 through the drawn value at the baseline to `move.worst` at 1,
    so that a dial at 0 makes its mechanism absent whatever was drawn.
    """
    import numpy as np

    unturned = setting == baseline
    if unturned.all():
        return value
    below = setting / baseline if baseline > 0 else np.ones_like(setting)
    above = (setting - baseline) / (1 - baseline) if baseline < 1 else np.zeros_like(setting)
    down = move.absent + (value - move.absent) * below
    up = value + (move.worst - value) * above
    return np.where(unturned, value, np.where(setting < baseline, down, up))
