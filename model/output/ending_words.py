"""What it is for a future to end badly, in plain words."""

from __future__ import annotations

from model.analysis.bad_futures import Ending
from model.output.numbers import number, scale

_SHARES = {0.5: "worse half", 1 / 3: "worst third", 0.25: "worst quarter", 0.2: "worst fifth",
           0.1: "worst tenth", 0.05: "worst twentieth"}  # fmt: skip


def level_words(ending: Ending) -> str:
    """``below 1,426 USD_2018 m``."""
    return f"{ending.side} {_level(ending)}"


def ending_words(ending: Ending) -> str:
    """What it is to end badly: ``in its worst quarter, below 1,426 USD_2018 m``."""
    if ending.rival is not None:
        return f"{ending.side} {ending.rival} in the same run (its median: {_level(ending)})"
    if ending.share is None:
        return level_words(ending)
    named = [words for share, words in _SHARES.items() if abs(share - ending.share) < 1e-9]
    words = named[0] if named else f"worst {100 * ending.share:g} %"
    return f"in its {words}, {level_words(ending)}"


def _level(ending: Ending) -> str:
    """The level, or the rival's median, as tables and figures show the outcome."""
    shown = scale(ending.outcome.annual_unit)
    return f"{number(ending.level * shown.factor)} {shown.unit.split(' (')[0]}"
