"""Usage errors: what is wrong with a command line, and what was probably meant."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from enum import EnumMeta
from typing import Any, get_args, get_type_hints

from model.cli.commands import COMMANDS
from model.errors import Place, Problem, brief, nearest


def explain(error: Any, given: Sequence[str], program: Any, name: str) -> str:
    """The parser's `error` over the words `given` to a `program` of some `name`, in the manner of
    all other messages.

    A wrong option or choice is met with the nearest; anything else is told with the usage. What is
    wrong is read from what the program takes, not from the parser's words, which change.
    """
    if hasattr(error, "possibilities"):
        return _unknown_option(error, given, name)
    if hasattr(error, "option_name"):  # it lacks its value, or has one it does not take
        return f"{error.option_name}: {_wanted_by(error.option_name, given, program)}"
    option = getattr(error, "param", None)
    known = _choices(option, given)
    unknown = next((value for value in _values(option, given) if value not in known), None)
    if known and unknown is not None:
        return _unknown_choice(option, unknown, known)
    text = io.StringIO()
    error.show(text)
    return text.getvalue().rstrip()


def _wanted_by(name: str, given: Sequence[str], program: Any) -> str:
    """How many values the option of a `name` takes."""
    commands = [program, *(program.commands[word] for word in given if word in program.commands)]
    options = (option for command in commands for option in command.params)
    option: Any = next(each for each in options if name in (*each.opts, *each.secondary_opts))
    if getattr(option, "is_flag", False):
        return "does not take a value"
    return "requires an argument" if option.nargs == 1 else f"requires {option.nargs} arguments"


def _choices(option: Any, given: Sequence[str]) -> list[str]:
    """The choices that a command gives for an option or argument; none where it takes anything."""
    commands = [COMMANDS[word] for word in given if word in COMMANDS]
    if option is None or not commands:
        return []
    kind = get_type_hints(commands[0].load()).get(option.name)
    kinds = [each for each in (kind, *get_args(kind)) if isinstance(each, EnumMeta)]
    return [str(choice.value) for each in kinds for choice in list[Any](each)]


def _values(option: Any, given: Sequence[str]) -> Iterator[str]:
    """The values that the words `given` have for an option or argument."""
    if option is None:
        return
    if not option.opts[0].startswith("-"):
        yield from (word for word in given[1:] if not word.startswith("-"))
    for word, after in zip(given, [*given[1:], ""], strict=True):
        name, equals, value = word.partition("=")
        if name in option.opts:
            yield value if equals else after


def _unknown_option(error: Any, given: Sequence[str], name: str) -> str:
    asked = _whole(error.option_name, given)
    bare = {option.lstrip("-"): option for option in _options(error.ctx)}
    near = bare.get(nearest(asked.lstrip("-"), bare), "")
    path = error.ctx.command_path if error.ctx else name
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


def _unknown_choice(option: Any, asked: str, known: Sequence[str]) -> str:
    place = Place(option.opts[0])
    return str(Problem(place, "", f"no choice {asked!r}", ", ".join(known), nearest(asked, known)))
