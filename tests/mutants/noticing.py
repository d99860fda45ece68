"""Which tests should notice a fault in a file: the nearest first."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

WIDER = {
    "rules": ("tests/agents", "tests/world", "tests/test_effects.py", "tests/laws", "tests/twin"),
    "world": ("tests/agents", "tests/test_effects.py", "tests/laws", "tests/twin"),
    "agents": ("tests/world", "tests/test_effects.py", "tests/laws", "tests/twin"),
}
"""What notices faults of an area when its own tests do not."""


def nearest(root: Path, file: str) -> list[str]:
    """Test files for a file of the model: the one in its mirrored place, then those that import it.

    A test imports what its helpers in ``tests`` import and, of its own area, what a package that it
    asks for does.
    """
    mirrored = [test for test in [_mirrored(file)] if (root / test).exists()]
    area = f"tests/{file.split('/')[1]}"
    own = [test for test in _importing(root, file, packages=True) if test.startswith(area)]
    return list(dict.fromkeys([*mirrored, *(own or _importing(root, file))]))


def wider(root: Path, file: str) -> list[str]:
    """Those beside it and named after it, all others that import it, and those of its area."""
    area, stem = file.split("/")[1], Path(file).stem
    beside = _beside(root, Path(_mirrored(file)).parent)
    named = [test for test in _tests(root) if _is_about(test, stem.split("_")[0])]
    more = [
        test for place in WIDER.get(area, ()) for test in _tests(root) if test.startswith(place)
    ]
    near = set(nearest(root, file))
    found = dict.fromkeys([*beside, *named, *_importing(root, file), *more])
    return [test for test in found if test not in near]


def _beside(root: Path, folder: Path) -> list[str]:
    """The tests in the mirrored folder or, where there are none, in the one above it."""
    found = [test for test in _tests(root) if Path(test).parent == folder]
    return found or (_beside(root, folder.parent) if len(folder.parts) > 2 else [])


def _importing(root: Path, file: str, packages: bool = False) -> list[str]:
    """The tests that import a file, those first that import little else."""
    module = _module(Path(file))
    found = [test for test in _tests(root) if module in _reach(root, test, packages)]
    return sorted(found, key=lambda test: len(_reach(root, test, packages=False)))


def _is_about(test: str, word: str) -> bool:
    """Whether a test file is named after a word, or after the beginning of it."""
    about = Path(test).stem.removeprefix("test_")
    return len(about) > 3 and (about.startswith(word) or word.startswith(about.rstrip("s")))


def _mirrored(file: str) -> str:
    path = Path(file)
    return Path("tests", *path.parts[1:-1], f"test_{path.name}").as_posix()


@cache
def _tests(root: Path) -> tuple[str, ...]:
    found = sorted((root / "tests").rglob("test_*.py"))
    return tuple(path.relative_to(root).as_posix() for path in found)


@cache
def _reach(root: Path, test: str, packages: bool) -> frozenset[str]:
    """The modules of the model that a test imports, itself or by helpers and, maybe, packages."""
    seen, new = set[str](), {_module(Path(test))}
    while new:
        module = new.pop()
        seen.add(module)
        if (
            module == _module(Path(test))
            or module.startswith("tests.")
            or _is_package(root, module)
        ):
            new |= _imported(root, module) - seen
    return frozenset(seen)


@cache
def _imported(root: Path, module: str) -> frozenset[str]:
    """The modules of model and tests that one imports by name."""
    path = root / Path(*module.split("."))
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    if not file.exists():
        return frozenset()
    names = _names(ast.parse(file.read_text(encoding="utf-8")))
    return frozenset(name for name in names if name.startswith(("model.", "tests.")))


def _names(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


def _is_package(root: Path, module: str) -> bool:
    return (root / Path(*module.split("."))).is_dir()


def _module(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")
