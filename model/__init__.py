"""Belt and Road scenario model: Kazakhstan, China and Russia, in ensembles of runs.

From Python: ``from model import load_scenario, simulate, compare``. Each name is imported when it
is first used, so that ``import model`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from model.api.compare import compare as compare
    from model.api.results import load_results as load_results
    from model.api.scenarios import load_scenario as load_scenario
    from model.api.simulate import simulate as simulate
    from model.ensemble.failures import EnsembleError as EnsembleError
    from model.errors import ScenarioError as ScenarioError
    from model.scenario import Scenario as Scenario
    from model.scenario import catalogue as catalogue

__version__ = "0.1.0"

_HOMES = {
    "EnsembleError": "model.ensemble.failures",
    "Scenario": "model.scenario",
    "ScenarioError": "model.errors",
    "catalogue": "model.scenario",
    "compare": "model.api.compare",
    "load_results": "model.api.results",
    "load_scenario": "model.api.scenarios",
    "simulate": "model.api.simulate",
}
"""The public names, and the module that each comes from."""
__all__ = [*_HOMES]


def __getattr__(name: str) -> Any:
    """A public name, imported now."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(_HOMES[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """All names, also those that were not imported yet."""
    return sorted({*globals(), *_HOMES})
