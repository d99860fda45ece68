"""The table of the benchmarks, in text, as JSON and in a Markdown page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import page, suite, table
from benchmarks.__main__ import PAGE, main
from benchmarks.machine import facts
from benchmarks.row import Row

QUICK = Row("arrays, over the twin", 123.4, least=100.0, note="one core", times={"min_ms": 4.5})
SLOW = Row("a dial turned", 412.0, "ms", most=300.0)
UNASKED, UNKNOWN = Row("numpy, over C", 0.5), Row("workbench", None, most=3.0, note="not installed")
GROUPS = {"engines": [QUICK, UNKNOWN], "dials": [SLOW, UNASKED]}
FACTS = {"cores": "2", "effort": "tiny"}
MARKED = "".join(
    f"words of {name}\n<!-- {name} -->\nold {name}\n<!-- end of {name} -->\n"
    for name in ("machine", "engines", "runs", "dials")
)


@pytest.mark.parametrize(
    ("row", "verdict"), [(QUICK, "kept"), (SLOW, "BROKEN"), (UNASKED, "–"), (UNKNOWN, "–")]
)
def test_a_row_says_whether_it_is_what_it_must_be(row: Row, verdict: str) -> None:
    assert row.verdict == verdict


@pytest.mark.parametrize("value", [99.9, 100.0])
def test_a_bound_itself_is_kept(value: float) -> None:
    assert Row("", value, least=100.0).verdict == ("kept" if value >= 100.0 else "BROKEN")


def test_the_table_has_a_line_a_row_and_the_machine_above_it() -> None:
    lines = table.text(FACTS, GROUPS).splitlines()
    assert lines[:2] == ["cores: 2", "effort: tiny"]
    assert [line.split("  ")[0] for line in lines if "≥" in line or "≤" in line] == [
        row.what for row in (QUICK, UNKNOWN, SLOW)
    ]


def test_the_document_has_every_row_with_what_lies_behind_it() -> None:
    found = json.loads(table.document(FACTS, GROUPS))
    assert found["machine"] == FACTS
    first = found["rows"][0]
    assert (first["benchmark"], first["measured"], first["verdict"]) == ("engines", 123.4, "kept")
    assert first["times"] == {"min_ms": 4.5}


def test_a_page_keeps_its_words_and_the_tables_of_what_was_not_measured(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text(MARKED, encoding="utf-8")
    page.renew(path, FACTS, GROUPS)
    once = path.read_text(encoding="utf-8")
    assert "| arrays, over the twin | 123 x | ≥ 100 x | kept | one core |" in once
    assert "old runs" in once
    assert "old engines" not in once
    assert once.count("words of") == 4
    page.renew(path, FACTS, GROUPS)
    assert path.read_text(encoding="utf-8") == once


def test_a_page_without_a_place_for_a_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text("words", encoding="utf-8")
    with pytest.raises(ValueError, match="no place for machine"):
        page.renew(path, FACTS, GROUPS)


def test_the_page_of_the_benchmarks_has_a_place_for_each() -> None:
    written = PAGE.read_text(encoding="utf-8")
    for name in ("machine", *suite.PLACES):
        assert f"<!-- {name} -->" in written
        assert f"<!-- end of {name} -->" in written


def test_the_machine_is_described() -> None:
    assert {"cores", "CPU", "Python", "numpy", "numba"} <= facts("tiny").keys()


@pytest.mark.parametrize(("row", "status"), [(QUICK, 0), (SLOW, 1), (UNKNOWN, 0)])
def test_the_command_ends_with_1_where_something_is_broken(
    row: Row, status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(suite, "benchmark", lambda name: lambda effort: [row])
    assert main(["--json", "--only", "dials"]) == status
    assert len(json.loads(capsys.readouterr().out)["rows"]) == 1
