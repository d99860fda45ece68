"""``python -m docs.reference`` writes the reference pages anew; ``--check`` only compares them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from docs.reference import commands, events, ledger, parameters, registers, scenarios

FOLDER = Path(__file__).parent
PAGES: Mapping[str, Callable[[], str]] = {
    "outcomes": registers.outcomes,
    "risks": registers.risks,
    "policies": registers.policies,
    "parameters": parameters.page,
    "scenarios": scenarios.page,
    "events_and_channels": events.page,
    "ledger": ledger.page,
    "commands": commands.page,
}


def stale() -> list[str]:
    """Names of the pages that are not what the registers and commands say."""
    return [name for name, write in PAGES.items() if _stored(name) != write()]


def renew() -> None:
    """Write all pages."""
    for name, write in PAGES.items():
        _path(name).write_text(write(), encoding="utf-8")


def _path(name: str) -> Path:
    return FOLDER / f"{name}.md"


def _stored(name: str) -> str:
    return _path(name).read_text(encoding="utf-8") if _path(name).exists() else ""


def main(arguments: list[str]) -> int:
    """Returns 0, or 1 where pages were to be checked and some are stale."""
    if arguments != ["--check"]:
        renew()
        return 0
    found = stale()
    if found:
        sys.stderr.write(f"stale: {', '.join(found)}; renew: python -m docs.reference\n")
    return int(bool(found))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
