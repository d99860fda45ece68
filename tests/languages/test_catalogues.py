"""Laws of the catalogues: each message that is shown is translated whole, and nothing else is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from gettext import c2py
from pathlib import Path
from string import Formatter

import pytest
from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import normalize

from model.languages import LANGUAGES
from model.languages.catalogues import DOMAINS, catalogue_path, read
from model.output.tables import WIDTH
from model.output.widths import width
from tests.languages.extraction import Key, extracted, hidden
from tests.languages.titles import words

CODES = [code for code in LANGUAGES if code != "en"]
CATALOGUES = [(code, domain) for code in CODES for domain in DOMAINS]


@cache
def wanted(domain: str) -> dict[Key, str]:
    """The messages of a domain, each with the place that shows it."""
    return dict(words()) if domain == "titles" else extracted(domain)


def entries(code: str, domain: str) -> Iterator[Message]:
    """The translations of a domain, without its header."""
    return (entry for entry in read(code, domain) if entry.id)


def key(entry: Message) -> Key:
    """What a translation is found by."""
    return entry.id if isinstance(entry.id, str) else tuple(entry.id)


def forms(entry: Message) -> list[str]:
    """The forms of a translation: one, or as many as its language has plurals."""
    return [entry.string] if isinstance(entry.string, str) else list(entry.string)


def fields(text: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def stub(found: Key) -> str:
    """How a message that is missing has to be written."""
    if isinstance(found, str):
        return f'msgid {normalize(found)}\nmsgstr ""'
    return f'msgid {normalize(found[0])}\nmsgid_plural {normalize(found[1])}\nmsgstr[0] ""'


@pytest.mark.parametrize(("code", "domain"), CATALOGUES)
def test_every_message_that_is_shown_is_translated(code: str, domain: str) -> None:
    held = {key(entry) for each in DOMAINS for entry in entries(code, each) if all(forms(entry))}
    missing = {found: place for found, place in wanted(domain).items() if found not in held}
    lines = "\n\n".join(f"# {place}\n{stub(found)}" for found, place in missing.items())
    assert not missing, f"to be translated in {catalogue_path(code, domain)}:\n\n{lines}"


@pytest.mark.parametrize(("code", "domain"), CATALOGUES)
def test_nothing_is_translated_that_nobody_shows(code: str, domain: str) -> None:
    unused = {key(entry) for entry in entries(code, domain)} - set(wanted(domain))
    assert not unused, f"to be taken out of {catalogue_path(code, domain)}"


@pytest.mark.parametrize("code", CODES)
def test_a_message_in_two_domains_says_the_same_in_both(code: str) -> None:
    said: dict[Key, list[str]] = {}
    for domain in DOMAINS:
        for entry in entries(code, domain):
            assert said.setdefault(key(entry), forms(entry)) == forms(entry), domain


@pytest.mark.parametrize(("code", "domain"), CATALOGUES)
def test_translations_keep_the_fields_and_the_space_around_a_message(
    code: str, domain: str
) -> None:
    for entry in entries(code, domain):
        english = entry.id if isinstance(entry.id, str) else entry.id[-1]
        for form in filter(None, forms(entry)):
            assert fields(form) == fields(english), (english, form)
            assert form == form.strip() or english != english.strip(), form
            _assert_lines_fit(form, english)


def _assert_lines_fit(form: str, english: str) -> None:
    """A paragraph is broken by its translator, at the width of a page; others keep their lines."""
    lines = form.split("\n")
    assert len(lines) == english.count("\n") + 1 or max(map(width, lines)) <= WIDTH, form


@pytest.mark.parametrize(("code", "domain"), CATALOGUES)
def test_plurals_have_a_form_for_every_number_of_things(code: str, domain: str) -> None:
    catalogue, category = read(code, domain), Locale(code).plural_form
    form = c2py(catalogue.plural_expr)
    taken: dict[str, int] = {}
    for number in range(1000):
        assert taken.setdefault(category(number), form(number)) == form(number), number
    assert set(taken.values()) == set(range(catalogue.num_plurals))
    for entry in entries(code, domain):
        assert len(forms(entry)) == (catalogue.num_plurals if entry.pluralizable else 1)


@pytest.mark.parametrize(("code", "domain"), CATALOGUES)
def test_catalogues_are_sound_gettext_files(code: str, domain: str) -> None:
    catalogue = read(code, domain)
    assert str(catalogue.locale) == code
    assert catalogue.charset == "utf-8"
    assert not catalogue.fuzzy
    assert not catalogue.obsolete
    assert not any(entry.fuzzy for entry in entries(code, domain))
    assert _once(catalogue, catalogue_path(code, domain))


@pytest.mark.parametrize(("code", "domain"), CATALOGUES)
def test_no_word_mixes_two_alphabets(code: str, domain: str) -> None:
    mixed = re.compile(r"[a-z][\u0400-\u04ff]|[\u0400-\u04ff][a-z]", re.IGNORECASE)
    said = " ".join(form for entry in entries(code, domain) for form in forms(entry))
    assert not mixed.search(said), mixed.search(said)


def _once(catalogue: Catalog, path: Path) -> bool:
    """Whether the file holds no message twice."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return sum(line.startswith("msgid ") for line in lines) == len(catalogue) + 1


def test_no_message_is_written_where_gettext_tools_do_not_look() -> None:
    assert not hidden(), "to be written outside of the f-string, or as one literal"


def test_messages_are_found_wherever_code_shows_them(tmp_path: Path) -> None:
    (tmp_path / "cli").mkdir()
    (tmp_path / "output").mkdir()
    (tmp_path / "cli" / "one.py").write_text(
        'def show(text):\n    text("Runs")\n    text.plural("{n} run", "{n} runs", 3)\n'
        '    text(unknown)\n    axes.text(0.5, 0.5, "drawn")\n    text.title("a title")\n'
    )
    (tmp_path / "output" / "report_page.py").write_text(
        'HEAD = message("A long "\n    "head")\nwords = text("{a} and {b}", a=1, b=2)\n'
    )
    assert extracted("commands", tmp_path) == {
        "Runs": "model/cli/one.py:2",
        ("{n} run", "{n} runs"): "model/cli/one.py:3",
    }
    (tmp_path / "output" / "odd.py").write_text("a = f\"{text('inside')}\"\n")
    assert hidden(tmp_path) == {"inside": "output/odd.py:1"}
    assert set(extracted("report", tmp_path)) == {"A long head", "{a} and {b}"}
