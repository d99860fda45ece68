"""Laws of the tables of discovery: how much a box catches, how purely, and how surely."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from model.analysis.discovery import Discovery
from model.analysis.discovery.box import Fit
from model.output.discovery_tables import discoveries_csv, discovery_text
from model.output.discovery_words import bound_words, nothing_words, region_words, title_of
from tests.output.reading import lines_of_csv, rows
from tests.output.test_discovery_figures import (
    ABOUT,
    ABOVE,
    BELOW,
    ENDING,
    FIT,
    NAMES,
    POINTS,
    region,
)


def test_a_region_is_told_with_its_figures_and_bounds() -> None:
    sure = replace(ABOVE, quasi_p=0.0004, again=0.65)
    found = Discovery(ENDING, NAMES, POINTS, (region(sure, BELOW),))
    heading, words, figures, bounds, curve = discovery_text(found, "x", 3).split("\n\n")
    assert " ".join(heading.split()) == (
        f"{ABOUT.title} in 2035 under x: 2 of 4 futures end below 12.5 % (3 inputs varied, seed 3)"
    )
    assert "".join(words.split()) == "".join(region_words(found.regions[0], ENDING).split())
    assert figures.splitlines() == [
        "coverage 75 %, density 75 %, mass 40 %; 4 futures",
        "held out: coverage 50 %, density 40 %; chance 1 %",
    ]
    assert rows(bounds) == [
        ["bound", "quasi-p", "again"], [bound_words(sure), "<0.001", "65 %"],
        [bound_words(BELOW), "0.010", "90 %"],
    ]  # fmt: skip
    assert rows(curve) == [
        ["trade-off", "coverage", "density", "mass", "inputs"],
        ["after 0 peels", "100 %", "40 %", "100 %", "0"],
        ["after 1 peels", "75 %", "75 %", "40 %", "1"],
        ["after 2 peels", "25 %", "100 %", "10 %", "2"],
    ]


def test_regions_are_told_together_and_what_else_is_often_bounded() -> None:
    one, other = region(ABOVE), region(BELOW)
    often = np.array([[0.9, 0.0], [0.0, 0.1], [0.2, 0.3]])
    sound = replace(one.soundness, restricted=often)
    found = Discovery(ENDING, NAMES, POINTS, (replace(one, soundness=sound), other))
    blocks = discovery_text(found, "x", 3).split("\n\n")
    assert "Together: coverage 100 %, density 67 %, mass 75 %." in blocks
    assert blocks[-1] == f"Also bounded in resamples: {NAMES[2]} in 30 %."


def test_words_of_a_region_compare_its_futures_with_the_others() -> None:
    words = region_words(region(ABOVE, BELOW), ENDING)
    # 3 of 4 inside are bad, 1 of the 6 outside
    assert words == (
        f"{ABOUT.title} ends below 12.5 %, when {title_of(NAMES[0])} is above 0.700 and "
        f"{title_of(NAMES[1])} is below 0.650: in 75 % of the futures there, against 17 % of the "
        "others."
    )
    later = region_words(region(ABOVE), ENDING, 1)
    assert later.startswith(f"Of the other futures, {ABOUT.title[0].lower()}{ABOUT.title[1:]} ends")


def test_it_is_said_why_nothing_was_found() -> None:
    assert nothing_words((), ENDING, 3).startswith(
        "Nothing was looked for: 2 of 4 futures end badly"
    )
    assert "none of the 3 inputs bounds a box" in nothing_words((region(),), ENDING, 3)
    lucky = replace(region(ABOVE), soundness=replace(region(ABOVE).soundness, chance=0.2))
    assert "but 20 % of searches among shuffled futures do as well" in nothing_words(
        (lucky,), ENDING, 3
    )
    rare = region(replace(ABOVE, again=0.3), replace(BELOW, again=0.4))
    assert "found again in only 40 % of random halves" in nothing_words((rare,), ENDING, 3)


def test_the_csv_has_a_line_a_bound() -> None:
    found = Discovery(
        ENDING, NAMES, POINTS, (region(ABOVE, BELOW), replace(region(), fit=Fit(10, 4, 4, 10)))
    )
    one, other, none = lines_of_csv(discoveries_csv([found]))
    assert [(line["region"], line["input"], line["side"]) for line in (one, other, none)] == [
        ("1", NAMES[0], "above"), ("1", NAMES[1], "below"), ("2", "", ""),
    ]  # fmt: skip
    assert (one["coverage"], one["density"], one["mass"]) == ("0.75", "0.75", "0.4")
    assert (one["held_out_coverage"], one["held_out_density"]) == ("0.5", "0.4")
    assert (none["coverage"], none["found"]) == ("1.0", "False")
    assert FIT.score == 0.75
