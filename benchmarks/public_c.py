"""The kernel of citizens, written by hand in C."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.c_compiler import compiled
from model.rules.society.public import Contacts, Meetings, Mood

Live = Callable[..., None]
"""Takes what `public.live` takes, and changes what it changes."""


def compiled_live() -> Live:
    """`public.live` in C, compiled now."""
    function = compiled("public.c", "live")
    return lambda *arguments: _call(function, *arguments)


def _call(
    function: Any, p: Any, citizens: Any, contacts: Contacts, meetings: Meetings, state: Any
) -> None:
    """Call the C function with the arguments of the kernel, as arrays of one kind of number."""
    minds, (anchor, threshold, sensitivity, attention), (target, unlearned, before) = citizens
    (mixing, chances, ways), (at_home, away, travel) = contacts, meetings
    country, by_region = state
    if not all(array.flags.c_contiguous for array in minds):
        raise ValueError("what is changed in place must be contiguous")
    own, of_crowds, will = p["public"], p["protest"], by_region["will"]
    fear = of_crowds["repression_effect"] * country["pressures"]["fear"]
    read = (
        *(anchor, sensitivity, attention, threshold),
        *(at_home, away, ways[np.count_nonzero(travel[:, None] >= chances, axis=-1)]),
        *(own["opinion_convergence"], own["outside_contacts"], own["confidence_bound"]),
        *(will["good"], will["ill"], own["opinion_pull"]),
        *(target, unlearned, before, own["knowledge_deficit"]),
        *(by_region["rumour"]["heard"], own["opinion_loss_rumour"], own["rumour_grievance"]),
        *(own["grievance_gain"], own["grievance_fading"], own["legitimacy"]),
        *(of_crowds["crowd_imitation"], of_crowds["arrest_fear"] * (1.0 + fear)),
        *(of_crowds["arrest_constant"] * of_crowds["police_presence"], mixing),
    )
    found = {name: np.empty(by_region.shape) for name in Mood._fields}
    held = [np.ascontiguousarray(array) for array in read]
    sizes = [ctypes.c_int64(size) for size in minds[0].shape]
    if function(*sizes, *map(_place, (*minds, *held, *found.values()))):
        raise MemoryError("no memory for the citizens of a run")
    for name, values in found.items():
        by_region["mood"][name] = values


def _place(array: NDArray[Any]) -> ctypes.c_void_p:
    return ctypes.c_void_p(array.ctypes.data)
