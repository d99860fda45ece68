"""What a YAML file holds, each piece with the place where it is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from model.errors import Place

Plain: TypeAlias = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value."""

    value: Plain
    place: Place


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Table:
    """Keys and their values. `places` says where each key is written."""

    entries: Mapping[str, Node]
    places: Mapping[str, Place]
    place: Place


Node: TypeAlias = Scalar | Sequence | Table


def describe(node: Node) -> str:
    """A node in the words of an error message."""
    if isinstance(node, Table):
        return "keys with values"
    if isinstance(node, Sequence):
        return "a list"
    if node.value is None:
        return "nothing"
    if isinstance(node.value, bool):
        return "true" if node.value else "false"
    text = repr(node.value) if isinstance(node.value, str) else str(node.value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."


_LONGEST = 60
