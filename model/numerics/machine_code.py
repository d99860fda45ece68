"""Where the machine code of kernels is kept, and which edits make it worthless.

Numba keeps code by the path and the time of a kernel's own file. But a kernel holds constants and
parts of other files, whose edits numba does not see; and a copy of the project has other paths.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import llvmlite.binding as llvm
import numba
from numba.core import caching

_MODEL = Path(__file__).parent.parent
_settings: Any = numba.config
_IMPORT = re.compile(
    r"^[ \t]*(?:from (model[\w.]*) import (\([^)]*\)|[^\n]*)|import (model[\w.]*))", re.MULTILINE
)
_NAME = re.compile(r"\w+")
_TABLE = re.compile(r'"([\w/]+\.csv)"')
_DIGITS = 12
_Locator: Any = caching._CacheLocator


class ByContent(_Locator):
    """Keeps a kernel's code under the name of its file, with what that file and all that it imports
    of the model hold, and the tables that these name: an edit renews the kernels that can notice
    it, and no others."""

    def __init__(self, path: Path, line: int, root: Path) -> None:
        self._path, self._line, self._root = path, line, root

    @classmethod
    def from_function(cls, py_func: Callable[..., Any], py_file: str) -> ByContent | None:
        """For a kernel of the model; numba deals with others, and where nothing can be written."""
        path = Path(py_file)
        if not path.is_relative_to(_MODEL):
            return None
        for root in (kept_in(_MODEL), _kept_for_user()):
            found = cls(path, py_func.__code__.co_firstlineno, root)
            with suppress(OSError):
                found.ensure_cache_path()
                return found
        return None

    def ensure_cache_path(self) -> None:
        """Make the folder. Raises ``OSError`` where it cannot be made or written to."""
        folder = self.get_cache_path()
        Path(folder).mkdir(parents=True, exist_ok=True)
        if not os.access(folder, os.W_OK):
            raise PermissionError(folder)

    def get_cache_path(self) -> str:
        """The folder, the same wherever the project lies but for the root of all of them."""
        return str(self._root / self._path.relative_to(_MODEL).parent)

    def get_source_stamp(self) -> str:
        """What must be the same for the code to be good."""
        return content_behind(self._path)

    def get_disambiguator(self) -> str:
        """What tells kernels of one name and file apart, and those before and after an edit: two
        programs, one older, must not be given each other's code."""
        return f"{self._line}-{self.get_source_stamp()[:_DIGITS]}"


def kept_in(model: Path) -> Path:
    """The folder in which a copy of the `model` keeps the code of all its kernels."""
    return Path(_settings.CACHE_DIR or model / "__pycache__") / "kernels"


def kernel_folder() -> Path:
    """The folder in which this copy of the model keeps the code of its kernels."""
    folder = kept_in(_MODEL)
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return folder if os.access(folder, os.W_OK) else _kept_for_user()


def processor() -> str:
    """The processor that code is compiled for: code for another one is not used."""
    return str(llvm.get_host_cpu_name())


def _kept_for_user() -> Path:
    """The folder for models that lie where nothing can be written."""
    own = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(own) / "belt-and-road" / "kernels"


def use() -> None:
    """Have numba keep code in this way."""
    kept: Any = caching.CompileResultCacheImpl
    if ByContent not in kept._locator_classes:
        kept._locator_classes = [ByContent, *kept._locator_classes]


@cache
def content_behind(path: Path) -> str:
    """A hash of a file of the model, of all files of it that this one imports, near or far, and of
    the tables of data that any of them names: the number of their rows may be a constant."""
    behind, new = {path}, [path]
    while new:
        found = _imported(new.pop()) - behind
        behind |= found
        new += found
    state = hashlib.blake2b(digest_size=16)
    for hashed in sorted(map(_hash, behind)):
        state.update(hashed)
    return state.hexdigest()


@cache
def _hash(path: Path) -> bytes:
    return hashlib.blake2b(path.read_bytes(), digest_size=16).digest()


@cache
def _imported(path: Path) -> frozenset[Path]:
    """What a file needs of the model: modules, but for the package itself, and tables of data."""
    files, modules = set[Path](), _modules()
    text = path.read_text()
    for package, names, module in _IMPORT.findall(text):
        asked = [module or package, *(f"{package}.{name}" for name in _NAME.findall(names))]
        files.update(modules[name] for name in asked if name in modules)
    tables = (_MODEL / "data" / name for name in _TABLE.findall(text))
    return frozenset(files | {table for table in tables if table.is_file()})


@cache
def _modules() -> Mapping[str, Path]:
    """The files of the model's modules and packages by their names."""
    files = [path.relative_to(_MODEL) for path in _MODEL.rglob("*.py")]
    names = {file: [*file.parent.parts, file.stem] for file in files}
    return {
        ".".join([_MODEL.name, *words]).removesuffix(".__init__"): _MODEL / file
        for file, words in names.items()
        if words != ["__init__"]
    }
