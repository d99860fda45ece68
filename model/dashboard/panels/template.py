"""Components that are drawn by a Vue template, from plain data."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, ParamSpec

import solara

_Arguments = ParamSpec("_Arguments")


@dataclass(frozen=True, slots=True)
class _Plain:
    """Lists and dictionaries in a sealed envelope.

    What is in the open is looked through for components whenever anything on the page changes:
    with all that inputs and charts are told, tens of thousands of values.
    """

    value: Any


def template(
    path: str,
) -> Callable[[Callable[_Arguments, None]], Callable[_Arguments, solara.Element]]:
    """A component drawn by the Vue template at `path`, beside the function that it decorates.

    As ``solara.component_vue``, but that it is given nothing but data and callbacks, no components.
    """

    def decorate(function: Callable[_Arguments, None]) -> Callable[_Arguments, solara.Element]:
        names = [name for name in inspect.signature(function).parameters if name[:6] != "event_"]
        opened: dict[str, Callable[[Any, Any], Any]] = dict.fromkeys(names, _opened)
        component = solara.component_vue(path, vuetify=False, to_json=opened)(function)

        @wraps(function)
        def drawn(*own: _Arguments.args, **named: _Arguments.kwargs) -> solara.Element:
            return component(*map(_sealed, own), **{k: _sealed(v) for k, v in named.items()})

        return drawn

    return decorate


def _sealed(value: Any) -> Any:
    return _Plain(value) if isinstance(value, (dict, list, tuple)) else value


def _opened(value: Any, _: Any) -> Any:
    return value.value if isinstance(value, _Plain) else value
