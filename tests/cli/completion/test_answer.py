"""What is proposed for a line: all that may stand there, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.cli.app import application
from model.cli.commands import COMMANDS
from model.cli.completion.answer import LINE, SHELL, proposals, split
from model.languages import LANGUAGES
from model.outcomes import outcome_registry
from model.risks import dial_registry, policy_registry
from model.scenario import catalogue
from model.scenario.inputs import input_registry
from tests.fuzz.effort import tried

PROJECT = Path(__file__).resolve().parents[3]
PROGRAM = [sys.executable, str(PROJECT / "run_sim.py")]


def values(line: str) -> list[str]:
    """The values proposed for a line."""
    return [value for value, _ in proposals(line, application)]


def test_every_command_is_proposed_with_what_it_does() -> None:
    found = dict(proposals("python run_sim.py ", application))
    assert found == {name: command.summary for name, command in COMMANDS.items()}


@pytest.mark.parametrize("command", ["run", "compare", "show", "rank", "plot", "check"])
def test_every_scenario_is_proposed_where_one_is_asked_for(command: str) -> None:
    assert set(catalogue()) <= set(values(f"run_sim.py {command} "))
    assert values(f"run_sim.py {command} perf") == ["perfect_storm"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("plot baseline --outcomes ", {*outcome_registry(), "all"}),
        ("tipping --outcome ", set(outcome_registry())),
        ("rank --dials ", {*dial_registry(), "all"}),
        ("policy --levers ", {*policy_registry(), "none"}),
        ("run baseline --set ", {f"{name}=" for name in input_registry()}),
        ("tipping --map training ", set(input_registry())),
        ("policy --policy mine=", {f"mine={name}:" for name in policy_registry()}),
        ("tipping --against ", set(catalogue())),
        ("validate --against ", set()),
        ("run baseline --runs ", set()),
        ("run baseline --out ", set()),
        ("discover --over ", {"dials", "policies", "parameters"}),
        ("sensitivity --method ", {"sobol", "morris"}),
        ("export baseline --format ", {"csv", "xlsx", "netcdf", "iamc"}),
        ("list --lang ", set(LANGUAGES)),
        ("results --sort ", {"name", "size", "written", "state"}),
        ("completion ", {"bash", "zsh", "fish"}),
        ("run baseline --set=russian_block", {"--set=russian_blocking="}),
    ],
)
def test_an_option_takes_the_names_it_is_made_for(line: str, expected: set[str]) -> None:
    assert set(values(f"run_sim.py {line}")) == expected


def test_a_list_goes_on_behind_its_comma_with_what_is_not_in_it_yet() -> None:
    found = values("run_sim.py rank --dials land_rumours,")
    assert {name.removeprefix("land_rumours,") for name in found} == {
        *dial_registry(), "all",
    } - {"land_rumours"}  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_every_long_option_of_a_command_is_proposed(command: str) -> None:
    assert "--help" in values(f"run_sim.py {command} --")


@pytest.mark.parametrize(
    "start", ["python", "./run_sim.py", "/a/b/belt-and-road", "cd x; A=1 python3 -X dev run_sim.py"]
)
def test_however_the_program_is_started_its_words_are_found(start: str) -> None:
    line = f"{start} run_sim.py" if start == "python" else start
    assert values(f"{line} show perf") == ["perfect_storm"]


@tried(60)
@given(
    words=st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=["C"])), min_size=1, max_size=3
    )
)
def test_no_line_is_an_accident(words: list[str]) -> None:
    line = " ".join(["run_sim.py", *words])
    for value in values(line):
        assert value.startswith(split(line)[-1])


def test_an_open_quote_is_a_word_begun() -> None:
    assert values("run_sim.py show 'perf") == ["perfect_storm"]


def test_the_question_leaves_no_trace_in_the_environment() -> None:
    before = dict(os.environ)
    values("run_sim.py run ")
    assert dict(os.environ) == before


@pytest.mark.parametrize(
    "line", ["run_sim.py ", "run_sim.py run bas", "run_sim.py claims ", "run_sim.py run --set "]
)
def test_a_shell_is_answered_fast(line: str) -> None:
    spent = []
    for _ in range(3):
        started = _seconds_of_children()
        environment = {**os.environ, SHELL: "fish", LINE: line}
        done = subprocess.run(PROGRAM, env=environment, capture_output=True, check=True)
        spent.append(_seconds_of_children() - started)
        assert done.stdout
    assert min(spent) < 0.6  # of work; half a second where nothing else runs


def _seconds_of_children() -> float:
    """The time that processors worked for programs that were started and have ended."""
    return os.times().children_user + os.times().children_system


def test_words_on_names_go_to_shells_that_show_them() -> None:
    told = {}
    for shell in ("bash", "fish"):
        environment = {**os.environ, SHELL: shell, LINE: "run_sim.py rank --dials land_ru"}
        done = subprocess.run(PROGRAM, env=environment, capture_output=True, text=True, check=True)
        told[shell] = done.stdout
    title = dial_registry()["land_rumours"].title
    assert told == {"bash": "land_rumours\n", "fish": f"land_rumours\t{title}\n"}
