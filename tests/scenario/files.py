"""Scenario files for tests."""

from __future__ import annotations

from pathlib import Path


def write(folder: Path, name: str, body: str = "", title: str = "A test") -> Path:
    """Write ``folder/name.yaml`` with a title and a body. Returns its path."""
    path = folder / f"{name}.yaml"
    path.write_text(f"title: {title}\n{body}", encoding="utf-8")
    return path


def home_with_baseline(folder: Path, body: str = "") -> Path:
    """A folder of scenarios that holds a baseline."""
    write(folder, "baseline", body, title="Baseline")
    return folder
