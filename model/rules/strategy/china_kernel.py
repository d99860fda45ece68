"""What China would like, for all runs at once: the rules of `china`, compiled."""

from __future__ import annotations

import numpy as np

from model.numerics.arrays import FloatArray, bounded
from model.numerics.compiled import by_run, compiled
from model.rules.strategy import china as rules

_friction = by_run(rules.friction)
_funding_pace = by_run(rules.funding_pace)
_train_subsidy = by_run(rules.train_subsidy)
_industrial_share = by_run(rules.industrial_share)
_relocation = by_run(rules.relocation)
_moderation = by_run(rules.moderation)
_concession = by_run(rules.concession)


@compiled
def ideals(
    growth: FloatArray,
    reference_growth: FloatArray,
    protest: FloatArray,
    tension: FloatArray,
    forced_choice: FloatArray,
    friction_weight: FloatArray,
    funding_base: FloatArray,
    funding_response: FloatArray,
    subsidy_cap: FloatArray,
    subsidy_willingness: FloatArray,
    subsidy_cut: FloatArray,
    industrial_base: FloatArray,
    rival_fear: FloatArray,
    home_bias: FloatArray,
    chinese_share: FloatArray,
    excess_capacity: FloatArray,
    moderation_skill: FloatArray,
    kazakhstan_share: FloatArray,
    goal_clarity: FloatArray,
    governance_clarity: FloatArray,
    coordination: FloatArray,
    concession_readiness: FloatArray,
) -> FloatArray:
    """China's ideal levels, (runs, instruments); all arguments are (runs,).

    The order of the instruments is that of `model.agents.china`.
    """
    ideal = np.empty((len(growth), 8))
    for run in range(len(growth)):
        gap = 100.0 * (growth[run] - reference_growth[run])
        unrest = protest[run], tension[run], forced_choice[run]
        friction = _friction(friction_weight[run], *unrest)
        host = 1.0 - chinese_share[run]
        own = ideal[run]
        own[0] = _funding_pace(funding_base[run], gap, funding_response[run], friction)
        own[1] = _train_subsidy(subsidy_cap[run], subsidy_willingness[run], subsidy_cut[run])
        own[2] = _industrial_share(industrial_base[run], rival_fear[run], home_bias[run], host)
        own[3] = _relocation(excess_capacity[run], gap, 1.0 - protest[run])
        own[4] = _moderation(moderation_skill[run], kazakhstan_share[run])
        own[5] = goal_clarity[run]
        own[6] = bounded(governance_clarity[run] + coordination[run], 0.0, 1.0)
        own[7] = _concession(concession_readiness[run], tension[run])
    return ideal
