"""What became of each mutant, a line each in a file, so that a command goes on where one ended."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from threading import Lock

from tests.mutants.mutant import Mutant
from tests.mutants.trial import Outcome


class Journal:
    """Outcomes by the name of their mutants."""

    def __init__(self, file: Path) -> None:
        self._file, self._lock = file, Lock()
        file.parent.mkdir(parents=True, exist_ok=True)

    def read(self) -> Mapping[str, Outcome]:
        """The last outcome of each mutant."""
        if not self._file.exists():
            return {}
        lines = map(json.loads, self._file.read_text(encoding="utf-8").splitlines())
        return {
            line["name"]: Outcome(line["status"], line["seconds"], line["by"]) for line in lines
        }

    def note(self, mutant: Mutant, outcome: Outcome) -> None:
        """Add a line."""
        line = {"name": mutant.name, "mutant": str(mutant), **asdict(outcome)}
        with self._lock, self._file.open("a", encoding="utf-8") as file:
            file.write(f"{json.dumps(line)}\n")
