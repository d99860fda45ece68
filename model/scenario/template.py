"""A commented scenario file to start from: it changes nothing until its user does."""

from __future__ import annotations

import json
from collections.abc import Iterator

from model.risks import dial_registry, policy_registry
from model.scenario.scenario import PRIOR, Scenario
from model.scenario.schema import FIRST_LINE


def template(title: str, parent: Scenario) -> str:
    """The text of a scenario file that extends `parent`, with all it may set as comments."""
    return "\n".join([*_head(title, parent), *_dials(parent), *_policies(parent), *_rest()]) + "\n"


def _head(title: str, parent: Scenario) -> Iterator[str]:
    yield FIRST_LINE
    yield "# Take the # away before a line to set it; `python run_sim.py check` finds mistakes."
    yield f"title: {json.dumps(title, ensure_ascii=False)}"
    yield "description: >-"
    yield "  What is varied, why, and which claims of the article it follows."
    yield f"extends: {parent.name}"
    yield "# ledger: [R12, C27]  # numbered claims of the article that it follows"
    yield "# since: 2026-Q1  # until then all is as in the baseline"
    yield f"# horizon: {{end: {parent.horizon.end}}}"
    yield f"# draws: {PRIOR}  # plausible ranges alone, not what calibration learnt of them"


def _dials(parent: Scenario) -> Iterator[str]:
    yield ""
    yield "# Risks, from 0 to 1, as `python run_sim.py risks` tells."
    yield "dials:"
    for dial in dial_registry().values():
        yield from _choice(dial.title, dial.absent, dial.worst)
        yield f"  # {dial.name}: {parent.dials[dial.name]:g}"


def _policies(parent: Scenario) -> Iterator[str]:
    yield ""
    yield "# What Kazakhstan chooses, from 0 to 1, as `python run_sim.py policies` tells."
    yield "policies:"
    for policy in policy_registry().values():
        yield from _choice(policy.title, policy.lowest, policy.highest)
        yield f"  # {policy.name}: {parent.policies[policy.name]:g}"


def _choice(title: str, lowest: str, highest: str) -> Iterator[str]:
    """What an input from 0 to 1 is and what its ends mean."""
    yield f"  # {title}"
    yield f"  #   0: {lowest}"
    yield f"  #   1: {highest}"


def _rest() -> Iterator[str]:
    yield _REST


_REST = """
# Any number of the model, as `python run_sim.py parameters` tells.
parameters:
  # belt_and_road: 0

# How values vary from run to run, where not as the registers say.
uncertainty:
  # russian_blocking: {distribution: triangular, low: 0.1, mode: 0.3, high: 0.9}
  # loan_dependence: fixed

# What happens at a date, as `python run_sim.py channels` tells.
events:
  # - name: rumour_2027
  #   channel: rumour
  #   target: almaty_region
  #   start: 2027-Q2
  #   duration: 2  # quarters in full force
  #   size: 0.3  # in the unit of the channel
  #   fade: 1  # quarters in which it halves afterwards
  #   probability: 0.5"""
