#!/usr/bin/env python3
"""The Belt and Road scenario model on the command line: ``python run_sim.py --help``."""

from model.cli.__main__ import run

if __name__ == "__main__":
    raise SystemExit(run())
