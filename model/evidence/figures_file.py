"""Figures that a reader brings: a CSV file with the columns variable, year and value."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Mapping
from pathlib import Path

from model.clock import FIRST_QUARTER, LAST_QUARTER
from model.errors import Place, Problem, ScenarioError, nearest
from model.evidence.observations import ERROR, Target
from model.evidence.series import Series, series_registry
from model.outcomes import Outcome, outcome_registry

COLUMNS = ("variable", "year", "value")
STRUCTURE = 0.15
"""Structural error of an outcome that the project has no series of: log points, or a share of the
value where the outcome is no quantity that grows."""
_LARGEST = 10_000_000
_SHARES = ("fraction", "share", "level", "index", "ratio", "opinion", "ad valorem", "number")


def read_figures(path: Path) -> list[Target]:
    """The figures of a file, each in the annual unit of the outcome that `variable` names.

    Further columns are left alone, but for a `source`. A figure's own error is that of one of
    medium confidence. Raises ``ScenarioError`` with everything that is wrong in the file.
    """
    problems: list[Problem] = []
    found = [found for found in _figures(path, problems) if found is not None]
    if not problems and not found:
        problems.append(Problem(Place(str(path)), "", "no figures", "at least one line of them"))
    if problems:
        raise ScenarioError(problems)
    return sorted(found, key=lambda target: (target.series.outcome, target.year))


def _figures(path: Path, problems: list[Problem]) -> Iterator[Target | None]:
    lines = csv.DictReader(_text(path).splitlines())
    missing = [column for column in COLUMNS if column not in (lines.fieldnames or ())]
    if missing:
        found = f"no column {', '.join(missing)}"
        problems.append(Problem(Place(str(path), 1), "", found, f"columns {', '.join(COLUMNS)}"))
        return
    seen: set[tuple[str, int]] = set()
    for row in lines:
        place = Place(str(path), lines.line_num)
        target = _target(row, place, problems)
        if target is not None and (target.series.outcome, target.year) in seen:
            key = f"{target.series.outcome} {target.year}"
            problems.append(Problem(place, key, "given twice", "one value a variable and year"))
        elif target is not None:
            seen.add((target.series.outcome, target.year))
            yield target


def _text(path: Path) -> str:
    """The text of a file of sensible size."""
    try:
        if path.stat().st_size > _LARGEST:
            raise ScenarioError([Problem(Place(str(path)), "", "too large", f"{_LARGEST:,} bytes")])
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ScenarioError([Problem(Place(str(path)), "", f"cannot be read: {reason}")]) from None
    except UnicodeDecodeError:
        raise ScenarioError([Problem(Place(str(path)), "", "is no text in UTF-8")]) from None


def _target(row: Mapping[str, str | None], place: Place, problems: list[Problem]) -> Target | None:
    name, year, value = ((row[column] or "").strip() for column in COLUMNS)
    outcome = outcome_registry().get(name)
    if outcome is None:
        near = nearest(name, outcome_registry())
        found = f"no outcome {name!r}"
        problems.append(Problem(place, "variable", found, "", near, "run_sim.py outcomes"))
    number, when = _number(value), _year(year)
    if number is None:
        problems.append(Problem(place, "value", f"{value!r} is no number", "a finite number"))
    if when is None:
        allowed = f"a year from {FIRST_QUARTER.year} to {LAST_QUARTER.year}"
        problems.append(Problem(place, "year", f"{year!r} is out of range", allowed))
    if outcome is None or number is None or when is None:
        return None
    series = _series(outcome, number)
    if series.scale == "log" and number <= 0:
        problems.append(Problem(place, "value", f"{number:g} is not positive", "more than 0"))
        return None
    return _figure(series, when, number, row.get("source") or place.source)


def _figure(series: Series, year: int, value: float, source: str) -> Target:
    relative = ERROR["medium"]
    error = relative if series.scale == "log" else relative * abs(value)
    return Target(series, year, value, error, "medium", source)


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _year(text: str) -> int | None:
    if not (text.isascii() and text.isdecimal()):
        return None
    year = int(text[:9])
    return year if FIRST_QUARTER.year <= year <= LAST_QUARTER.year else None


def _series(outcome: Outcome, value: float) -> Series:
    """The project's own series of an outcome, or one made for it."""
    own = [s for s in series_registry().values() if s.outcome == outcome.name and s.structure > 0]
    if own:
        return own[0]
    linear = any(word in outcome.annual_unit for word in _SHARES) or value <= 0
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
        structure=STRUCTURE * abs(value) if linear else STRUCTURE,
        fitted=False,
        ledger=outcome.ledger,
    )
