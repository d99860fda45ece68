"""Laws of lettering: in each language every letter has a font, and every text its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

from model.ensemble.results import Results
from model.languages import LANGUAGES, Language, load
from model.output import frame, lettering
from model.output.differences import difference_panels
from model.output.fan import fan_chart
from tests.ensemble.toy import ToyScenario, run_toy

LONG = "A very long title of a scenario that nobody would give to one"


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Results:
    return run_toy(tmp_path_factory.mktemp("toy") / "toy", ToyScenario(title=LONG))


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[Figure]:
    """The figures that are drawn, before they are letters no more."""
    seen: list[Figure] = []
    letter = frame._letter

    def keep(figure: Figure, fonts: list[str]) -> None:
        letter(figure, fonts)
        seen.append(figure)

    monkeypatch.setattr(frame, "_letter", keep)
    return seen


def test_a_long_text_is_made_smaller_and_a_short_one_is_left() -> None:
    figure = Figure()
    long, short = figure.text(0, 0, "x" * 50, fontsize=10), figure.text(0, 0, "x", fontsize=10)
    for words in (long, short):
        lettering.shrink(words, 3.0)
    assert lettering.length(long) == pytest.approx(3.0, rel=0.1)
    assert short.get_fontsize() == 10


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_runs_out_of_a_figure_in_any_language(
    results: Results, drawn: list[Figure], tmp_path: Path, code: str
) -> None:
    text = load(code)
    for number, outcome in enumerate(results.outcomes[:3]):
        fan_chart(results, outcome, tmp_path / f"{number}.png", results, text)
    difference_panels(results, [results], results.outcomes[0], tmp_path / "d.png", text)
    assert len(drawn) == 4
    for figure in drawn:
        figure.set_dpi(frame._DOTS_PER_INCH)  # as it was drawn last
        for words in _shown(figure):
            box = words.get_window_extent()
            assert box.x0 >= -1, words.get_text()
            assert box.x1 <= figure.bbox.x1 + 1, words.get_text()


def _shown(figure: Figure) -> Iterator[Text]:
    return (words for words in figure.findobj(Text) if words.get_visible() and words.get_text())


@pytest.mark.parametrize("code", ["ru", "kk"])
def test_the_usual_font_has_every_letter_of_the_cyrillic_languages(code: str) -> None:
    from matplotlib.font_manager import findfont
    from matplotlib.ft2font import FT2Font

    letters = set("абвгдеёжзийклмнопрстуфхцчшщъыьэюя" + "әғқңөұүһі" * (code == "kk") + "«»—")
    has = FT2Font(findfont("DejaVu Sans")).get_charmap()
    assert all(ord(letter) in has for each in letters for letter in (each, each.upper()))


def test_without_a_chinese_font_only_chinese_lacks_its_letters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lettering, "_chinese_font", lambda: None)
    assert [code for code in LANGUAGES if not lettering.has_letters(load(code))] == ["zh"]
    assert lettering.families(load("zh")) == lettering.families(load("en")) == ["DejaVu Sans"]


def test_a_chinese_font_serves_after_the_usual_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lettering, "_chinese_font", lambda: "SimHei")
    chinese: Language = load("zh")
    assert lettering.has_letters(chinese)
    assert lettering.families(chinese) == ["DejaVu Sans", "SimHei"]
