"""Which functions of a package others can reach, read from their source.

A function is reached if code that is reached names it, by its own name, by that under which it was
imported, or through its module. Code outside of functions is reached once its module is imported.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

Place = tuple[str, str]
"""A module and the name of something that stands in it."""


@dataclass
class Source:
    """What a module holds: its functions and classes, what names mean in it, and what is left."""

    name: str
    things: dict[str, ast.AST] = field(default_factory=dict)
    meanings: dict[str, str] = field(default_factory=dict)
    rest: list[ast.AST] = field(default_factory=list)


def sources(home: Path) -> Mapping[str, Source]:
    """All modules of the package at `home`, by name."""
    found = {}
    for path in home.rglob("*.py"):
        words = [home.name, *path.relative_to(home).with_suffix("").parts]
        name = ".".join(words).removesuffix(".__init__")
        found[name] = _read(name, ast.parse(path.read_text(encoding="utf-8")))
    return found


def _read(name: str, tree: ast.Module) -> Source:
    source = Source(name)
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for each in node.names:
                source.meanings[each.asname or each.name] = f"{node.module}.{each.name}"
        elif isinstance(node, ast.Import):
            source.meanings.update({each.asname or each.name: each.name for each in node.names})
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            source.things[node.name] = node
            source.rest += node.decorator_list
            if any("overload" in ast.unparse(each) for each in node.decorator_list):
                source.rest.append(node)  # numba calls it in the place of another
        else:
            source.rest.append(node)
    return source


def functions(known: Mapping[str, Source], package: str) -> set[Place]:
    """The functions that stand in the modules of a package, but not those inside of classes, nor
    those that numba calls in the place of others."""
    return {
        (source.name, name)
        for source in known.values()
        if source.name.startswith(f"{package}.")
        for name, node in source.things.items()
        if isinstance(node, ast.FunctionDef) and not _overloads(node)
    }


def _overloads(node: ast.FunctionDef) -> bool:
    return any(ast.unparse(each).startswith("overload(") for each in node.decorator_list)


def reached(known: Mapping[str, Source], package: str) -> set[Place]:
    """What of a package the other modules reach, and what its own code outside of functions does."""
    new: list[Place] = []
    for source in known.values():
        inside = source.name.startswith(f"{package}.")
        for node in [*source.rest, *([] if inside else source.things.values())]:
            new += _named(node, source, known)
    found: set[Place] = set()
    while new:
        place = new.pop()
        if place not in found:
            found.add(place)
            source = known[place[0]]
            new += _named(source.things[place[1]], source, known)
    return found


def _named(node: ast.AST, source: Source, known: Mapping[str, Source]) -> Iterator[Place]:
    """What a piece of code names of the things that modules hold."""
    for each in ast.walk(node):
        if isinstance(each, ast.Name) and each.id in source.things:
            yield source.name, each.id
        elif isinstance(each, ast.Name | ast.Attribute):
            words = ast.unparse(each).split(".")
            meant = source.meanings.get(words[0])
            module, _, name = (
                ".".join([meant, *words[1:]]).rpartition(".") if meant else ("", "", "")
            )
            if module in known and name in known[module].things:
                yield module, name
