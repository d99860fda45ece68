"""Parameters of rules as the register has them, some of them set by a test."""

from __future__ import annotations

from typing import Any, TypeVar

from model.parameters import parameter_registry

Named = TypeVar("Named", bound=tuple[Any, ...])


def usual(kind: type[Named], **own: float) -> Named:
    """Defaults of the parameters that the fields of a named tuple name, but for a test's `own`."""
    fields: tuple[str, ...] = kind._fields  # type: ignore[attr-defined]
    unknown = set(own) - set(fields)
    assert not unknown, unknown
    defaults = {name: parameter_registry()[name].default for name in fields}
    return kind(**{**defaults, **own})
