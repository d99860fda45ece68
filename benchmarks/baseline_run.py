"""Time and memory of the commands that people wait for, against what they may take."""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from memory import measure

ROOT = Path(__file__).parent.parent
REPEATS = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """What a benchmark measured, and the most it may be."""

    what: str
    measured: float
    limit: float
    unit: str

    @property
    def passed(self) -> bool:
        """Whether the limit is kept."""
        return self.measured <= self.limit


def main() -> int:
    """Measure everything, print a table (or JSON), and return 1 if a limit is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument("--quick", action="store_true", help="leave out the 2,000 runs")
    options = parser.parse_args()
    os.chdir(ROOT)
    findings = [_listing(), _wall_time(200), _peak_memory(200)]
    if not options.quick:
        findings.append(_peak_memory(2000))
    if options.json:
        rows = [{**asdict(finding), "passed": finding.passed} for finding in findings]
        text = json.dumps({"cores": _cores(), "findings": rows}, indent=2)
    else:
        text = _table(findings)
    sys.stdout.write(f"{text}\n")
    return 0 if all(finding.passed for finding in findings) else 1


def _listing() -> Finding:
    seconds = _median_seconds(["list"])
    return Finding("list", seconds, 0.5, "s")


def _wall_time(runs: int) -> Finding:
    with tempfile.TemporaryDirectory() as folder:
        seconds = _median_seconds(_run(runs, folder))
    return Finding(f"run baseline --runs {runs} --seed 1", seconds, 5.0, "s")


def _peak_memory(runs: int) -> Finding:
    with tempfile.TemporaryDirectory() as folder:
        usage = measure(_command(_run(runs, folder)), watch=True)
    return Finding(f"peak memory at {runs:,} runs", usage.peak_bytes / 1e6, 1000.0, "MB")


def _median_seconds(arguments: Sequence[str]) -> float:
    """The median wall time of a command over a few fresh processes."""
    command = _command(arguments)
    return statistics.median(measure(command, watch=False).seconds for _ in range(REPEATS))


def _run(runs: int, folder: str) -> list[str]:
    wanted = ["run", "baseline", "--runs", str(runs), "--seed", "1"]
    return [*wanted, "--out", f"{folder}/baseline", "--force"]


def _command(arguments: Sequence[str]) -> list[str]:
    return [sys.executable, "run_sim.py", *arguments]


def _cores() -> int:
    return len(os.sched_getaffinity(0))


def _table(findings: Sequence[Finding]) -> str:
    lines = [f"{_cores()} cores, median of {REPEATS} fresh processes", ""]
    for finding in findings:
        word = "kept" if finding.passed else "BROKEN"
        measured = f"{finding.measured:8.2f} {finding.unit:<2}"
        lines.append(
            f"{finding.what:<34}{measured}  limit {finding.limit:g} {finding.unit}  {word}"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    raise SystemExit(main())
