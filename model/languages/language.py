"""One language: its translations, its plural forms and its manner of writing numbers."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from gettext import NullTranslations

from model.languages.codes import LANGUAGES, LanguageError

_PARTS = ": "
"""Between the parts of a compound title, as in ``Attitude to China: Akmola``."""


class Language:
    """Translates messages; called with one that it does not hold, it answers in English."""

    def __init__(self, code: str, translations: NullTranslations) -> None:
        self.code = code
        self.name = LANGUAGES[code]
        self._translations = translations

    def __call__(self, message: str, /, **fields: object) -> str:
        """A message in this language, its ``{named}`` fields filled in."""
        text = self._translations.gettext(message) if message else ""
        return text.format(**fields) if fields else text

    def plural(self, singular: str, plural: str, n: int, /, **fields: object) -> str:
        """The message for `n` things, which it may show as ``{n}``: ``plural("{n} run", ...)``."""
        text = self._translations.ngettext(singular, plural, n)
        return text.format(n=self.number(n), **fields)

    def title(self, title: str) -> str:
        """A title of the registries or of a scenario; of a compound one, each part by itself."""
        whole = self(title)
        if whole != title or _PARTS not in title:
            return whole
        return _PARTS.join(map(self, title.split(_PARTS)))

    def number(self, value: float, digits: int = 0) -> str:
        """A number with `digits` decimals, rounded alike in all languages: ``1,234.5``.

        Its decimal point and the sign between its thousands are those of the language (CLDR).
        """
        english = f"{value:,.{digits}f}"
        if self.code == "en":
            return english
        from babel.numbers import format_decimal

        exact = Decimal(english.replace(",", ""))
        pattern = f"#,##0.{'0' * digits}" if digits else "#,##0"
        return format_decimal(exact, format=pattern, locale=self.code)

    def __repr__(self) -> str:
        return f"load({self.code!r})"

    def __reduce__(self) -> tuple[Callable[[str], Language], tuple[str]]:
        return load, (self.code,)


ENGLISH = Language("en", NullTranslations())


def message(text: str) -> str:
    """Mark a message for translation where it is not translated yet; it comes back as it is."""
    return text


@cache
def load(code: str = "en") -> Language:
    """The language of a code, its catalogues read when it is first asked for.

    Raises ``LanguageError``, which names the nearest, where there is none.
    """
    if code not in LANGUAGES:
        raise LanguageError(code)
    if code == ENGLISH.code:
        return ENGLISH
    from model.languages.catalogues import read_all

    return Language(code, read_all(code))
