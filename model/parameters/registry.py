"""The register of parameters, read from ``model/data/parameters``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from model.data_files import read_entries
from model.parameters.distribution import Distribution


@dataclass(frozen=True, slots=True)
class Parameter:
    """One number of the model with its unit, plausible range, source and confidence."""

    name: str
    part: str
    description: str
    unit: str
    default: float
    low: float
    high: float
    distribution: str
    source: str
    confidence: str
    ledger: tuple[str, ...]

    def spread(self) -> Distribution:
        """The distribution its value is drawn from where no scenario says otherwise."""
        return Distribution(self.distribution, self.low, self.high, self.default)


@cache
def parameter_registry() -> Mapping[str, Parameter]:
    """All parameters by name, in the order of the data files.

    Raises ``ValueError`` where an entry lacks a field or its default leaves its range.
    """
    return {
        name: _parameter(part, name, fields) for part, name, fields in read_entries("parameters")
    }


def _parameter(part: str, name: str, fields: dict[str, object]) -> Parameter:
    try:
        parameter = Parameter(
            name=name,
            part=part,
            description=str(fields["description"]).strip(),
            unit=str(fields["unit"]),
            default=float(fields["default"]),  # type: ignore[arg-type]
            low=float(fields["low"]),  # type: ignore[arg-type]
            high=float(fields["high"]),  # type: ignore[arg-type]
            distribution=str(fields["distribution"]),
            source=str(fields["source"]).strip(),
            confidence=str(fields["confidence"]),
            ledger=tuple(fields["ledger"]),  # type: ignore[arg-type]
        )
    except KeyError as missing:
        raise ValueError(f"parameter {name} of {part} lacks {missing}") from missing
    if not parameter.low <= parameter.default <= parameter.high:
        raise ValueError(f"parameter {name}: its default lies outside its range")
    parameter.spread()
    return parameter
