"""The language of what a command prints and draws, which its user chooses."""

from __future__ import annotations

from typing import Annotated

import typer

from model.cli.ensembles import refusal
from model.cli.printing import note
from model.languages import ENGLISH, LANGUAGES, VARIABLE, Language, LanguageError, load

Lang = Annotated[
    str,
    typer.Option(
        "--lang",
        metavar="|".join(LANGUAGES),
        envvar=VARIABLE,
        help="Language of tables and figures; names and JSON stay English.",
    ),
]


def spoken(code: str) -> Language:
    """The language that a user chose. Raises ``ScenarioError`` where there is none of the code."""
    try:
        return load(code)
    except LanguageError as error:
        found, hints = f"no language {error.found!r}", {"allowed": error.allowed}
        raise refusal(f"--lang or {VARIABLE}", found, nearest=error.nearest, **hints) from None


def drawn(text: Language) -> Language:
    """The language that figures can be drawn in: English, with a note, where its letters lack."""
    from model.output.lettering import chinese_fonts, has_letters

    if has_letters(text):
        return text
    wanted = ", ".join(chinese_fonts()[:3])
    note(f"figures are in English: no font for {text.name} is installed, such as {wanted}")
    return ENGLISH
