"""Published effects beside the model's, on the same contrast."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.analysis.validation import yardsticks as module
from model.analysis.validation.yardsticks import yardsticks
from model.ensemble.results import Results
from tests.ensemble.toy import ToyScenario, outcomes, run_toy

OUTCOME = outcomes()[0]
ROW = {
    "name": "gain",
    "quantity": "gain of it",
    "place": "Somewhere",
    "value": "",
    "low": "-1",
    "high": "1",
    "source": "A paper",
    "confidence": "high",
    "outcome": OUTCOME,
    "sign": "1",
    "comparison": "the same",
}


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Results, Results]:
    folder = tmp_path_factory.mktemp("results")
    worse = ToyScenario(name="worse", dials=dict.fromkeys(ToyScenario().dials, 1.0))
    return run_toy(folder / "toy"), run_toy(folder / "worse", worse)


def published(monkeypatch: pytest.MonkeyPatch, **other: str) -> None:
    monkeypatch.setattr(module, "read_table", lambda name: [{**ROW, **other}])


def test_the_same_world_twice_shows_no_effect(
    pair: tuple[Results, Results], monkeypatch: pytest.MonkeyPatch
) -> None:
    published(monkeypatch)
    (found,) = yardsticks(pair[0], pair[0], 2015)
    assert (found.p05, found.median, found.p95) == (0.0, 0.0, 0.0)
    assert found.verdict == "in range"


def test_an_effect_and_its_inverse_lie_on_opposite_sides(
    pair: tuple[Results, Results], monkeypatch: pytest.MonkeyPatch
) -> None:
    published(monkeypatch)
    (gain,) = yardsticks(*pair, 2015)
    published(monkeypatch, sign="-1")
    (loss,) = yardsticks(*pair, 2015)
    assert gain.median is not None
    assert loss.median is not None
    assert gain.median > 0 > loss.median
    assert (gain.verdict, loss.verdict) == ("above", "below")


def test_what_the_model_lacks_is_not_modelled(
    pair: tuple[Results, Results], monkeypatch: pytest.MonkeyPatch
) -> None:
    published(monkeypatch, outcome="", sign="", low="", high="", value="3")
    (found,) = yardsticks(*pair, 2015)
    assert found.verdict == "not modelled"
    assert (found.low, found.high) == (3.0, 3.0)


def test_every_published_figure_that_ships_has_a_number_and_a_range_in_order(
    pair: tuple[Results, Results], tmp_path: Path
) -> None:
    for found in yardsticks(*pair, 2015):
        assert found.low <= found.high
        assert found.comparison
