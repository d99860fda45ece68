"""Policies in plain words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from model.analysis.policy.search.front import KNEE
from model.analysis.policy.stances import Stance
from model.outcomes import outcome_registry
from model.risks import policy_registry

_FAR = 0.35
"""How far a lever moves to be said to move far."""


def lever_words(lever: str, level: float, before: float) -> str:
    """``research to its highest``, or ``labour quota down from 0.5 to 0.3``."""
    title = policy_registry()[lever].title
    name = title if title.startswith("Nurly") else title[0].lower() + title[1:]
    if level in (0.0, 1.0):
        return f"{name} to its {'highest' if level else 'lowest'}"
    way = "up" if level > before else "down"
    far = "far " if abs(level - before) > _FAR else ""
    return f"{name} {far}{way} to {level:g}"


def policy_words(levers: Mapping[str, float], stance: Stance, most: int = 99) -> str:
    """What a policy moves, that which matters most first; `levers` are in that order."""
    if not levers:
        return "all as at present"
    words = [lever_words(name, level, stance[name]) for name, level in levers.items()]
    rest = len(words) - most
    more = [f"{rest} {'lever' if rest == 1 else 'levers'} more"] if rest > 0 else []
    text = ", ".join([*words[:most], *more])
    return text[0].upper() + text[1:]


def role_words(roles: Sequence[str]) -> str:
    """What a policy is best at, as ``highest transit revenue, best balance``."""
    words = []
    for role in roles:
        if role == KNEE:
            words.append("best balance")
            continue
        outcome = outcome_registry()[role]
        best = "lowest" if outcome.better == "lower" else "highest"
        words.append(f"{best} {outcome.title[0].lower()}{outcome.title[1:]}")
    return ", ".join(words)
