"""Usage errors: what is wrong with a command line, and what was probably meant."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

from model.errors import Place, Problem, brief, nearest

_NO_CHOICE = re.compile(r"'(?P<found>.*)' is not one of (?P<choices>'.*')", re.DOTALL)


def explain(error: Any, given: Sequence[str], program: str) -> str:
    """The parser's `error` over the words `given`, in the manner of all other messages.

    A wrong option or choice is met with the nearest; anything else is told with the usage.
    """
    choice = _NO_CHOICE.search(str(error.message))
    if hasattr(error, "possibilities"):
        return _unknown_option(error, given, program)
    if hasattr(error, "option_name"):  # it lacks its value, or has one it does not take
        about = str(error.message).removeprefix(f"Option {error.option_name!r} ")
        return f"{error.option_name}: {about.rstrip('.')}"
    if choice:
        return _unknown_choice(error, choice)
    text = io.StringIO()
    error.show(text)
    return text.getvalue().rstrip()


def _unknown_option(error: Any, given: Sequence[str], program: str) -> str:
    asked = _whole(error.option_name, given)
    bare = {option.lstrip("-"): option for option in _options(error.ctx)}
    near = bare.get(nearest(asked.lstrip("-"), bare), "")
    path = error.ctx.command_path if error.ctx else program
    hint = f"; did you mean {near}?" if near else ""
    return f"no option {brief(asked)}{hint} (all: {path} --help)"


def _whole(option: str, given: Sequence[str]) -> str:
    """An option as it was typed: of ``-runs`` the parser complains that there is no ``-r``."""
    words = (word.partition("=")[0] for word in given)
    return next((word for word in words if word.startswith(option)), option)


def _options(context: Any) -> list[str]:
    """The options that the command takes, ``--help`` among them."""
    if context is None:
        return []
    found = context.command.get_params(context)
    return [name for each in found for name in each.opts if name.startswith("-")]


def _unknown_choice(error: Any, choice: re.Match[str]) -> str:
    known = re.findall("'(.*?)'", choice["choices"])
    found, near = f"no choice {choice['found']!r}", nearest(choice["found"], known)
    place = error.param.opts[0] if error.param else str(error.param_hint or "")
    return str(Problem(Place(place), "", found, ", ".join(known), near))
