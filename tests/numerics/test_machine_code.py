"""Laws of kept machine code: it is good for as long as all that it is made of stays as it was."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from model.numerics import machine_code
from model.numerics.machine_code import ByContent, content_behind, kept_in
from model.rules.choice_kernel import pick_of_three

OURS = Path(machine_code.__file__).parent.parent
KERNEL, NEAR, FAR, OTHER = "rules/a_kernel.py", "rules/a.py", "numerics/arrays.py", "rules/b.py"
TABLE = "data/network/corridors.csv"
TEXTS = {
    KERNEL: "from model.numerics.compiled import compiled\nfrom model.rules import (\n    a,\n)\n",
    NEAR: "from model.numerics.arrays import FloatArray\nMOST = 3\n",
    FAR: 'TABLE = "network/corridors.csv"\nFloatArray = float\n',
    TABLE: "name\nroad\n",
    "data/other.csv": "name\n",
    OTHER: "MOST = 4\n",
    "numerics/compiled.py": "",
}


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "model"
    for name, text in TEXTS.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    monkeypatch.setattr(machine_code, "_MODEL", folder)
    forget()
    yield folder
    forget()


def forget() -> None:
    for known in ("content_behind", "_hash", "_imported", "_modules"):
        getattr(machine_code, known).cache_clear()


def behind(path: Path) -> str:
    forget()
    return content_behind(path)


@pytest.mark.parametrize("edited", [KERNEL, NEAR, FAR, TABLE])
def test_an_edit_of_what_a_kernel_imports_or_reads_near_or_far_makes_its_code_worthless(
    model: Path, edited: str
) -> None:
    before = behind(model / KERNEL)
    (model / edited).write_text(TEXTS[edited] + "\n")
    assert behind(model / KERNEL) != before
    (model / edited).write_text(TEXTS[edited])
    assert behind(model / KERNEL) == before


def test_an_edit_of_anything_else_leaves_it_good(model: Path) -> None:
    before = behind(model / KERNEL)
    (model / OTHER).write_text("MOST = 5\n")
    (model / "data" / "other.csv").write_text("name\nroad\n")
    (model / "new.py").write_text("")
    assert behind(model / KERNEL) == before


def test_a_copy_elsewhere_finds_the_same_code(
    model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = behind(model / KERNEL)
    place = ByContent(model / KERNEL, 1, kept_in(model)).get_cache_path()
    copy = shutil.copytree(model, tmp_path / "elsewhere" / "model")
    monkeypatch.setattr(machine_code, "_MODEL", copy)
    assert behind(copy / KERNEL) == before
    own = ByContent(copy / KERNEL, 1, kept_in(copy)).get_cache_path()
    assert Path(own).relative_to(kept_in(copy)) == Path(place).relative_to(kept_in(model))


def test_kernels_of_the_model_are_kept_in_its_folder_and_those_of_others_are_not() -> None:
    dispatcher: Any = pick_of_three
    folder = Path(dispatcher.dispatcher._cache.cache_path)
    assert folder == kept_in(OURS) / "rules"
    assert ByContent.from_function(np.cumsum, np.__file__) is None


def test_where_nothing_can_be_written_the_user_keeps_the_code_and_else_numba(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(machine_code._settings, "CACHE_DIR", str(tmp_path / "file"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "own"))
    found = ByContent.from_function(behind, str(OURS / "numerics/sums.py"))
    assert found is not None
    assert Path(found.get_cache_path()).is_relative_to(tmp_path / "own")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert ByContent.from_function(behind, str(OURS / "numerics/sums.py")) is None


def test_code_of_before_and_after_an_edit_has_files_of_its_own(model: Path) -> None:
    before = ByContent(model / KERNEL, 1, model).get_disambiguator()
    (model / FAR).write_text(TEXTS[FAR] + "\n")
    forget()
    assert ByContent(model / KERNEL, 1, model).get_disambiguator() != before
