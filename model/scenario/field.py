"""One value of a scenario file on its way from YAML to the type it should have."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass

from model.clock import FARTHEST_QUARTER, FIRST_QUARTER, Quarter
from model.errors import Place, Problem, nearest
from model.findings import Findings
from model.scenario.nodes import Node, Scalar, Sequence, Table, describe
from model.scenario.words import has_control_characters, is_name

_FEW = 12
"""As many options as a message may list."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The lowest and highest number allowed, both included, and their unit."""

    low: float
    high: float
    unit: str = ""

    def __str__(self) -> str:
        return f"{self.low:g} to {self.high:g} {self.unit}".rstrip()


@dataclass(frozen=True, slots=True)
class Field:
    """A value, its dotted key and where it is written.

    Each method reads it as one type; where it is not of that type, the method notes a problem and
    returns none.
    """

    node: Node
    key: str
    written: Place
    """Where the key is written; the value itself may stand lines below."""
    findings: Findings

    def complain(self, found: str, allowed: str = "") -> None:
        """Note what is wrong with the value."""
        self.findings.add(self.node.place, self.key, found, allowed)

    def refuse(self, kind: str, known: Collection[str], see: str = "") -> None:
        """Note that the key names no such thing as the `known` ones."""
        self._unknown(self.written, self.key.rpartition(".")[2], f"no such {kind}", known, see)

    def text(self) -> str | None:
        """Words that may be shown on a terminal."""
        value = self._scalar()
        if not isinstance(value, str) or not value.strip():
            self.complain(f"{describe(self.node)} is not text", "text")
            return None
        if has_control_characters(value):
            self.complain("a control character in text", "printable text")
            return None
        return value.strip()

    def name(self) -> str | None:
        """A name in snake_case."""
        value = self._scalar()
        if isinstance(value, str) and is_name(value):
            return value
        self.complain(f"{describe(self.node)} is not a name", "words_like_this")
        return None

    def choice(self, kind: str, options: Collection[str], see: str = "") -> str | None:
        """One of some words; `kind` is what each of them names."""
        value = self._scalar()
        if isinstance(value, str) and value in options:
            return value
        found = f"{describe(self.node)} is no {kind}"
        self._unknown(self.node.place, str(value), found, options, see)
        return None

    def number(self, limits: Limits) -> float | None:
        """A finite number within limits."""
        value = self._scalar()
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.complain(f"{describe(self.node)} is not a number", str(limits))
            return None
        if not math.isfinite(value) or not limits.low <= value <= limits.high:
            self.complain(f"{describe(self.node)} is out of range", str(limits))
            return None
        return float(value) + 0.0  # turns -0.0 into 0.0

    def whole_number(self, limits: Limits) -> int | None:
        """A whole number within limits."""
        value = self.number(limits)
        if value is not None and not value.is_integer():
            self.complain(f"{describe(self.node)} is not a whole number", str(limits))
            return None
        return None if value is None else int(value)

    def truth(self) -> bool | None:
        """True or false."""
        value = self._scalar()
        if isinstance(value, bool):
            return value
        self.complain(f"{describe(self.node)} is neither", "true or false")
        return None

    def quarter(self) -> Quarter | None:
        """A quarter that the model can reach."""
        allowed = f"a quarter from {FIRST_QUARTER} to {FARTHEST_QUARTER}"
        try:
            found = Quarter.parse(str(self._scalar()))
        except ValueError:
            self.complain(f"{describe(self.node)} is not a quarter", allowed)
            return None
        if not FIRST_QUARTER <= found <= FARTHEST_QUARTER:
            self.complain(f"{found} is out of range", allowed)
            return None
        return found

    def items(self) -> list[Field]:
        """The items of a list, in order; an empty section has none."""
        if isinstance(self.node, Sequence):
            return [
                Field(node, f"{self.key}.{place}", node.place, self.findings)
                for place, node in enumerate(self.node.items, start=1)
            ]
        if not self.empty:
            self.complain(f"{describe(self.node)} where a list belongs", "a list")
        return []

    def fields(self) -> dict[str, Field]:
        """The values of a table by key, whatever its keys are; an empty section has none."""
        if isinstance(self.node, Table):
            return {
                key: Field(node, self._below(key), self.node.places[key], self.findings)
                for key, node in self.node.entries.items()
            }
        if not self.empty:
            self.complain(f"{describe(self.node)} where keys with values belong")
        return {}

    def known_fields(
        self, known: Collection[str], required: Collection[str] = ()
    ) -> dict[str, Field]:
        """The values of a table that may have the `known` keys only and must have some of them."""
        found = self.fields()
        if not isinstance(self.node, Table) and not self.empty:
            return {}
        for key, field in found.items():
            if key not in known:
                field.refuse("key", known)
        for key in required:
            if key not in found:
                self.findings.add(self.written, self._below(key), "missing")
        return {key: field for key, field in found.items() if key in known}

    @property
    def empty(self) -> bool:
        """Whether nothing is written after the key."""
        return isinstance(self.node, Scalar) and self.node.value is None

    def _scalar(self) -> object:
        return self.node.value if isinstance(self.node, Scalar) else None

    def _below(self, key: str) -> str:
        return f"{self.key}.{key}" if self.key else key

    def _unknown(
        self, place: Place, word: str, found: str, known: Collection[str], see: str
    ) -> None:
        allowed = ", ".join(known) if len(known) <= _FEW else ""
        problem = Problem(place, self.key, found, allowed, nearest(word, known), see)
        self.findings.extend([problem])
