"""Thousands of odd inputs: each is taken, or refused in words; none is worse.

The same inputs come each time. A campaign tries fresh ones, and so many times as many::

    FUZZ_EFFORT=50 python -m pytest tests/fuzz -n 2
"""
