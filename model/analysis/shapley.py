"""Shares of the players of a game in what they bring about together (Shapley 1953).

The value of a player is what it adds to those before it, averaged over all orders in which the
players may come in. Of all ways to share, this one alone adds up to the whole, treats alike those
who add alike, gives nothing to those who add nothing, and splits a sum of games into its parts.

A coalition is a bit mask: bit i is set where player i is in. Worths may have any further axes, as
one of runs, in each of which a game of its own is played.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import comb

import numpy as np

from model.numerics.arrays import FloatArray

Order = tuple[int, ...]


def exact_values(worths: FloatArray) -> FloatArray:
    """The Shapley values, (players, ...), of a game by its coalitions' worths, (2^players, ...).

    Shapley (1953), "A value for n-person games", equation 12: the mean over coalitions without the
    player of what it adds to them, each size of coalition weighing the same.
    """
    players = len(worths).bit_length() - 1
    if len(worths) != 1 << players:
        raise ValueError(f"{len(worths)} coalitions are not those of any number of players")
    masks = np.arange(len(worths))
    sizes = np.array([mask.bit_count() for mask in range(len(worths))])
    values = []
    for player in range(players):
        without = masks[masks >> player & 1 == 0]
        weights = [1 / (players * comb(players - 1, size)) for size in sizes[without].tolist()]
        added = worths[without | 1 << player] - worths[without]
        values.append(np.tensordot(weights, added, axes=1))
    return np.array(values)


def contributions(orders: Sequence[Order], worths: Mapping[int, FloatArray]) -> FloatArray:
    """What each player adds in each order, (orders, players, ...), by the worths of coalitions.

    In each order these add up to the worth of all less that of none; so does their mean over
    orders, which estimates the Shapley values without bias (Castro, Gomez and Tejada 2009,
    "Polynomial calculation of the Shapley value based on sampling").
    """
    found = []
    for order in orders:
        steps = coalitions_of(order)
        added = {
            player: worths[after] - worths[before]
            for player, before, after in zip(order, steps, steps[1:], strict=False)
        }
        found.append([added[player] for player in sorted(order)])
    return np.array(found)


def sampled_orders(players: int, number: int, seed: int) -> list[Order]:
    """An even `number` of orders of players drawn at random, each beside its own reverse.

    Reversed pairs estimate more sharply than as many independent orders, as who comes late in one
    comes early in the other (Mitchell et al. 2022, "Sampling permutations for Shapley value
    estimation", section 2.3). More of them take up the fewer ones.
    """
    if number < 2 or number % 2:
        raise ValueError(f"{number} orders are no pairs of them")
    rng = np.random.default_rng(seed)
    found: list[Order] = []
    for _ in range(number // 2):
        order = tuple(rng.permutation(players).tolist())
        found += [order, order[::-1]]
    return found


def sampling_error(means: FloatArray) -> FloatArray:
    """Standard error that sampling leaves on each value, (players,), from (orders, players).

    From the spread of the pairs of `sampled_orders`, which are independent of each other; not a
    number where there is one pair only.
    """
    pairs = means.reshape(-1, 2, means.shape[-1]).mean(axis=1)
    if len(pairs) < 2:
        return np.full(means.shape[-1], np.nan)
    return pairs.std(axis=0, ddof=1) / np.sqrt(len(pairs))


def coalitions_of(order: Order) -> list[int]:
    """The coalitions that grow as players come in: nobody first, everybody last."""
    masks = [0]
    for player in order:
        masks.append(masks[-1] | 1 << player)
    return masks
