"""Laws of what is printed: no text, whoever wrote it, disturbs the terminal it is shown on."""

from __future__ import annotations

import ast
import contextlib
import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import model.cli
from model.cli.printing import note, print_json, print_table, print_wrapped, say
from model.cli.progress import ProgressLine
from model.errors import printable

HOSTILE = "\x1b[31mred \x9b2J \x07 \r \b \u202eesrever [bold]b[/bold] [link=x]y[/link]"
SHOWN = "\\x1b[31mred \\x9b2J \\x07 \\r \\x08 \\u202eesrever [bold]b[/bold] [link=x]y[/link]"


class Terminal(io.StringIO):
    """Takes codes as they come."""

    def isatty(self) -> bool:
        """Yes."""
        return True


@contextlib.contextmanager
def terminal() -> Iterator[Terminal]:
    """Both streams on one terminal, wide and without colours."""
    screen = Terminal()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", screen)
        patch.setattr(sys, "stderr", screen)
        patch.setenv("NO_COLOR", "1")
        patch.setenv("COLUMNS", "200")
        yield screen


@pytest.mark.parametrize("print_it", [say, note])
def test_lines_are_shown_with_codes_as_codes(print_it: Callable[[str], None]) -> None:
    with terminal() as screen:
        print_it(f"{HOSTILE}\n\nsecond line")
    assert screen.getvalue() == f"{SHOWN}\n\nsecond line\n"


def test_tables_show_codes_and_markup_as_they_are() -> None:
    with terminal() as screen:
        print_table(("name", "title"), [("x", HOSTILE)])
    assert SHOWN in screen.getvalue()


def test_tables_in_a_pipe_do_too(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("name", "title"), [("x", HOSTILE)])
    assert all(line.isprintable() for line in capsys.readouterr().out.splitlines())


def test_prose_and_json_do_too() -> None:
    with terminal() as screen:
        print_wrapped(HOSTILE)
        print_json({"title": HOSTILE})
    assert all(line.isprintable() for line in screen.getvalue().split("\n"))


def test_the_label_of_progress_does_too() -> None:
    with terminal() as screen, ProgressLine("\x1b]0;title\x07") as line:
        line.update(1, 2)
    assert "title" in screen.getvalue()
    assert "\x07" not in screen.getvalue()


@given(st.text())
def test_any_text_is_made_one_printable_line(text: str) -> None:
    assert printable(text).isprintable()
    assert printable(printable(text)) == printable(text)
    if text.isprintable():
        assert printable(text) == text


def test_spaces_of_any_width_are_spaces() -> None:
    assert printable("1\u00a0000\u202f000\u3000") == "1 000 000 "


def test_nothing_prints_but_what_makes_text_harmless() -> None:
    own = Path(model.cli.__path__[0]) / "printing.py"
    for path in sorted(own.parents[1].rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and path != own:
                assert ast.unparse(call.func) not in ("print", "typer.echo", "typer.secho"), path
