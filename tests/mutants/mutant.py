"""A mutant: one file of the model with one fault, and the choice among all that there could be."""

from __future__ import annotations

import ast
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, islice
from pathlib import Path
from typing import Any

from tests.mutants import scope
from tests.mutants.operators import condition_faults, faults

_AROUND = 40
"""Letters that are shown before a difference; twice as many after."""


@dataclass(frozen=True)
class Mutant:
    """A `file`, relative to the project, with the part from `start` to `stop` written otherwise."""

    file: str
    line: int
    function: str
    before: str
    after: str
    place: int
    """Which it is of those that look the same in their function."""
    start: int = field(compare=False)
    stop: int = field(compare=False)
    """In bytes of the file."""
    is_expression: bool = field(default=True, compare=False)

    @property
    def area(self) -> str:
        """The folder of the model that it is in."""
        return self.file.split("/")[1]

    @property
    def name(self) -> str:
        """What stays the same while other lines of the file change."""
        parts = self.file, self.function, self.before, self.after, str(self.place)
        return hashlib.blake2b("\n".join(parts).encode(), digest_size=6).hexdigest()

    def source(self, root: Path) -> str:
        """The whole file with the fault."""
        whole = (root / self.file).read_bytes()
        after = f"({self.after})" if self.is_expression else self.after
        return (whole[: self.start] + after.encode() + whole[self.stop :]).decode()

    def __str__(self) -> str:
        before, after = _shown(self.before, self.after)
        return f"{self.file}:{self.line}: {before} -> {after}"


def mutants(root: Path, file: Path) -> list[Mutant]:
    """All mutants of a file of the project in `root`."""
    source = (root / file).read_text(encoding="utf-8")
    starts = _starts(source)
    seen = Counter[tuple[str, str, str]]()
    found = []
    for part in _parts(ast.parse(source), scope.draws(source)):
        start, stop = _place(part.written, starts)
        before, kind = ast.unparse(part.written), isinstance(part.written, ast.expr)
        for after in map(ast.unparse, part.faults()):
            if after == before:
                continue
            key = part.function, before, after
            line = int(getattr(part.written, "lineno", 0))
            found.append(Mutant(file.as_posix(), line, *key, seen[key], start, stop, kind))
            seen[key] += 1
    return found


def chosen(root: Path, areas: Sequence[str], count: int, seed: int) -> list[Mutant]:
    """So many mutants of some areas, one a line at most; those of unchanged code stay the same."""
    found = []
    for area, number in scope.shares(areas, count).items():
        every = [mutant for file in scope.files(root, [area]) for mutant in mutants(root, file)]
        every.sort(key=lambda mutant: _lot(seed, mutant))
        first = {(mutant.file, mutant.line): mutant for mutant in reversed(every)}
        sound = (mutant for mutant in every if first[mutant.file, mutant.line] is mutant)
        found += list(islice((mutant for mutant in sound if _can_be_read(mutant, root)), number))
    return sorted(found, key=lambda mutant: _lot(seed, mutant))


def _can_be_read(mutant: Mutant, root: Path) -> bool:
    try:
        ast.parse(mutant.source(root))
    except SyntaxError:
        return False
    return True


def _lot(seed: int, mutant: Mutant) -> bytes:
    return hashlib.blake2b(f"{seed} {mutant.name}".encode(), digest_size=8).digest()


@dataclass(frozen=True)
class _Part:
    """A node of a file, in the function it stands in; `written` is what is replaced for it."""

    node: ast.AST
    function: str
    written: ast.AST
    condition: bool = False

    def faults(self) -> Iterator[ast.AST]:
        """What is to be written in place of what is `written`, one fault each."""
        made = condition_faults if self.condition else faults
        for fault in made(self.node):
            yield ast.fix_missing_locations(_substituted(self.written, self.node, fault))


def _parts(tree: ast.Module, figure: bool) -> Iterator[_Part]:
    """All parts of a file in which faults matter."""

    def within(node: ast.AST, function: str, written: ast.AST | None) -> Iterator[_Part]:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            function = f"{function}.{node.name}".lstrip(".")
        if isinstance(node, ast.JoinedStr) and written is None:
            written = node  # before Python 3.12, no part of a formatted text knows its place
        for part in scope.parts(node, figure):
            if isinstance(part, ast.expr | ast.stmt) and not isinstance(part, ast.JoinedStr):
                yield _Part(part, function, written or part)
                if part in _conditions(node):
                    yield _Part(part, function, written or part, condition=True)
            yield from within(part, function, written)

    yield from within(tree, "", None)


def _conditions(node: ast.AST) -> list[ast.expr]:
    """The conditions that a node depends on."""
    if isinstance(node, ast.If | ast.While | ast.IfExp):
        return [node.test]
    return list(node.ifs) if isinstance(node, ast.comprehension) else []


def _substituted(whole: ast.AST, node: ast.AST, other: ast.AST) -> ast.AST:
    """The whole with another node in the place of one of it; neither is changed."""

    class Substitution(ast.NodeTransformer):
        def visit(self, visited: ast.AST) -> ast.AST:
            if visited is node:
                return other
            fields = {}
            for name, value in ast.iter_fields(visited):
                if isinstance(value, list):
                    value = [self.visit(v) if isinstance(v, ast.AST) else v for v in value]
                elif isinstance(value, ast.AST):
                    value = self.visit(value)
                fields[name] = value
            return ast.copy_location(type(visited)(**fields), visited)

    return Substitution().visit(whole)


def _starts(source: str) -> list[int]:
    """Where the lines of a file begin, in bytes."""
    lengths = [len(line) for line in source.encode().splitlines(keepends=True)]
    return [0, *accumulate(lengths)]


def _place(node: ast.AST, starts: Sequence[int]) -> tuple[int, int]:
    """Where a node begins and ends, in bytes."""
    place: Any = node
    return (
        starts[place.lineno - 1] + place.col_offset,
        starts[place.end_lineno - 1] + place.end_col_offset,
    )


def _shown(*sides: str) -> list[str]:
    """Two long texts, cut to what is around their difference."""
    lines = [" ".join(side.split()) for side in sides]
    letters = zip(*lines, strict=False)
    same = next((place for place, pair in enumerate(letters) if len(set(pair)) > 1), 0)
    begin = max(same - _AROUND, 0) if max(map(len, lines)) > 3 * _AROUND else 0
    end = begin + 3 * _AROUND
    return [
        f"{'…' if begin else ''}{line[begin:end]}{'…' if len(line) > end else ''}" for line in lines
    ]
