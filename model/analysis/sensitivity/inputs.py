"""Which inputs a sensitivity analysis varies."""

from __future__ import annotations

from collections.abc import Sequence

from model.analysis.study import (
    INPUT_KINDS,
    Space,
    own_ranges,
    parse_inputs,
    space_of,
    varied_names,
)
from model.errors import Place, Problem, ScenarioError, nearest


def varied(over: Sequence[str], inputs: Sequence[str], flat: bool = False) -> Space:
    """The space of all dials, policies or uncertain parameters, or of some inputs by name.

    An input is a name, or a name with a range of its own, as `parse_inputs` takes it. Those named
    take the place of what `over` says. Raises ``ScenarioError`` for what is none.
    """
    asked = parse_inputs(inputs)
    if asked:
        return space_of(asked, own_ranges(asked), flat)
    unknown = [word for word in over if word not in INPUT_KINDS]
    if unknown:
        allowed = ", ".join(INPUT_KINDS)
        raise ScenarioError(
            Problem(Place("--over"), word, "no kind of input", allowed, nearest(word, INPUT_KINDS))
            for word in unknown
        )
    return space_of(
        [name for kind in over for name in varied_names(kind)], flat=flat, option="--over"
    )
