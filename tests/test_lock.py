"""The lock: exact releases of all that the project installs, and set-up commands that heed it."""

from __future__ import annotations

import re
import subprocess
import tomllib
from itertools import chain
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
LINES = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
LOCKED = [Requirement(line) for line in LINES if not line.startswith("#")]
PYTHONS = ("3.11", "3.12", "3.13")


def asked_for() -> list[Requirement]:
    """What the project and its extras ask for, but for the bench's."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = {name: of for name, of in project["optional-dependencies"].items() if name != "bench"}
    found = map(Requirement, chain(project["dependencies"], *extras.values()))
    return [each for each in found if each.name != project["name"]]


@pytest.mark.parametrize("python", PYTHONS)
def test_the_lock_has_one_release_of_all_that_is_asked_for_and_it_is_let_in(python: str) -> None:
    here = {**default_environment(), "python_version": python, "python_full_version": f"{python}.9"}
    for wanted in asked_for():
        name = canonicalize_name(wanted.name)
        found = [each for each in LOCKED if canonicalize_name(each.name) == name]
        valid = [each for each in found if not each.marker or each.marker.evaluate(here)]
        assert len(valid) == 1, wanted
        (release,) = valid[0].specifier
        assert release.operator == "=="
        assert wanted.specifier.contains(release.version), wanted


def test_the_lock_knows_no_places() -> None:
    assert not [line for line in LINES if re.search(r"://|^-|(^|[ =])[./~]", line)]


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/howto"])
def test_every_set_up_command_of_a_clone_heeds_the_lock(page: str) -> None:
    place = ROOT / page
    pages = place.glob("*.md") if place.is_dir() else [place]
    commands = [
        command
        for each in pages
        for command in re.findall(r"pip install[^\n`&]*-e [^\n`&]*", each.read_text("utf-8"))
    ]
    assert commands
    assert [each for each in commands if "-c constraints.txt" not in each] == []


def test_the_command_that_makes_the_lock_stands_in_it_and_in_the_guide() -> None:
    command = LINES[1].removeprefix("#").strip()
    assert command.startswith("uv pip compile")
    assert command in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("script", ["run", "newest"])
def test_scripts_of_the_checks_are_shell_that_can_be_read(script: str) -> None:
    path = ROOT / ".ci" / script
    assert subprocess.run(["bash", "-n", str(path)]).returncode == 0
    assert ("constraints.txt" in path.read_text("utf-8")) == (script == "run")
