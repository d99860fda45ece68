"""Laws of the standard pictures: all of them drawn, side by side or not, and known when stale."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from model.batch import Batch
from model.clock import Horizon, Quarter
from model.ensemble.results import Results
from model.numerics.arrays import FloatArray
from model.output import pictures, studio
from model.output.pictures import Picture, standard_pictures
from model.output.studio import Studio
from tests.ensemble.toy import ToyScenario, run_toy


def flowing(batch: Batch) -> dict[str, FloatArray]:
    """Revenue, industry, and containers over two corridors."""
    level = 1000.0 + batch.runs[:, None] + np.zeros(len(batch.horizon))
    names = ("transit_revenue", "manufacturing_share", "teu_southern", "teu_trans_siberian")
    return {name: level * (place + 1) for place, name in enumerate(names)}


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Results:
    return run_toy(tmp_path_factory.mktemp("toy"))


@pytest.mark.parametrize("open_it", [True, False])
def test_a_studio_draws_all_pictures_in_the_order_given(
    results: Results, tmp_path: Path, open_it: bool
) -> None:
    wanted = standard_pictures(results, results, tmp_path)
    with Studio(open_it) as opened:
        drawn = opened.draw(wanted)
    assert drawn == [picture.path for picture in wanted]
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in drawn)


def test_each_picture_shows_what_it_is_named_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[tuple[str, Results, Results | None]] = []
    for name in ("overview", "corridor_chart", "fan_chart"):

        def draw(results: Results, *rest: object, name: str = name) -> Path:
            asked = [each for each in rest if isinstance(each, str)]
            grey = [each for each in rest if isinstance(each, Results)]
            drawn.append((asked[0] if asked else name, results, grey[0] if grey else None))
            return next(each for each in rest if isinstance(each, Path))

        monkeypatch.setattr(pictures, name, draw)
    results = run_toy(tmp_path / "own", simulate=flowing)
    grey = run_toy(tmp_path / "grey", simulate=flowing)
    made = [each.draw() for each in standard_pictures(results, grey, tmp_path)]
    names = ["transit_revenue", "manufacturing_share", "corridor_chart", "overview"]
    assert [name for name, *_ in drawn] == names
    assert {shown.folder for _, shown, _ in drawn} == {results.folder}
    assert [other is not None and other.folder == grey.folder for *_, other in drawn] == [
        True, True, False, True,
    ]  # fmt: skip
    assert [path.name for path in made] == [
        "transit_revenue.png", "manufacturing_share.png", "corridors.png", "overview.png",
    ]  # fmt: skip


def test_corridors_are_drawn_where_there_are_any(tmp_path: Path) -> None:
    results = run_toy(tmp_path, simulate=flowing)
    (corridors,) = (each for each in standard_pictures(results) if each.name == "corridors")
    assert corridors.draw().read_bytes().startswith(b"\x89PNG")
    assert corridors.path == results.folder / "corridors.png"
    assert [each.panels for each in standard_pictures(results)] == [1, 1, 1, pictures.PANELS]


def test_nothing_is_drawn_of_a_single_year(tmp_path: Path) -> None:
    short = run_toy(tmp_path, ToyScenario(horizon=Horizon(end=Quarter(2013, 4))))
    assert standard_pictures(short) == []


def test_it_does_not_matter_who_draws(results: Results, tmp_path: Path) -> None:
    with Studio() as opened:
        side_by_side = opened.draw(standard_pictures(results, folder=tmp_path / "a"))
    here = Studio(False).draw(standard_pictures(results, folder=tmp_path / "b"))
    for one, other in zip(side_by_side, here, strict=True):
        assert one.read_bytes() == other.read_bytes()


def test_what_an_artist_cannot_draw_is_an_error_here(results: Results, tmp_path: Path) -> None:
    unknown = Picture("phlogiston", tmp_path / "x.png", results.folder)
    with Studio() as opened, pytest.raises(KeyError):
        opened.draw([unknown])


def test_one_core_needs_no_artists(results: Results, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(studio, "cores", lambda: 1)
    with Studio() as opened:
        assert opened.draw([]) == []
        assert opened._line is None


def test_pictures_are_stale_once_there_are_new_results(tmp_path: Path) -> None:
    results = run_toy(tmp_path)
    assert not pictures.up_to_date(results)
    drawn = Studio(False).draw(standard_pictures(results))
    assert pictures.up_to_date(results)
    os.utime(drawn[0], (0, 0))
    assert not pictures.up_to_date(results)
    pictures.discard(results)
    assert not any(path.exists() for path in drawn)
