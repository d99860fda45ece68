"""The language of what a command prints and draws, which its user chooses."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from model.cli.ensembles import refusal
from model.cli.printing import note
from model.languages import ENGLISH, LANGUAGES, VARIABLE, Language, LanguageError, load

Lang = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="|".join(LANGUAGES),
        help="Language to tell and draw in; names and JSON stay English.",
        show_default=f"{VARIABLE}, or en",
    ),
]


def spoken(code: str | None) -> Language:
    """The language of an option, or without one of the environment.

    Raises ``ScenarioError`` where there is no such language.
    """
    place = VARIABLE if code is None else "--lang"
    try:
        return load(os.environ.get(VARIABLE) or ENGLISH.code if code is None else code)
    except LanguageError as error:
        found, allowed = f"no language {error.found!r}", error.allowed
        raise refusal(place, found, allowed=allowed, nearest=error.nearest) from None


def drawn(text: Language) -> Language:
    """The language that figures can be drawn in: English, with a note, where its letters lack."""
    from model.output.lettering import chinese_fonts, has_letters

    if has_letters(text):
        return text
    wanted = ", ".join(chinese_fonts()[:3])
    note(f"figures are in English: no font for {text.name} is installed, such as {wanted}")
    return ENGLISH
