"""What all pages of a server share: the desk, and the language they open in."""

from __future__ import annotations

from dataclasses import dataclass

from model.dashboard.desk import Desk


@dataclass(slots=True)
class _Office:
    """The desk, once there is one."""

    desk: Desk | None = None
    language: str = "en"


_OFFICE = _Office()


def opened(desk: Desk, language: str) -> None:
    """Let pages be served by a desk, in a language where they ask for none."""
    _OFFICE.desk, _OFFICE.language = desk, language


def the_desk() -> Desk | None:
    """The desk; none while the library that serves looks at the page before there is one."""
    return _OFFICE.desk


def usual_language() -> str:
    """The language that pages open in."""
    return _OFFICE.language
