"""Dependencies point one way: what is below imports nothing of what is above it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import model

ABOVE = {
    "scenario": ("ensemble", "analysis", "output", "api", "cli"),
    "ensemble": ("analysis", "output", "api", "cli"),
    "analysis": ("output", "api", "cli"),
    "output": ("api", "cli"),
    "api": ("cli",),
}
HOME = Path(model.__file__).parent


def imported(path: Path) -> set[str]:
    """The modules that a file imports, at its top or inside a function."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
        elif isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
    return found


@pytest.mark.parametrize("layer", ABOVE)
def test_a_layer_imports_nothing_of_those_above_it(layer: str) -> None:
    files = list((HOME / layer).rglob("*.py"))
    assert files
    upwards = {
        (path.relative_to(HOME).as_posix(), name)
        for path in files
        for name in imported(path)
        for above in ABOVE[layer]
        if name == f"model.{above}" or name.startswith(f"model.{above}.")
    }
    assert not upwards


def test_the_languages_know_nothing_of_the_model() -> None:
    for path in (HOME / "languages").rglob("*.py"):
        own = {name for name in imported(path) if name.startswith("model")}
        assert all(name.startswith("model.languages") for name in own), path
