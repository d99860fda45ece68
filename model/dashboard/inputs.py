"""The inputs as the page offers them: title, range, source, and what their ends mean."""

from __future__ import annotations

from collections.abc import Iterable
from math import floor, log10
from typing import Any

from model.dashboard.choices import Choices, own_value
from model.dashboard.scenario_cache import load
from model.languages import Language, message
from model.output.titles import input_title
from model.parameters import parameter_registry
from model.risks import dial_registry, policy_registry
from model.scenario.inputs import STANCE_UNIT, Input, input_registry

_STEPS = 100
"""About as many places as a slider has."""
PARTS = {
    "transit": message("Transit"),
    "industry": message("Industry"),
    "politics": message("Politics"),
    "society": message("Society"),
    "docking": message("Docking"),
    "economy": message("Economy"),
    "finance": message("Finance"),
    "strategy": message("Strategies of states"),
    "world": message("World"),
}
_CONFIDENCE = {
    "high": message("high"),
    "medium": message("medium"),
    "low": message("low"),
}


def sections(text: Language) -> list[dict[str, Any]]:
    """Risks, policies and parameters, kept apart, each with its groups of controls."""
    parameters, dials = parameter_registry().values(), dial_registry().values()
    return [
        {
            "name": "dials",
            "title": text("Risks"),
            "about": text("Assumptions, from 0 (absent) to 1 (the worst that is plausible)"),
            "groups": _groups(text, ((dial.part, dial.name) for dial in dials)),
        },
        {
            "name": "policies",
            "title": text("Kazakhstan's policies"),
            "about": text("Choices, from 0 to 1"),
            "groups": [{"title": "", "inputs": [_offer(text, name) for name in policy_registry()]}],
        },
        {
            "name": "parameters",
            "title": text("Parameters"),
            "about": text("Numbers of the model, drawn from their ranges unless set here"),
            "groups": _groups(text, ((each.part, each.name) for each in parameters)),
        },
    ]


def settings(choices: Choices) -> dict[str, dict[str, Any]]:
    """By input that is set: its value, what the scenario has, and whether it is changed by hand.

    Parameters that are drawn are left out.
    """
    scenario, changed = load(choices.scenario), dict(choices.settings)
    found: dict[str, dict[str, Any]] = {}
    for name in input_registry():
        own = own_value(scenario, name)
        if own is not None or name in changed:
            value = changed.get(name, own)
            found[name] = {"value": value, "own": own, "changed": name in changed}
    return found


def _groups(text: Language, parted: Iterable[tuple[str, str]]) -> list[dict[str, Any]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for part, name in parted:
        found.setdefault(part, []).append(_offer(text, name))
    return [{"title": text(PARTS[part]), "inputs": inputs} for part, inputs in found.items()]


def _offer(text: Language, name: str) -> dict[str, Any]:
    """One control, in the words of its reader."""
    about = input_registry()[name]
    low_means, high_means = _ends(name)
    return {
        "name": name,
        "title": input_title(name, text),
        "low": about.low,
        "high": about.high,
        "step": _step(about),
        "usual": about.default,
        "unit": "" if about.unit == STANCE_UNIT else text(about.unit),
        "about": text(about.description),
        "low_means": text(low_means),
        "high_means": text(high_means),
        "source": about.source,
        "ledger": " ".join(about.ledger),
        "confidence": text(_CONFIDENCE[confidence(about)]),
    }


def confidence(about: Input) -> str:
    """How sure its value is: ``high``, ``medium``, or ``low``, as settings judged by hand are."""
    parameter = parameter_registry().get(about.name)
    return "low" if parameter is None else parameter.confidence


def _ends(name: str) -> tuple[str, str]:
    if name in dial_registry():
        dial = dial_registry()[name]
        return dial.absent, dial.worst
    if name in policy_registry():
        policy = policy_registry()[name]
        return policy.lowest, policy.highest
    return "", ""


def _step(about: Input) -> float:
    """A round step of which the range holds about a hundred."""
    if about.high <= about.low:
        return 1.0
    raw = (about.high - about.low) / _STEPS
    unit: float = 10.0 ** floor(log10(raw))
    return float(f"{unit * next(each for each in (1, 2, 5, 10) if raw <= each * unit * 1.0001):g}")
