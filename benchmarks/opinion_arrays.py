"""The kernel of opinions in array form: the rules of `opinion`, one after another, by numpy."""

from __future__ import annotations

import numpy as np

from model.arrays import FloatArray
from model.clock import QUARTERS_A_YEAR
from model.rules.society import opinion
from model.rules.society.opinion_kernel import Meeting, Minds, Traits


def form(
    minds: Minds,
    traits: Traits,
    meetings: tuple[Meeting, Meeting],
    bound: FloatArray,
    pull: tuple[FloatArray, FloatArray, FloatArray],
    rumour: tuple[FloatArray, FloatArray],
) -> None:
    """Change opinions and beliefs as `opinion_kernel.form` does, of the same arguments."""
    now, _, _, belief = minds
    anchor, temper, attention = traits
    kept, gain, fall = pull
    heard, loss = rumour
    talked = now
    for partner, offset, convergence in meetings:
        whom = opinion.partners(partner, offset, now.shape[2])
        talked = opinion.meet(talked, whom, bound, convergence)
    settled = opinion.settle(talked, anchor, -QUARTERS_A_YEAR * np.log(kept))
    good_will, ill_will = gain * QUARTERS_A_YEAR, fall * QUARTERS_A_YEAR
    moved = opinion.drift(settled, good_will, ill_will, temper)
    belief *= attention < heard[..., None]
    now[:] = opinion.disappoint(moved, belief, loss)
