"""Records: named numbers of one run each, kept in one array (runs,) that kernels read by name.

A class of named numbers, a ``NamedTuple`` whose fields are ``float``, ``int``, ``bool`` or such
classes themselves, is what a rule takes and returns. In a run its values stand in a record array:
``prices[run].sea_rate`` in a kernel, ``prices["sea_rate"]`` as (runs,) in numpy. In a test the
named tuple itself will do.
"""

from __future__ import annotations

from functools import cache
from typing import Any, get_type_hints

import numpy as np
from numba import types
from numba.core import cgutils
from numba.core.errors import TypingError
from numba.extending import intrinsic
from numpy.typing import NDArray

Records = NDArray[np.void]
"""Values of a class of named numbers, one record a run, (runs,)."""
_NUMBERS = {float: np.float64, int: np.int64, bool: np.bool_}


@cache
def layout(kind: Any) -> np.dtype[Any]:
    """How a record of the named tuple `kind` lies in memory.

    Raises ``TypeError`` for a field that is neither a number nor a named tuple of such.
    """
    return np.dtype([(name, _field(of)) for name, of in get_type_hints(kind).items()])


def _field(of: Any) -> Any:
    if of in _NUMBERS:
        return _NUMBERS[of]
    if hasattr(of, "_fields"):
        return layout(of)
    raise TypeError(f"a field of records is a number or a named tuple of numbers, not {of!r}")


def records(kind: Any, runs: int | tuple[int, ...]) -> Records:
    """Records of the named tuple `kind`, all zero: (runs,), or (runs, places) and the like."""
    return np.zeros(runs, dtype=layout(kind))


@intrinsic
def _put(_: Any, record: Any, values: Any) -> Any:
    if not isinstance(record, types.Record) or not hasattr(values, "fields"):
        return None
    if tuple(record.fields) != tuple(values.fields):
        raise TypingError(f"a record of {tuple(record.fields)} is not one of {values.fields}")

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        _store(context, builder, signature.args, arguments)
        return context.get_dummy_value()

    return types.void(record, values), generate


put: Any = _put
"""``put(records[run], values)``, in a kernel: set a run's record to a named tuple of its class.

Whole numbers become floats where the record holds those. Raises numba's ``TypingError``, when the
kernel is compiled, where the two have other fields.
"""


def _store(context: Any, builder: Any, kinds: Any, arguments: Any) -> None:
    """Write each field of a named tuple where the record has it, and so those within."""
    (record, values), (target, source) = kinds, arguments
    for place, name in enumerate(values.fields):
        own, given = record.typeof(name), values.types[place]
        value = builder.extract_value(source, place)
        inside = cgutils.get_record_member(
            builder, target, record.offset(name), context.get_data_type(own)
        )
        if isinstance(own, types.Record):
            _store(context, builder, (own, given), (inside, value))
        else:
            cast = context.cast(builder, value, given, own)
            context.pack_value(builder, own, cast, inside)
