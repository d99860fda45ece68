"""A report of a few runs of the model itself, in every language."""

from __future__ import annotations

import pytest

from model.ensemble.runner import Plan, run_ensemble
from model.languages import load
from model.output.report.contents import contents
from model.output.report.page import html
from model.output.report.study import Study, study
from model.output.selection import main_outcomes
from model.scenario import load_scenario

RUNS = 6
LONG = "Transportkorridor" * 8
MARKUP = f'<script>alert("1")</script> & <b>bold</b> {LONG}'
MARKED = f"""
title: '{MARKUP}'
description: '<img src=x onerror=alert(1)> {{{{ 7 * 7 }}}}'
extends: blocked_by_russia
parameters: {{transit_tariff_container: 0.29}}
"""


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Study:
    """The baseline, a scenario with markup in its title, and one that differs in nothing."""
    folder = tmp_path_factory.mktemp("report")
    (folder / "marked.yaml").write_text(MARKED, encoding="utf-8")
    members = []
    for name in ("baseline", str(folder / "marked.yaml"), "baseline"):
        scenario = load_scenario(name, ["horizon.end=2027-Q4"])
        own = folder / f"{len(members)}"
        members.append((scenario, run_ensemble(scenario, own, Plan(runs=RUNS, workers=1))))
    outcomes = main_outcomes(members[0][1].outcomes)[:7]
    return study(members, outcomes, 2027, "python run_sim.py report baseline marked.yaml")


@pytest.fixture(scope="session")
def pages(told: Study) -> dict[str, str]:
    """The page in every language, by code."""
    return {code: html(contents(told, load(code))) for code in ("en", "ru", "kk", "zh")}
