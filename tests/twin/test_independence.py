"""The twin is a statement of its own: it calls nothing that it checks, and needs no arrays."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parent
AGENTS = sorted(
    path for kind in ("society", "industry", "transit") for path in FOLDER.glob(f"{kind}/*.py")
)
CHECKED = ("model.agents", "model.rules", "model.world.presence")
TABLES = {
    "model.agents.shippers_network": {"System", "transit_system"},
    "model.rules.transit.sample": {"Sample"},
}
"""What stands among the rules but is the network's tables in parsed form."""


def imports(path: Path) -> Iterator[tuple[str, str]]:
    """Module and name of each thing that a file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield from ((node.module or "", alias.name) for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)


def test_the_twin_uses_no_rule_or_population_of_the_engine() -> None:
    borrowed = {
        (path.name, module, name)
        for path in AGENTS
        for module, name in imports(path)
        if module.startswith(CHECKED) and name not in TABLES.get(module, ())
    }
    assert AGENTS
    assert not borrowed


def test_the_twins_agents_do_without_numpy() -> None:
    users = {path.name for path in AGENTS for module, _ in imports(path) if module == "numpy"}
    assert not users
