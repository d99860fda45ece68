"""Another state of the project beside this one: its files, and an environment of its own."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.fresh import ROOT


@dataclass(frozen=True, slots=True)
class Checkout:
    """Where a state of the project lies, and the Python that has what it needs."""

    folder: Path
    python: Path


HERE = Checkout(ROOT, Path(sys.executable))


def built(commit: str) -> Checkout:
    """The project at a commit, checked out and installed under the system's temporary folder.

    It is kept there for the next time. Raises ``CalledProcessError`` where there is no such commit
    or its packages cannot be had.
    """
    number = _told("rev-parse", "--verify", f"{commit}^{{commit}}")
    folder = Path(tempfile.gettempdir()) / f"belt-and-road-{number[:12]}"
    python, done = folder / ".venv" / "bin" / "python", folder / ".venv" / "installed"
    if not folder.exists():
        subprocess.run(
            ["git", "clone", "--quiet", "--no-checkout", str(ROOT), str(folder)], check=True
        )
        subprocess.run(["git", "-C", str(folder), "checkout", "--quiet", number], check=True)
    if not done.exists():
        sys.stderr.write(f"installing what {commit} needs …\n")
        subprocess.run([sys.executable, "-m", "venv", str(folder / ".venv")], check=True)
        locked = ["-c", "constraints.txt"] if (folder / "constraints.txt").exists() else []
        install = [str(python), "-m", "pip", "install", "--quiet", *locked, "-e", ".[test]"]
        subprocess.run(install, check=True, cwd=folder, stdout=sys.stderr)
        done.touch()
    return Checkout(folder, python)


def _told(*asked: str) -> str:
    """What git answers about this checkout."""
    command = ["git", "-C", str(ROOT), *asked]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
