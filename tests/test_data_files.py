"""Reading the data files: nothing is read twice, nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from model import data_files
from model.data_files import DATA_FOLDER, ledger_ids, read_entries, read_table


def test_a_name_defined_in_two_files_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data_files, "DATA_FOLDER", tmp_path)
    (tmp_path / "things").mkdir()
    (tmp_path / "things" / "a.yaml").write_text("tariff: {size: 1}\n", encoding="utf-8")
    (tmp_path / "things" / "b.yaml").write_text("tariff: {size: 2}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"b\.yaml: tariff is defined in a\.yaml too"):
        list(read_entries("things"))


def test_an_empty_file_has_no_entries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data_files, "DATA_FOLDER", tmp_path)
    (tmp_path / "things").mkdir()
    (tmp_path / "things" / "a.yaml").write_text("# nothing yet\n", encoding="utf-8")
    assert list(read_entries("things")) == []


def test_ledger_ids_stand_apart_by_spaces() -> None:
    assert ledger_ids("R01  C03") == ("R01", "C03")
    assert ledger_ids("") == ()


@pytest.mark.parametrize("path", sorted(DATA_FOLDER.rglob("*.csv")), ids=lambda path: path.name)
def test_every_row_of_every_table_fills_the_header(path: Path) -> None:
    rows = read_table(str(path.relative_to(DATA_FOLDER)))
    assert rows
    assert all(None not in row and None not in row.values() for row in rows)
