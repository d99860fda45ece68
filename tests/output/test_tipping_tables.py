"""Laws of the tables of tipping points: each number in its column, in the outcome's unit."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from model.analysis.tipping_map import TippingMap
from model.output.tipping_tables import map_csv, map_text, tippings_csv, tippings_text
from tests.output.reading import lines_of_csv, rows
from tests.output.test_tipping_charts import ABOUT, FIRST, SECOND, THIRD, tip, tippings


def test_inputs_that_tip_have_a_row_each_and_the_others_are_told_below() -> None:
    still = tip(THIRD, None)
    still = replace(still, readings=tuple(replace(each, below=0.5) for each in still.readings))
    found = tippings(tip(FIRST, 4.5), tip(SECOND, None), still)
    heading, table, others, misses = tippings_text(found, "x", 3).split("\n\n")
    first, second = heading.splitlines()
    assert first == f"What tips {ABOUT.title.lower()} in 2035 over 14.0, %"
    assert second == "(x: median 15.0, 40 % of the runs below; 200 paired runs, seed 3)"
    assert rows(table)[1] == [FIRST, "3", "4.5", "4 .. beyond", "falls below", "2.4 .. 5.6", "25 %"]
    assert len(rows(table)) == 2
    assert others == "Nowhere in their range (2):"
    moving, stays = misses.splitlines()
    assert moving.split() == [
        SECOND,
        "2",
        "..",
        "6",
        *["30", "%", "to", "90", "%", "of", "the", "runs", "below"],
    ]
    assert stays.strip() == f"The share of runs below stays as it is with {THIRD}."


def test_a_level_of_another_scenario_is_told_with_its_median() -> None:
    text = tippings_text(tippings(tip(FIRST, 4.5), against="storm"), "x", 1)
    assert "over storm (median 14.0), %" in text
    assert "No input tips it." in tippings_text(tippings(tip(FIRST, None)), "x", 1)


def test_the_csv_has_each_input_with_its_level() -> None:
    (line,) = lines_of_csv(tippings_csv(tippings(tip(FIRST, 4.5), against="storm")))
    own = {"input": FIRST, "at": 4.5, "at_low": 4.0, "never": 0.25, "level": 0.14, "p95": 5.6}
    assert {key: line[key] for key in own} == {key: str(value) for key, value in own.items()}
    assert (line["outcome"], line["against"], line["at_high"]) == (ABOUT.name, "storm", "")


def grid(size: int = 9) -> TippingMap:
    first, second = np.linspace(0.0, 1.0, size), np.linspace(0.0, 2.0, size)
    medians = 0.1 + 0.01 * first[:, None] + 0.1 * second
    below = (first[:, None] + second) / 3.0
    return TippingMap(
        ABOUT, 2035, 200, (FIRST, SECOND), (0.5, 0.5), first, second, 0.14, None, medians,
        medians - 0.14, below,
    )  # fmt: skip


def test_a_map_has_its_first_input_down_and_medians_above_shares() -> None:
    heading, table = map_text(grid(3), "x", 1).split("\n\n")
    assert heading.splitlines() == [
        f"{ABOUT.title} in 2035, %, and runs below 14.0", "(x: 200 paired runs, seed 1)",
        f"{FIRST} down, {SECOND} along",
    ]  # fmt: skip
    assert rows(table) == [
        ["0", "1", "2"],
        ["0", "10.0", "20.0", "30.0"], ["0 %", "33 %", "67 %"],
        ["0.5", "10.5", "20.5", "30.5"], ["17 %", "50 %", "83 %"],
        ["1", "11.0", "21.0", "31.0"], ["33 %", "67 %", "100 %"],
    ]  # fmt: skip


def test_of_a_fine_map_seven_places_are_shown_from_end_to_end() -> None:
    _, table = map_text(grid(19), "x", 1).split("\n\n")
    assert rows(table)[0] == ["0", "0.333", "0.667", "1", "1.33", "1.67", "2"]
    assert [row[0] for row in rows(table)[1::2]] == [
        "0", "0.167", "0.333", "0.5", "0.667", "0.833", "1",
    ]  # fmt: skip


def test_the_csv_of_a_map_has_a_line_a_cell() -> None:
    found = grid(3)
    lines = lines_of_csv(map_csv(found))
    assert len(lines) == 9
    for line in lines:
        i = found.first.tolist().index(float(line[FIRST]))
        j = found.second.tolist().index(float(line[SECOND]))
        assert float(line["median"]) == found.medians[i, j]
        assert float(line["gap"]) == found.gaps[i, j]
        assert float(line["below"]) == found.below[i, j]
