"""Laws of pools: each ends its own processes, and nobody else's."""

from __future__ import annotations

import multiprocessing
import os
import time

from model.ensemble import pool


def test_a_pool_that_is_left_does_not_end_one_opened_after_it() -> None:
    with pool.started(1) as later_left:
        with pool.started(1) as first_left:
            assert first_left.submit(os.getpid).result() != os.getpid()
            pid = later_left.submit(os.getpid).result()  # begins while the other is open
        assert later_left.submit(os.getpid).result() == pid


def test_processes_end_with_their_block_though_they_are_busy() -> None:
    before = set(multiprocessing.active_children())
    with pool.started(2) as busy:
        for _ in range(2):
            busy.submit(time.sleep, 600)
        assert len(set(multiprocessing.active_children()) - before) >= 1
    assert set(multiprocessing.active_children()) <= before
