"""Boxes of inputs in plain words."""

from __future__ import annotations

from collections.abc import Sequence

from model.analysis.bad_futures import FEWEST, Ending
from model.analysis.discovery import LOW, Bound, Region
from model.analysis.discovery.discover import CHANCE
from model.output.ending_words import ending_words
from model.output.numbers import number, percentage
from model.risks import dial_registry, policy_registry


def title_of(name: str) -> str:
    """How an input is called in text: by its title, a parameter by its name."""
    titles = {each.name: each.title for each in dial_registry().values()}
    titles |= {each.name: each.title for each in policy_registry().values()}
    return titles.get(name, name)


def bound_words(bound: Bound, verb: str = "") -> str:
    """``Russian blocking above 0.38``."""
    side = "above" if bound.side == LOW else "below"
    return f"{title_of(bound.name)}{verb} {side} {number(bound.value)}"


def region_words(region: Region, ending: Ending, earlier: int = 0) -> str:
    """When futures end badly, how often they do then, and how often otherwise.

    `earlier` regions were found before, outside which this one was looked for.
    """
    own = region.fit
    rest = own.total - own.inside
    all_here = region.trajectory[0][0].caught
    otherwise = (all_here - own.caught) / rest if rest else 0.0
    start = "Of the other futures, " if earlier else ""
    title = ending.outcome.title if not earlier else _lower_first(ending.outcome.title)
    where = " and ".join(bound_words(bound, " is") for bound in region.bounds)
    return (
        f"{start}{title} ends {ending_words(ending)}, when {where}: in {percentage(own.density)} "
        f"of the futures there, against {percentage(otherwise)} of the others."
    )


def nothing_words(regions: Sequence[Region], ending: Ending, inputs: int) -> str:
    """Why no region is shown."""
    bad, total = int(ending.bad.sum()), len(ending.bad)
    if not regions:
        return (
            f"Nothing was looked for: {bad} of {total} futures end badly, and {FEWEST} of either "
            "kind are needed. Take more futures (--runs) or another threshold (--worst, --below)."
        )
    region = regions[-1]
    if not region.bounds:
        return (
            f"Nothing found: none of the {inputs} inputs bounds a box that holds bad futures more "
            "often than chance would. What is left to luck, and to inputs not varied here, decides."
        )
    best = " and ".join(bound_words(bound) for bound in region.bounds)
    again = max(bound.again for bound in region.bounds)
    doubt = f"{percentage(region.soundness.chance)} of searches among shuffled futures do as well"
    if region.soundness.chance <= CHANCE:
        doubt = f"its surest bound is found again in only {percentage(again)} of random halves"
    return (
        f"Nothing found that can be trusted: the best box is {best}, but {doubt}. More futures "
        "(--runs) may tell."
    )


def _lower_first(title: str) -> str:
    first = title.split()[0]
    return title if first in {"Kazakhstan's", "Chinese"} else title[0].lower() + title[1:]
