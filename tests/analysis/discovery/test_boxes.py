"""Laws of peeling: a planted box is found in noise, and nothing is found where nothing is."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.analysis.discovery import HIGH, LOW, Box
from model.analysis.discovery.box import fit
from model.analysis.discovery.choice import find_box, quasi_p, trajectory
from model.analysis.discovery.peeling import LEAST_MASS, paste, peel
from model.analysis.discovery.screening import screened, spread_apart
from model.analysis.discovery.soundness import soundness
from model.numerics.arrays import BoolArray, FloatArray

FIRST, SECOND = 3, 5


def planted(noise: float, seed: int = 0, futures: int = 1000) -> tuple[FloatArray, BoolArray]:
    """Ten inputs, of which two decide: bad above 0.6 of one and below 0.5 of the other."""
    rng = np.random.default_rng(seed)
    points = rng.random((futures, 10))
    bad = (points[:, FIRST] > 0.6) & (points[:, SECOND] < 0.5)
    return points, bad ^ (rng.random(futures) < noise)


def tables() -> st.SearchStrategy[tuple[FloatArray, BoolArray]]:
    def table(seed: int, futures: int, steps: int) -> tuple[FloatArray, BoolArray]:
        rng = np.random.default_rng(seed)
        return rng.integers(0, steps, (futures, 3)) / steps, rng.random(futures) < 0.3

    return st.builds(
        table, st.integers(0, 10_000), st.integers(30, 300), st.sampled_from([2, 5, 1000])
    )


@pytest.mark.parametrize("noise", [0.0, 0.05, 0.1])
def test_a_planted_box_is_found_with_its_bounds_and_no_others(noise: float) -> None:
    points, bad = planted(noise)
    box = find_box(points, bad)
    assert np.argwhere(box.restricted).tolist() == [[FIRST, LOW], [SECOND, HIGH]]
    assert box.bounds[FIRST, LOW] == pytest.approx(0.6, abs=0.03)
    assert box.bounds[SECOND, HIGH] == pytest.approx(0.5, abs=0.03)
    found = fit(box, points, bad)
    assert found.density > 0.85 - noise
    assert found.coverage > 0.95 - 4 * noise


def test_no_input_is_bounded_where_none_matters() -> None:
    rng = np.random.default_rng(1)
    bounded = [
        find_box(rng.random((300, 10)), rng.random(300) < 0.25).inputs.any() for _ in range(40)
    ]
    assert np.mean(bounded) <= 0.15  # five in a hundred are expected


@settings(max_examples=40, deadline=None)
@given(tables())
def test_each_box_lies_in_the_one_before_holds_enough_and_is_denser(
    table: tuple[FloatArray, BoolArray],
) -> None:
    points, bad = table
    boxes = peel(points, bad)
    for outer, inner in pairwise(boxes):
        assert not (inner.holds(points) & ~outer.holds(points)).any()
        before, after = fit(outer, points, bad), fit(inner, points, bad)
        assert after.inside < before.inside
        assert after.density > before.density
        assert after.mass >= LEAST_MASS


@settings(max_examples=40, deadline=None)
@given(tables())
def test_pasting_takes_futures_in_and_leaves_the_density_no_lower(
    table: tuple[FloatArray, BoolArray],
) -> None:
    points, bad = table
    last = peel(points, bad)[-1]
    pasted = paste(last, points, bad)
    assert not (last.holds(points) & ~pasted.holds(points)).any()
    assert fit(pasted, points, bad).density >= fit(last, points, bad).density


def test_the_order_of_futures_and_the_scale_of_inputs_decide_nothing() -> None:
    points, bad = planted(0.05)
    order = np.random.default_rng(2).permutation(len(points))
    box, shuffled = find_box(points, bad), find_box(points[order], bad[order])
    stretched = find_box(1000.0 * points - 7.0, bad)
    assert np.allclose(box.bounds, shuffled.bounds)
    assert np.allclose(1000.0 * box.bounds - 7.0, stretched.bounds)


def test_the_quasi_p_value_is_the_binomial_chance_of_doing_as_well_without_the_bound() -> None:
    points = np.linspace(0.05, 0.95, 10)[:, None]
    bad = points[:, 0] > 0.7  # three of ten
    box = Box.whole(1).moved(0, LOW, 0.5)  # five inside, three of them bad
    # P(at least 3 of 5) at 3/10
    by_hand = 10 * 0.3**3 * 0.7**2 + 5 * 0.3**4 * 0.7 + 0.3**5
    assert quasi_p(box, points, bad)[0, LOW] == pytest.approx(by_hand)
    assert np.isnan(quasi_p(box, points, bad)[0, HIGH])


def test_screening_agrees_with_the_two_sample_test_of_scipy() -> None:
    from scipy.special import kolmogorov
    from scipy.stats import ks_2samp

    points, bad = planted(0.05, futures=300)
    points[:, 0] = np.round(points[:, 0], 1)  # with ties
    size = bad.sum() * (~bad).sum() / len(bad)
    for column, found in zip(points.T, spread_apart(points, bad), strict=True):
        apart = ks_2samp(column[bad], column[~bad]).statistic
        assert found == pytest.approx(kolmogorov(np.sqrt(size) * apart))
    assert set(screened(points, bad).tolist()) == {FIRST, SECOND}


def test_soundness_tells_a_planted_box_from_nothing() -> None:
    points, bad = planted(0.05, futures=400)
    box = find_box(points, bad)
    sound = soundness(points, bad, fit(box, points, bad).score, 1)
    assert sound.restricted[FIRST, LOW] == sound.restricted[SECOND, HIGH] == 1.0
    assert sound.chance == pytest.approx(0.01)
    assert sound.held_out.density > 0.8
    assert sound.held_out.coverage > 0.6
    shuffled = np.random.default_rng(3).permutation(bad)
    nothing = soundness(
        points, shuffled, fit(find_box(points, shuffled), points, shuffled).score, 1
    )
    assert nothing.chance > 0.05
    assert nothing.restricted.max() < 0.5


@pytest.mark.filterwarnings("ignore")  # the workbench's own, of pandas
def test_peels_are_those_of_the_workbench() -> None:
    prim = pytest.importorskip("ema_workbench.analysis.prim")
    import pandas as pd

    points, bad = planted(0.05, futures=500)
    table = points[:, [FIRST, SECOND]]
    search = prim.Prim(pd.DataFrame(table), bad.astype(int), threshold=0.5, mass_min=LEAST_MASS)
    theirs = search.find_box().peeling_trajectory
    ours = [fit(box, table, bad) for box in peel(table, bad)]
    assert len(ours) > 10
    assert theirs.coverage[: len(ours)].tolist() == pytest.approx([each.coverage for each in ours])
    assert theirs.density[: len(ours)].tolist() == pytest.approx([each.density for each in ours])


def test_a_trajectory_bounds_inputs_that_matter_only() -> None:
    points, bad = planted(0.1)
    for box in trajectory(points, bad):
        assert set(np.flatnonzero(box.inputs)) <= {FIRST, SECOND}
