"""The article's risk factors as dials, and Kazakhstan's policy levers, kept apart from them."""

from model.risks.dials import Dial, Move, dial_registry
from model.risks.policies import Policy, policy_registry, shift
from model.risks.turning import turn_dials

__all__ = ["Dial", "Move", "Policy", "dial_registry", "policy_registry", "shift", "turn_dials"]
