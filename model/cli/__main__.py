"""The program, however it is started: ``python run_sim.py``, ``belt-and-road``, or by module."""

import os


def run() -> int:
    """Carry out the command line with one core a process, so that workers share them fairly."""
    for library in ("OPENBLAS", "OMP", "MKL"):
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")
    from model.cli.app import main

    return main()


if __name__ == "__main__":
    raise SystemExit(run())
