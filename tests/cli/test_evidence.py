"""``evidence``: all series, and all figures of one."""

from __future__ import annotations

import json

import pytest

from model.cli.app import main
from model.evidence import observations, series_registry


def test_json_holds_every_series_with_every_figure(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evidence", "--json"]) == 0
    documents = json.loads(capsys.readouterr().out)
    assert [document["name"] for document in documents] == list(series_registry())
    assert sum(len(document["figures"]) for document in documents) == len(observations())


def test_in_a_pipe_every_series_stands_on_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evidence"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[1:]] == list(series_registry())


def test_figures_of_a_series_show_source_and_why_they_are_not_used(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["evidence", "transit_revenue_usd"]) == 0
    out = capsys.readouterr().out
    own = [figure for figure in observations() if figure.series == "transit_revenue_usd"]
    assert all(figure.source in out for figure in own)
    assert all(figure.reason in out for figure in own if not figure.used)


def test_an_unknown_series_is_refused_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evidence", "transit_container"]) == 2
    assert "did you mean transit_containers?" in capsys.readouterr().err
