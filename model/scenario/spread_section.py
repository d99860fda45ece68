"""The section ``uncertainty``: how an input varies from run to run."""

from __future__ import annotations

from model.parameters.distribution import DISTRIBUTIONS
from model.scenario.field import Field, Limits
from model.scenario.input_field import refuse_name
from model.scenario.inputs import Input, input_registry
from model.scenario.layer import Given, Spread
from model.scenario.nodes import Scalar

FIXED = "fixed"
VARYING = tuple(kind for kind in DISTRIBUTIONS if kind != FIXED)
KEYS = ("distribution", "low", "high", "mode")


def read_uncertainty(section: Field) -> dict[str, Given[Spread]]:
    """The spread of each input named."""
    spreads = {}
    for name, field in section.fields().items():
        if name not in input_registry():
            refuse_name(field, name)
            continue
        spread = _spread(field, input_registry()[name])
        if spread is not None:
            spreads[name] = Given(spread, field.written)
    return spreads


def _spread(field: Field, about: Input) -> Spread | None:
    if isinstance(field.node, Scalar):
        fixed = field.choice("distribution without bounds", [FIXED])
        return Spread(FIXED, about.low, about.high) if fixed else None
    parts = field.known_fields(KEYS, required=["distribution", "low", "high"])
    if not {"distribution", "low", "high"} <= set(parts):
        return None
    kind = parts["distribution"].choice("distribution", VARYING)
    limits = Limits(about.low, about.high, about.unit)
    low, high = parts["low"].number(limits), parts["high"].number(limits)
    if kind is None or low is None or high is None:
        return None
    return _checked(Spread(kind, low, high), parts, field)


def _checked(spread: Spread, parts: dict[str, Field], field: Field) -> Spread | None:
    """The spread with its mode, if its bounds and mode can go together."""
    if spread.low >= spread.high:
        parts["low"].complain("not below high", f"less than {spread.high:g}")
        return None
    if spread.kind == "loguniform" and spread.low <= 0:
        parts["low"].complain(f"{spread.low:g} in a loguniform distribution", "more than 0")
        return None
    if "mode" not in parts:
        return spread
    if spread.kind != "triangular":
        parts["mode"].complain(f"a {spread.kind} distribution has no mode", "only with triangular")
        return None
    mode = parts["mode"].number(Limits(spread.low, spread.high))
    return None if mode is None else Spread(spread.kind, spread.low, spread.high, mode)
