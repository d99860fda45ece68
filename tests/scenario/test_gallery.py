"""One broken file a mistake. Each says in its first lines, ``# expect LINE: WORDS``, what it gets.

Of another file than itself, an expectation names the file: ``# expect FILE:LINE: WORDS``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from model.errors import Problem
from model.scenario import ScenarioError, load_scenario

GALLERY = sorted((Path(__file__).parent / "gallery").glob("*.yaml"))
_EXPECTATION = re.compile(r"# expect (?:(?P<file>\w+\.yaml):)?(?P<line>\d+): (?P<words>.*)")


def _expected(path: Path) -> list[tuple[str, int, str]]:
    """File name, line and words of each expectation in a broken file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    found = filter(None, map(_EXPECTATION.fullmatch, lines))
    return [(m["file"] or path.name, int(m["line"]), m["words"]) for m in found]


def _problems(path: Path) -> tuple[Problem, ...]:
    with pytest.raises(ScenarioError) as caught:
        load_scenario(path)
    return caught.value.problems


def _unforeseen(path: Path) -> Iterator[Problem]:
    expected = _expected(path)
    for problem in _problems(path):
        home = (Path(problem.place.source).name, problem.place.line)
        if not any(home == each[:2] and each[2] in str(problem) for each in expected):
            yield problem


@pytest.mark.parametrize("path", GALLERY, ids=lambda path: path.stem)
def test_each_mistake_is_named_with_its_line(path: Path) -> None:
    problems = [(Path(p.place.source).name, p.place.line, str(p)) for p in _problems(path)]
    assert _expected(path)
    for file, line, words in _expected(path):
        assert any((file, line) == p[:2] and words in p[2] for p in problems), problems


@pytest.mark.parametrize("path", GALLERY, ids=lambda path: path.stem)
def test_nothing_is_complained_about_but_the_mistake(path: Path) -> None:
    assert not list(_unforeseen(path))


def test_the_gallery_is_rich() -> None:
    assert len(GALLERY) >= 25


def test_all_mistakes_of_a_file_are_told_together(tmp_path: Path) -> None:
    path = tmp_path / "many.yaml"
    path.write_text("titel: x\ndials: {unclear_goals: 2}\npolicies: {training: x}\nevents: 3\n")
    keys = {problem.key for problem in _problems(path)}
    assert keys == {"titel", "title", "dials.unclear_goals", "policies.training", "events"}
