"""Docking, patience, tension and trust, for all runs at once: the rules of `depth`, compiled."""

from __future__ import annotations

from model.numerics.arrays import FloatArray, IntArray
from model.numerics.compiled import by_run, compiled
from model.rules.docking import depth as rules

_goal_conflict, _joint_effort = by_run(rules.goal_conflict), by_run(rules.joint_effort)
_docking_step, _tension_step = by_run(rules.docking_step), by_run(rules.tension_step)
_quarters_unresolved, _impatience = by_run(rules.quarters_unresolved), by_run(rules.impatience)
_forced_choice, _sides_with_china = by_run(rules.forced_choice), by_run(rules.sides_with_china)
_push_to_china, _push_to_russia = by_run(rules.push_to_china), by_run(rules.push_to_russia)
_push_of_powers, _trust_step = by_run(rules.push_of_powers), by_run(rules.trust_step)


@compiled
def dock(
    belt: FloatArray,
    clash: FloatArray,
    concession: FloatArray,
    clarity: FloatArray,
    lever: FloatArray,
    documents: FloatArray,
    russian: FloatArray,
    implementation: FloatArray,
    monitoring: FloatArray,
    speed: FloatArray,
    erosion: FloatArray,
    threshold: FloatArray,
    patience: FloatArray,
    hazard: FloatArray,
    alignment: FloatArray,
    draw: FloatArray,
    ties: FloatArray,
    unresolved: IntArray,
    state: FloatArray,
) -> None:
    """Let docking progress or erode, patience end and a choice be forced.

    All are (runs,) but for `draw` (runs, 2) and `ties` (4, runs), which are those of `strain`. The
    quarters `unresolved` are moved on, and so is the `state` (5, runs): conflict, depth,
    impatience, forced choice, and whether that fell on China.
    """
    depths, choices, sides = state[1], state[3], state[4]
    for run in range(len(belt)):
        conflict = _goal_conflict(belt[run] * clash[run], concession[run])
        effort = belt[run] * _joint_effort(
            lever[run] + documents[run],
            russian[run],
            concession[run],
            clarity[run],
            (ties[1, run] + ties[2, run] + ties[3, run]) / 3.0,
            implementation[run] * (1.0 + monitoring[run]),
        )
        depth = _docking_step(depths[run], effort, conflict, speed[run], erosion[run])
        unresolved[run] = _quarters_unresolved(unresolved[run], depth, threshold[run])
        impatience = belt[run] * _impatience(unresolved[run], patience[run])
        before = choices[run]
        choice = _forced_choice(before, hazard[run], impatience, draw[run, 0])
        side = _sides_with_china(sides[run], choice - before, alignment[run], draw[run, 1])
        state[0, run], state[1, run], state[2, run] = conflict, depth, impatience
        state[3, run], state[4, run] = choice, side


@compiled
def strain(
    depth: FloatArray,
    forced_choice: FloatArray,
    dominance_weight: FloatArray,
    dominance: FloatArray,
    concession: FloatArray,
    build_up: FloatArray,
    easing: FloatArray,
    protest: FloatArray,
    restriction: FloatArray,
    blocking: FloatArray,
    rivalry: FloatArray,
    building: FloatArray,
    meetings_kz_cn: FloatArray,
    meetings_kz_ru: FloatArray,
    meetings_ru_cn: FloatArray,
    resting_kz_cn: FloatArray,
    resting_kz_ru: FloatArray,
    resting_ru_cn: FloatArray,
    fading: FloatArray,
    ties: FloatArray,
) -> None:
    """Let open docking strain Russia and China, and troubles and meetings move trust.

    All are (runs,) but for `ties` (4, runs), which are moved on: the tension of Russia and China,
    the trust of Kazakhstan and China, of Kazakhstan and Russia, of Russia and China.
    """
    for run in range(len(depth)):
        unresolved = (1.0 - depth[run]) * dominance_weight[run] * dominance[run]
        tension = _tension_step(
            ties[0, run], unresolved, concession[run], build_up[run], easing[run]
        )
        china = _push_to_china(meetings_kz_cn[run], building[run], protest[run])
        russia = _push_to_russia(
            meetings_kz_ru[run], building[run], restriction[run], forced_choice[run]
        )
        powers = _push_of_powers(meetings_ru_cn[run], rivalry[run], tension, blocking[run])
        ties[0, run] = tension
        ties[1, run] = _trust_step(ties[1, run], resting_kz_cn[run], fading[run], china)
        ties[2, run] = _trust_step(ties[2, run], resting_kz_ru[run], fading[run], russia)
        ties[3, run] = _trust_step(ties[3, run], resting_ru_cn[run], fading[run], powers)
