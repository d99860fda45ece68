"""The names that ``model`` gives: all of them there, none of them imported before it is used."""

from __future__ import annotations

import subprocess
import sys

import pytest

import model


@pytest.mark.parametrize("name", model.__all__)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    assert getattr(model, name).__doc__
    assert name in dir(model)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="phlogiston"):
        model.phlogiston  # noqa: B018


def test_importing_the_model_imports_nothing_heavy() -> None:
    heavy = "{'numpy', 'pandas', 'xarray', 'mesa', 'numba', 'yaml', 'typer'}"
    code = f"import sys, model; print({heavy} & set(sys.modules) or '')"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == ""
