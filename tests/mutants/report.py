"""What the command prints: mutants as they are tried, those that survive, and a table an area."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.mutants.accepted import Reasons, reason
from tests.mutants.mutant import Mutant
from tests.mutants.trial import KILLED, SURVIVED, TIMED_OUT, UNTESTED, Outcome

ENOUGH = 0.9
"""Share of the mutants that has to die."""
DEAD = (KILLED, TIMED_OUT)
_HEAD = ("area", "mutants", "killed", "timed out", "with a reason", "without", "dead")
Tried = Sequence[tuple[Mutant, Outcome]]


def share_dead(tried: Tried) -> float:
    """The share of mutants that tests noticed; one where there are none."""
    return sum(outcome.status in DEAD for _, outcome in tried) / len(tried) if tried else 1.0


def table(tried: Tried, known: Reasons) -> str:
    """Numbers of mutants by area and by what became of them."""
    areas = sorted({mutant.area for mutant, _ in tried})
    rows = [_row(area, [each for each in tried if each[0].area == area], known) for area in areas]
    lines = [_HEAD, *rows, _row("all", tried, known)]
    return "\n".join("".join(f"{cell:>15}" for cell in line) for line in lines)


def survivors(tried: Tried, known: Reasons) -> str:
    """The mutants that live, those without a reason last."""
    alive = [mutant for mutant, outcome in tried if outcome.status not in DEAD]
    alive.sort(key=lambda mutant: (not reason(known, mutant), mutant.file, mutant.line))
    return "\n".join(f"{mutant}  [{reason(known, mutant) or 'no reason'}]" for mutant in alive)


def progress(done: int, total: int, mutant: Mutant, outcome: Outcome) -> str:
    """One line as a mutant was tried."""
    by = f" by {outcome.by}" if outcome.status == KILLED else ""
    return f"{done}/{total} {outcome.status} in {outcome.seconds:.0f} s{by}: {mutant}"


def _row(area: str, tried: Tried, known: Reasons) -> Sequence[str]:
    count: Mapping[str, int] = {
        status: sum(outcome.status == status for _, outcome in tried)
        for status in (KILLED, TIMED_OUT, SURVIVED, UNTESTED)
    }
    alive = [mutant for mutant, outcome in tried if outcome.status not in DEAD]
    said = sum(bool(reason(known, mutant)) for mutant in alive)
    numbers = (len(tried), count[KILLED], count[TIMED_OUT], said, len(alive) - said)
    return (area, *map(str, numbers), f"{share_dead(tried):.0%}")
