"""The search for signposts among the outcomes of the next years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from model.analysis.bad_futures import FEWEST, Ending
from model.analysis.signposts.discrimination import Discrimination, discrimination
from model.analysis.signposts.folds import folds_of
from model.analysis.signposts.shortlist import Shortlist, shortlist
from model.analysis.signposts.signs import CHANGE, LEVEL, Sign, published, signs_of
from model.analysis.signposts.threshold import Errors, best_rule, cross_validated
from model.analysis.study import Futures
from model.ensemble.failures import EnsembleError
from model.numerics.arrays import FloatArray, IntArray
from model.outcomes import outcome_registry

TELLS = 0.7
"""Area under the curve from which on a sign is said to tell: acceptable, after Hosmer and Lemeshow
(2000), "Applied logistic regression", 5.2.4."""
ERROR = 0.05
_FOLDS = 10


@dataclass(frozen=True, slots=True)
class Watched:
    """How well an indicator tells in a year: area under the curve, and its 95 % interval."""

    year: int
    auc: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Signpost:
    """An indicator, by its level or its change, as a sign of bad futures.

    `years` holds how well it tells in each year, the last one the year it is judged in. There, a
    future is warned of where the sign is below the `threshold`, or above it, if not `low_is_bad`;
    `errors` are those of the rule on futures it was not drawn from. `since` is the first year from
    which on the interval stays above `TELLS`, and `lead` the years from it to the outcome; neither,
    if it never does. `published` says whether public figures of it are known to the project.
    """

    indicator: str
    title: str
    unit: str
    kind: str
    published: bool
    years: tuple[Watched, ...]
    low_is_bad: bool
    p_adjusted: float
    threshold: float
    errors: Errors
    since: int | None
    lead: int | None

    @property
    def told_apart(self) -> bool:
        """Whether it tells more than nothing, all signs looked at allowed for."""
        return self.p_adjusted < ERROR


@dataclass(frozen=True, slots=True)
class Signposts:
    """The signposts of futures that end badly, watched from the year `base` up to the year `by`.

    `tests` is the number of signs looked at.
    """

    ending: Ending
    base: int
    by: int
    tests: int
    posts: tuple[Signpost, ...]
    shortlist: Shortlist | None

    def document(self) -> dict[str, Any]:
        """All of it as plain data."""
        return {
            **self.ending.document(),
            "title": self.ending.outcome.title,
            **{name: getattr(self, name) for name in ("base", "by", "tests")},
            "signposts": [{**asdict(e), "told_apart": e.told_apart} for e in self.posts],
            "shortlist": asdict(self.shortlist) if self.shortlist else None,
        }


@dataclass(frozen=True, slots=True)
class Watch:
    """What is watched: some `indicators`, after the year `base` and `by` another."""

    indicators: Sequence[str]
    base: int
    by: int

    @property
    def years(self) -> range:
        """The years that are watched."""
        return range(self.base + 1, self.by + 1)


def signposts(futures: Futures, ending: Ending, watch: Watch, seed: int) -> Signposts:
    """Which indicators best tell, among futures that all finished, those that end badly.

    Raises ``EnsembleError`` where bad or good ones are too few to tell.
    """
    bad = ending.bad
    if ending.fewest < FEWEST:
        raise EnsembleError(
            f"{int(bad.sum())} of {len(bad)} futures are bad ({ending.outcome.name} {ending.side} "
            f"{ending.level:g} {ending.outcome.annual_unit}): at least {FEWEST} bad and {FEWEST} "
            "good ones are needed; take more --runs, or another --worst or --below"
        )
    signs, table = signs_of(futures, watch.indicators, watch.base, watch.years)
    found = discrimination(table, bad) if signs else None
    last = [place for place, sign in enumerate(signs) if sign.year == watch.by]
    fold = folds_of(bad, futures.luck, _FOLDS, seed)
    posts = [] if found is None else _posts(_Found(signs, table, found, fold), ending, watch)
    told = [place for place in last if found is not None and found.p_adjusted[place] < ERROR]
    listed = None
    if told:
        chosen = [signs[place] for place in told]
        listed = shortlist(chosen, table[:, told], bad, futures.luck, seed)
    return Signposts(
        ending=ending,
        base=watch.base,
        by=watch.by,
        tests=len(signs),
        posts=tuple(posts),
        shortlist=listed,
    )


@dataclass(frozen=True, slots=True)
class _Found:
    signs: Sequence[Sign]
    table: FloatArray
    told: Discrimination
    fold: IntArray


def _posts(found: _Found, ending: Ending, watch: Watch) -> list[Signpost]:
    """Each indicator by whichever of level and change tells better, the best one first."""
    places = {sign: place for place, sign in enumerate(found.signs)}
    posts = []
    for name in watch.indicators:
        there = [sign for kind in (LEVEL, CHANGE) if (sign := Sign(name, kind, watch.by)) in places]
        if there:
            best = max(there, key=lambda sign: found.told.auc[places[sign]])
            posts.append(_post(best, places, found, ending, watch))
    return sorted(posts, key=lambda each: -each.years[-1].auc)


def _post(
    sign: Sign, places: dict[Sign, int], found: _Found, ending: Ending, watch: Watch
) -> Signpost:
    about, place = outcome_registry()[sign.indicator], places[sign]
    values = found.table[:, place]
    years = _watched(sign, places, found.told, watch)
    since = _tells_since(years)
    rule = best_rule(values, ending.bad)
    return Signpost(
        indicator=sign.indicator,
        title=about.title,
        unit=about.annual_unit,
        kind=sign.kind,
        published=sign.indicator in published(),
        years=years,
        low_is_bad=rule.low_is_bad,
        p_adjusted=float(found.told.p_adjusted[place]),
        threshold=rule.threshold,
        errors=cross_validated(values, ending.bad, found.fold),
        since=since,
        lead=None if since is None else ending.year - since,
    )


def _watched(
    sign: Sign, places: dict[Sign, int], told: Discrimination, watch: Watch
) -> tuple[Watched, ...]:
    """How well an indicator tells in each year in which it differs between futures.

    Always with the same side taken for the bad one, so that it may fall below a half.
    """
    side = told.low_is_bad[places[sign]]
    found = []
    for year in (watch.base, *watch.years):
        place = places.get(Sign(sign.indicator, sign.kind, year))
        if place is not None:
            area, low, high = (float(x[place]) for x in (told.auc, told.low, told.high))
            turned = told.low_is_bad[place] != side
            area, low, high = (1 - area, 1 - high, 1 - low) if turned else (area, low, high)
            found.append(Watched(year, area, low, high))
    return tuple(found)


def _tells_since(years: Sequence[Watched]) -> int | None:
    """The first year from which on the interval stays above `TELLS`."""
    since = None
    for each in reversed(years):
        if each.low <= TELLS:
            break
        since = each.year
    return since
