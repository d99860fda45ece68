"""The scripts, each read and asked by the shell that it is for."""

from __future__ import annotations

import os
import pty
import select
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from model.cli.app import main
from model.cli.completion.scripts import Shell, script

BASH, ZSH, FISH = shutil.which("bash"), shutil.which("zsh"), shutil.which("fish")
_PATIENCE = 30.0
ENDINGS = [
    ("python run_sim.py sho", "show "),
    ("./run_sim.py show perf", "perfect_storm "),
    ("run_sim.py show baseline --set land_rum", "land_rumours="),
    ("belt-and-road show baseline --set=land_rum", "--set=land_rumours="),
    ("belt-and-road rank --dials china_decline,land_rum", "china_decline,land_rumours "),
    ("python3 run_sim.py run ./mi", "./mine.yaml "),
    ("python oth", "other.py "),
]
"""A line, and what its last word becomes with the tab key, in a folder with those two files."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two files and the scripts."""
    for name in ("mine.yaml", "other.py"):
        (tmp_path / name).touch()
    for shell in Shell:
        (tmp_path / f"belt.{shell}").write_text(script(shell))
    return tmp_path


class Session:
    """A shell at an interactive terminal."""

    def __init__(self, command: list[str], folder: Path, **environment: str) -> None:
        settings = {**os.environ, "TERM": "dumb", "PS1": "> ", "HOME": str(folder), **environment}
        self._process, self._terminal = pty.fork()
        if not self._process:
            os.chdir(folder)
            os.execvpe(command[0], command, settings)

    def type(self, keys: str) -> None:
        """Press some keys."""
        os.write(self._terminal, keys.encode())

    def shown(self, wanted: str) -> str:
        """What the terminal shows until it shows what is `wanted`, or for half a minute."""
        text, ends = "", time.monotonic() + _PATIENCE
        while wanted not in text and time.monotonic() < ends:
            if select.select([self._terminal], [], [], 0.1)[0]:
                text += os.read(self._terminal, 65536).decode(errors="replace")
        return text

    def close(self) -> None:
        """End the shell."""
        os.close(self._terminal)
        os.waitpid(self._process, 0)


@pytest.fixture
def bash(folder: Path) -> Iterator[Session]:
    """An interactive bash that has read its script."""
    assert BASH
    (folder / "rc").write_text("bind 'set bell-style none'\nsource belt.bash\necho ready\n")
    session = Session([BASH, "--rcfile", "rc", "-i"], folder, COLUMNS="200")
    session.shown("ready")
    yield session
    session.close()


@pytest.mark.skipif(not BASH, reason="no bash here")
def test_bash_completes_at_the_terminal(bash: Session) -> None:
    for line, ending in ENDINGS:
        begun = line.rpartition(" ")[0]
        bash.type(f"echo [{begun}]\n")
        bash.shown(f"[{begun}]\r\n[{begun}]")
        bash.type(f"{line}\t|\x01: \n")  # the bar shows where it stops; it is then no command
        wanted = f"{begun} {ending}|"
        assert wanted in bash.shown(wanted), line


@pytest.mark.skipif(not FISH, reason="no fish here")
@pytest.mark.parametrize(("line", "ending"), ENDINGS)
def test_fish_completes(line: str, ending: str, folder: Path) -> None:
    code = f"source belt.fish; complete -C '{line}'"
    command = [str(FISH), "--no-config", "-c", code]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    assert ending.strip() in [each.partition("\t")[0] for each in done.stdout.splitlines()]


@pytest.mark.parametrize(("name", "program"), [("bash", BASH), ("zsh", ZSH), ("fish", FISH)])
def test_a_script_is_free_of_mistakes(name: str, program: str | None, folder: Path) -> None:
    if not program:
        pytest.skip(f"no {name} here")
    subprocess.run([program, "-n", str(folder / f"belt.{name}")], check=True)


@pytest.mark.skipif(not BASH, reason="no bash here")
def test_reading_the_script_twice_does_no_harm(folder: Path) -> None:
    code = (
        "f() { COMPREPLY=(kept); }; complete -F f python; source belt.bash; source belt.bash; "
        "COMP_WORDS=(python x.py); COMP_CWORD=1; _belt_and_road_python python x.py; "
        'echo "${COMPREPLY[*]}"'
    )
    done = subprocess.run([str(BASH), "-c", code], cwd=folder, capture_output=True, text=True)
    assert done.stdout == "kept\n"


@pytest.mark.parametrize("shell", Shell)
def test_the_command_prints_the_script(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    assert capsys.readouterr().out == script(shell)


def test_without_a_name_it_is_the_shell_in_use(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SHELL", "/usr/bin/fish")
    assert main(["completion"]) == 0
    assert capsys.readouterr().out == script(Shell.FISH)
    monkeypatch.setenv("SHELL", "/bin/ksh")
    assert main(["completion"]) == 2
    assert "no script for 'ksh'; allowed: bash, zsh, fish" in capsys.readouterr().err
