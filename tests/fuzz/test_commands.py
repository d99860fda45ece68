"""Laws of command lines, whatever they say: status 0, 1 or 2, a reason, and nothing out of place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from model.cli.app import application
from model.cli.commands import COMMANDS
from model.outcomes import outcome_registry
from tests.ensemble import toy
from tests.fuzz.documents import NAMES
from tests.fuzz.effort import tried
from tests.fuzz.oddities import numbers, scraps, words
from tests.fuzz.workplace import Answer, answer, prepared

SCENARIOS = (
    "baseline", "stagnation", "odd.yaml", "short.yaml", "climber.yaml", "empty.yaml", "bad.yaml", "leads_away",
    "pipe.yaml", "folder", "missing.yaml", "d\x1b[31m/esc.yaml", "/dev/null", "/dev/zero.yaml", "scenarios/../odd.yaml",
)  # fmt: skip
PLACES = (
    "new.csv", "new/deep/x.csv", "folder", "file", "file/x.csv", "latin.md", "page.md", "", ".", "e\x1b[31m.csv",
    "=x.csv", "$\\frac{$.csv", "/dev/null", "/dev/full", "/proc/none/x.csv", "x" * 300, "\udcff.csv", "-x.csv",
    "new/deep/x.html", "\x1b[31m.html", "=x.HTM", "new/x.pdf", "page.html",
    "new.xlsx", "new.nc", "=x.xlsx", "e\x1b[31m.nc",
)  # fmt: skip
"""Where a fuzzed command may write: nowhere that matters."""
FILES = (
    "mine.csv",
    "wrong.csv",
    "$\\frac{$.csv",
    "latin.md",
    "folder",
    "missing.csv",
    "file",
    "bad.yaml",
)
few = st.sampled_from(["1", "2", "5"])
any_number = numbers.filter(lambda text: not text.strip().lstrip("+").isdecimal() or len(text) > 9)
"""Numbers, but for those that would have much computed."""
settings = st.builds(
    "{}={}".format, st.sampled_from([*NAMES, "horizon.end"]) | words, numbers | scraps
)
outcomes = st.sampled_from([*toy.outcomes(), *outcome_registry(), "all", ",", "all,all"]) | words
ends = st.sampled_from(["2013", "2013-Q1", "2014-Q3", "2016", "2017-Q4"])
OPTIONS: dict[str, st.SearchStrategy[str]] = {
    "--runs": few | few | any_number,
    "--draws": st.just("100") | numbers,
    "--seed": st.just("1") | numbers,
    "--workers": st.just("1") | any_number,
    "--executor": st.sampled_from(["process", "process", "dasc", ""]) | words.filter("dask".__ne__),
    "--scheduler": st.sampled_from(["tcp://127.0.0.1:1", "nowhere"]) | words,
    "--end": ends | ends | words | any_number,
    "--year": st.sampled_from(["2013", "2016", "0"]) | numbers | words,
    "--set": settings | words,
    "--outcomes": outcomes,
    "--outcome": outcomes,
    "--dials": st.sampled_from(["russian_blocking", "land_rumours,china_decline", ",", "all"])
    | words,
    "--since": ends | ends | words | any_number,
    "--inputs": st.sampled_from(
        ["russian_blocking", "training=0.2..0.8,blocking_cost", ",", "none"]
    )
    | words,
    "--over": st.sampled_from(["dials", "policies", "parameters,dials", "parameter", ","]) | words,
    "--worst": any_number,
    "--below": st.sampled_from(["stagnation", "baseline", "1e400", "-0", "nan"])
    | words
    | any_number,
    "--boxes": numbers,
    "--policy": st.sampled_from(["open=labour_quota:1", "=training:1", "a=training:x"]) | words,
    "--levers": st.sampled_from(["training", "none", "training,trainin"]) | words,
    "--need": st.sampled_from(["transit_revenue=1", "transit_revenue=nan"]) | words,
    "--metric": st.sampled_from(["mean", "worst_tenth"]) | words,
    **dict.fromkeys(["--evaluations", "--show", "--fresh", "--top"], st.sampled_from("0135x")),
    "--method": st.sampled_from(["sobol", "morris"]) | words,
    "--by": st.sampled_from(["input", "part", ""]) | words | any_number,
    "--indicators": outcomes,
    "--without": outcomes,
    "--orders": st.sampled_from(["2", "3"]) | any_number,
    "--input": st.sampled_from(["training", "russian_blocking=0.2..0.4", "land_rumours=..", "="])
    | settings,
    "--level": numbers | words,
    "--map": st.sampled_from(["russian_blocking", "training", "land_rumours=0.1..0.2"]) | words,
    "--points": st.sampled_from(["2", "3"]) | any_number,
    "--halvings": few | any_number,
    "--grep": words,
    "--lang": st.sampled_from(["en", "ru", "kk", "zh", "rus", ""]) | words,
    "--port": st.sampled_from(["0", "0", "65536", "-1"]) | words,
    "--title": words,
    "--from": st.sampled_from(SCENARIOS) | words,
    "--against": st.sampled_from(FILES),
    "--format": st.sampled_from(["csv", "csv", "xlsx", "netcdf", "iamc", "excel", ""]) | words,
    "--values": st.sampled_from(["quantiles", "runs", "inputs", "runs,inputs", "all", ","]) | words,
    "--in": st.sampled_from(["results", "folder", "file", ".", "s3://x/y", "none"]) | words,
    "--clean": st.sampled_from(
        ["stale", "interrupted", "studies", "all", "baseline", "folder", "..", ",", "stael,all"]
    )
    | words,
    "--sort": st.sampled_from(["name", "size", "written", "state", "sate"]) | words,
    **dict.fromkeys(["--csv", "--markdown", "--out", "--figures"], st.sampled_from(PLACES)),
}
ARGUMENTS: dict[str, st.SearchStrategy[str]] = {
    "name": st.sampled_from(["transit_containers", "fresh", "baseline"]) | words,
    "shown": st.sampled_from(["baseline", "stagnation", "folder", "studies", "..", "/"]) | words,
    "shell": st.sampled_from(["bash", "zsh", "fish", "ksh"]) | words,
    "asked": st.sampled_from(["needs_engineers", "C04", "c04"]) | words,
    **dict.fromkeys(
        ["scenario", "scenarios", "sources", "start", "end", "left", "right"],
        st.sampled_from(SCENARIOS) | st.just("baseline") | words,
    ),
    "files": st.sampled_from([*SCENARIOS, "all"]) | words,
}
EXAMPLES = {
    "run": 60,
    "compare": 60,
    "plot": 60,
    "report": 20,
    "export": 60,
    "claims": 30,
    "rank": 10,
    "discover": 10,
    "policy": 10,
    "sensitivity": 12,
    "signposts": 12,
    "interactions": 10,
    "decompose": 20,
    "tipping": 20,
    "validate": 40,
    "show": 50,
    "results": 50,
    "check": 80,
    "new": 80,
}


@pytest.fixture(scope="module", autouse=True)
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with prepared(tmp_path_factory.mktemp("fuzzed")) as folder:
        yield folder


def parameters(command: str) -> list[Any]:
    """The arguments and options that a command takes, as it declares them."""
    group: Any = typer.main.get_command(application(command))
    return list(group.commands[command].params)


@st.composite
def command_lines(draw: st.DrawFn, command: str) -> list[str]:
    """A command with some of its arguments and options, now and then one that it does not have."""
    runs = "60" if command == "signposts" else "2"
    line = ["--runs", runs, "--workers", "1"] if "--runs" in _options(command) else []
    line = ["--end", "2014", *line] if "--end" in _options(command) else line
    if "--search" in _options(command) and draw(st.booleans()):
        line = ["--search", "--evaluations", "3", "--fresh", "2", *line]
    for parameter in parameters(command):
        if parameter.param_type_name == "argument":
            most = 3 if parameter.nargs == -1 else 1
            line += draw(
                st.lists(ARGUMENTS[parameter.name], min_size=draw(st.integers(0, 1)), max_size=most)
            )
        elif parameter.opts[0] != "--search" and draw(st.integers(0, 3)) == 0:
            option = parameter.opts[0]
            values = 0 if parameter.is_flag else parameter.nargs
            line += [option, *(draw(OPTIONS[option]) for _ in range(values))]
    if draw(st.integers(0, 14)) == 0:
        line.insert(draw(st.integers(0, len(line))), draw(words))
    return [command, *line]


def _options(command: str) -> set[str]:
    return {option for parameter in parameters(command) for option in parameter.opts}


def keeps_the_law(found: Answer, line: list[str], folder: Path) -> None:
    """What holds of every command line."""
    assert found.status in (0, 1, 2)
    for text in (found.said, found.told):
        assert all(character == "\n" or character.isprintable() for character in text), text
    assert not found.reach.written_outside(folder)
    if found.status:
        reasons = found.told.splitlines() or found.said.splitlines()
        assert any(len(each) > 10 for each in reasons), "no reason"
        assert "Traceback" not in found.told
    elif "--json" in line and "--help" not in line:
        json.loads(found.said, parse_constant=_no_number)


def _no_number(text: str) -> None:
    raise AssertionError(f"{text} in JSON")


@pytest.mark.parametrize("command", COMMANDS)
def test_whatever_a_command_is_given(command: str, workplace: Path) -> None:
    @tried(EXAMPLES.get(command, 12))
    @given(line=command_lines(command))
    def law(line: list[str]) -> None:
        keeps_the_law(answer(*line), line, workplace)

    law()


@tried(150)
@given(line=st.lists(words | numbers | st.sampled_from([*COMMANDS, *OPTIONS]), max_size=3))
def test_whatever_words_are_given(line: list[str], workplace: Path) -> None:
    working = {"run", "export", "calibrate", "claims", "validate", "plot", "compare", "--out"}
    working |= {"report"}
    studying = {"rank", "interactions", "decompose", "tipping", "discover", "policy"}
    studying |= {"sensitivity", "signposts"}
    if not (working | studying) & set(line):
        keeps_the_law(answer(*line), line, workplace)


def test_every_option_of_every_command_is_tried() -> None:
    for command in COMMANDS:
        for parameter in parameters(command):
            if parameter.param_type_name == "argument":
                assert parameter.name in ARGUMENTS
            elif not parameter.is_flag:
                assert parameter.opts[0] in OPTIONS
