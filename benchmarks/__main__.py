"""Measure how quick the model is, and say whether it is as quick as it must be."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks import page, suite, table
from benchmarks.effort import FULL, QUICK
from benchmarks.machine import facts
from benchmarks.row import BROKEN
from benchmarks.table import Groups

PAGE = Path(__file__).with_name("README.md")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print a table (or JSON), and return 1 if something is not what it must be."""
    options = _parser().parse_args(arguments)
    effort = QUICK if options.quick else FULL
    groups: Groups
    if options.against:
        from benchmarks import against

        groups = {"against": against.rows(options.against, effort)}
    else:
        groups = suite.carry_out(options.only or tuple(suite.PLACES), effort)
    known = facts(effort.name)
    show = table.document if options.json else table.text
    sys.stdout.write(f"{show(known, groups)}\n")
    if options.markdown:
        page.renew(options.markdown, known, groups)
    verdicts = {row.verdict for rows in groups.values() for row in rows}
    return 1 if BROKEN in verdicts else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument("--quick", action="store_true", help="measure less, in two minutes")
    parser.add_argument(
        "--against",
        metavar="COMMIT",
        help="measure this state against that of a commit, built beside it, and nothing else",
    )
    parser.add_argument(
        "--only",
        action="append",
        choices=tuple(suite.PLACES),
        metavar="NAME",
        help=f"measure only this (may be repeated): {', '.join(suite.PLACES)}",
    )
    parser.add_argument(
        "--markdown",
        nargs="?",
        const=PAGE,
        type=Path,
        metavar="PAGE",
        help=f"renew the tables of a page ({PAGE.parent.name}/{PAGE.name})",
    )
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
