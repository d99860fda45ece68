"""Laws of the faults: each is one, of the kind that is asked for, and none says nothing."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.mutants.mutant import chosen, mutants

AT = Path("model/rules/toy.py")


def of(tmp_path: Path, source: str, area: str = "rules") -> set[tuple[str, str]]:
    """The faults of a source, as what stands there and what is written instead."""
    file = Path(f"model/{area}/toy.py")
    (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / file).write_text(source, encoding="utf-8")
    found = mutants(tmp_path, file)
    for mutant in found:
        faulty = mutant.source(tmp_path)
        assert ast.dump(ast.parse(faulty)) != ast.dump(ast.parse(source)), mutant
    return {(mutant.before, mutant.after) for mutant in found}


@pytest.mark.parametrize(
    ("expression", "others"),
    [
        ("a + b", {"a", "b", "a - b"}),
        ("a - b", {"a", "a + b", "b - a"}),
        ("a * b", {"a", "b", "a / b"}),
        ("a / b", {"a", "a * b", "b / a"}),
        ("a ** b", {"a"}),
        ("-a", {"a"}),
        ("a < b", {"a <= b", "a >= b"}),
        ("a >= b", {"a > b", "a < b"}),
        ("a == b", {"a != b"}),
        ("a < b <= c", {"a <= b <= c", "a >= b <= c", "a < b < c", "a < b > c"}),
        ("a and b", {"a or b", "a", "b"}),
        ("not a", {"a"}),
        ("2", {"3", "1"}),
        ("0", {"1"}),
        ("2.0", {"2.2"}),
        ("0.0", {"1.0"}),
        ("True", {"False"}),
        ("max(a, b)", {"min(a, b)"}),
        ("np.minimum(a, b)", {"np.maximum(a, b)"}),
        ("abs(a)", {"a"}),
        ("f(a, b, c)", {"f(b, a, c)", "f(a, c, b)"}),
        ("f(one=a, other=b)", {"f(one=b, other=a)"}),
        ("(a, b)", {"(b, a)"}),
        ("a if b else c", {"c if b else a", "a if not b else c"}),
        ("[a for a in b if c]", {"[a for a in b if not c]"}),
    ],
)
def test_an_expression_has_these_faults(tmp_path: Path, expression: str, others: set[str]) -> None:
    found = of(tmp_path, f"x = {expression}\n")
    whole = {expression.replace(before, after, 1) for before, after in found}
    assert {_plain(other) for other in others} == {_plain(other) for other in whole}


def _plain(expression: str) -> str:
    return ast.dump(ast.parse(expression))


def test_what_is_added_to_a_variable_may_be_left_out_or_taken_away(tmp_path: Path) -> None:
    assert {("x += a", "pass"), ("x += a", "x -= a")} <= of(tmp_path, "x += a\n")


@pytest.mark.parametrize(
    "source",
    [
        '"""Says 1 + 1."""\n',
        "__all__ = [a, b]\n",
        "x: Literal[1, 2]\n",
        "def f(x: A[1]) -> B[2]: ...\n",
        "@cache(maxsize=1)\ndef f(): ...\n",
        "if TYPE_CHECKING:\n    x = 1 + 1\n",
        "raise ValueError(a + b, 1)\n",
        "assert a < b\n",
        "x = isinstance(a, b)\n",
        "x = 1e-9\n",
        "Value = float | str | Table | None\n",
        "zip(a, strict=True)\n",
        "x = 'a' + b\n",
        "x = folder / name\n",
    ],
)
def test_what_computes_nothing_has_no_fault(tmp_path: Path, source: str) -> None:
    assert not of(tmp_path, source)


def test_a_figure_is_not_tried_for_its_looks(tmp_path: Path) -> None:
    source = (
        "import matplotlib\n_BAR, _HEAD = 0.3, 1.0\naxes.plot(x, linewidth=1.8)\naxes.grid(a, b)\n"
    )
    assert not of(tmp_path, source, "output")
    assert of(tmp_path, source.replace("matplotlib", "numpy"), "output")


def test_a_text_with_numbers_in_it_is_tried_as_a_whole(tmp_path: Path) -> None:
    assert of(tmp_path, "x = f'{100 * a:.1f} %'\n") >= {("f'{100 * a:.1f} %'", "f'{a:.1f} %'")}


def test_letters_beyond_ascii_do_not_shift_what_is_replaced(tmp_path: Path) -> None:
    (tmp_path / AT).parent.mkdir(parents=True)
    (tmp_path / AT).write_text("x = 'Тенге', a - b\n", encoding="utf-8")
    sources = {mutant.source(tmp_path) for mutant in mutants(tmp_path, AT)}
    assert "x = 'Тенге', (a + b)\n" in sources


def test_a_choice_is_of_one_a_line_and_the_same_for_a_seed(tmp_path: Path) -> None:
    for area, lines in (("rules", 9), ("output", 9)):
        (tmp_path / "model" / area).mkdir(parents=True)
        body = "".join(f"x{n} = a{n} + b{n} * {n}\n" for n in range(lines))
        (tmp_path / "model" / area / "toy.py").write_text(body, encoding="utf-8")
    areas = ("rules", "output")
    found = chosen(tmp_path, areas, 8, 1)
    assert [mutant.area for mutant in found].count("rules") == 6  # three times as many
    assert len({(mutant.file, mutant.line) for mutant in found}) == 8
    assert found == chosen(tmp_path, areas, 8, 1) != chosen(tmp_path, areas, 8, 2)
    path = tmp_path / "model" / "rules" / "toy.py"
    path.write_text(f"# a line more\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    assert [mutant.name for mutant in chosen(tmp_path, areas, 8, 1)] == [m.name for m in found]
