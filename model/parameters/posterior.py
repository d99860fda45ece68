"""What calibration learnt: joint draws of the parameters that the observed figures speak to."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from model.data_files import DATA_FOLDER

if TYPE_CHECKING:
    from model.numerics.arrays import FloatArray

POSTERIOR = DATA_FOLDER / "posterior" / "draws.csv"


class Posterior:
    """Equally likely joint draws of some parameters, as a calibration left them."""

    def __init__(self, draws: Mapping[str, FloatArray]) -> None:
        self._draws = dict(draws)

    def __len__(self) -> int:
        return len(next(iter(self._draws.values()))) if self._draws else 0

    @property
    def names(self) -> tuple[str, ...]:
        """The parameters it speaks of."""
        return tuple(self._draws)

    def column(self, name: str) -> FloatArray:
        """All draws of a parameter, (draws,); those of one place belong together."""
        return self._draws[name]

    def rows(self, places: FloatArray) -> dict[str, FloatArray]:
        """The draws that stand at `places` in [0, 1), (runs,), in the table: (runs,) by name."""
        import numpy as np

        chosen = np.floor(places * len(self)).astype(np.int64)
        return {name: column[chosen] for name, column in self._draws.items()}


@cache
def posterior() -> Posterior:
    """The posterior that ships with the model; an empty one where none has been fitted."""
    return read_posterior(POSTERIOR) if POSTERIOR.exists() else Posterior({})


def read_posterior(path: Path) -> Posterior:
    """Read draws from a CSV file: one column a parameter, one line a draw."""
    import numpy as np

    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    table = np.array(rows, dtype=np.float64)
    return Posterior({name: table[:, place] for place, name in enumerate(header)})
