"""Figures that a reader brings: a CSV file with the columns variable, year and value."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from model.clock import FIRST_QUARTER, LAST_QUARTER
from model.errors import Place, Problem, nearest
from model.evidence.observations import ERROR, Target
from model.evidence.series import Series, series_registry
from model.findings import Findings
from model.outcomes import Outcome, outcome_registry
from model.text_file import read_text, shown

COLUMNS = ("variable", "year", "value")
STRUCTURE = 0.15
"""Structural error of an outcome that the project has no series of: log points, or a share of the
value where the outcome is no quantity that grows."""
_SMALLEST, _GREATEST = 1e-12, 1e15
_LONGEST = 40
_PLAIN = re.compile(r"[+-]?(\d{1,20}(\.\d{0,20})?|\.\d{1,20})([eE][+-]?\d{1,2})?", re.ASCII)
_LINEAR = (
    *("fraction", "share", "level", "index", "ratio", "opinion", "ad valorem"),
    *("number", "protests", "disputes", "points"),
)
"""What the units say of outcomes that do not grow like money or cargo, or that may be none."""


def read_figures(path: Path) -> list[Target]:
    """The figures of a file, each in the annual unit of the outcome that `variable` names.

    Further columns are left alone, but for a `source`. A figure's own error is that of one of
    medium confidence. Raises ``ScenarioError`` with everything that is wrong in the file.
    """
    findings = Findings()
    found = list(_figures(path, findings))
    if not findings and not found:
        findings.add(Place(shown(path)), "", "no figures", "at least one line of them")
    targets = _targets(found, findings)
    findings.raise_any()
    return sorted(targets, key=lambda target: (target.series.outcome, target.year))


@dataclass(frozen=True, slots=True)
class _Figure:
    """A line of the file."""

    outcome: Outcome
    year: int
    value: float
    source: str
    place: Place


def _figures(path: Path, findings: Findings) -> Iterator[_Figure]:
    """The lines that can be read; what is wrong with the others is noted."""
    lines = csv.DictReader(io.StringIO(read_text(path), newline=""))
    seen: set[tuple[str, int]] = set()
    try:
        if _refuse_header(lines.fieldnames, path, findings):
            return
        for row in lines:
            place = Place(shown(path), lines.line_num)
            figure = _figure(row, place, findings)
            if figure is not None and (figure.outcome.name, figure.year) in seen:
                key = f"{figure.outcome.name} {figure.year}"
                allowed = "one value a variable and year"
                findings.add(place, key, "given twice", allowed)
            elif figure is not None:
                seen.add((figure.outcome.name, figure.year))
                yield figure
    except csv.Error as error:
        findings.add(Place(shown(path), lines.line_num), "", f"not CSV: {error}")


def _refuse_header(header: Sequence[str] | None, path: Path, findings: Findings) -> bool:
    """Note what is wrong with the first line. Returns whether anything is."""
    given = list(header or ())
    missing = [column for column in COLUMNS if column not in given]
    twice = sorted({column for column in given if given.count(column) > 1})
    found = [f"no column {', '.join(missing)}"] if missing else []
    found += [f"column {', '.join(twice)} given twice"] if twice else []
    allowed = f"columns {', '.join(COLUMNS)}, set apart by commas"
    findings.extend(Problem(Place(shown(path), 1), "", words, allowed) for words in found)
    return bool(found)


def _figure(row: Mapping[str, str | None], place: Place, findings: Findings) -> _Figure | None:
    """One line, or none where it is empty or something is wrong with it."""
    name, year, value = ((row[column] or "").strip() for column in COLUMNS)
    if not (name or year or value):
        return None
    outcome, number, when = outcome_registry().get(name), _number(value), _year(year)
    found = []
    if None in row:
        found.append(Problem(place, "", "more cells than columns", "a point, no comma, in numbers"))
    if outcome is None:
        found.append(_unknown(name, place))
    if number is None:
        allowed = f"0, or a number from {_SMALLEST:g} to {_GREATEST:g} in size"
        found.append(Problem(place, "value", f"{_shown(value)} is no such number", allowed))
    if when is None:
        allowed = f"a year from {FIRST_QUARTER.year} to {LAST_QUARTER.year}"
        found.append(Problem(place, "year", f"{_shown(year)} is out of range", allowed))
    if outcome and number and _is_fraction(outcome) and abs(number) > 1:
        allowed = "a fraction, as 0.12 for 12 %"
        found.append(Problem(place, "value", f"{number:g} is more than all", allowed))
    findings.extend(found)
    if found or outcome is None or number is None or when is None:
        return None
    return _Figure(outcome, when, number, row.get("source") or place.source, place)


def _unknown(name: str, place: Place) -> Problem:
    """No such outcome; it may be that a series was meant, which is known by another name."""
    words, see = f"no outcome {_shown(name)}", "run_sim.py outcomes"
    series = series_registry()
    if name in series:
        silent = "" if series[name].outcome else ", but a series that no outcome stands for"
        return Problem(place, "variable", words + silent, "", series[name].outcome, see)
    near = nearest(name, {**outcome_registry(), **series})
    if near in series and near not in outcome_registry():
        outcome = series[near].outcome
        near = f"{outcome}, which the series {near} is of" if outcome else ""
    return Problem(place, "variable", words, "", near, see)


def _is_fraction(outcome: Outcome) -> bool:
    return outcome.annual_unit.split(" ")[0] == "fraction"


def _number(text: str) -> float | None:
    if not _PLAIN.fullmatch(text):
        return None
    value = float(text)
    return value if value == 0 or _SMALLEST <= abs(value) <= _GREATEST else None


def _year(text: str) -> int | None:
    if not (text.isascii() and text.isdecimal() and len(text) == len(str(LAST_QUARTER.year))):
        return None
    return int(text) if FIRST_QUARTER.year <= int(text) <= LAST_QUARTER.year else None


def _shown(text: str) -> str:
    return repr(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}...")


def _targets(found: Sequence[_Figure], findings: Findings) -> list[Target]:
    """The figures with the errors of the series that they belong to."""
    sizes: dict[str, list[float]] = {}
    for figure in found:
        sizes.setdefault(figure.outcome.name, []).append(abs(figure.value))
    series = {name: _series(outcome_registry()[name], size) for name, size in sizes.items()}
    return [_target(figure, series[figure.outcome.name], findings) for figure in found]


def _target(figure: _Figure, series: Series, findings: Findings) -> Target:
    if series.scale == "log" and figure.value <= 0:
        words = f"{figure.value:g} is not positive"
        findings.add(figure.place, "value", words, "more than 0")
    relative = ERROR["medium"]
    error = relative if series.scale == "log" else relative * abs(figure.value)
    return Target(series, figure.year, figure.value, error, "medium", figure.source)


def _series(outcome: Outcome, sizes: Sequence[float]) -> Series:
    """The project's own series of an outcome, the closest one, or one made for it.

    One made for it has the scale that its unit asks for, and where that is linear, errors in
    proportion to the mean size of the figures given.
    """
    own = [s for s in series_registry().values() if s.outcome == outcome.name and s.structure > 0]
    if own:
        closest = min(own, key=lambda series: (not series.fitted, series.structure))
        return replace(closest, fitted=False, informed=False)
    linear = any(word in outcome.annual_unit for word in _LINEAR)
    size = sum(sizes) / len(sizes) or 1.0
    return Series(
        name=outcome.name,
        part=outcome.part,
        title=outcome.title,
        description=outcome.description,
        unit=outcome.annual_unit,
        outcome=outcome.name,
        factor=1.0,
        money="none",
        scale="linear" if linear else "log",
        structure=STRUCTURE * size if linear else STRUCTURE,
        fitted=False,
        informed=False,
        ledger=outcome.ledger,
    )
