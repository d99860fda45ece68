"""Laws of the standard pictures: all of them drawn, side by side or not, and known when stale."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from model.ensemble.results import Results
from model.output import pictures, studio
from model.output.pictures import Picture, standard_pictures
from model.output.studio import Studio
from tests.ensemble.toy import run_toy


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
