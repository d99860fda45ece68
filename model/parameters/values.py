"""The values a batch of runs works with, one number a run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

if TYPE_CHECKING:
    from model.numerics.arrays import FloatArray
    from model.numerics.records import Records

Named = TypeVar("Named", bound=tuple[Any, ...])


class Values(Mapping[str, "FloatArray"]):
    """Named values of a batch, each `(runs,)`, read as ``values.border_dwell_hours``."""

    def __init__(self, values: Mapping[str, FloatArray]) -> None:
        self._values = dict(values)
        self._gathered: dict[type[Any], Any] = {}
        self._records: dict[type[Any], Records] = {}
        self.__dict__.update(values)  # found as any attribute is: they are read all the time

    def __getitem__(self, name: str) -> FloatArray:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __getattr__(self, name: str) -> FloatArray:
        raise AttributeError(f"no value named {name!r}")

    def column(self, name: str) -> FloatArray:
        """The values of `name` as `(runs, 1)`, to stand beside `(runs, things)`."""
        return self._values[name][:, None]

    def gathered(self, kind: type[Named]) -> Named:
        """The values that the fields of a named tuple `kind` name: put together once, and kept."""
        found: Named | None = self._gathered.get(kind)
        if found is None:
            fields: tuple[str, ...] = kind._fields  # type: ignore[attr-defined]
            found = self._gathered[kind] = kind(*(self._values[name] for name in fields))
        return found

    def records(self, kind: type[tuple[Any, ...]]) -> Records:
        """The same as records (runs,), which kernels read by name; kept too, so do not write."""
        from model.numerics.records import layout

        found: Records | None = self._records.get(kind)
        if found is None:
            form = layout(kind)
            found = self._records[kind] = np.empty(len(next(iter(self.values()))), form)
            for name in form.names or ():
                found[name] = self._values[name]
        return found
