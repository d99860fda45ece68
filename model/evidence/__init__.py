"""What was observed: published figures with their sources, set beside the model's outcomes."""

from model.evidence.observations import Observation, Target, observations, targets
from model.evidence.series import LAST_FITTED_YEAR, Series, series_registry

__all__ = [
    "LAST_FITTED_YEAR",
    "Observation",
    "Series",
    "Target",
    "observations",
    "series_registry",
    "targets",
]
