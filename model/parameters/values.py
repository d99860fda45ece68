"""The values a batch of runs works with, one number a run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from model.arrays import FloatArray


class Values(Mapping[str, "FloatArray"]):
    """Named values of a batch, each `(runs,)`, read as ``values.border_dwell_hours``."""

    def __init__(self, values: Mapping[str, FloatArray]) -> None:
        self._values = dict(values)
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
