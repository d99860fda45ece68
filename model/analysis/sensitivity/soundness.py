"""Whether a sample is large enough for its Sobol indices to be believed, and what to do if not.

After Sarrazin, Pianosi and Wagener (2016), "Global sensitivity analysis of environmental models:
convergence and validation", Environmental Modelling & Software 79: judge by the width of the
bootstrap intervals, by whether the order of the inputs is settled, and by whether the estimates
keep the bounds that the true indices have.
"""

from __future__ import annotations

from collections.abc import Iterator

from model.analysis.sensitivity.sobol import NEGLIGIBLE, Indices

FEWEST_BLOCKS = 64
"""Blocks below which even the bootstrap intervals are no guide."""
WIDE = 0.1
"""Half the width of an interval, as a part of the variance, from which on an index is unsettled."""
_LEADING = 5


def doubts(found: Indices) -> list[str]:
    """What is wrong with the indices as estimates, each with what it means; nothing if sound."""
    return [*_small(found), *_wide(found), *_impossible(found), *_order(found)]


def advice(found: Indices) -> str:
    """What to do about doubts."""
    more = max(4 * found.blocks, 4 * FEWEST_BLOCKS)
    what = "halves the intervals" if more == 4 * found.blocks else "is a beginning"
    return (
        f"--runs {more} {what} (finished runs are kept where they fit); "
        "or --inputs with the leading inputs alone; or --method morris for a first screening"
    )


def _small(found: Indices) -> Iterator[str]:
    if found.blocks < FEWEST_BLOCKS:
        yield (
            f"{found.blocks} blocks are few: below {FEWEST_BLOCKS} the intervals themselves are "
            "not to be relied on"
        )


def _wide(found: Indices) -> Iterator[str]:
    widths = {
        (each.input, kind): (high - low) / 2
        for each in found.indices
        for kind, low, high in (
            ("first-order", each.first_low, each.first_high),
            ("total", each.total_low, each.total_high),
        )
    }
    (name, kind), width = max(widths.items(), key=lambda item: item[1])
    if width > WIDE:
        many = sum(each > WIDE for each in widths.values())
        are = "is" if many == 1 else "are"
        yield (
            f"{many} of {len(widths)} indices {are} known to no better than ±{WIDE:g}; "
            f"the widest is the {kind} index of {name}, ±{width:.2f}"
        )


def _impossible(found: Indices) -> Iterator[str]:
    negative = [each.input for each in found.indices if each.first_high < -NEGLIGIBLE]
    if negative:
        yield f"first-order indices below zero, which none can be: {', '.join(negative)}"
    if found.sum_first_low > 1.0:
        yield (
            f"the first-order indices sum to {found.sum_first:.2f} "
            f"({found.sum_first_low:.2f} .. {found.sum_first_high:.2f}), and cannot exceed 1"
        )
    if found.beyond_total:
        names = ", ".join(found.beyond_total)
        yield f"first-order indices above the total ones, which none can be: {names}"


def _order(found: Indices) -> Iterator[str]:
    leading = [each.input for each in found.inputs[:_LEADING] if not each.negligible]
    open_pairs = [
        f"{one} and {other}"
        for one, other in found.unordered
        if one in leading and other in leading
    ]
    if open_pairs:
        yield f"the order of {'; of '.join(open_pairs)} is not settled"
