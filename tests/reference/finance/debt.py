"""Kazakhstan's debt to China and China's weight in Kazakhstan: over arrays, to hold the kernels against."""

from __future__ import annotations

from model.numerics.arrays import FloatArray


def repayment(debt: FloatArray, amortisation: FloatArray) -> FloatArray:
    """What falls due in a quarter of a `debt` amortised at `amortisation` a year."""
    return debt * amortisation / 4.0


def interest(debt: FloatArray, rate: FloatArray) -> FloatArray:
    """Interest of a quarter at `rate` a year."""
    return debt * rate / 4.0
