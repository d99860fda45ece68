"""Time and memory of the commands that people wait for, in fresh processes on all cores."""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence

from benchmarks.effort import Effort
from benchmarks.fresh import ROOT
from benchmarks.memory import Usage, measure
from benchmarks.row import Row

LISTING, USUAL, MANY = 0.5, 5.0, 60.0
"""Seconds that `list`, the usual 200 runs and very many runs may take."""
USUAL_RUNS = 200
MEMORY = 1000.0
"""Megabytes that a command may take, with all its processes."""


def rows(effort: Effort) -> list[Row]:
    """Times of the commands, and peak memory by the number of runs."""
    repeats = range(effort.repeats)
    found = [
        _timed("list", [_take(["list"]) for _ in repeats], LISTING),
        _timed(_words(USUAL_RUNS), [_run(USUAL_RUNS) for _ in repeats], USUAL),
    ]
    peaks = {runs: [_run(runs, watch=True)] for runs in effort.memory_runs}
    if many := effort.command_runs:
        peaks[many] = [_run(many, watch=True) for _ in repeats]
        found.append(_timed(_words(many), peaks[many], MANY))
    return found + _memory(peaks)


def _timed(what: str, usages: Sequence[Usage], most: float) -> Row:
    seconds = [usage.seconds for usage in usages]
    times = {"seconds": seconds, "min_s": min(seconds), "spread_s": max(seconds) - min(seconds)}
    note = "a fresh process" if what == "list" else "a fresh process, with tables and figures"
    return Row(what, statistics.median(seconds), "s", most=most, note=note, times=times)


def _memory(peaks: Mapping[int, Sequence[Usage]]) -> list[Row]:
    """Peak memory by the number of runs, and how it grows from the few to the many."""
    megabytes = {
        runs: [usage.peak_bytes / 1e6 for usage in usages] for runs, usages in peaks.items()
    }
    found = {runs: max(each) for runs, each in megabytes.items()}
    rows = [
        Row(
            *(f"peak memory of {runs:,} runs", peak, "MB"),
            most=MEMORY,
            note="all processes together",
            times={"peaks_mb": megabytes[runs]},
        )
        for runs, peak in found.items()
    ]
    if len(found) > 1:
        few, many = sorted(found)[-2:]
        what = f"peak memory of {many:,} runs, over {few:,}"
        rows.append(
            Row(what, found[many] / found[few], note="1 is flat", times={"peaks_mb": megabytes})
        )
    return rows


def _run(runs: int, watch: bool = False) -> Usage:
    """Run an ensemble by the command, and throw it away; `watch` says whether for its memory."""
    with tempfile.TemporaryDirectory() as folder:
        return _take([*_words(runs).split(), "--force", "--out", f"{folder}/baseline"], watch)


def _words(runs: int) -> str:
    return f"run baseline --runs {runs} --seed 1"


def _take(arguments: Sequence[str], watch: bool = False) -> Usage:
    return measure([sys.executable, str(ROOT / "run_sim.py"), *arguments], watch)
