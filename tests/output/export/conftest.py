"""What the tests of exports share: two toy ensembles."""

from __future__ import annotations

import pytest

from model.clock import Horizon, Quarter
from model.ensemble.results import Results
from model.output.export.content import INPUTS, QUANTILES, RUNS, Content, labelled
from model.risks import dial_registry
from tests.ensemble.toy import ToyScenario, run_toy

WORST = ToyScenario(
    name="worst",
    dials=dict.fromkeys(dial_registry(), 1.0),
    horizon=Horizon(end=Quarter(2015, 4)),
)


@pytest.fixture(scope="session")
def ensembles(tmp_path_factory: pytest.TempPathFactory) -> list[Results]:
    """Two ensembles of different size and horizon."""
    folder = tmp_path_factory.mktemp("exported")
    return [run_toy(folder / "toy"), run_toy(folder / "worst", WORST, runs=7)]


@pytest.fixture(scope="session")
def everything(ensembles: list[Results]) -> Content:
    """All there is of both."""
    return Content(labelled(ensembles), ensembles[0].outcomes, (QUANTILES, RUNS, INPUTS))
