"""The program as a whole: helpful, quick to start, and quiet when nobody listens."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from model.cli.app import main
from model.cli.commands import COMMANDS

PROJECT = Path(__file__).resolve().parents[2]
PROGRAM = [sys.executable, str(PROJECT / "run_sim.py")]
HEAVY = {"mesa", "pandas", "pyarrow", "matplotlib", "scipy"}


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    output = capsys.readouterr().out
    assert "Example: python run_sim.py" in output
    for name, command in COMMANDS.items():
        line = next(line for line in output.splitlines() if line.split()[:1] == [name])
        assert command.summary.startswith(line.split(maxsplit=1)[1].removesuffix("..."))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([name, "--help"]) == 0
    assert f"Example: python run_sim.py {name}" in capsys.readouterr().out


def test_an_unknown_command_is_met_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lst"]) == 2
    shown = capsys.readouterr()
    assert shown.err == "no command 'lst'; did you mean list? (all: run_sim.py --help)\n"
    assert shown.out == ""


def test_a_wrong_option_is_wrong_input(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--jsn"]) == 2
    assert "--jsn" in capsys.readouterr().err


def test_without_a_command_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    main([])
    shown = capsys.readouterr()
    assert set(COMMANDS) <= set((shown.out + shown.err).split())


@pytest.mark.parametrize("arguments", [["--help"], ["list"], ["check", "all"], ["run", "--help"]])
def test_nothing_heavy_is_imported_for_light_commands(arguments: list[str]) -> None:
    code = (
        "import sys; from model.cli.app import main; "
        f"main({arguments!r}); print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True)
    loaded = set(done.stderr.split())
    assert "model.cli.app" in loaded
    assert not HEAVY & loaded


def test_a_reader_that_goes_away_is_no_accident() -> None:
    command = f"{sys.executable} run_sim.py parameters --json | head -c 10"
    done = subprocess.run(command, shell=True, cwd=PROJECT, capture_output=True, text=True)
    assert done.stderr == ""


def test_letters_that_a_terminal_lacks_do_not_fail(tmp_path: Path) -> None:
    path = tmp_path / "silk.yaml"
    path.write_text("title: Жібек жолы\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run([*PROGRAM, "show", str(path)], env=environment, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_program_can_be_started_by_its_name_once_installed() -> None:
    scripts = tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]["scripts"]
    module, _, function = scripts["belt-and-road"].partition(":")
    code = f"from {module} import {function} as run; raise SystemExit(run())"
    command = [sys.executable, "-c", code, "outcomes"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert "transit_revenue" in done.stdout


def test_the_program_is_a_thin_door() -> None:
    assert len((PROJECT / "run_sim.py").read_text().splitlines()) < 40


def test_numerical_libraries_are_told_to_keep_to_one_core() -> None:
    code = "import os, run_sim; run_sim.run(); print(os.environ['OPENBLAS_NUM_THREADS'])"
    clean = {k: v for k, v in os.environ.items() if not k.endswith("_NUM_THREADS")}
    command = [sys.executable, "-c", code, "--help"]
    done = subprocess.run(command, cwd=PROJECT, env=clean, capture_output=True, text=True)
    assert done.stdout.endswith("\n1\n")
