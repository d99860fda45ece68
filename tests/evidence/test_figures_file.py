"""Figures that a reader brings: all that is wrong is said at once, with its line."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import ScenarioError
from model.evidence.figures_file import read_figures


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_figures_are_read_by_outcome_and_year(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "year,variable,value,source,colour\n"
        "2021,transit_revenue,1500,My railway,red\n"
        "2020,transit_revenue,1400,,\n"
        "2020,manufacturing_share,0.12,,\n",
    )
    found = read_figures(path)
    assert [(t.series.outcome, t.year, t.value) for t in found] == [
        ("manufacturing_share", 2020, 0.12),
        ("transit_revenue", 2020, 1400.0),
        ("transit_revenue", 2021, 1500.0),
    ]
    assert found[2].source == "My railway"
    assert all(t.error > 0 and t.series.structure > 0 for t in found)


def test_everything_wrong_is_said_at_once_with_its_line(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "variable,year,value\n"
        "transit_revenu,2020,1\n"
        "transit_revenue,1999,1\n"
        "transit_revenue,2020,much\n"
        "transit_revenue,2021,nan\n"
        "gdp,2020,1\n"
        "gdp,2020,2\n"
        "gdp,2021,1,000\n"
        "gdp,2022,1e400\n"
        "gdp,2023,1_000\n"
        "manufacturing_share,2023,12.6\n"
        "gdp_real,2023,1\n"
        ",,\n",
    )
    with pytest.raises(ScenarioError) as caught:
        read_figures(path)
    words = str(caught.value).splitlines()
    assert len(words) == 10
    assert "mine.csv:2: variable: no outcome 'transit_revenu'" in words[0]
    assert "did you mean transit_revenue?" in words[0]
    assert "mine.csv:3: year: '1999' is out of range" in words[1]
    assert "mine.csv:4: value: 'much' is no such number" in words[2]
    assert "mine.csv:5: value: 'nan' is no such number" in words[3]
    assert "mine.csv:7: gdp 2020: given twice" in words[4]
    assert "mine.csv:8: more cells than columns" in words[5]
    assert "mine.csv:9: value: '1e400' is no such number" in words[6]
    assert "mine.csv:10: value: '1_000' is no such number" in words[7]
    assert "mine.csv:11: value: 12.6 is more than all; allowed: a fraction" in words[8]
    assert "mine.csv:12: variable: no outcome 'gdp_real'; did you mean gdp?" in words[9]


def test_a_series_that_is_misspelt_leads_to_its_outcome(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError) as caught:
        read_figures(written(tmp_path, "variable,year,value\nchina_europe_container,2020,1\n"))
    assert (
        "did you mean china_europe_teu_kazakhstan, which the series china_europe_containers"
        in str(caught.value)
    )


def test_a_table_that_is_wrong_throughout_is_not_read_to_its_end(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError) as caught:
        read_figures(written(tmp_path, "variable,year,value\n" + "gpd,2020,1\n" * 50_000))
    assert "not read further after 100 problems" in str(caught.value)
    assert len(caught.value.problems) == 101


def test_what_cannot_be_on_the_scale_of_a_series_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match=r"mine\.csv:2: value: -5 is not positive"):
        read_figures(written(tmp_path, "variable,year,value\ngdp,2021,-5\n"))


def test_the_closest_series_of_the_project_lends_its_errors_but_is_not_fitted(
    tmp_path: Path,
) -> None:
    (found,) = read_figures(written(tmp_path, "variable,year,value\ngdp,2015,170000\n"))
    assert found.series.name == "gdp_real"
    (growth,) = read_figures(written(tmp_path, "variable,year,value\ngdp_growth,2015,0.01\n"))
    assert not growth.series.fitted


def test_errors_of_a_series_made_up_do_not_depend_on_the_figure_scored(tmp_path: Path) -> None:
    text = "variable,year,value\nfirms_alive,2020,0\nfirms_alive,2021,30\n"
    one, other = read_figures(written(tmp_path, text))
    assert one.series == other.series
    assert one.series.scale == "linear"
    assert one.series.structure == pytest.approx(0.15 * 15)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no column variable, year, value"),
        ("variable,value\ngdp,1\n", "no column year"),
        ("variable,year,value\n", "no figures"),
        ("variable;year;value\ngdp;2020;1\n", "set apart by commas"),
        ("variable,year,value,value\ngdp,2020,1,2\n", "column value given twice"),
        (f"variable,year,value,note\ngdp,2020,1,{'x' * 200_000}\n", "not CSV"),
    ],
)
def test_a_table_that_lacks_what_it_needs_is_refused(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(ScenarioError, match=words):
        read_figures(written(tmp_path, text))


def test_what_is_no_text_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="no such file"):
        read_figures(tmp_path / "missing.csv")
    with pytest.raises(ScenarioError, match="a folder where a file belongs"):
        read_figures(tmp_path)
    (tmp_path / "binary.csv").write_bytes(b"\xff\xfe\x00variable")
    with pytest.raises(ScenarioError, match="not UTF-8 text"):
        read_figures(tmp_path / "binary.csv")


@given(
    st.sampled_from(["variable,year,value\n", "year,value\n", ""]),
    st.text("abgdp,20.-\"'\n\x00\u2028 =variableyear", max_size=300),
)
def test_no_text_leads_to_anything_but_figures_or_a_scenario_error(
    tmp_path_factory: pytest.TempPathFactory, header: str, text: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "fuzzed.csv"
    path.write_text(header + text, encoding="utf-8", newline="")
    with contextlib.suppress(ScenarioError):
        read_figures(path)
