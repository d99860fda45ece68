"""The manifest: written last, it vouches that a folder of results is whole and says of what."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from model.ensemble.atomic import write_whole
from model.ensemble.checksum import checksum
from model.ensemble.identity import Identity, identify
from model.ensemble.merge import TABLES
from model.ensemble.storage import hand_over, is_remote

if TYPE_CHECKING:
    from model.scenario import Scenario

NAME = "manifest.json"
FORMAT = 1
_TOLD = {
    "digest": str,
    "seed": int,
    "versions": dict,
    "runs": int,
    "scenario": dict,
    "failed": list,
    "drawn": list,
    "outcomes": list,
    "files": dict,
}
"""What every manifest of this format tells, and as what."""


def publish(folder: Path, tables: Path, identity: Identity, facts: Mapping[str, Any]) -> None:
    """Put the files in `tables`, on this machine, in the place of those in `folder`, and vouch.

    From the first table moved until the manifest is written, the folder holds no results.
    """
    document = {
        "format": FORMAT,
        **asdict(identity),
        **facts,
    }
    (folder / NAME).unlink(missing_ok=True)
    for name in TABLES:
        hand_over(tables / name, folder / name)
    write_whole(folder / NAME, [json.dumps(document, indent=2).encode(), b"\n"])


def read_manifest(folder: Path) -> dict[str, Any] | None:
    """The manifest of a folder; none where there is none, or none that can be read."""
    try:
        manifest = json.loads((folder / NAME).read_bytes())
    except (OSError, ValueError):
        return None
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        return None
    told = all(isinstance(manifest.get(name), kind) for name, kind in _TOLD.items())
    return manifest if told else None


def is_current(folder: Path, scenario: Scenario, seed: int, runs: int) -> bool:
    """Whether `folder` holds, whole and undamaged, what running `scenario` now would give."""
    manifest = _current(folder, scenario, seed)
    return manifest is not None and manifest["runs"] == runs and is_whole(folder, manifest)


def holds(folder: Path, scenario: Scenario, seed: int, runs: int) -> bool:
    """Whether `folder` holds, undamaged, what at least the first `runs` runs would give now."""
    manifest = _current(folder, scenario, seed)
    return manifest is not None and manifest["runs"] >= runs and is_whole(folder, manifest)


def is_whole(folder: Path, manifest: Mapping[str, Any], checksums: bool = True) -> bool:
    """Whether the tables are those the manifest vouches for, by size and by checksum.

    Elsewhere than on this machine by size alone: stores guard content with checksums of their own.
    """
    checksums = checksums and not is_remote(folder)
    for name, facts in manifest["files"].items():
        path = folder / name
        if not path.is_file() or path.stat().st_size != facts["bytes"]:
            return False
        if checksums and checksum(path) != facts["sha256"]:
            return False
    return True


def _current(folder: Path, scenario: Scenario, seed: int) -> dict[str, Any] | None:
    """The manifest of a folder, if it is of this very scenario, seed and state of the model."""
    manifest = read_manifest(folder)
    if manifest is None or _identity(manifest) != identify(scenario, seed):
        return None
    return manifest


def _identity(manifest: Mapping[str, Any]) -> Identity:
    return Identity(manifest["digest"], manifest["seed"], manifest["versions"])
