"""``--lang``: what is printed and drawn follows it; names, JSON and files of numbers do not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from model.languages import LANGUAGES, VARIABLE, load
from model.output import lettering
from model.output.widths import width
from tests.cli.quick import SHORT, status, workplace

__all__ = ["workplace"]
LISTS = ("list", "risks", "policies", "outcomes")
OTHERS = [code for code in LANGUAGES if code != "en"]


def said(capsys: pytest.CaptureFixture[str], *line: str) -> str:
    """What a command prints."""
    assert status(*line) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("command", LISTS)
@pytest.mark.parametrize("code", OTHERS)
def test_lists_keep_their_names_and_lose_their_english(
    capsys: pytest.CaptureFixture[str], command: str, code: str
) -> None:
    english = said(capsys, command).splitlines()
    other = said(capsys, command, "--lang", code).splitlines()
    assert [line.split()[0] for line in other[1:]] == [line.split()[0] for line in english[1:]]
    assert not {"name", "title"} & set(other[0].split())
    assert all(line.isprintable() for line in other)


@pytest.mark.parametrize("code", OTHERS)
def test_columns_of_a_list_line_up(capsys: pytest.CaptureFixture[str], code: str) -> None:
    lines = said(capsys, "risks", "--lang", code).splitlines()
    head = lines[0].split("  ")[0]
    start = width(lines[0][: lines[0].index(load(code)("title"))])
    assert head == load(code)("name")
    for line in lines[1:]:
        assert line[start - 2 : start] == "  "
        assert line[start] != " "


@pytest.mark.parametrize("command", LISTS)
def test_json_is_the_same_in_every_language(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    english = json.loads(said(capsys, command, "--json"))
    assert json.loads(said(capsys, command, "--json", "--lang", "kk")) == english


def test_the_environment_chooses_and_the_option_wins(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "ru")
    assert "Отношение к Китаю" in said(capsys, "outcomes")
    assert "Attitude to China" in said(capsys, "outcomes", "--lang", "en")
    monkeypatch.setenv(VARIABLE, "")
    assert "Attitude to China" in said(capsys, "outcomes")
    monkeypatch.setenv(VARIABLE, "rus")
    assert status("outcomes") == 2
    assert capsys.readouterr().err.startswith(f"{VARIABLE}: no language 'rus'")


@pytest.mark.parametrize("command", [*LISTS, "run baseline", "plot baseline", "compare a b"])
def test_a_wrong_language_is_refused_before_any_work(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert status(*command.split(), "--lang", "russian") == 2
    told = capsys.readouterr().err
    assert told.startswith("--lang: no language 'russian'; allowed: en (English)")
    assert "did you mean ru?" in told


def test_a_run_is_told_and_drawn_in_the_language(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = said(capsys, "run", "baseline", *SHORT, "--lang", "ru")
    assert first.startswith("Базовый сценарий (baseline), зерно 1, 12 прогонов: ")
    again = said(capsys, "run", "baseline", *SHORT)
    assert "current results" in again
    (folder,) = (workplace / "results").iterdir()
    assert (folder / "overview.ru.png").exists()
    assert (folder / "overview.png").exists()
    said(capsys, "run", "baseline", *SHORT, "--force")
    assert not (folder / "overview.ru.png").exists()
    assert (folder / "overview.png").exists()


def test_a_comparison_is_told_and_drawn_in_the_language(
    workplace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = ("compare", "baseline", "stagnation", *SHORT)
    numbers = said(capsys, *line, "--json", "--no-plots")
    assert said(capsys, *line, "--json", "--no-plots", "--lang", "zh") == numbers
    told = said(capsys, *line, "--lang", "kk", "--figures", "drawn")
    assert "stagnation мен baseline салыстыруы" in told
    assert all(path.name.endswith(".kk.png") for path in (workplace / "drawn").iterdir())


def test_without_a_font_figures_are_english_and_say_so(
    workplace: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lettering, "_chinese_font", lambda: None)
    assert status("plot", "baseline", *SHORT, "--lang", "zh", "--out", "drawn") == 0
    assert "figures are in English: no font for 简体中文" in capsys.readouterr().err
    assert (workplace / "drawn" / "overview.png").exists()
