"""Laws of the table of results: each thing in its column, and all of it added up."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from model.analysis.study.study_cache import CachedRuns
from model.ensemble.result_inventory import ResultFolder, Size, State
from model.errors import ScenarioError
from model.output.inventory import COLUMNS, Store, row, store_in, studies_row, total

OLD, NEW = datetime(2026, 1, 2, tzinfo=UTC), datetime(2026, 3, 4, tzinfo=UTC)


def held(
    name: str, state: State = State.CURRENT, unfinished: int = 0, *reasons: str
) -> ResultFolder:
    return ResultFolder(
        Path("results") / name, "toy", 20, 7, state, reasons, unfinished, Size(1500, NEW)
    )


def kept(size: int, written: datetime | None, stale: bool | None) -> CachedRuns:
    return CachedRuns(Path("x"), Size(size, written), stale)


def store(*results: ResultFolder) -> Store:
    studies = (kept(100, OLD, True), kept(50, NEW, None), kept(0, None, False))
    return Store(Path("results"), results, studies, {"figures": Size(2000, None)})


def test_a_line_of_results_has_each_thing_in_its_column() -> None:
    told = dict(zip(COLUMNS, row(held("toy")), strict=True))
    assert told == {
        "name": "toy", "runs": "20", "seed": "7", "state": "current", "size": "1.5 kB",
        "written": "2026-03-04",
    }  # fmt: skip
    assert row(held("toy", State.CURRENT, 12))[3] == "current, 12 more begun"
    assert row(held("toy", State.INTERRUPTED, 12, "another numpy"))[3] == (
        "interrupted, stale, 12 more begun"
    )
    assert row(held("toy", State.STALE, 0, "another numpy"))[3] == "stale"


def test_studies_have_a_line_of_their_own() -> None:
    told = dict(zip(COLUMNS, studies_row(store().studies), strict=True))
    assert (told["runs"], told["seed"]) == ("", "")
    assert (told["state"], told["size"], told["written"]) == (
        "1 of 3 files stale", "150 B", "2026-03-04",
    )  # fmt: skip
    assert studies_row([kept(1, OLD, False)])[3] == "1 file"
    assert total([]) == Size(0, None)


def test_a_store_adds_up_and_tells_what_else_is_there() -> None:
    results = held("a", State.STALE, 0, "another numpy"), held("b", State.STALE, 0, "another numpy")
    whole = store(*results)
    assert whole.bytes == 2 * 1500 + 150 + 2000
    assert list(whole.remarks(results, whole=False)) == ["another numpy: a, b"]
    assert list(whole.remarks((), whole=True)) == [
        "figures, tables and the like, 2.0 kB: figures", "5.2 kB in results",
    ]  # fmt: skip
    document = whole.document(results[:1])
    assert document["bytes"] == whole.bytes
    assert [each["name"] for each in document["results"]] == ["a"]
    assert document["studies"] == {
        "files": 3, "stale": 1, "unknown": 1, "bytes": 150, "written": "2026-03-04T00:00:00+00:00",
    }  # fmt: skip


def test_results_are_found_by_name_or_path() -> None:
    whole = store(held("toy"))
    assert whole.find("x", "toy").name == whole.find("x", "results/toy/").name == "toy"
    with pytest.raises(ScenarioError, match="figures is no folder of results"):
        whole.find("x", "figures")
    with pytest.raises(ScenarioError, match=r"no folder of results named 'toi'.*did you mean toy"):
        whole.find("x", "toi")


def test_a_folder_that_is_missing_holds_nothing(tmp_path: Path) -> None:
    assert store_in(tmp_path / "missing").bytes == 0
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "x").write_bytes(b"12345")
    (tmp_path / "link").symlink_to(tmp_path / "more")
    found = store_in(tmp_path)
    assert {name: size.bytes for name, size in found.others.items()} == {"more": 5, "link": 0}
