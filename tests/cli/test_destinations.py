"""What cannot be written is refused before any work is done, with the option that asks for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.cli.destinations import ready_file, ready_page
from model.errors import ScenarioError
from tests.cli.quick import SHORT, status
from tests.cli.quick import workplace as workplace


@pytest.fixture
def crowded(workplace: Path) -> Path:
    """A workplace with a file, a folder and a page that is no text."""
    (workplace / "file").write_text("x")
    (workplace / "folder").mkdir()
    (workplace / "latin.md").write_bytes(b"\xe9")
    (workplace / "mine.yaml").write_text("title: x\n")
    return workplace


@pytest.mark.parametrize("place", ["", ".", "folder", "file/x.csv", "x" * 300, "/proc/none/x.csv"])
def test_a_file_that_cannot_be_is_refused(crowded: Path, place: str) -> None:
    with pytest.raises(ScenarioError, match=r"^--csv: "):
        ready_file("--csv", Path(place))


def test_a_file_that_can_be_has_its_folder_made_and_is_left_alone(crowded: Path) -> None:
    ready_file("--csv", Path("new/deep/x.csv"))
    ready_file("--csv", Path("file"))
    ready_file("--csv", None)
    assert list((crowded / "new/deep").iterdir()) == []
    assert (crowded / "file").read_text() == "x"


def test_a_page_whose_text_cannot_be_kept_is_refused(crowded: Path) -> None:
    with pytest.raises(ScenarioError, match="not UTF-8 text"):
        ready_page("--markdown", Path("latin.md"))
    ready_page("--markdown", Path("new.md"))


@pytest.mark.parametrize(
    "line",
    [
        ("compare", "baseline", "mine.yaml", *SHORT, "--csv", "folder"),
        ("compare", "baseline", "mine.yaml", *SHORT, "--figures", "file"),
        ("plot", "baseline", *SHORT, "--out", "file/x"),
        ("claims", "--markdown", "latin.md"),
        ("claims", "--csv", "folder"),
    ],
)
def test_nothing_is_run_before_it_is_refused(
    crowded: Path, line: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert status(*line) == 2
    out, told = capsys.readouterr()
    assert out == ""
    assert len(told.splitlines()) == 1
    assert not (crowded / "results").exists()


@pytest.mark.parametrize("end", ["２０１６", "٢٠١٦-Q1", "9" * 5000, "", "2016-Q5"])
def test_only_plain_digits_make_a_quarter(
    workplace: Path, end: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status("run", "baseline", "--end", end) == 2
    told = capsys.readouterr().err
    assert told.startswith("--end: ")
    assert len(told) < 600


@pytest.mark.parametrize("option", ["--runs", "--workers", "--seed"])
def test_what_no_machine_could_do_is_refused(workplace: Path, option: str) -> None:
    assert status("run", "baseline", option, "9" * 30) == 2
