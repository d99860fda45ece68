"""What is on the page as a scenario file, which ``run_sim.py run`` takes to the same numbers."""

from __future__ import annotations

import json
from typing import Any

import yaml

from model.clock import FIRST_QUARTER
from model.dashboard.choices import Choices, branch_quarter, on_screen
from model.dashboard.scenario_cache import load
from model.scenario.inputs import SECTIONS, input_registry
from model.scenario.schema import FIRST_LINE


def scenario_yaml(choices: Choices, title: str) -> str:
    """The text of a scenario file that resolves to what is on the page."""
    head = [FIRST_LINE, f"title: {json.dumps(title, ensure_ascii=False)}"]
    return "\n".join(head) + "\n" + yaml.safe_dump(_content(choices), sort_keys=False)


def title_of(name: str) -> str:
    """The title that a scenario of a name is given: ``My scenario``."""
    return name.replace("_", " ").capitalize()


def _content(choices: Choices) -> dict[str, Any]:
    """What the file says besides its title: what it extends, since when, and what is changed."""
    own, shown = load(choices.scenario), on_screen(choices)
    content: dict[str, Any] = {"extends": choices.scenario}
    if shown.since != own.since and branch_quarter(choices) != FIRST_QUARTER:
        content["since"] = str(shown.since)
    for section in SECTIONS:
        chosen = {n: v for n, v in choices.settings if input_registry()[n].section == section}
        if chosen:
            content[section] = chosen
    return content
