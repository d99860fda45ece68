"""Laws of ``decompose``: shares that add up, readable by people and by programs."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.analysis.study.toys import OUTCOME, STRONG, StudyToy
from tests.cli.quick import status
from tests.cli.test_interactions import workplace as workplace

SMALL = ("--runs", "30", "--year", "2014", "--workers", "1")
WORSE = "title: Worse\ndials: {russian_blocking: 1, land_rumours: 1}\npolicies: {training: 0.9}\n"
MANY = """
title: Many
dials:
  china_decline: 1
  kazakhstan_decline: 1
  russian_blocking: 1
  trust_deficit: 1
  unclear_goals: 1
  land_rumours: 1
  labour_migration: 1
events:
  - {name: dear_oil, channel: oil_price, start: 2014-Q1, size: 0.1}
  - {name: cheap_oil, channel: oil_price, start: 2013-Q2, size: -0.1}
"""


@pytest.fixture
def worse(workplace: Path) -> str:
    (workplace / "worse.yaml").write_text(WORSE)
    return "worse.yaml"


def test_json_is_one_document_whose_shares_add_up(
    worse: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status("decompose", "baseline", worse, *SMALL, "--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert document["from"] == "baseline"
    found = next(each for each in document["decompositions"] if each["outcome"] == OUTCOME)
    names = {each["name"] for each in found["players"]}
    assert names == {"dials.russian_blocking", "dials.land_rumours", "policies.training"}
    total = sum(each["mean"] for each in found["players"])
    assert total == pytest.approx(found["gap"]["mean"])
    assert found["remainder"] < 1e-9
    assert found["end_mean"] - found["start_mean"] == pytest.approx(total)
    assert all(Path(path).stat().st_size > 10_000 for path in document["figures"])


def test_the_table_fits_a_line_and_ends_with_the_gap(
    worse: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status("decompose", "baseline", worse, *SMALL, "--no-plot") == 0
    out, told = capsys.readouterr()
    assert max(map(len, out.splitlines())) <= 100
    assert "0.25 to 1" in out
    assert "add up to the gap in every run" in out
    assert "3 things differ; all orders take 8 scenarios, 30 runs each" in told


def test_many_things_are_sampled_or_taken_by_part(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (workplace / "many.yaml").write_text(MANY)
    many = ("decompose", "baseline", "many.yaml", *SMALL, "--no-plot")
    assert status(*many, "--orders", "2", "--csv", "shares.csv") == 0
    out, told = capsys.readouterr()
    assert "2 sampled orders" in out
    assert "9 things differ; 2 orders take 18 scenarios" in told
    with (workplace / "shares.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 2 * (9 + 1)
    assert status(*many, "--by", "part") == 0
    out, told = capsys.readouterr()
    assert "9 things differ, in 3 parts; all orders take 8 scenarios" in told
    assert "5 things" in out


def test_a_second_call_simulates_nothing(worse: str) -> None:
    status("decompose", "baseline", worse, *SMALL, "--no-plot")
    before = StudyToy.simulated
    assert status("decompose", "baseline", worse, *SMALL, "--no-plot") == 0
    assert StudyToy.simulated == before


def test_what_is_set_in_both_is_no_difference(
    worse: str, capsys: pytest.CaptureFixture[str]
) -> None:
    both = ("--set", f"{STRONG}=1", "--json", "--no-plot")
    assert status("decompose", "baseline", worse, *SMALL, *both) == 0
    document = json.loads(capsys.readouterr().out)
    players = {each["name"] for each in document["decompositions"][0]["players"]}
    assert players == {"dials.land_rumours", "policies.training"}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("baseline", "baseline"), "FROM TO: baseline and baseline are the same scenario"),
        (("baseline", "stagnatoin"), "did you mean stagnation?"),
        (("baseline", "stagnation", "--orders", "3"), "--orders: 3 is odd; allowed: an even"),
        (("baseline", "stagnation", "--year", "2099"), "no whole year 2099"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_run(
    workplace: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], message: str
) -> None:
    assert status("decompose", *words) == 2
    assert message in capsys.readouterr().err
    assert StudyToy.simulated == 0
