"""Laws of the space of inputs: each has its own distribution, or is flat on a range of one's own."""

from __future__ import annotations

import numpy as np
import pytest

from model.analysis.study.space import Space, space_of
from model.errors import ScenarioError
from model.parameters import Distribution, parameter_registry
from model.risks import dial_registry, policy_registry

DIAL, LEVER = next(iter(dial_registry())), next(iter(policy_registry()))
KINDS = {about.spread().kind: name for name, about in parameter_registry().items()}
LOG = KINDS["loguniform"]
OTHER = next(kind for kind in ("triangular", "uniform") if kind in KINDS)


def test_dials_and_levers_are_uniform_and_parameters_as_their_register_has_them() -> None:
    found = space_of([DIAL, LEVER, LOG, KINDS[OTHER]]).spreads
    assert list(found) == [DIAL, LEVER, LOG, KINDS[OTHER]]
    assert found[DIAL] == Distribution("uniform", 0.0, 1.0, dial_registry()[DIAL].baseline)
    assert found[LOG] == parameter_registry()[LOG].spread()
    assert found[KINDS[OTHER]] == parameter_registry()[KINDS[OTHER]].spread()


def test_a_flat_space_keeps_the_scale_of_a_parameter() -> None:
    found = space_of([LOG, KINDS[OTHER]], flat=True).spreads
    for name, kind in ((LOG, "loguniform"), (KINDS[OTHER], "uniform")):
        usual = parameter_registry()[name].spread()
        assert (found[name].kind, found[name].low, found[name].high) == (
            kind,
            usual.low,
            usual.high,
        )


def test_a_range_of_ones_own_is_flat_and_has_its_mode_within() -> None:
    found = space_of([DIAL], {DIAL: (0.5, 0.75)}).spreads[DIAL]
    usual = dial_registry()[DIAL].baseline
    assert found == Distribution("uniform", 0.5, 0.75, min(max(usual, 0.5), 0.75))
    low = space_of([], {DIAL: (0.0, 0.01)}).spreads[DIAL]
    assert (low.low, low.high, low.mode) == (0.0, 0.01, 0.01)
    whole = parameter_registry()[LOG]
    assert space_of([LOG], {LOG: (whole.low, whole.high)}).spreads[LOG].kind == "loguniform"


@pytest.mark.parametrize("own", [(0.5, 0.5), (0.6, 0.5), (-0.1, 0.5), (0.5, 1.1)])
def test_a_range_that_is_none_is_refused(own: tuple[float, float]) -> None:
    with pytest.raises(ScenarioError, match="is no range of it"):
        space_of([DIAL], {DIAL: own})


def test_all_that_is_wrong_is_told_at_once() -> None:
    fixed = next(
        (name for name, about in parameter_registry().items() if about.spread().kind == "fixed"),
        None,
    )
    with pytest.raises(ScenarioError) as caught:
        space_of(["phlogiston", *([fixed] if fixed else [])], {DIAL: (1.0, 0.0)}, option="--vary")
    told = [str(problem) for problem in caught.value.problems]
    assert len(told) == 2 + bool(fixed)
    assert told[0].startswith("--vary: phlogiston: no such dial, policy or parameter")
    if fixed:
        assert space_of(
            [fixed], {fixed: (parameter_registry()[fixed].low, parameter_registry()[fixed].high)}
        )


def test_a_point_stands_for_a_value_of_each_input() -> None:
    space = Space(
        {
            DIAL: Distribution("uniform", 0.0, 1.0, 0.5),
            LEVER: Distribution("uniform", 0.5, 1.0, 0.5),
        }
    )
    points = np.array([[0.0, 1.0], [0.25, 0.5]])
    found = space.values(points)
    assert space.names == (DIAL, LEVER)
    assert found[DIAL] == pytest.approx([0.0, 0.25])
    assert found[LEVER] == pytest.approx([1.0, 0.75])
