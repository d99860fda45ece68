"""What a folder of results holds, as tables and documents tell it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from model.analysis.study.plan import FOLDER as STUDIES
from model.analysis.study.study_cache import CachedRuns, cached_runs
from model.ensemble.removal import leftovers
from model.ensemble.result_inventory import ResultFolder, Size, State, result_folders, size_of
from model.errors import Place, Problem, ScenarioError, nearest
from model.output.numbers import disk_size

COLUMNS = ("name", "runs", "seed", "state", "size", "written")


@dataclass(frozen=True, slots=True)
class Store:
    """All that lies in a folder of results: `results` of scenarios, the runs kept for `studies`,
    and what `others` there are, by name, with what they take."""

    root: Path
    results: tuple[ResultFolder, ...]
    studies: tuple[CachedRuns, ...]
    others: dict[str, Size]

    @property
    def bytes(self) -> int:
        """What all of it takes."""
        sizes = [*(each.size for each in self.results), *(each.size for each in self.studies)]
        return sum(size.bytes for size in (*sizes, *self.others.values()))

    def find(self, place: str, name: str) -> ResultFolder:
        """The results of a name, or of a path to them. Raises ``ScenarioError`` for no results."""
        wanted = name.rstrip("/").removeprefix(f"{self.root}/")
        known = {each.name: each for each in self.results}
        if wanted in known:
            return known[wanted]
        found = f"no folder of results named {name!r} in {self.root}"
        if wanted in self.others:
            found = f"{self.root / wanted} is no folder of results"
        see = "run_sim.py results"
        near = nearest(wanted, known)
        raise ScenarioError([Problem(Place(place), "", found, nearest=near, see=see)])

    def remarks(self, found: Sequence[ResultFolder], whole: bool) -> Iterator[str]:
        """What is to be said below a table of some results, or of the `whole` store."""
        why: dict[str, list[str]] = {}
        for each in found:
            for reason in each.reasons:
                why.setdefault(reason, []).append(each.name)
        yield from (f"{reason}: {', '.join(names)}" for reason, names in why.items())
        if not whole:
            return
        if self.others:
            size = disk_size(sum(each.bytes for each in self.others.values()))
            yield f"figures, tables and the like, {size}: {', '.join(self.others)}"
        if leftovers(self.root):
            yield "what an interrupted --clean left is removed by the next one"
        yield f"{disk_size(self.bytes)} in {self.root}"

    def document(self, found: Sequence[ResultFolder]) -> dict[str, Any]:
        """The store as plain data, with some of its results."""
        return {
            "folder": str(self.root),
            "results": [_document(each) for each in found],
            "studies": _studies(self.studies),
            "others": {name: size.bytes for name, size in self.others.items()},
            "bytes": self.bytes,
        }


def store_in(root: Path) -> Store:
    """What lies in a folder of results; nothing where there is no such folder."""
    found = tuple(result_folders(root))
    known = {STUDIES, *(each.name for each in found)}
    rest = sorted(path for path in root.iterdir() if path.is_dir()) if root.is_dir() else []
    others = {path.name: _size(path) for path in rest if path.name not in known}
    return Store(root, found, tuple(cached_runs(root / STUDIES)), others)


def _size(folder: Path) -> Size:
    """What a folder takes; a link to one next to nothing, as it lies elsewhere."""
    return Size(0, None) if folder.is_symlink() else size_of(folder)


def row(held: ResultFolder) -> tuple[str, ...]:
    """A line of the table of results, as `COLUMNS`."""
    runs = "" if held.runs is None else str(held.runs)
    seed = "" if held.seed is None else str(held.seed)
    return held.name, runs, seed, _state(held), disk_size(held.size.bytes), _day(held.size)


def studies_row(kept: Sequence[CachedRuns]) -> tuple[str, ...]:
    """The line of the runs that are kept for studies."""
    stale = sum(each.is_stale is True for each in kept)
    size = total(kept)
    files = "1 file" if len(kept) == 1 else f"{len(kept)} files"
    state = f"{stale} of {files} stale" if stale else files
    return STUDIES, "", "", state, disk_size(size.bytes), _day(size)


def total(kept: Sequence[CachedRuns]) -> Size:
    """What some files of runs take together."""
    days = [each.size.written for each in kept if each.size.written]
    return Size(sum(each.size.bytes for each in kept), max(days, default=None))


def _state(held: ResultFolder) -> str:
    state = str(held.state)
    if held.state is State.INTERRUPTED and held.is_stale:
        state += ", stale"
    return f"{state}, {held.unfinished} more begun" if held.unfinished else state


def _day(size: Size) -> str:
    return f"{size.written:%Y-%m-%d}" if size.written else ""


def _document(held: ResultFolder) -> dict[str, Any]:
    return {
        "name": held.name,
        "scenario": held.scenario,
        "runs": held.runs,
        "seed": held.seed,
        "state": str(held.state),
        "stale": held.is_stale,
        "reasons": list(held.reasons),
        "unfinished_runs": held.unfinished,
        "foreign_files": list(held.foreign),
        "bytes": held.size.bytes,
        "written": _moment(held.size),
    }


def _studies(kept: Sequence[CachedRuns]) -> dict[str, Any]:
    ages = [each.is_stale for each in kept]
    size = total(kept)
    return {
        "files": len(ages),
        "stale": ages.count(True),
        "unknown": ages.count(None),
        "bytes": size.bytes,
        "written": _moment(size),
    }


def _moment(size: Size) -> str | None:
    return size.written.isoformat(timespec="seconds") if size.written else None
