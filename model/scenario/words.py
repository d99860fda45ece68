"""What names and texts of a scenario may look like."""

from __future__ import annotations

import re

LONGEST_NAME = 80
NAME_PATTERN = "[a-z][a-z0-9]*(_[a-z0-9]+)*"
_NAME = re.compile(NAME_PATTERN)
LONGEST_TITLE = 200
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
"""Control characters but line ends, and what turns the direction of writing."""


def is_name(text: str) -> bool:
    """Whether a text is in snake_case and of sensible length."""
    return len(text) <= LONGEST_NAME and _NAME.fullmatch(text) is not None


def has_control_characters(text: str) -> bool:
    """Whether a text holds characters that would disturb a terminal."""
    return _CONTROL.search(text) is not None


def is_title(text: str) -> bool:
    """Whether a text may stand as a title: on one line, and short enough for table and figure."""
    return bool(text.strip()) and text.isprintable() and len(text) <= LONGEST_TITLE
