"""The command lines that pages show are ones that the program takes."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from model.cli.app import application
from model.cli.commands import COMMANDS
from model.parameters import parameter_registry
from model.risks import dial_registry, policy_registry
from tests.docs.page import ROOT, blocks, followed, pages

_PROGRAM = re.compile(r"^(?:\$ )?(?:.*&& )?\S*python3? run_sim\.py (.+)$", flags=re.MULTILINE)
_LANGUAGES = ("console", "bash")
PAGES = [page for page in pages() if page not in followed()]
"""Those that are followed run their commands, some with names that they have just added."""
Usage: Any = typer.BadParameter.__mro__[1]


def command_lines(page: Path) -> Iterator[str]:
    """What pages have typed after ``python run_sim.py``, but for mistakes that they show."""
    for block in blocks(page.read_text(encoding="utf-8")):
        if block.language in _LANGUAGES and "status=2" not in block.info:
            text = block.text.replace("\\\n", " ")
            yield from (re.split(r"  #| >>? ", line)[0].strip() for line in _PROGRAM.findall(text))


def complaint(line: str) -> str:
    """What is wrong with a command line; nothing where the program takes it."""
    name, *arguments = shlex.split(line, comments=True)
    if name.startswith("-"):
        return ""
    if name not in COMMANDS:
        return f"no command {name}"
    group: Any = typer.main.get_command(application(name))
    try:
        taken = group.commands[name].make_context(name, arguments).params
    except Usage as error:
        return str(error.format_message())
    inputs = {*parameter_registry(), *dial_registry(), *policy_registry()}
    unknown = {each.partition("=")[0] for each in taken.get("settings") or ()} - inputs
    return f"no input {unknown}" if unknown else ""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_each_command_line_shown_is_taken(page: Path) -> None:
    found = {line: complaint(line) for line in command_lines(page)}
    assert {line: wrong for line, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_example_that_each_command_gives_is_taken(name: str) -> None:
    words = " ".join((COMMANDS[name].load().__doc__ or "").split())
    _, _, example = words.partition("Example: python run_sim.py ")
    assert example
    assert complaint(example.partition(" >")[0]) == ""


def test_what_the_program_does_not_take_is_seen() -> None:
    assert complaint("runn baseline") == "no command runn"
    assert "--rums" in complaint("run baseline --rums 20")
    assert complaint("run") != ""
    assert complaint("run baseline --set border_dwel=3") == "no input {'border_dwel'}"


def test_the_tour_of_the_readme_is_among_what_is_checked() -> None:
    assert "run baseline --runs 200 --seed 1" in set(command_lines(ROOT / "README.md"))
