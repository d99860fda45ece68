"""Laws of a language: translations, plural forms and numbers, and English where there are none."""

from __future__ import annotations

import pickle
import subprocess
import sys

import pytest
from babel.numbers import get_decimal_symbol, get_group_symbol
from hypothesis import given
from hypothesis import strategies as st

from model.languages import ENGLISH, LANGUAGES, Language, LanguageError, load, message

LOADED = [load(code) for code in LANGUAGES]


@pytest.mark.parametrize("text", LOADED, ids=repr)
def test_what_has_no_translation_comes_back_in_english(text: Language) -> None:
    assert text("Nobody's words") == "Nobody's words"
    assert text("") == ""
    assert text.title("My own: Title") == "My own: Title"
    assert text("{a} and {b}", a=1, b="{c}") == "1 and {c}"
    assert text.plural("{n} odd {thing}", "{n} odd {thing}s", 2, thing="x") == "2 odd xs"


def test_languages_know_their_codes_and_are_loaded_once() -> None:
    assert [text.code for text in LOADED] == list(LANGUAGES)
    assert [text.name for text in LOADED] == list(LANGUAGES.values())
    assert load() is load("en") is ENGLISH
    assert load("ru") is load("ru")
    assert message("as it is") == "as it is"


@pytest.mark.parametrize("text", LOADED, ids=repr)
def test_a_language_that_is_sent_to_another_process_is_the_same(text: Language) -> None:
    assert pickle.loads(pickle.dumps(text)) is text


@pytest.mark.parametrize(
    ("asked", "meant"),
    [("rus", "ru"), ("ru_RU.UTF-8", "ru"), ("Kazakh", "kk"), ("kz", "kk"), ("қазақ", "kk"),
     ("zh-CN", "zh"), ("中文", "zh"), ("chinees", "zh"), ("EN", "en"), ("C", ""), ("", ""), ("x" * 999, "")],
)  # fmt: skip
def test_a_wrong_language_is_refused_with_the_nearest(asked: str, meant: str) -> None:
    with pytest.raises(LanguageError) as caught:
        load(asked)
    assert caught.value.nearest == meant
    assert all(code in str(caught.value) for code in LANGUAGES)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_numbers_are_written_in_the_manner_of_the_language() -> None:
    assert load("en").number(-1234567.25, digits=1) == "-1,234,567.2"
    for text in LOADED[1:]:
        signs = str.maketrans(
            {",": get_group_symbol(text.code), ".": get_decimal_symbol(text.code)}
        )
        assert text.number(-1234567.25, digits=1) == "-1,234,567.2".translate(signs)
        assert text.number(2) == "2"
    assert load("ru").number(0.5, digits=1) == load("kk").number(0.5, digits=1) == "0,5"


@given(st.floats(-1e12, 1e12), st.integers(0, 5))
def test_numbers_have_the_same_digits_in_all_languages(value: float, digits: int) -> None:
    written = {"".join(filter(str.isdecimal, text.number(value, digits))) for text in LOADED}
    assert len(written) == 1


def test_english_needs_no_catalogue_and_no_babel() -> None:
    code = (
        "import sys; from model.languages import load; text = load('en'); text('x');"
        "text.plural('{n} run', '{n} runs', 2); text.number(1.5, 1);"
        "sys.exit('babel' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
