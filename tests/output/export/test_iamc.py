"""Laws of the IAMC file, read with pyam itself; and of the table of its variables."""

from __future__ import annotations

import warnings
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from model import load_scenario, simulate
from model.ensemble.summary import FIGURES
from model.outcomes import outcome_registry
from model.output.export.content import INPUTS, QUANTILES, RUNS, Content, UnfitError
from model.output.export.iamc import variables, write_iamc
from model.world.regions import kazakh_regions

STATISTICS = ("Mean", *(f"{p}th Percentile" for p in (5.0, 25.0, 50.0, 75.0, 95.0)))


@pytest.fixture(scope="module")
def pyam() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what pyam imports in its turn
        return pytest.importorskip("pyam")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory, everything: Content) -> Path:
    path = tmp_path_factory.mktemp("iamc") / "x.csv"
    write_iamc(path, replace(everything, kinds=(QUANTILES,)))
    return path


def test_pyam_reads_it_without_a_change(pyam: Any, written: Path, everything: Content) -> None:
    frame = pyam.IamDataFrame(written)
    assert frame.scenario == sorted(everything.ensembles)
    assert len(frame.model) == 1
    assert frame.region == ["Kazakhstan"]
    assert len(frame.variable) == len(everything.outcomes) * len(FIGURES)
    assert frame.year == [2013, 2014, 2015, 2016]


def test_pyam_finds_the_numbers_of_the_summary(
    pyam: Any, written: Path, everything: Content
) -> None:
    frame = pyam.IamDataFrame(written)
    for label, results in everything:
        for name in everything.outcomes:
            about, summary = variables()[name], results.summary(name)
            for statistic, key in zip(STATISTICS, FIGURES, strict=True):
                rows = frame.filter(scenario=label, variable=f"{about.name}|{statistic}")
                assert rows.unit == [about.unit]
                expected = [summary.at(year)[key] for year in results.years]
                assert rows.data["value"].tolist() == pytest.approx(expected, rel=1e-15, abs=0)
                assert rows.data["year"].tolist() == list(results.years)


@pytest.mark.parametrize("kinds", [(RUNS,), (INPUTS,), (QUANTILES, RUNS)])
def test_it_holds_nothing_but_quantiles(
    tmp_path: Path, everything: Content, kinds: tuple[str, ...]
) -> None:
    with pytest.raises(UnfitError, match="quantiles alone"):
        write_iamc(tmp_path / "x.csv", replace(everything, kinds=kinds))


def test_every_outcome_has_a_variable_of_its_own() -> None:
    assert set(variables()) == set(outcome_registry())
    assert len({(v.name, v.region) for v in variables().values()}) == len(variables())


def test_a_unit_of_the_model_is_always_written_the_same_way() -> None:
    written: defaultdict[str, set[str]] = defaultdict(set)
    for name, outcome in outcome_registry().items():
        written[outcome.annual_unit].add(variables()[name].unit)
    assert all(len(units) == 1 for units in written.values())
    assert written["USD_2018 m a year"] == {"million USD_2018/yr"}


def test_names_are_words_parted_by_bars() -> None:
    for variable in variables().values():
        parts = variable.name.split("|")
        assert all(part == part.strip() and part[0].isupper() for part in parts)
        assert "*" not in variable.name


def test_regions_of_kazakhstan_are_regions_here() -> None:
    for region in kazakh_regions().names:
        found = {variables()[f"{what}_{region}"].region for what in ("sentiment", "protests")}
        assert len(found) == 1
        assert found.pop().startswith("Kazakhstan|")


def test_parts_add_up_to_what_their_name_says_they_are_parts_of() -> None:
    found = simulate(load_scenario("baseline", end="2013-Q4"), runs=2, workers=1)
    for whole in ("transit_revenue", "manufacturing_value_added"):
        parent = variables()[whole].name
        parts = [
            found[name]
            for name, variable in variables().items()
            if variable.name.rpartition("|")[0] == parent and "[" not in variable.name
        ]
        assert len(parts) > 1
        assert np.allclose(sum(parts), found[whole], rtol=1e-12)
