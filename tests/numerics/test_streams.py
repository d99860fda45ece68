"""Laws of the random numbers: a draw depends on seed, run, stream and quarter alone."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.numerics.streams import Streams, stream_key

runs = st.lists(st.integers(0, 2**40), min_size=1, max_size=8, unique=True)
seeds = st.integers(0, 2**63)
times = st.integers(0, 200)


def streams(seed: int, indices: list[int]) -> Streams:
    return Streams(seed, np.array(indices))


@given(seeds, runs, times)
def test_a_draw_does_not_depend_on_the_batch(seed: int, indices: list[int], t: int) -> None:
    together = streams(seed, indices).normal("part.what", t, 3)
    alone = [streams(seed, [run]).normal("part.what", t, 3)[0] for run in indices]
    assert np.array_equal(together, np.stack(alone))


@given(seeds, runs, times)
def test_other_streams_do_not_disturb_a_draw(seed: int, indices: list[int], t: int) -> None:
    busy = streams(seed, indices)
    busy.uniform("part.other", t, 7)
    busy.initial_normal("part.what", 2)
    assert np.array_equal(
        busy.uniform("part.what", t), streams(seed, indices).uniform("part.what", t)
    )


@given(seeds, runs, st.lists(times, min_size=1, max_size=6))
def test_the_order_of_asking_changes_no_draw(
    seed: int, indices: list[int], order: list[int]
) -> None:
    asked = streams(seed, indices)
    for t in order:
        fresh = streams(seed, indices).uniform("part.what", t, 2)
        assert np.array_equal(asked.uniform("part.what", t, 2), fresh)
        assert np.array_equal(asked.uniform("part.what", t, 2), fresh)


@given(seeds, runs, times)
def test_uniform_draws_lie_in_the_unit_interval(seed: int, indices: list[int], t: int) -> None:
    draws = streams(seed, indices).uniform("part.what", t, 5)
    assert draws.shape == (len(indices), 5)
    assert np.all((draws >= 0.0) & (draws < 1.0))


def test_uniform_and_normal_draws_of_a_stream_are_not_mixed_up() -> None:
    many = streams(4, list(range(300)))
    uniform = many.uniform("part.what", 3, 100)
    shares = np.histogram(uniform, bins=20, range=(0.0, 1.0))[0] / uniform.size
    assert np.abs(shares - 0.05).max() < 0.006
    normal = many.normal("part.what", 3, 100)
    assert abs(normal.mean()) < 0.02
    assert abs(normal.std() - 1.0) < 0.02
    assert abs((normal**3).mean()) < 0.05


def test_seeds_streams_quarters_runs_and_initial_draws_are_unrelated() -> None:
    some = streams(1, [0, 1])
    draws = [
        *some.normal("part.one", 0, 4000),
        *some.normal("part.two", 0, 4000),
        *some.normal("part.one", 1, 4000),
        *some.normal("part.one", 8, 4000),
        *some.initial_normal("part.one", 4000),
        *streams(2, [0, 1]).normal("part.one", 0, 4000),
    ]
    assert np.abs(np.corrcoef(draws) - np.eye(len(draws))).max() < 0.08


def test_each_seed_and_name_has_a_key_of_its_own() -> None:
    keys = {
        tuple(stream_key(seed, name).tolist())
        for seed in (0, 1, 11, 2**63)
        for name in ("a", "b", "1/a", "")
    }
    assert len(keys) == 16


def test_draws_are_contiguous_so_that_sums_do_not_depend_on_the_batch() -> None:
    assert streams(1, [0, 1, 2]).uniform("part.what", 5, 4).flags.c_contiguous
