"""A copy of the project to follow a page in, and the commands of the page run there."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from model.numerics.machine_code import kept_in
from tests.docs.edits import carry_out
from tests.docs.page import ROOT, Block, Command, blocks, commands

PARTS = ("model", "scenarios", "docs", "tests")
FEW = "6"
"""Runs to make where a page makes more."""
_TELLING = 8
"""Letters from which on the beginning of a word cut short tells it."""
_TREE = shutil.ignore_patterns("__pycache__", "images", "*_cache")


def copy_of_the_project(folder: Path) -> Path:
    """A copy in `folder` that may be edited."""
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part, ignore=_TREE)
    for name in ("run_sim.py", "pyproject.toml"):
        shutil.copy2(ROOT / name, folder / name)
    return folder


def compile_here() -> None:
    """Compile the model's loops where the project lies, so that copies need not."""
    once = ["run", "baseline", "--runs", "1", "--end", "2013", "--no-plots"]
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, str(ROOT / "run_sim.py"), *once]
        subprocess.run(command, cwd=folder, env=_environment(ROOT), check=True, capture_output=True)


def follow(page: Path, root: Path) -> None:
    """Do what a page says, from its first block to its last: edit files and run commands."""
    for block in blocks(page.read_text(encoding="utf-8")):
        if block.action:
            carry_out(block, root)
        elif block.language == "console":
            run_block(block, root)


def run_block(block: Block, root: Path) -> None:
    """Run the commands of a block and hold what they print against what the page shows."""
    _lend_kernels(root)
    for command in commands(block):
        check(command, root)


def check(command: Command, root: Path) -> None:
    """Run a command with few runs: its status is right, and it prints lines like those shown."""
    done = subprocess.run(
        _arguments(command.words), cwd=root, env=_environment(root), capture_output=True,
        text=True, timeout=300,
    )  # fmt: skip
    said = f"{done.stdout}\n{done.stderr}"
    assert done.returncode == command.status, f"{command.words}\n{said}"
    for line in filter(label, command.shown):
        alike = [p for p in said.splitlines() if begins_alike(p, line)]
        assert alike, f"{line!r} is not in:\n{said}"


def begins_alike(printed: str, shown: str) -> bool:
    """Whether a printed line begins like one shown, where other runs leave other room for words."""
    ours, theirs = label(printed), label(shown)
    cut_short = "…" in printed and len(ours) >= _TELLING
    return ours.startswith(theirs) or (cut_short and theirs.startswith(ours))


def label(line: str) -> str:
    """What a line begins with: its words up to the first number, or to what was cut short."""
    words = re.split(r"[-+]?\d|\.\.\.|…", line.strip(), maxsplit=1)[0]
    return " ".join(words.split())


def _arguments(words: str) -> list[str]:
    fewer = re.sub(r"--runs \d+", f"--runs {FEW}", words)
    program, *rest = shlex.split(fewer)
    assert program == "python", words
    return [sys.executable, *rest]


def _environment(root: Path) -> dict[str, str]:
    own = {"PYTHONPATH": str(root), "NO_COLOR": "1", "COLUMNS": "120", "OPENBLAS_NUM_THREADS": "1"}
    return {**os.environ, **own}


def _lend_kernels(root: Path) -> None:
    """Spare the copy compiling what is compiled here, as far as it has left alone what that is of."""
    ours, own = kept_in(ROOT / "model"), kept_in(root / "model")
    if ours.is_dir() and ours != own:
        shutil.copytree(ours, own, dirs_exist_ok=True)
