"""The formats that results can be written in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from model.ensemble.extras import required
from model.output.export.content import INPUTS, QUANTILES, RUNS, Content


@dataclass(frozen=True, slots=True)
class Format:
    """A format: how its files end, ``module:function`` that writes it, and what it may hold.

    `usual` are the kinds of values that a file holds unless asked for others; `library` is what
    the extra ``export`` brings for it.
    """

    name: str
    ending: str
    writer: str
    kinds: tuple[str, ...]
    usual: tuple[str, ...]
    library: str = ""

    @property
    def suffix(self) -> str:
        """The suffix that every file of it has."""
        return Path(self.ending).suffix or self.ending

    def require(self) -> None:
        """Raise ``MissingExtraError`` where the library that writes it is not installed."""
        if self.library:
            with required(self.library, f"the format {self.name}", "export"):
                import_module(self.library)

    def load(self) -> Callable[[Path, Content], None]:
        """The function that writes a file of it, whole or not at all."""
        module, _, name = self.writer.partition(":")
        function: Callable[[Path, Content], None] = getattr(import_module(module), name)
        return function


_HOME = "model.output.export"
_ALL = (QUANTILES, RUNS, INPUTS)
FORMATS = {
    each.name: each
    for each in (
        Format("csv", ".csv", f"{_HOME}.tidy:write_csv", _ALL, (QUANTILES,)),
        Format("xlsx", ".xlsx", f"{_HOME}.workbook:write_workbook", _ALL, _ALL, "xlsxwriter"),
        Format("netcdf", ".nc", f"{_HOME}.netcdf:write_netcdf", _ALL, (RUNS, INPUTS), "netCDF4"),
        Format("iamc", "_iamc.csv", f"{_HOME}.iamc:write_iamc", (QUANTILES,), (QUANTILES,)),
    )
}


def by_suffix(suffix: str) -> Format | None:
    """The first format whose files have a suffix; none where no format has it."""
    return next((each for each in FORMATS.values() if each.suffix == suffix), None)
