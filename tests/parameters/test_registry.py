"""The register of parameters: every number has a unit, a range, a source and a confidence."""

from __future__ import annotations

import re

import pytest

from model.parameters import parameter_registry, registry

COMPLETE = {
    "description": "A.",
    "unit": "hours",
    "default": 2,
    "low": 1,
    "high": 3,
    "distribution": "uniform",
    "source": "A table",
    "confidence": "low",
    "ledger": [],
}


def read(monkeypatch: pytest.MonkeyPatch, fields: dict[str, object]) -> None:
    monkeypatch.setattr(registry, "read_entries", lambda _: [("part", "wait", fields)])
    parameter_registry.__wrapped__()


@pytest.mark.parametrize("name", parameter_registry())
def test_a_parameter_says_what_it_is_and_where_it_comes_from(name: str) -> None:
    parameter = parameter_registry()[name]
    assert re.fullmatch(r"[a-z][a-z0-9_]*", name)
    assert parameter.description.endswith(".")
    assert parameter.unit
    assert len(parameter.source) > 5
    assert parameter.confidence in ("high", "medium", "low")
    assert parameter.low <= parameter.default <= parameter.high


@pytest.mark.parametrize("field", COMPLETE)
def test_a_parameter_that_lacks_a_field_is_refused(
    field: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fields = {key: value for key, value in COMPLETE.items() if key != field}
    with pytest.raises(ValueError, match=f"parameter wait of part lacks '{field}'"):
        read(monkeypatch, fields)


def test_a_default_outside_its_range_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match="parameter wait: its default lies outside its range"):
        read(monkeypatch, {**COMPLETE, "default": 4})


def test_a_parameter_that_nobody_can_draw_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match="no distribution 'normal'"):
        read(monkeypatch, {**COMPLETE, "distribution": "normal"})
