"""What the workers of a cluster of one's own load first: interrupts are for who commands them."""

from __future__ import annotations

import signal


def dask_setup(worker: object) -> None:
    """In a Dask worker, once it starts: do not heed Ctrl-C, which reaches all of a terminal."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
