"""What tells the results of one ensemble from those of another."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from model.ensemble.failures import EnsembleError

if TYPE_CHECKING:
    from model.scenario import Scenario

PROJECT = "belt-and-road-kazakhstan"
_MODEL = Path(__file__).parent.parent
_DECIDING = ("agents", "data", "numerics", "parameters", "risks", "rules", "world")
"""Folders of the model whose files decide what a run comes out as."""
_ASIDE = ("__init__.py", "data/evidence", "data/claims", "data/published.csv", "data/iamc")
"""What no run reads: the names that a user imports, and data that runs are set against or told in.
"""
_LEARNT = "data/posterior"


@dataclass(frozen=True, slots=True)
class Identity:
    """All that decides the outcomes of an ensemble's runs.

    Two ensembles with the same identity agree run by run, so their runs may be mixed; those of
    two identities never are.
    """

    digest: str
    seed: int
    versions: Mapping[str, str]

    def key(self) -> str:
        """A short hash of the whole."""
        text = json.dumps(asdict(self), sort_keys=True)
        return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def identify(scenario: Scenario, seed: int) -> Identity:
    """The identity of an ensemble of `scenario` run here and now."""
    return Identity(scenario.digest(), seed, versions())


@cache
def versions() -> Mapping[str, str]:
    """Versions of what a run is computed with, the model's own code and data among them."""
    return {
        "project": _version(PROJECT),
        "model": model_digest(),
        "python": platform.python_version(),
        "numpy": _version("numpy"),
        "numba": _version("numba"),
        "mesa": _version("mesa"),
    }


def differences(ours: Mapping[str, str], theirs: Mapping[str, str]) -> str:
    """In which versions `theirs` part from `ours`, in words; empty where they are the same."""
    return ", ".join(
        f"another state of {name} ({theirs.get(name, 'none')[:8]}, not {version[:8]})"
        if name == "model"
        else f"{name} {theirs.get(name, 'none')}, not {version}"
        for name, version in ours.items()
        if theirs.get(name) != version
    )


class ChangedModelError(EnsembleError):
    """The model's code or data were edited while it ran."""


def require_unchanged(started_with: str) -> None:
    """Raise ``ChangedModelError`` where the model's files are no longer those it was started with.

    `started_with` is the hash of then. Tables are read when they are first needed, and workers may
    import late: nothing may be stored as if it came of a state of the model that is gone.
    """
    if model_files() != started_with:
        raise ChangedModelError("the model's files changed while it ran; start it again")


def model_files() -> str:
    """A hash of the model's code and data as they lie on disk now, not when it was started."""
    return model_digest.__wrapped__()


@cache
def model_digest(with_posterior: bool = True) -> str:
    """A hash of the code and the data tables that decide what a run comes out as.

    Without the posterior, it is that of the model which a calibration fits.
    """
    total = hashlib.blake2b(digest_size=16)
    aside = _ASIDE if with_posterior else (*_ASIDE, _LEARNT)
    for path in sorted(_deciding_files()):
        if path.relative_to(_MODEL).as_posix().startswith(aside):
            continue
        total.update(path.relative_to(_MODEL).as_posix().encode())
        total.update(hashlib.blake2b(path.read_bytes()).digest())
    return total.hexdigest()


def fitted_model() -> str:
    """A hash of what a calibration fits and of what it runs with, as far as it decides numbers."""
    libraries = {name: _version(name) for name in ("numpy", "numba", "scipy", "mesa")}
    text = f"{model_digest(with_posterior=False)}/{sorted(libraries.items())}"
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def _deciding_files() -> Iterator[Path]:
    yield from _MODEL.glob("*.py")
    yield _MODEL / "ensemble" / "design.py"
    for folder in _DECIDING:
        for path in (_MODEL / folder).rglob("*"):
            if path.suffix in {".py", ".yaml", ".csv"}:
                yield path


def _version(distribution: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "not installed"
