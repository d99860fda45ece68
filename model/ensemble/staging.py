"""The staging area: where a running ensemble keeps finished runs until its results are complete."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from model.ensemble.atomic import remove_drafts, write_whole
from model.ensemble.identity import Identity
from model.ensemble.storage import is_remote, make_folder, remove_folder

WORK = ".work"
"""The hidden folder, inside a results folder, in which running ensembles keep their chunks."""
IDENTITY = "identity.json"
"""The file that identifies a running ensemble: its scenario, seed and versions."""


@dataclass(frozen=True, slots=True)
class StagingArea:
    """The folder of one ensemble, named by its key: another seed or scenario has its own, so that
    going from one to the other and back loses nothing."""

    results: Path
    identity: Identity

    @property
    def key(self) -> str:
        """What its chunks are stored under."""
        return self.identity.key()

    @property
    def folder(self) -> Path:
        """Where its chunks lie."""
        return self.results / WORK / self.key

    def open(self) -> None:
        """Make the folder, or clear it of files that killed programs left half-written."""
        make_folder(self.folder)
        if not is_remote(self.folder):
            remove_drafts(self.folder)
        write_whole(self.folder / IDENTITY, [json.dumps(asdict(self.identity)).encode()])

    @contextmanager
    def tables(self) -> Iterator[Path]:
        """A folder of this machine to write the tables in before they are published."""
        if is_remote(self.folder):
            with tempfile.TemporaryDirectory() as folder:
                yield Path(folder)
        else:
            yield self.folder

    def close(self) -> None:
        """Remove the folder, and those of ensembles that this version cannot resume."""
        remove_folder(self.folder)
        work = self.results / WORK
        for other in work.glob(f"*/{IDENTITY}"):
            if not self._may_be_taken_up(other):
                remove_folder(other.parent)
        if not is_remote(work) and not any(path.is_dir() for path in work.iterdir()):
            remove_folder(work)  # with the lock: who opened it meanwhile notices

    def _may_be_taken_up(self, identity: Path) -> bool:
        try:
            versions = json.loads(identity.read_bytes())["versions"]
        except (OSError, ValueError, KeyError, TypeError):
            return False
        return bool(versions == dict(self.identity.versions))
