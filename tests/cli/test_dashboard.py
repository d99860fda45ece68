"""Laws of ``dashboard``: what is wrong is said before anything is simulated or served."""

from __future__ import annotations

import socket

import pytest

from model.cli.app import main


@pytest.fixture(autouse=True)
def no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    def serve(listener: socket.socket, *asked: object) -> None:
        assert listener.getsockname()[0] == "127.0.0.1"

    monkeypatch.setattr("model.cli.dashboard._serve", serve)


def test_it_listens_at_the_loopback_only() -> None:
    assert main(["dashboard", "--port", "0"]) == 0


def test_a_port_that_is_taken_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["dashboard", "--port", str(port)]) == 2
    assert f"--port: cannot listen at {port}" in capsys.readouterr().err


def test_a_language_that_it_does_not_speak_is_refused_with_those_it_does(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["dashboard", "--lang", "de"]) == 2
    assert "--lang" in capsys.readouterr().err


def test_without_its_libraries_it_says_what_to_type(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("model.cli.dashboard._NEEDED", ("solara", "no_such_library"))
    assert main(["dashboard", "--port", "0"]) == 2
    assert (
        'needs no_such_library, which is not installed: pip install ".[dashboard]"'
        in capsys.readouterr().err
    )
