"""Laws of the command, tried on a toy project: what is tested dies, what is not lives."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.mutants import __main__ as command
from tests.mutants.accepted import FILE, reason, reasons
from tests.mutants.mutant import mutants
from tests.mutants.trial import KILLED, SURVIVED, TIMED_OUT, UNTESTED, Copy, Soundness, link_kernels

RULE = '''"""A toy."""


def revenue(tariff, teu, cost):
    """Tested well but for its cost."""
    return tariff * teu - 0 * cost


def debt(loan, paid):
    """Tested by none."""
    return loan - paid


def quarters(years):
    """Never comes to an end, if faulty."""
    found = 0
    while found < 4 * years:
        found += 1
    return found
'''
TEST = """
from model.rules.toy import debt, quarters, revenue

def test_revenue():
    assert revenue(2, 3, 0) == 6

def test_debt():
    assert debt(0, 0) == 0

def test_quarters():
    assert quarters(2) == 8
"""
BYTES = "from pathlib import Path\ndef test_bytes():\n    assert '#' not in Path('model/rules/toy.py').read_text()\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    files = {
        "model/__init__.py": "",
        "model/rules/__init__.py": "",
        "model/rules/toy.py": RULE,
        "tests/rules/test_toy.py": TEST,
        "tests/rules/test_toys_bytes.py": BYTES,
    }
    for name, text in files.items():
        (tmp_path / "toy" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "toy" / name).write_text(text, encoding="utf-8")
    return tmp_path / "toy"


def test_mutants_die_live_or_hang_and_the_project_stays_as_it_is(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.mutants.trial._SLACK", 2.0)
    monkeypatch.setattr("tests.mutants.trial._TIMES", 2.0)
    copy = Copy(project, tmp_path / "copy", link_kernels(project, tmp_path / "kernels"))
    sound = Soundness(tmp_path / "sound.json")
    wanted = {
        "loan": SURVIVED, "loan + paid": SURVIVED, "found -= 1": TIMED_OUT, "tariff / teu": KILLED
    }  # fmt: skip
    found = {m.after: m for m in mutants(project, Path("model/rules/toy.py")) if m.after in wanted}
    outcomes = {after: copy.trial(mutant, sound, 60.0) for after, mutant in found.items()}
    assert {after: outcome.status for after, outcome in outcomes.items()} == wanted
    assert outcomes["tariff / teu"].by == "tests/rules/test_toy.py::test_revenue"
    assert sound.failing() == ["tests/rules/test_toys_bytes.py"]  # any byte would make it fail
    for root in (project, copy.root):
        assert (root / "model/rules/toy.py").read_text(encoding="utf-8") == RULE


def test_a_mutant_that_no_test_may_be_asked_about_is_untested(
    project: Path, tmp_path: Path
) -> None:
    copy = Copy(project, tmp_path / "copy", link_kernels(project, tmp_path / "kernels"))
    mutant = mutants(project, Path("model/rules/toy.py"))[0]
    outcome = copy.trial(mutant, Soundness(tmp_path / "sound.json"), 0.0)
    assert outcome.status == UNTESTED


def test_the_command_tells_survivors_and_goes_on_from_its_journal(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "results"
    asked = [str(folder), "--only", "model/rules/toy.py:11", "--workers", "1"]
    assert command.main(asked, project) == 1
    told = capsys.readouterr().out
    assert "model/rules/toy.py:11: loan - paid -> loan + paid  [no reason]" in told
    assert "0%" in told
    lines = (folder / "mutants.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["status"] for line in lines] == [SURVIVED] * 3
    assert command.main(asked, project) == 1
    assert "survived in" not in capsys.readouterr().out
    assert (folder / "mutants.jsonl").read_text(encoding="utf-8").splitlines() == lines
    test = project / "tests/rules/test_toy.py"
    test.write_text(TEST.replace("debt(0, 0) == 0", "debt(5, 3) == 2"), encoding="utf-8")
    assert command.main([*asked, "--again"], project) == 0
    assert "100%" in capsys.readouterr().out


def test_mutants_can_be_listed_untried(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--list", "--count", "3", "--area", "rules"], project) == 0
    assert len(capsys.readouterr().out.splitlines()) == 3


def test_every_reason_belongs_to_a_mutant_that_there_is() -> None:
    known = reasons()
    files = {file for file, *_ in known}
    there = [mutant for file in files for mutant in mutants(command.PROJECT, Path(file))]
    used = {(m.file, m.function, m.before, m.after) for m in there if reason(known, m)}
    assert set(known) == used, FILE
