"""``python -m tests.mutants``: see whether the tests notice faults put into the model."""

from __future__ import annotations

import argparse
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue

from tests.mutants.accepted import reasons
from tests.mutants.journal import Journal
from tests.mutants.mutant import Mutant, chosen, mutants
from tests.mutants.report import DEAD, ENOUGH, progress, share_dead, survivors, table
from tests.mutants.scope import AREAS
from tests.mutants.trial import Copy, Outcome, Soundness, link_kernels

PROJECT = Path(__file__).parents[2]


def main(arguments: Sequence[str] | None = None, project: Path = PROJECT) -> int:
    """Try mutants and print what survives; status 1 where fewer than nine in ten die."""
    asked = _parser().parse_args(arguments)
    wanted = _wanted(asked, project)
    if asked.list:
        _say("\n".join(f"{mutant.name} {mutant}" for mutant in wanted))
        return 0
    journal = Journal(asked.folder / "mutants.jsonl")
    again = () if asked.again else ("survived", "untested")
    known = {
        name: outcome
        for name, outcome in journal.read().items()
        if outcome.status in DEAD or outcome.status in again
    }
    new = [mutant for mutant in wanted if mutant.name not in known]
    try:
        known |= _tried(new, project, asked, journal)
    except KeyboardInterrupt:
        _say("interrupted; the same command goes on from here")
        return 130
    tried = [(mutant, known[mutant.name]) for mutant in wanted]
    accepted = reasons()
    _say(f"\n{survivors(tried, accepted)}\n\n{table(tried, accepted)}")
    return 0 if share_dead(tried) >= ENOUGH else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument(
        "folder", type=Path, nargs="?", default=Path("mutants"), help="where outcomes are kept"
    )
    parser.add_argument("--area", action="append", choices=AREAS, help="only in this part")
    parser.add_argument("--count", type=int, default=300, help="how many (300)")
    parser.add_argument("--seed", type=int, default=1, help="which ones (1)")
    parser.add_argument("--list", action="store_true", help="only print them")
    parser.add_argument("--only", metavar="FILE:LINE", help="all mutants of a line, or of a FILE")
    parser.add_argument("--again", action="store_true", help="try survivors once more")
    parser.add_argument("--workers", type=int, default=2, help="how many at a time (2)")
    parser.add_argument(
        "--patience", type=float, default=120.0, help="seconds of tests for a mutant (120)"
    )
    return parser


def _wanted(asked: argparse.Namespace, project: Path) -> list[Mutant]:
    """The mutants that are asked about."""
    if asked.only:
        file, _, line = asked.only.partition(":")
        every = mutants(project, Path(file))
        return [mutant for mutant in every if not line or mutant.line == int(line)]
    return chosen(project, asked.area or AREAS, asked.count, asked.seed)


def _tried(
    new: Sequence[Mutant], project: Path, asked: argparse.Namespace, journal: Journal
) -> dict[str, Outcome]:
    """Try mutants, so many at a time, each noted as it is done."""
    if not new:
        return {}
    found: dict[str, Outcome] = {}
    soundness = Soundness(asked.folder / "sound.json")
    with _copies(project, min(asked.workers, len(new))) as copies:
        free = SimpleQueue[Copy]()
        for copy in copies:
            free.put(copy)

        def one(mutant: Mutant) -> None:
            copy = free.get()
            try:
                outcome = copy.trial(mutant, soundness, asked.patience)
            finally:
                free.put(copy)
            journal.note(mutant, outcome)
            found[mutant.name] = outcome
            _say(progress(len(found), len(new), mutant, outcome))

        with ThreadPoolExecutor(len(copies)) as pool:
            try:
                for done in [pool.submit(one, mutant) for mutant in new]:
                    done.result()
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                for copy in copies:
                    copy.close()
                raise
    for test in soundness.failing():
        _say(f"{test} fails without a fault, and was not asked")
    return found


@contextmanager
def _copies(project: Path, number: int) -> Iterator[Sequence[Copy]]:
    """So many copies of the project, which are gone afterwards."""
    home = Path(tempfile.mkdtemp(prefix="mutants-"))
    try:
        kernels = link_kernels(project, home / "cache")
        yield [Copy(project, home / str(place), kernels) for place in range(number)]
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    for ending in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, signal.default_int_handler)
    raise SystemExit(main())
