"""Laws of the kernels of skills: know-how and standards spread as the rules say, run by run."""

from __future__ import annotations

import numpy as np
from hypothesis import given

from model.numerics.arrays import FloatArray
from model.parameters import Values
from model.rules.industry import engineers, learning, lock_in, skills_kernel
from model.rules.industry.skills_kernel import (
    Around,
    Known,
    Levers,
    Sectors2013,
    SkillParameters,
)
from tests.rules.industry.makeshift import RUNS, SECTORS, each_run_by_itself, parameters, spread
from tests.rules.kernels import agree, copies, seeds, untouched


def known(seed: int) -> Known:
    rng = np.random.default_rng(seed)
    stock = spread(rng, 0.2, 3), spread(rng, 0, 0.2)
    return Known(*stock, rng.uniform(1, 90, RUNS), rng.random(RUNS))


def since(seed: int) -> Sectors2013:
    rng = np.random.default_rng(seed + 1)
    apart = rng.uniform(50, 900, SECTORS), rng.random(SECTORS)
    return Sectors2013(*apart, spread(rng, 0, 1), spread(rng, 0, 1), *rng.random((2, RUNS)))


def around(seed: int) -> Around:
    rng = np.random.default_rng(seed + 2)
    shares = spread(rng, 0, 1), spread(rng, 0, 1), *rng.random((2, RUNS))
    ahead = rng.uniform(0, 2, RUNS), rng.uniform(0, 3, RUNS), rng.random(RUNS)
    return Around(spread(rng, 0, 2000), *shares, spread(rng, -1, 1), *ahead)


def levers(seed: int) -> Levers:
    return Levers(*np.random.default_rng(seed + 3).uniform(-0.5, 0.5, (5, RUNS)))


def sourcing(policy: Levers, p: Values) -> lock_in.Sourcing:
    rule = p.local_content_rule_effect * policy.local_content_rule
    screening = p.screening_content_effect * policy.project_screening
    usual, gap = p.usual_local_content, p.chinese_local_content_gap
    return lock_in.Sourcing(usual, gap, rule + screening, p.lock_in_content_loss)


@given(seeds)
def test_the_kernel_of_local_content_agrees_with_the_rules(seed: int) -> None:
    level, policy, p = known(seed).lock_in, levers(seed), parameters(seed)
    own, content = p.gathered(SkillParameters), np.empty((2, RUNS))
    with untouched(level, *policy, *own):
        skills_kernel.source(level, policy, own, content)
    agree(content[0], lock_in.plant_content(sourcing(policy, p), level), atol=1e-14)
    agree(content[1], lock_in.home_content(sourcing(policy, p), level), atol=1e-14)


def offered_by_rule(
    first: Sectors2013, now: Around, policy: Levers, p: Values, content: FloatArray
) -> FloatArray:
    """Technology that local firms could have taken over, (runs, sectors)."""
    presence = learning.Presence(
        joint=now.joint - first.joint,
        chinese=now.chinese - first.chinese,
        own_sector=now.plants - first.plants,
        sourcing=content / p.usual_local_content,
    )
    centres = 1.0 + p.transfer_centre_effect * policy.technology_transfer
    spill = learning.Spillovers(
        p.backward_spillover * centres, p.wholly_owned_spillover_ratio, p.horizontal_spillover
    )
    gap = now.frontier[:, None] - now.know_how
    hands = engineers.hands(now.engineer_ratio)
    capacity = learning.absorptive_capacity(hands, gap, p.absorption_difficulty)
    return learning.technology_on_offer(presence, spill, capacity)


@given(seeds)
def test_the_kernel_of_learning_agrees_with_the_rules(seed: int) -> None:
    before, first, now, policy, p = (
        *(known(seed), since(seed), around(seed)),
        *(levers(seed), parameters(seed)),
    )
    own, found = p.gathered(SkillParameters), Known(*copies(before))
    progress, content = np.empty((RUNS, SECTORS)), np.random.default_rng(seed).random((2, RUNS))
    offered = offered_by_rule(first, now, policy, p, content[0])
    with untouched(*first, *now, *policy, *own):
        skills_kernel.learn(found, first, now, policy, own, content, progress)
    experience, learned = learning.gain_experience(
        before.experience,
        now.value_added / first.value_added,
        p.experience_fading,
        p.experience_elasticity,
    )
    taken = learning.take_over(before.taken_over, offered, p.take_over_speed)
    adopted = p.general_progress * engineers.hands(now.engineer_ratio)
    research = (p.research_effect * policy.research)[:, None] * first.research
    rivalry = p.column("spur_of_competition") * (now.rivals - first.rivals)
    agree(progress, (adopted[:, None] + research + rivalry) / 4.0 + learned + taken, atol=1e-14)
    agree(found.experience, experience)
    agree(found.taken_over, before.taken_over + taken, atol=1e-14)
    stock = engineers.stock(
        before.engineers,
        p.engineering_graduates,
        p.training_effect * policy.training,
        p.engineer_attrition,
    )
    agree(found.engineers, stock)
    owned, equipment = now.chinese + 0.5 * now.joint, p.lock_in_equipment_weight * now.equipment
    level = lock_in.lock_in(before.lock_in, owned, equipment, p.lock_in_speed)
    agree(found.lock_in, level)
    agree(content[0], lock_in.plant_content(sourcing(policy, p), level), atol=1e-14)


@given(seeds)
def test_skills_do_not_depend_on_the_runs_beside(seed: int) -> None:
    own, content = parameters(seed).gathered(SkillParameters), np.full((2, RUNS), 0.4)
    given_now = known(seed), since(seed), around(seed), levers(seed), own, content
    each_run_by_itself(skills_kernel.learn, *given_now, np.empty((RUNS, SECTORS)))
