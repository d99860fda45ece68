"""Reading YAML strictly: nothing is guessed, nothing is silently dropped, every place is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from model.errors import Place
from model.findings import Findings
from model.scenario.nodes import Node, Scalar, Sequence, Table
from model.scenario.scalars import plain_value
from model.text_file import read_text, shown

LARGEST_DEPTH = 20
MOST_VALUES = 50_000
"""As many values as a file may hold: a hundred times those of a long scenario."""
_TOO_DEEP = f"nested more than {LARGEST_DEPTH} deep"
_TAG_DIRECTIVE = re.compile("^%TAG", re.MULTILINE)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path) -> Node:
    """What the YAML file `path` holds. Raises ``ScenarioError`` with all that is wrong with it.

    Anchors, aliases, tags, merge keys, repeated keys and further documents are refused.
    """
    return parse_yaml(read_text(path), shown(path))


def parse_yaml(text: str, source: str) -> Node:
    """What a YAML text holds; `source` names it in messages."""
    findings = Findings()
    _refuse_tag_directives(text, source, findings)
    composer = _Composer(text, source, findings)
    try:
        node = composer.document()
    except yaml.YAMLError as error:
        findings.add(*_syntax_error(error, text, source))
    except _TooMuchError as error:
        findings.add(error.place, "", str(error))
    findings.raise_any()
    return node


def _refuse_tag_directives(text: str, source: str, findings: Findings) -> None:
    """Refuse them unread: the parser compares each with all the others."""
    directive = _TAG_DIRECTIVE.search(text)
    if directive:
        line = text.count("\n", 0, directive.start()) + 1
        findings.add(Place(source, line, 1), "", "a %TAG directive", "none")
        findings.raise_any()


class _TooMuchError(Exception):
    """The reading has to end at a place."""

    def __init__(self, why: str, place: Place) -> None:
        super().__init__(why)
        self.place = place


class _Composer:
    """Makes nodes of the events of the parser, and notes what is not allowed on the way."""

    def __init__(self, text: str, source: str, findings: Findings) -> None:
        self._source = source
        self._findings = findings
        self._values = 0
        self._events: Iterator[Any] = yaml.parse(text, Loader=_LOADER)

    def document(self) -> Node:
        """The only document of the text; an empty text holds nothing."""
        node: Node = Scalar(None, Place(self._source, 1, 1))
        started = False
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if started:
                    self._complain(self._place(event), "a second document", "one a file")
                    break
                started = True
                node = self._node(next(self._events), 1)
        return node

    def _node(self, event: Any, depth: int) -> Node:
        place = self._place(event)
        self._values += 1
        if depth > LARGEST_DEPTH:
            raise _TooMuchError(_TOO_DEEP, place)
        if self._values > MOST_VALUES:
            raise _TooMuchError(f"more than {MOST_VALUES:,} values", place)
        if isinstance(event, yaml.AliasEvent):
            self._complain(place, f"alias *{event.anchor}", "values written out")
            return Scalar(None, place)
        self._refuse_properties(event, place)
        if isinstance(event, yaml.ScalarEvent):
            quoted = bool(event.style)
            return Scalar(event.value if quoted else plain_value(event.value), place)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self._items(depth)), place)
        return self._table(place, depth)

    def _refuse_properties(self, event: Any, place: Place) -> None:
        if event.anchor is not None:
            self._complain(place, f"anchor &{event.anchor}", "values written out")
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._complain(place, f"tag {tag}", "plain values")

    def _items(self, depth: int) -> Iterator[Node]:
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                return
            yield self._node(event, depth + 1)

    def _table(self, place: Place, depth: int) -> Table:
        entries: dict[str, Node] = {}
        places: dict[str, Place] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._node(event, depth + 1)
            value = self._node(next(self._events), depth + 1)
            name = self._key(key, places)
            if name is not None:
                entries[name], places[name] = value, key.place
        return Table(entries, places, place)

    def _key(self, key: Node, places: dict[str, Place]) -> str | None:
        """The name that a key is, or none where it cannot be used."""
        if not isinstance(key, Scalar) or not isinstance(key.value, str):
            self._complain(key.place, "a key that is no name", "names as keys")
        elif key.value == "<<":
            self._complain(key.place, "a merge key (<<)", "`extends`, and values written out")
        elif key.value in places:
            first = places[key.value].line
            self._complain(key.place, f"given twice, first in line {first}", key=key.value)
        else:
            return key.value
        return None

    def _complain(self, place: Place, found: str, allowed: str = "", key: str = "") -> None:
        self._findings.add(place, key, found, allowed)

    def _place(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self._source, mark.line + 1, mark.column + 1)


def _syntax_error(error: yaml.YAMLError, text: str, source: str) -> tuple[Place, str, str]:
    """Where the parser stopped, no key, and why, in one line."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return Place(source), "", f"not YAML: {error}"
    place = Place(source, mark.line + 1, mark.column + 1)
    if _indented_by_tab(text, mark.line):
        return place, "", "not YAML: a tab where only spaces may stand"
    why = " ".join(filter(None, [getattr(error, "problem", ""), getattr(error, "context", "")]))
    if "nesting depth" in why:  # newer parsers stop before the reader has seen how deep it goes
        return place, "", _TOO_DEEP
    return place, "", f"not YAML: {why}"


def _indented_by_tab(text: str, line: int) -> bool:
    lines = text.splitlines()
    written = lines[line] if line < len(lines) else ""
    return "\t" in written[: len(written) - len(written.lstrip())]
