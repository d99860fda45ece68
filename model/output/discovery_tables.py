"""What scenario discovery found, as text to read and as CSV."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from model.analysis.discovery import Bound, Discovery, Fit, Region
from model.csv_export import csv_text
from model.output.discovery_words import bound_words, nothing_words, region_words
from model.output.ending_words import ending_words
from model.output.numbers import percentage
from model.output.tables import WIDTH, aligned

LEGEND = """\
Boxes by the Patient Rule Induction Method. Coverage is the share of the bad futures that lie in the
box, density the share of the futures in the box that are bad, mass its share of all futures. Held
out: the same of boxes found in four fifths of the futures, on the other fifth. Quasi-p: how likely
the bound does as well if it had nothing to tell; again: share of random halves of the futures in
which it is found again. Chance: share of searches that do as well where what is bad is shuffled.
Boxes count as found where that is at most 5 % and a bound is found again in half of the halves."""
_CURVE_ROWS = 6
_SHOWN_AGAIN = 0.2
"""Share of resamples from which on an input outside the box is mentioned."""


def discovery_text(discovery: Discovery, scenario: str, seed: int) -> str:
    """A heading, the regions in words with their figures, and the trade-off they were chosen on."""
    ending = discovery.ending
    found = discovery.found
    blocks = [_heading(discovery, scenario, seed)]
    for place, region in enumerate(found):
        blocks += [_wrapped(region_words(region, ending, place)), _figures(region)]
    if not found:
        blocks.append(_wrapped(nothing_words(discovery.regions, ending, len(discovery.names))))
    if len(found) > 1:
        blocks.append(f"Together: {_fit_words(discovery.together)}.")
    if discovery.regions and len(discovery.regions[0].trajectory) > 1:
        blocks.append(_curve(discovery.regions[0]))
    if others := _others(discovery):
        blocks.append(_wrapped(others))
    return "\n\n".join(blocks)


def discoveries_csv(discoveries: Iterable[Discovery]) -> str:
    """One line an outcome, region and bound."""
    return csv_text([row for discovery in discoveries for row in _lines(discovery)])


def _heading(discovery: Discovery, scenario: str, seed: int) -> str:
    ending = discovery.ending
    what = f"{ending.outcome.title} in {ending.year} under {scenario}"
    bad = f"{int(ending.bad.sum()):,} of {len(ending.bad):,} futures end {ending_words(ending)}"
    return _wrapped(f"{what}: {bad} ({len(discovery.names)} inputs varied, seed {seed})")


def _figures(region: Region) -> str:
    """How well a region tells, and each of its bounds."""
    held = region.soundness.held_out
    told = [
        f"{_fit_words(region.fit)}; {region.fit.inside:,} futures",
        f"held out: coverage {percentage(held.coverage)}, density {percentage(held.density)}; "
        f"chance {_chance(region)}",
    ]
    rows = [("bound", "quasi-p", "again"), *map(_bound_row, region.bounds)]
    return "\n".join([*told, "", aligned(rows)])


def _chance(region: Region) -> str:
    return f"{100 * region.soundness.chance:.0f} %"


def _fit_words(fit: Fit) -> str:
    return (
        f"coverage {percentage(fit.coverage)}, density {percentage(fit.density)}, "
        f"mass {percentage(fit.mass)}"
    )


def _bound_row(bound: Bound) -> tuple[str, str, str]:
    value = f"{bound.quasi_p:.3f}" if bound.quasi_p >= 0.0005 else "<0.001"
    return bound_words(bound), value, percentage(bound.again)


def _curve(region: Region) -> str:
    """Some of the boxes that the first region was chosen from."""
    steps = region.trajectory
    places = sorted({round(k * (len(steps) - 1) / _CURVE_ROWS) for k in range(_CURVE_ROWS + 1)})
    rows = [_curve_row(place, *steps[place]) for place in places]
    return aligned([("trade-off", "coverage", "density", "mass", "inputs"), *rows])


def _curve_row(place: int, fit: Fit, inputs: int) -> tuple[str, ...]:
    shares = map(percentage, (fit.coverage, fit.density, fit.mass))
    return (f"after {place} peels", *shares, str(inputs))


def _others(discovery: Discovery) -> str:
    """Inputs that resamples bound often and the regions do not."""
    inside = {bound.name for region in discovery.found for bound in region.bounds}
    named = [
        f"{name} in {percentage(share)}"
        for name, share in discovery.often_restricted()
        if share >= _SHOWN_AGAIN and name not in inside
    ]
    return f"Also bounded in resamples: {', '.join(named)}." if named else ""


def _wrapped(text: str) -> str:
    return "\n".join(textwrap.wrap(text, WIDTH))


def _lines(discovery: Discovery) -> Iterator[dict[str, Any]]:
    head = discovery.ending.document()
    for place, region in enumerate(discovery.regions):
        document = region.document()
        held = {f"held_out_{key}": document["held_out"][key] for key in ("coverage", "density")}
        whole = {
            **{key: head[key] for key in ("outcome", "year", "level", "unit")},
            "region": place + 1,
            **{key: document[key] for key in ("found", "chance", "coverage", "density", "mass")},
            **held,
        }
        for bound in _bound_documents(region.bounds):
            yield {**whole, **bound}


def _bound_documents(bounds: Sequence[Bound]) -> list[dict[str, Any]]:
    """A document a bound; an empty one for none."""
    empty = {
        "input": "",
        "side": "",
        "value": None,
        "quasi_p": None,
        "restricted_in_resamples": None,
    }
    return [bound.document() for bound in bounds] or [empty]
