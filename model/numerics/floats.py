"""Numbers in kernels bit by bit, and products added to before they are rounded."""

from __future__ import annotations

from typing import Any, cast

from llvmlite import ir
from numba import types
from numba.extending import intrinsic


@intrinsic
def _fused(_: Any, one: Any, other: Any, added: Any) -> Any:
    def build(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        return builder.fma(*given)

    return types.float64(types.float64, types.float64, types.float64), build


@intrinsic
def _bits_of(_: Any, number: Any) -> Any:
    def build(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        return builder.bitcast(given[0], ir.IntType(64))

    return types.uint64(types.float64), build


@intrinsic
def _number_of(_: Any, bits: Any) -> Any:
    def build(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        return builder.bitcast(given[0], ir.DoubleType())

    return types.float64(types.uint64), build


fused = cast(Any, _fused)
"""``one * other + added``, rounded once (IEEE 754-2008), with the same bits on every machine."""
bits_of = cast(Any, _bits_of)
"""The bits of a number, as a whole number without sign."""
number_of = cast(Any, _number_of)
"""The number that has these bits."""
