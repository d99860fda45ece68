"""The languages there are, each by its code and by what its speakers call it."""

from __future__ import annotations

from difflib import get_close_matches

LANGUAGES = {"en": "English", "ru": "русский", "kk": "қазақша", "zh": "简体中文"}
VARIABLE = "BELT_AND_ROAD_LANG"
"""The environment variable that names the language of those who choose none."""
_ALSO = {
    "english": "en", "eng": "en", "russian": "ru", "rus": "ru", "kazakh": "kk", "kaz": "kk",
    "kz": "kk", "qazaq": "kk", "chinese": "zh", "chi": "zh", "zho": "zh", "cn": "zh",
    "mandarin": "zh", "中文": "zh",
}  # fmt: skip
"""What else people call a language, so that the right code can be suggested."""


class LanguageError(ValueError):
    """A language that there is not: `found` was asked for, `nearest` may have been meant."""

    def __init__(self, found: str) -> None:
        self.found = found
        self.allowed = ", ".join(f"{code} ({name})" for code, name in LANGUAGES.items())
        self.nearest = _nearest(found)
        hint = f"; did you mean {self.nearest}?" if self.nearest else ""
        super().__init__(f"no language {found!r}; allowed: {self.allowed}{hint}")

    def __reduce__(self) -> tuple[type[LanguageError], tuple[str]]:
        return type(self), (self.found,)


def _nearest(found: str) -> str:
    """The code of what most looks like what was asked for, a locale or a name; empty for none."""
    meant = found.strip().lower()[:100]
    codes = {**{code: code for code in LANGUAGES}, **_ALSO}
    codes |= {name.lower(): code for code, name in LANGUAGES.items()}
    language = meant.replace("_", "-").split("-")[0]
    if language in codes:
        return codes[language]
    close = get_close_matches(meant, codes, n=1, cutoff=0.7)
    return codes[close[0]] if close else ""
