"""The register of risk dials: one risk, one dial, and no parameter moved by two."""

from __future__ import annotations

from collections import Counter

import pytest

from model.parameters import parameter_registry
from model.risks import dial_registry, dials

DIAL = {
    "title": "A",
    "description": "A.",
    "baseline": 0.5,
    "absent": "none",
    "worst": "all",
    "ledger": [],
    "moves": {"patience_years": {"absent": 8, "worst": 3}},
}


def read(monkeypatch: pytest.MonkeyPatch, *entries: dict[str, object]) -> None:
    named = [("part", f"dial_{place}", fields) for place, fields in enumerate(entries)]
    monkeypatch.setattr(dials, "read_entries", lambda _: named)
    dial_registry.__wrapped__()


@pytest.mark.parametrize("name", dial_registry())
def test_a_dial_says_what_it_is_and_moves_something(name: str) -> None:
    dial = dial_registry()[name]
    assert dial.title
    assert dial.description.endswith(".")
    assert dial.absent
    assert dial.worst
    assert dial.ledger
    assert 0.0 <= dial.baseline < 1.0
    assert dial.moves
    assert all(move.absent != move.worst for move in dial.moves.values())


def test_no_parameter_is_moved_by_two_dials() -> None:
    moved = Counter(name for dial in dial_registry().values() for name in dial.moves)
    assert max(moved.values()) == 1


@pytest.mark.parametrize("name", dial_registry())
def test_dials_keep_parameters_in_their_ranges(name: str) -> None:
    for moved, move in dial_registry()[name].moves.items():
        parameter = parameter_registry()[moved]
        assert parameter.low <= min(move.absent, move.worst)
        assert max(move.absent, move.worst) <= parameter.high


def test_a_dial_worsens_what_it_moves_in_one_direction() -> None:
    """The baseline value stands between the absent and the worst one."""
    for dial in dial_registry().values():
        for name, move in dial.moves.items():
            default = parameter_registry()[name].default
            low, high = sorted((move.absent, move.worst))
            assert low <= default <= high, (dial.name, name)


@pytest.mark.parametrize(
    ("entries", "complaint"),
    [
        ([{**DIAL, "baseline": 2}], "baseline lies outside"),
        ([{**DIAL, "moves": {"no_such": {"absent": 0, "worst": 1}}}], "is no parameter"),
        ([{**DIAL, "moves": {"patience_years": {"absent": 99, "worst": 3}}}], "out of"),
        ([DIAL, DIAL], "dials dial_0 and dial_1 both move patience_years"),
    ],
)
def test_a_dial_that_cannot_be_is_refused(
    entries: list[dict[str, object]], complaint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ValueError, match=complaint):
        read(monkeypatch, *entries)
