"""Chinese equipment and standards: how they spread, and what they leave for local suppliers."""

from __future__ import annotations

from typing import Any, NamedTuple

from model.clock import QUARTERS_A_YEAR
from model.numerics.compiled import rule
from model.rules.industry.surroundings import Shifts

LEAST_CONTENT, MOST_CONTENT = 0.02, 0.98
"""Local content lies between these: nobody buys nothing or everything at home."""
_JOINT_IS_CHINESE = 0.5
"""Part of a joint venture that counts as Chinese capital."""


class Parameters(NamedTuple):
    """Parameters of the register that carry these names."""

    lock_in_equipment_weight: float
    lock_in_speed: float
    usual_local_content: float
    chinese_local_content_gap: float
    local_content_rule_effect: float
    screening_content_effect: float
    lock_in_content_loss: float


@rule
def chinese_share(joint: float, chinese: float) -> float:
    """Chinese part of manufacturing, from the shares of joint ventures and of Chinese plants."""
    return chinese + _JOINT_IS_CHINESE * joint


@rule
def lock_in(p: Parameters, level: float, capital_share: float, equipment_share: float) -> float:
    """Lock-in to Chinese standards a quarter later, in [0, 1] (R27, C13).

    It grows where Chinese capital and Chinese equipment are, and does not go back: standards
    outlast the plants that brought them. Growth is built in by sign; at speed 0 there is none.
    """
    driver = capital_share + p.lock_in_equipment_weight * equipment_share
    driver = min(max(driver, 0.0), 1.0)
    return level + p.lock_in_speed / QUARTERS_A_YEAR * driver * (1.0 - level)


@rule
def local_content(p: Parameters, policy: Shifts, lock_in: float) -> float:
    """Local content of local firms, not yet bounded."""
    by_rule = p.local_content_rule_effect * policy.local_content_rule
    screening = p.screening_content_effect * policy.project_screening
    return p.usual_local_content + (by_rule + screening) - p.lock_in_content_loss * lock_in


@rule
def home_content(p: Parameters, policy: Shifts, lock_in: float) -> float:
    """Local content of local firms, a share."""
    return min(max(local_content(p, policy, lock_in), LEAST_CONTENT), MOST_CONTENT)


@rule
def plant_content(p: Parameters, policy: Shifts, lock_in: float) -> float:
    """Local content of joint and Chinese plants, a share (R26, C14)."""
    content = local_content(p, policy, lock_in) - p.chinese_local_content_gap
    return min(max(content, LEAST_CONTENT), MOST_CONTENT)


@rule
def mean_content(chinese: float, home: float, plants: float) -> float:
    """Local content of manufacturing, of which a share is `chinese`."""
    return home + chinese * (plants - home)


@rule
def source(p: Any, policy: Any, skills: Any) -> None:
    """Settle how much the firms of a run buy at home."""
    skills.home_content = home_content(p, policy, skills.lock_in)
    skills.plant_content = plant_content(p, policy, skills.lock_in)
