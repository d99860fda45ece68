"""The reader takes YAML and nothing else, and never fails but with ``ScenarioError``."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from model.errors import ScenarioError
from model.scenario.nodes import Node, Scalar, Sequence, Table
from model.scenario.scalars import plain_value
from model.scenario.yaml_reader import LARGEST_DEPTH, MOST_VALUES, parse_yaml, read_yaml


def _plain(node: Node) -> object:
    if isinstance(node, Table):
        return {key: _plain(value) for key, value in node.entries.items()}
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return node.value


def _message(path: Path) -> str:
    with pytest.raises(ScenarioError) as caught:
        read_yaml(path)
    return str(caught.value)


def test_every_value_knows_its_line_and_column() -> None:
    node = parse_yaml("a: 1\nb:\n  c: [x, 2]\n", "f.yaml")
    assert isinstance(node, Table)
    inner = node.entries["b"]
    assert isinstance(inner, Table)
    assert (node.places["b"].line, inner.places["c"].line, inner.places["c"].column) == (2, 3, 3)
    items = inner.entries["c"]
    assert isinstance(items, Sequence)
    assert [(item.place.line, item.place.column) for item in items.items] == [(3, 7), (3, 10)]


def _means_itself(word: str) -> bool:
    """Whether a dumped word is text to this reader: 0E0 is a number to it, and is not quoted."""
    return isinstance(plain_value(word), str) or yaml.safe_dump(word)[0] in "'\""


words = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=20).filter(
    _means_itself
)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=20,
)


@given(values)
def test_what_was_written_as_yaml_is_read_back(value: object) -> None:
    text = yaml.safe_dump(value, default_flow_style=None)
    assert _plain(parse_yaml(text, "f.yaml")) == value


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=200))
@example(content=b"\xff\xfe")
@example(content=b"a: \x00")
@example(content=b"? [\n? {")
@example(content=b"%YAML 9.9\n---\n")
@example(content=b"&" * 50)
@example(content=b"\xef\xbb\xbfa: 1")
def test_no_bytes_lead_to_anything_but_a_scenario_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "any.yaml"
    path.write_bytes(content)
    with contextlib.suppress(ScenarioError):
        read_yaml(path)


@given(st.text("ab:-? []{},&*!|>'\"%#@\n\t<", max_size=60))
def test_no_yaml_punctuation_leads_to_anything_but_a_scenario_error(text: str) -> None:
    with contextlib.suppress(ScenarioError):
        parse_yaml(text, "f.yaml")


@pytest.mark.parametrize("text", ["[" * 400_000, "- " * 400_000, "{a: " * 200_000, "? " * 300_000])
def test_deep_nesting_is_refused(text: str) -> None:
    with pytest.raises(ScenarioError, match="nested more than 20 deep"):
        parse_yaml(text, "f.yaml")


@pytest.mark.parametrize(
    ("text", "line", "column", "tab"),
    [("a: b: c", 1, 5, False), ("a: 1\n\tb: 2", 2, 1, True), ("x: [1,\n  2\ny: 3", 3, 2, False),
     ("a:\n  b: c: d\te: f", 2, 7, False)],
)  # fmt: skip
def test_a_syntax_error_has_its_place_and_a_tab_is_blamed_only_before_the_words(
    text: str, line: int, column: int, tab: bool
) -> None:
    with pytest.raises(ScenarioError) as caught:
        parse_yaml(text, "f.yaml")
    (problem,) = caught.value.problems
    assert (problem.place.line, problem.place.column) == (line, column)
    assert ("a tab where only spaces may stand" in problem.found) is tab


@pytest.mark.parametrize("kind", ["[]", "{}"])
def test_the_last_depth_that_is_allowed_is_read_and_the_next_refused(kind: str) -> None:
    begin, end = ("[", "]") if kind == "[]" else ("{a: ", "}")

    def nested(depth: int) -> str:
        return begin * (depth - 1) + "1" + end * (depth - 1)

    node = parse_yaml(nested(LARGEST_DEPTH), "f.yaml")
    for _ in range(LARGEST_DEPTH - 1):
        node = node.items[0] if isinstance(node, Sequence) else node.entries["a"]  # type: ignore[union-attr]
    assert isinstance(node, Scalar)
    with pytest.raises(ScenarioError, match="nested more than 20 deep"):
        parse_yaml(nested(LARGEST_DEPTH + 1), "f.yaml")


def test_as_many_values_as_are_allowed_are_read_and_one_more_is_refused() -> None:
    def listed(values: int) -> str:
        return "[" + ",".join("1" * (values - 1)) + "]"  # the list itself is one

    node = parse_yaml(listed(MOST_VALUES), "f.yaml")
    assert isinstance(node, Sequence)
    with pytest.raises(ScenarioError, match="more than 50,000 values"):
        parse_yaml(listed(MOST_VALUES + 1), "f.yaml")


def test_a_file_that_is_no_text_file_is_named_and_said_why(tmp_path: Path) -> None:
    (tmp_path / "latin.yaml").write_bytes("title: x\ndescription: café\n".encode("latin-1"))
    (tmp_path / "nul.yaml").write_bytes(b"title: a\x00b\n")
    (tmp_path / "large.yaml").write_bytes(b"#" * 1_000_001)
    (tmp_path / "folder.yaml").mkdir()
    os.mkfifo(tmp_path / "pipe.yaml")
    assert "latin.yaml:2: not UTF-8 text" in _message(tmp_path / "latin.yaml")
    assert "nul.yaml:1: character U+0000" in _message(tmp_path / "nul.yaml")
    assert "larger than 1 MB" in _message(tmp_path / "large.yaml")
    assert "a folder where a file belongs" in _message(tmp_path / "folder.yaml")
    assert "not an ordinary file" in _message(tmp_path / "pipe.yaml")
    assert "no such file" in _message(tmp_path / "missing.yaml")
    assert "cannot be read" in _message(tmp_path / ("x" * 300 + ".yaml"))
    assert "cannot be read" in _message(tmp_path / "a\x00b.yaml")


def test_an_empty_file_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty.yaml").write_text("# nothing\n")
    node = read_yaml(tmp_path / "empty.yaml")
    assert isinstance(node, Scalar)
    assert node.value is None


def test_the_pure_parser_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: [1, {b: 'c'}]\nd: |\n  e\n"
    fast = parse_yaml(text, "f.yaml")
    monkeypatch.setattr("model.scenario.yaml_reader._LOADER", yaml.SafeLoader)
    assert parse_yaml(text, "f.yaml") == fast
    with pytest.raises(ScenarioError, match=r"f\.yaml:1: not YAML"):
        parse_yaml("a: b: c", "f.yaml")
