"""Laws of the tables of sensitivity: indices in per cent, effects in the outcome's unit."""

from __future__ import annotations

from dataclasses import replace

from model.analysis.sensitivity.morris import Elementary, Screening
from model.analysis.sensitivity.saltelli import LUCK
from model.analysis.sensitivity.soundness import FEWEST_BLOCKS
from model.output.sensitivity_tables import (
    SHOWN,
    indices_csv,
    indices_text,
    screening_text,
    screenings_csv,
)
from tests.output.reading import lines_of_csv, rows
from tests.output.test_sensitivity_figures import ABOUT, EARLY, FIRST, LATE, SECOND, index, indices


def test_indices_are_told_in_per_cent_by_what_they_do_in_all() -> None:
    heading, table, rest = indices_text(LATE, ABOUT, "of 200 runs").split("\n\n")
    assert heading.splitlines() == [
        f"{ABOUT.title} in 2035: mean 10.0, standard deviation 1.00 %", "(of 200 runs)",
    ]  # fmt: skip
    assert rows(table) == [
        ["input", "alone", "95 %", "in all", "95 %", "together"],
        [SECOND, "50.0", "47.0 .. 51.0", "60.0", "55.0 .. 62.0", "10.0"],
        [LUCK, "30.0", "27.0 .. 31.0", "40.0", "35.0 .. 42.0", "10.0"],
        [FIRST, "10.0", "7.0 .. 11.0", "20.0", "15.0 .. 22.0", "10.0"],
    ]
    assert rest == "All inputs and luck alone: 80 % (70 % .. 90 %)."


def test_what_is_left_out_of_the_table_is_counted() -> None:
    small = [index(f"small_{n}", 0.0, -0.02) for n in range(2)]
    large = [index(f"large_{n:02}", 0.1, 0.5 - n / 100) for n in range(SHOWN + 1)]
    found = indices(2035, *large, *small, index(LUCK, 0.1, 0.1))
    *_, table, rest = indices_text(found, ABOUT, "x").split("\n\n")
    assert len(rows(table)) == SHOWN + 2
    assert "1 more input has a part. 2 inputs come out below 1 % in all." in rest
    sure = replace(found, blocks=FEWEST_BLOCKS)
    assert "2 inputs are negligible: in all below 1 %, surely." in indices_text(sure, ABOUT, "x")
    few = replace(found, blocks=FEWEST_BLOCKS - 1)
    assert "negligible" not in indices_text(few, ABOUT, "x")


def test_one_input_is_shown_where_all_are_negligible() -> None:
    found = indices(
        2035, index(FIRST, 0.0, -0.02), index(LUCK, 1.0, 1.0), index(SECOND, 0.0, -0.03)
    )
    _, table, rest = indices_text(found, ABOUT, "x").split("\n\n")
    assert [row[0] for row in rows(table)[1:]] == [LUCK, FIRST]
    assert "1 input comes out below" in rest


def test_a_screening_tells_size_mean_and_spread_of_effects() -> None:
    effects = [Elementary(FIRST, 0.05, 0.04, 0.07, -0.03, 0.02)]
    effects += [Elementary(f"x{n}", 0.01 / (n + 1), 0.0, 0.1, 0.0, 0.0) for n in range(SHOWN + 1)]
    heading, table, more = screening_text(Screening(2035, 9, tuple(effects)), ABOUT, "x").split(
        "\n\n"
    )
    assert heading.splitlines() == [
        f"{ABOUT.title} in 2035, effects in percentage points", "(x)",
    ]  # fmt: skip
    assert rows(table)[:2] == [
        ["input", "size", "95 %", "mean", "sigma"],
        [FIRST, "5.00", "4.00 .. 7.00", "-3.00", "2.00"],
    ]
    assert len(rows(table)) == 1 + SHOWN
    assert more == "2 more inputs, with effects of 0.067 or less."
    whole = screening_text(Screening(2035, 9, tuple(effects[:SHOWN])), ABOUT, "x")
    assert "more inputs" not in whole


def test_csv_has_each_year_and_input() -> None:
    lines = lines_of_csv(indices_csv({ABOUT.name: [EARLY, LATE]}))
    assert [(line["year"], line["input"], float(line["total"])) for line in lines] == [
        ("2020", FIRST, 0.6), ("2020", SECOND, 0.25), ("2020", LUCK, 0.4),
        ("2035", SECOND, 0.6), ("2035", FIRST, 0.2), ("2035", LUCK, 0.4),
    ]  # fmt: skip
    effects = (Elementary(FIRST, 0.05, 0.04, 0.07, -0.03, 0.02),)
    (line,) = lines_of_csv(screenings_csv({ABOUT.name: Screening(2035, 9, effects)}))
    assert (line["outcome"], line["year"], line["input"], line["mu"]) == (
        ABOUT.name, "2035", FIRST, "-0.03",
    )  # fmt: skip
