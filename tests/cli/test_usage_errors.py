"""A command line that cannot be taken is met with what was probably meant, and status 2."""

from __future__ import annotations

import difflib
from typing import Any

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from model.cli.app import application, main
from model.cli.commands import COMMANDS
from model.cli.usage_errors import explain


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_with_a_slip_is_met_with_itself(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for option in options(command):
        slip = option[:-2] + option[-1] + option[-2]
        if slip in options(command):
            continue
        assert main([command, slip]) == 2
        told = capsys.readouterr().err
        assert told.startswith(f"no option {slip}")
        assert told.endswith(f"(all: run_sim.py {command} --help)\n")
        meant = difflib.get_close_matches(slip[2:], [each[2:] for each in options(command)], n=1)
        assert [f"did you mean --{each}?" in told for each in meant] == [True] * len(meant)


def options(command: str) -> list[str]:
    """The long options of a command."""
    group: Any = typer.main.get_command(application(command))
    found = [name for each in group.commands[command].params for name in each.opts]
    return [name for name in found if name.startswith("--") and len(name) > 4] + ["--help"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("list --jsn", "no option --jsn; did you mean --json? (all: run_sim.py list --help)"),
        ("run -runs 3", "no option -runs; did you mean --runs? (all: run_sim.py run --help)"),
        ("run --sed=3", "no option --sed; did you mean --seed? (all: run_sim.py run --help)"),
        ("--versoin", "no option --versoin; did you mean --version? (all: run_sim.py --help)"),
        ("results --clean", "--clean: requires an argument"),
        ("tipping --map training", "--map: requires 2 arguments"),
        ("tipping --map=training", "--map: requires 2 arguments"),
        ("run baseline --json=3", "--json: does not take a value"),
        ("completion -- kshell", "shell: no choice 'kshell'; allowed: bash, zsh, fish"),
        ("list --xyzzy", "no option --xyzzy (all: run_sim.py list --help)"),
        (
            "sensitivity --method sobl",
            "--method: no choice 'sobl'; allowed: sobol, morris; did you mean sobol?",
        ),
    ],
)
def test_what_was_probably_meant_is_named(
    line: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(line.split()) == 2
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", f"{told}\n")


def test_other_mistakes_are_told_with_the_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "more"]) == 2
    told = capsys.readouterr().err
    assert "run_sim.py list" in told
    assert "more" in told


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


@given(WORDS.filter(lambda word: not word.startswith("-")), st.booleans())
def test_a_choice_of_any_words_is_told_as_it_was_typed(word: str, at_once: bool) -> None:
    program: Any = typer.main.get_command(application("sensitivity"))
    typed = ["sensitivity", f"--method={word}"] if at_once else ["sensitivity", "--method", word]
    with pytest.raises(typer.BadParameter) as caught:
        program(typed, standalone_mode=False)
    told = explain(caught.value, typed, program, "run_sim.py")
    assert told.startswith(f"--method: no choice {word!r}; allowed: sobol, morris")


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("show baselin", "baseline"),
        ("show baselin.yaml", "baseline"),
        ("show mime.yaml", "mine.yaml"),
        ("new mine --from baselin", "baseline"),
        ("compare baseline stagnatio", "stagnation"),
        ("tipping --against stagnatio", "stagnation"),
        ("plot baseline --outcomes transit_revenu", "transit_revenue"),
        ("compare baseline no_bri --outcomes transit_revenu", "transit_revenue"),
        ("signposts --indicators transit_revenu", "transit_revenue"),
        ("tipping --outcome transit_revnue", "transit_revenue"),
        ("rank --outcomes transit_revenu", "transit_revenue"),
        ("rank --dials russian_blokcing", "russian_blocking"),
        ("interactions --dials land_rumour", "land_rumours"),
        ("policy --levers trainin", "training"),
        ("policy --policy a=trainin:1", "training"),
        ("policy --need transit_revenu=1", "transit_revenue"),
        ("policy --search --metric mea", "mean"),
        ("show baseline --set transit_tarif=1", "transit_tariff"),
        ("tipping --input russian_blokin", "russian_blocking"),
        ("tipping --map trainin land_rumours", "training"),
        ("sensitivity --inputs trainin", "training"),
        ("discover --over dial", "dials"),
        ("run baseline --executor proces", "process"),
        ("evidence transit_container", "transit_containers"),
        ("claims needs_engineer", "technology_needs_engineers"),
        ("decompose baseline no_bri --by inpt", "input"),
        ("export baseline --format xls", "xlsx"),
        ("list --lang rus", "ru"),
        ("diff baseline stagnatio", "stagnation"),
        ("lst", "list"),
    ],
)
def test_every_kind_of_name_with_a_slip_is_met_with_the_nearest(
    line: str, meant: str, tmp_path: Any, monkeypatch: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.yaml").touch()
    assert main(line.split()) == 2
    assert f"did you mean {meant}?" in capsys.readouterr().err
    assert not list(tmp_path.rglob("*.parquet"))
