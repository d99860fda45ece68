"""Signposts as text to read and as CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import fill

from model.analysis.signposts.search import TELLS, Signpost, Signposts
from model.analysis.signposts.shortlist import GAIN, Shortlist
from model.analysis.signposts.signs import LEVEL
from model.csv_export import csv_text
from model.output.ending_words import ending_words
from model.output.numbers import number, percentage, scale, signed
from model.output.tables import WIDTH, aligned
from model.output.widths import shortened

SHOWN = 15
LEGEND = f"""\
AUC by year: the chance that, of a bad and a good future, the sign is further on the bad side in the
bad one (0.5 tells nothing, 1 all), last with its 95 % interval; the first year is the last before
futures part. Signs not told apart from chance (5 %, Holm's allowance for all that were looked at)
are left out. Bad if: the threshold with the most hits less false alarms. Alarms: good futures that
it warns of; misses: bad ones that it does not; right: warnings that are; all of futures from which
it was not drawn. Lead: years left when the AUC is first above {TELLS:g} for sure, and stays there.
A * marks what public figures are known of."""


def signposts_text(found: Signposts, of: str) -> str:
    """A heading, the best signs, one a line, and the short list."""
    told = [post for post in found.posts if post.told_apart]
    blocks = [_heading(found, of)]
    if told:
        rows = [_row(post, found) for post in told[:SHOWN]]
        blocks.append(aligned(_fitted([_head(found), *rows])))
    blocks.append(_rest(found, told))
    if found.shortlist is not None:
        blocks.append("\n".join(_list(found.shortlist, found)))
    return "\n\n".join(blocks)


def signposts_csv(found: Iterable[Signposts]) -> str:
    """One line an outcome, indicator and year."""
    return csv_text([
        {
            "outcome": each.ending.outcome.name,
            "year": each.ending.year,
            "indicator": post.indicator,
            "kind": post.kind,
            "published": post.published,
            "seen_in": watched.year,
            "auc": watched.auc,
            "auc_low": watched.low,
            "auc_high": watched.high,
            "judged_in": each.by,
            "low_is_bad": post.low_is_bad,
            "threshold": post.threshold,
            "unit": post.unit,
            "false_alarms": post.errors.false_alarms,
            "misses": post.errors.misses,
            "precision": post.errors.precision,
            "p_adjusted": post.p_adjusted,
            "told_apart": post.told_apart,
            "lead": post.lead,
        }
        for each in found
        for post in each.posts
        for watched in post.years
    ])  # fmt: skip


def _heading(found: Signposts, of: str) -> str:
    ending = found.ending
    what = f"{ending.outcome.title} in {ending.year}"
    bad = f"{int(ending.bad.sum()):,} of {len(ending.bad):,} futures end {ending_words(ending)}"
    watched = f"({of}; watched from {found.base + 1} to {found.by})"
    return "\n".join([fill(f"{what}: {bad}", WIDTH), fill(watched, WIDTH)])


def _head(found: Signposts) -> tuple[str, ...]:
    return (
        "sign", str(found.base), str(found.base + 1), str(found.by), "95 %", "bad if", "alarms",
        "misses", "right", "lead",
    )  # fmt: skip


def _row(post: Signpost, found: Signposts) -> tuple[str, ...]:
    auc = {each.year: f"{each.auc:.2f}" for each in post.years}
    last, errors = post.years[-1], post.errors
    return (
        sign_name(post),
        auc.get(found.base, "-"),
        auc.get(found.base + 1, "-"),
        auc[found.by],
        f"{last.low:.2f} .. {last.high:.2f}",
        rule_text(post),
        percentage(errors.false_alarms),
        percentage(errors.misses),
        "-" if errors.precision is None else percentage(errors.precision),
        "-" if post.lead is None else str(post.lead),
    )


def sign_name(post: Signpost) -> str:
    """The indicator, whether its change is looked at, and a mark where figures are public."""
    change = "" if post.kind == LEVEL else ", change"
    return f"{post.indicator}{change}{'*' if post.published else ''}"


def rule_text(post: Signpost) -> str:
    """``< 1,234`` or, of changes, ``< -12.3``."""
    shown = scale(post.unit)
    value = post.threshold * shown.factor
    side = "<" if post.low_is_bad else ">"
    percent = " %" if shown.unit.startswith("%") else ""
    return f"{side} {number(value) if post.kind == LEVEL else signed(value)}{percent}"


def _fitted(rows: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """The rows, with names cut where a line would be too long."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    room = WIDTH - sum(widths[1:]) - 2 * (len(widths) - 1)
    for name, *others in rows:
        yield shortened(name, room), *others


def _rest(found: Signposts, told: Sequence[Signpost]) -> str:
    if not told:
        return f"None of the {found.tests} signs tells bad futures from good ones."
    untold = len(found.posts) - len(told)
    more = max(0, len(told) - SHOWN)
    words = [f"{found.tests} signs of {len(found.posts)} indicators were looked at"]
    words += [f"{more} more indicators tell, less well"] if more else []
    words += [f"{untold} are not told apart from chance"] if untold else []
    return fill(f"{'; '.join(words)}.", WIDTH)


def _list(chosen: Shortlist, found: Signposts) -> Iterator[str]:
    """The short list, and how much better it is than the best single sign."""
    signs = [
        f"{sign.indicator}{'' if sign.kind == LEVEL else ' (change)'} "
        f"({'low' if weight < 0 else 'high'} is bad; "
        f"chosen again in {chosen.chosen.get(sign.indicator, 0)} of {chosen.folds})"
        for sign, weight in zip(chosen.signs, chosen.weights, strict=True)
    ]
    yield f"Short list for {found.by}:"
    yield from (f"  {sign}" for sign in signs)
    as_well = "" if chosen.auc > chosen.alone + GAIN else ", which does as well"
    told = f"{chosen.auc:.2f} ({chosen.low:.2f} .. {chosen.high:.2f})"
    yield f"AUC on futures not seen in choosing: {told};"
    yield f"of the best single sign {chosen.alone:.2f}{as_well}."
