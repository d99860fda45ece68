"""``results``: what was run, whether it is current, and clearing it out."""

from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from model.cli.app import main
from tests.cli.quick import SHORT, status, workplace
from tests.ensemble.test_removal import held

__all__ = ["workplace"]

PROJECT = Path(__file__).resolve().parents[2]
RUN = (*SHORT, "--no-plots")


@pytest.fixture
def store(workplace: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> Path:
    """A folder of results: one current, one of another model, others' files, and a study's runs."""
    for name in ("baseline", "no_bri"):
        assert status("run", name, *RUN) == 0
    folder = workplace / "results"
    for each in list(folder.iterdir()):
        each.rename(each.with_name(each.name.partition("~")[0] + "~1"))
    manifest = folder / "no_bri~1" / "manifest.json"
    document = json.loads(manifest.read_text())
    document["versions"]["model"] = "0" * 32
    manifest.write_text(json.dumps(document))
    (folder / "rank").mkdir()
    (folder / "rank" / "tornado.png").write_bytes(b"x" * 1500)
    (folder / "studies").mkdir()
    (folder / "studies" / "odd.yearly").write_bytes(b"x" * 500)
    capsys.readouterr()
    return folder


def listed(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    """The document of the command."""
    assert main(["results", *arguments, "--json"]) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    document: dict[str, Any] = json.loads(shown.out)
    return document


def test_results_are_listed_with_what_is_true_of_them(store: Path, capsys: Any) -> None:
    document = listed(capsys)
    rows = {row["name"]: row for row in document["results"]}
    assert {name: row["state"] for name, row in rows.items()} == {
        "baseline~1": "current", "no_bri~1": "stale",
    }  # fmt: skip
    current, stale = rows["baseline~1"], rows["no_bri~1"]
    assert (current["scenario"], current["runs"], current["seed"]) == ("baseline", 12, 1)
    assert "another state of model" in stale["reasons"][0]
    assert current["reasons"] == []
    assert document["studies"] | {"written": None} == {
        "files": 1, "stale": 1, "unknown": 0, "bytes": 500, "written": None,
    }  # fmt: skip
    assert document["others"] == {"rank": 1500}


def test_the_parts_add_up_to_the_whole(store: Path, capsys: Any) -> None:
    document = listed(capsys)
    parts = sum(row["bytes"] for row in document["results"])
    parts += document["studies"]["bytes"] + sum(document["others"].values())
    on_disk = sum(path.stat().st_size for path in store.rglob("*") if path.is_file())
    assert document["bytes"] == parts == on_disk


def test_the_table_says_the_same_and_why(store: Path, capsys: Any) -> None:
    assert main(["results"]) == 0
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert lines[0] == "name runs seed state size written"
    assert lines[1].startswith("baseline~1 12 1 current ")
    assert lines[2].startswith("no_bri~1 12 1 stale ")
    assert lines[3].startswith("studies 1 of 1 file stale 500 B ")
    assert lines[4].startswith("another state of model (00000000, not ")
    assert lines[-2] == "figures, tables and the like, 1.5 kB: rank"
    assert lines[-1].endswith(" in results")


def test_one_folder_can_be_asked_for_by_name_or_path(store: Path, capsys: Any) -> None:
    for name in ("no_bri~1", "results/no_bri~1/"):
        assert [row["name"] for row in listed(capsys, name)["results"]] == ["no_bri~1"]


def test_they_are_sorted_as_asked(store: Path, capsys: Any) -> None:
    (store / "no_bri~1" / "large.png").write_bytes(b"x" * 10**6)
    assert [row["name"] for row in listed(capsys)["results"]] == ["baseline~1", "no_bri~1"]
    by_size = [row["bytes"] for row in listed(capsys, "--sort", "size")["results"]]
    assert by_size == sorted(by_size, reverse=True)


def test_no_results_are_nothing_wrong(workplace: Path, capsys: Any) -> None:
    assert listed(capsys)["results"] == []
    assert main(["results", "--clean", "all", "--yes"]) == 0
    assert capsys.readouterr().out == "nothing to remove\n"


@pytest.mark.parametrize(
    ("what", "gone"),
    [
        ("stale", {"no_bri~1", "studies/odd.yearly"}),
        ("interrupted", set()),
        ("studies", {"studies/odd.yearly"}),
        ("baseline~1", {"baseline~1"}),
        ("studies,no_bri~1", {"no_bri~1", "studies/odd.yearly"}),
        ("all", {"no_bri~1", "baseline~1", "studies/odd.yearly"}),
    ],
)
def test_what_is_asked_for_goes_and_nothing_else(
    what: str, gone: set[str], store: Path, capsys: Any
) -> None:
    before = {"no_bri~1", "baseline~1", "studies/odd.yearly", "rank/tornado.png"}
    size = sum(row["bytes"] for row in listed(capsys)["results"] if row["name"] in gone)
    size += 500 * ("studies/odd.yearly" in gone)
    assert main(["results", "--clean", what, "--dry-run", "--json"]) == 0
    foreseen = json.loads(capsys.readouterr().out)
    assert all((store / name).exists() for name in before)
    assert main(["results", "--clean", what, "--yes", "--json"]) == 0
    done = json.loads(capsys.readouterr().out)
    assert {name for name in before if not (store / name).exists()} == gone
    assert done | {"dry_run": True} == foreseen
    assert done["freed_bytes"] == size


def test_without_a_terminal_nothing_goes_unless_it_is_agreed_to(store: Path, capsys: Any) -> None:
    assert main(["results", "--clean", "all"]) == 2
    assert "allowed: with --yes, or --dry-run to see it all" in capsys.readouterr().err
    assert (store / "baseline~1").exists()


@pytest.mark.parametrize(("answer", "remains"), [("n\n", True), ("\n", True), ("y\n", False)])
def test_at_a_terminal_the_user_is_asked(answer: str, remains: bool, store: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, str(PROJECT / "run_sim.py"), "results", "--clean", "baseline~1"]
    with subprocess.Popen(
        command, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as program:
        os.write(ours, answer.encode())
        said, told = program.communicate()
    os.close(ours)
    os.close(theirs)
    assert "Remove this and free" in told
    assert (store / "baseline~1").exists() is remains
    assert program.returncode == (1 if remains else 0)
    assert ("freed" in said) is not remains


def test_what_has_to_stay_is_told_with_the_reason_and_the_rest_goes(
    store: Path, capsys: Any
) -> None:
    (store / "no_bri~1" / "notes.txt").touch()
    assert main(["results", "--clean", "all", "--yes"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "no_bri~1: kept: it holds what no run wrote: notes.txt" in lines
    assert (store / "no_bri~1" / "manifest.json").exists()
    assert not (store / "baseline~1").exists()


def test_a_dry_run_foresees_what_has_to_stay(store: Path, capsys: Any) -> None:
    (store / "no_bri~1" / "notes.txt").touch()
    program = held(store / "baseline~1")
    try:
        assert main(["results", "--clean", "all", "--dry-run", "--json"]) == 0
        foreseen = json.loads(capsys.readouterr().out)
        assert main(["results", "--clean", "all", "--yes", "--json"]) == 1
        done = json.loads(capsys.readouterr().out)
    finally:
        program.kill()
        program.communicate()
    assert foreseen == done | {"dry_run": True}
    assert foreseen["kept"].keys() == {"no_bri~1", "baseline~1"}
    assert [item["name"] for item in foreseen["removed"]] == ["studies"]


def test_a_folder_of_one_scenarios_results_is_no_store(store: Path, capsys: Any) -> None:
    assert main(["results", "--in", str(store / "baseline~1")]) == 2
    assert f"allowed: the folder around it, {store}" in capsys.readouterr().err


def test_a_store_of_ones_own_is_looked_at_with_in(store: Path, capsys: Any) -> None:
    shutil.move(store, store.parent / "mine")
    assert listed(capsys)["results"] == []
    assert len(listed(capsys, "--in", "mine")["results"]) == 2


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("results baselin~1", "did you mean baseline~1?"),
        ("results rank", "results/rank is no folder of results"),
        ("results --clean stael", "did you mean stale?"),
        ("results --clean no_br~1", "did you mean no_bri~1?"),
        ("results --clean ..", "no folder of results named '..' in results"),
        ("results --clean rank --yes", "results/rank is no folder of results"),
        ("results --clean ,", "names nothing"),
        ("results --dry-run", "removes nothing; allowed: with --clean"),
        ("results baseline~1 --clean stale", "beside --clean"),
        ("results --in nowhere", "nowhere is no folder"),
        ("results --in s3://bucket/name", "allowed: a folder of this machine"),
        ("results --sort sise", "did you mean size?"),
    ],
)
def test_wrong_input_is_told_and_removes_nothing(
    line: str, told: str, store: Path, capsys: Any
) -> None:
    before = sorted(store.rglob("*"))
    assert main(line.split()) == 2
    assert told in capsys.readouterr().err
    assert sorted(store.rglob("*")) == before
