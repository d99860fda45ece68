"""A digest of what the model computes: the same before and after a change that moves no number.

``python -m tests.digest`` simulates a few runs of a few scenarios through every quarter and prints
one hash of all outcomes, to the last bit. ``--by-outcome`` prints one of each outcome as well, and
``--against FILE`` names the outcomes that differ from such a listing, with status 1 if any does.
The values of a machine depend on its C library's exponentials: compare digests of one machine.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np

SCENARIOS = (
    "baseline",
    "blocked_by_russia",
    "perfect_storm",
    "sentiment_spiral",
    "six_proposals",
)
RUNS, SEED = 8, 1


def outcomes(scenario: str) -> Mapping[str, np.ndarray]:
    """Outcomes of a scenario by name, each (runs, quarters), drawn as ensembles draw them."""
    from model.ensemble.design import draw
    from model.scenario import load_scenario
    from model.simulation import Simulation

    simulation = Simulation(draw(load_scenario(scenario), SEED, np.arange(RUNS)))
    return simulation.run()


def digests() -> dict[str, str]:
    """A hash of each outcome over all scenarios, by name in alphabetical order."""
    found: dict[str, hashlib._Hash] = {}
    for scenario in SCENARIOS:
        for name, values in outcomes(scenario).items():
            state = found.setdefault(name, hashlib.blake2b(digest_size=12))
            state.update(np.ascontiguousarray(values, dtype=np.float64).tobytes())
    return {name: found[name].hexdigest() for name in sorted(found)}


def total(of_outcomes: Mapping[str, str]) -> str:
    """One hash of all of them."""
    listing = "".join(f"{name} {digest}\n" for name, digest in of_outcomes.items())
    return hashlib.blake2b(listing.encode(), digest_size=12).hexdigest()


def differing(now: Mapping[str, str], listing: str) -> list[str]:
    """Names of the outcomes whose digest is not that of a `listing`, or that only one side has."""
    before = dict(line.split() for line in listing.splitlines() if len(line.split()) == 2)
    return sorted(name for name in {*now, *before} - {"total"} if now.get(name) != before.get(name))


def main() -> int:
    """Print the digest; status 1 where an outcome differs from the listing asked about."""
    parser = argparse.ArgumentParser(prog="python -m tests.digest", description=__doc__)
    parser.add_argument("--by-outcome", action="store_true", help="one digest an outcome as well")
    parser.add_argument("--against", type=Path, metavar="FILE", help="a listing made before")
    asked = parser.parse_args()
    now = digests()
    if asked.by_outcome:
        sys.stdout.writelines(f"{name} {digest}\n" for name, digest in now.items())
    sys.stdout.write(f"total {total(now)}\n")
    changed = differing(now, asked.against.read_text(encoding="utf-8")) if asked.against else []
    if changed:
        sys.stdout.write(f"{len(changed)} of {len(now)} outcomes differ: {', '.join(changed)}\n")
    return 1 if changed else 0


if __name__ == "__main__":
    raise SystemExit(main())
