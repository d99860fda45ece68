"""Laws of turning dials: baseline, absent and worst mean what they say."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.numerics.arrays import FloatArray
from model.parameters import parameter_registry
from model.risks import Move, dial_registry, turn_dials
from model.risks.turning import turn
from tests.arrays import RUNS, levels, numbers, same

baselines = st.sampled_from([0.0, 1.0]) | st.floats(0.01, 0.99)
moves = st.builds(Move, st.floats(-5, 5), st.floats(-5, 5))
values = numbers(-5.0, 5.0)


@given(values, baselines, moves)
def test_a_dial_at_its_baseline_changes_no_bit(
    value: FloatArray, baseline: float, move: Move
) -> None:
    assert np.array_equal(turn(value, same(baseline), baseline, move), value)


@given(values, st.floats(0.01, 0.99), moves)
def test_a_dial_at_its_ends_takes_the_value_of_that_end(
    value: FloatArray, baseline: float, move: Move
) -> None:
    assert np.all(turn(value, same(0.0), baseline, move) == move.absent)
    worst = turn(value, same(1.0), baseline, move)
    assert np.allclose(worst, move.worst, rtol=0.0, atol=1e-12)


@given(values, baselines, moves, levels())
def test_a_turned_value_lies_between_the_drawn_one_and_the_ends(
    value: FloatArray, baseline: float, move: Move, setting: FloatArray
) -> None:
    turned = turn(value, setting, baseline, move)
    low = np.minimum(value, min(move.absent, move.worst)) - 1e-9
    high = np.maximum(value, max(move.absent, move.worst)) + 1e-9
    assert np.all((turned >= low) & (turned <= high))


@given(levels(), st.floats(0.01, 0.99))
def test_turning_further_moves_further(setting: FloatArray, baseline: float) -> None:
    turned = turn(same(0.5), np.sort(setting), baseline, Move(0.0, 1.0))
    assert np.all(np.diff(turned) >= -1e-12)


@given(st.data())
def test_any_dials_keep_drawn_parameters_in_their_ranges(data: st.DataObject) -> None:
    settings = {name: data.draw(levels()) for name in dial_registry()}
    drawn = {
        name: parameter.spread().quantile(np.linspace(0.0, 0.999, RUNS))
        for name, parameter in parameter_registry().items()
    }
    for name, value in turn_dials(drawn, settings).items():
        parameter = parameter_registry()[name]
        slack = 1e-12 * max(abs(parameter.low), abs(parameter.high))
        assert np.all(value >= parameter.low - slack), name
        assert np.all(value <= parameter.high + slack), name


def test_what_is_set_directly_wins_over_a_dial() -> None:
    dial = next(iter(dial_registry().values()))
    moved = next(iter(dial.moves))
    drawn = {name: same(p.default) for name, p in parameter_registry().items()}
    settings = {name: same(1.0) for name in dial_registry()}
    assert turn_dials(drawn, settings, [moved])[moved] is drawn[moved]
    assert not np.array_equal(turn_dials(drawn, settings)[moved], drawn[moved])
