"""The scenarios at hand: one YAML file each, named by the file."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from model.errors import Place, Problem, nearest
from model.scenario.words import is_name
from model.text_file import shown

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"
"""The folder of the project's scenarios."""
BASELINE = "baseline"
SUFFIXES = (".yaml", ".yml")


def home(folder: Path | None = None) -> Path:
    """The folder given, or that of the project's scenarios."""
    return folder or SCENARIOS


def catalogue(folder: Path | None = None) -> list[str]:
    """The names of the scenarios in a folder (the project's own if none), the baseline first."""
    names = {path.stem for path in home(folder).glob("*.yaml") if is_name(path.stem)}
    return sorted(names, key=lambda name: (name != BASELINE, name))


def find(name_or_path: str | Path, folder: Path) -> Path | Problem:
    """The file of a scenario named, or given as the path of a YAML file.

    A path may lead anywhere, as it is the user who gives it; a name stays within `folder`.
    """
    text = str(name_or_path)
    if isinstance(name_or_path, Path) or text.endswith(SUFFIXES):
        return _mistyped(Path(name_or_path), folder) or Path(name_or_path)
    place = Place(text if text.strip() else "SCENARIO")
    return _named(text, folder, place, "") or _unknown(text, place, "", folder)


def _mistyped(path: Path, folder: Path) -> Problem | None:
    """Of a file that is not there, what may have been meant: one beside it, or a name."""
    with suppress(OSError, ValueError):
        if not path.exists() and not path.is_symlink():
            files = {e.stem: str(e) for e in path.parent.iterdir() if e.suffix in SUFFIXES}
            near = nearest(path.stem, [*files, *catalogue(folder)])
            meant = files.get(near, near)
            return Problem(Place(shown(path)), "", "no such file", nearest=meant) if meant else None
    return None


def find_parent(name: str, child: Path, place: Place, folder: Path) -> Path | Problem:
    """The file that `child` extends: one of the project, else one that lies beside it.

    A name in a file opens nothing else: neither a path nor a link that leads out of these folders.
    """
    for home in (folder, child.parent):
        found = _named(name, home, place, "extends")
        if found is not None:
            return found
    return _unknown(name, place, "extends", folder)


def _named(name: str, folder: Path, place: Place, key: str) -> Path | Problem | None:
    """The file of a name in a folder, none where there is none; never a file outside the folder."""
    path = folder / f"{name}.yaml"
    if not is_name(name) or not path.is_file():
        return None
    if path.resolve().parent != folder.resolve():
        found = f"{path.name} is a link that leads out of the folder of scenarios"
        return Problem(place, key, found, "a file in it, or its own path on the command line")
    return path


def _unknown(name: str, place: Place, key: str, folder: Path) -> Problem:
    found = f"no scenario named {name!r}" if key else "no such scenario"
    near = nearest(name, catalogue(folder))
    return Problem(place, key, found, nearest=near, see="run_sim.py list")
