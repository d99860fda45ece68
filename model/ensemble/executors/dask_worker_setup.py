"""Setup of the Dask workers that this program starts: they leave Ctrl-C to it."""

from __future__ import annotations

import signal


def dask_setup(worker: object) -> None:
    """Called by Dask when a worker starts. A terminal sends Ctrl-C to every process: ignore it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
