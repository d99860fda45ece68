"""Laws of Saltelli's design: rows of a block differ in one input alone, and none shares by chance."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from model.analysis.sensitivity.saltelli import LUCK, Saltelli
from tests.analysis.sensitivity.known import space

DESIGNS = st.builds(
    Saltelli,
    st.builds(space, st.integers(1, 6), st.just(0.0), st.just(1.0)),
    st.integers(1, 40),
    st.integers(0, 5),
)


@settings(max_examples=25, deadline=None)
@given(DESIGNS)
def test_each_row_takes_one_factor_from_b_and_all_others_from_a(design: Saltelli) -> None:
    points = design.points().reshape(design.groups, design.rows, -1)
    table = np.dstack([points, design.luck().reshape(design.groups, design.rows, 1)])
    for place, name in enumerate(design.factors):
        row = table[:, 1 + place]
        others = [k for k in range(len(design.factors)) if k != place]
        assert (row[:, place] == table[:, -1, place]).all(), name
        assert (row[:, others] == table[:, 0][:, others]).all(), name
    assert (table[:, 0, -1] != table[:, -1, -1]).all()


@settings(max_examples=25, deadline=None)
@given(DESIGNS, st.integers(1, 40))
def test_a_longer_design_begins_with_a_shorter_one(design: Saltelli, more: int) -> None:
    longer = Saltelli(design.space, design.groups + more, design.seed)
    runs = design.groups * design.rows
    assert (longer.points()[:runs] == design.points()).all()
    assert (longer.luck()[:runs] == design.luck()).all()


def test_no_two_blocks_share_their_luck() -> None:
    luck = Saltelli(space(2, 0.0, 1.0), 8, 1).luck().reshape(8, -1)
    assert len(np.unique(luck)) == 16
    assert all(len(set(row)) == 2 for row in luck.tolist())


def test_rows_are_named_by_what_they_take_from_b() -> None:
    design = Saltelli(space(2, 0.0, 1.0), 1, 1)
    names = [design.row_name(row) for row in range(design.rows)]
    assert names == ["A", "A with input_0 of B", "A with input_1 of B", f"A with {LUCK} of B", "B"]
