"""Letters of figures: fonts that have those of a language, in a size that fits their place."""

from __future__ import annotations

import warnings
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from typing import TYPE_CHECKING

from model.errors import printable_lines
from model.languages import Language

if TYPE_CHECKING:
    from matplotlib.text import Text

_CHINESE = (
    "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN",
    "Microsoft YaHei", "PingFang SC", "Hiragino Sans GB", "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei", "SimHei", "Heiti SC", "STHeiti", "Droid Sans Fallback",
    "Noto Sans CJK JP", "Noto Serif CJK SC", "AR PL UMing CN", "Arial Unicode MS",
)  # fmt: skip
"""Fonts with the simplified characters, the best for figures first."""
_OWN = "DejaVu Sans"
"""Matplotlib's own, which lacks Chinese characters."""
_CHINESE_CODE = "zh"


def families(text: Language) -> list[str]:
    """The fonts to draw a language with: what the first one lacks is taken from the next."""
    chinese = _chinese_font() if text.code == _CHINESE_CODE else None
    return [_OWN, chinese] if chinese else [_OWN]


def has_letters(text: Language) -> bool:
    """Whether a font with the letters of the language is installed."""
    return text.code != _CHINESE_CODE or _chinese_font() is not None


def chinese_fonts() -> tuple[str, ...]:
    """The fonts for Chinese that are looked for."""
    return _CHINESE


def shrink(words: Text, inches: float) -> None:
    """Make a text smaller where it is longer than so many inches."""
    longest = length(words)
    if longest > inches:
        words.set_fontsize(float(words.get_fontsize()) * inches / longest)


def length(words: Text) -> float:
    """Inches of the longer side of a text, which from now on is taken as it is written."""
    from matplotlib.text import Text

    figure = words.get_figure(root=True)
    assert figure is not None
    take_as_written(words)
    with lacking_letters():
        box = Text.get_window_extent(words)  # an annotation's own takes its arrow in
    return float(max(box.width, box.height) / figure.dpi)


def take_as_written(words: Text) -> None:
    """Draw a text as it is written: a dollar is money here, and no formula."""
    words.set_parse_math(False)
    words.set_text(printable_lines(words.get_text()))


@contextmanager
def lacking_letters() -> Iterator[None]:
    """Draw without a warning for each letter that no font has: a box stands for it."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", r"Glyph \d+", UserWarning)
        yield


@cache
def _chinese_font() -> str | None:
    from matplotlib.font_manager import fontManager

    found = _best({font.name for font in fontManager.ttflist})
    if found is None:
        _add_new_fonts()
        found = _best({font.name for font in fontManager.ttflist})
    return found


def _best(installed: Collection[str]) -> str | None:
    return next((name for name in _CHINESE if name in installed), None)


def _add_new_fonts() -> None:
    """Take in the fonts that were installed since matplotlib last looked for any."""
    from matplotlib.font_manager import findSystemFonts, fontManager

    known = {font.fname for font in fontManager.ttflist}
    for path in set(findSystemFonts()) - known:
        with suppress(OSError, RuntimeError):  # a file that is no sound font
            fontManager.addfont(path)
