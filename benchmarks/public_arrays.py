"""The kernel of citizens in array form: the rules of society, one after another, by numpy."""

from __future__ import annotations

import numpy as np

from model.numerics.arrays import FloatArray
from model.rules.society import knowledge, opinion, protest, public_kernel, rumour


def live(
    minds: public_kernel.Minds,
    traits: public_kernel.Traits,
    meetings: public_kernel.Meetings,
    talk: public_kernel.Talk,
    will: public_kernel.Will,
    lore: public_kernel.Lore,
    heard_of: public_kernel.Rumour,
    anger: public_kernel.Anger,
    crowd: public_kernel.Crowd,
    mixing: FloatArray,
    found: public_kernel.Found,
) -> None:
    """Change and set what `public_kernel.live` does, of the same arguments."""
    now, known, grievance = minds
    anchor, temper, attention, threshold = traits
    _, outside, _ = talk
    good, ill, pull = will
    target, unlearned, deficit_before, deficit = lore
    heard, loss, shock = heard_of
    gain, fading, legitimacy = anger
    imitation, fear, arrest = crowd
    active, sentiment, ignorant, convinced = found

    belief = rumour.belief(knowledge.ignorance(known, deficit_before), now)
    belief *= attention < heard[..., None]
    known[:] = (known - target[:, None, None]) * unlearned[:, None, None] + target[:, None, None]
    talked = _talk(now, meetings, talk)
    moved = opinion.drift(opinion.settle(talked, anchor, pull), good, ill, temper)
    now[:] = opinion.disappoint(moved, belief, loss)
    alarm = (ill * gain[:, None])[..., None] * temper * (1.0 - now)
    grievance[:] = protest.grieve(grievance, alarm, shock[:, None, None] * belief, fading)
    around = protest.Crowd(imitation, outside, fear, np.ones_like(arrest), arrest)
    resistance = threshold - (1.0 - legitimacy)[:, None, None] * grievance

    active[:] = protest.cascade(resistance, mixing.T, around)
    sentiment[:] = now.mean(axis=-1)
    ignorant[:] = knowledge.ignorance(known, deficit).mean(axis=-1)
    convinced[:] = belief.mean(axis=-1)


def _talk(
    now: FloatArray, meetings: public_kernel.Meetings, talk: public_kernel.Talk
) -> FloatArray:
    """Opinions once everybody has met somebody at home, and then somebody from elsewhere."""
    home, away, abroad = meetings
    convergence, outside, bound = talk
    runs, regions, citizens = now.shape
    at_home = np.broadcast_to(np.arange(regions), (runs, regions))
    for region, draw, weight in ((at_home, home, 1.0 - outside), (abroad, away, outside)):
        offset = (draw * citizens).astype(np.int64)
        partner = opinion.partners(region, offset, citizens)
        now = opinion.meet(now, partner, bound, convergence * weight)
    return now
