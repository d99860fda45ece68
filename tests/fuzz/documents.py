"""Real scenario files, damaged: in their bytes, and in what they hold."""

from __future__ import annotations

import copy
import json
from typing import Any

import yaml
from hypothesis import strategies as st

from model.scenario import catalogue
from model.scenario.folder import SCENARIOS
from model.scenario.inputs import input_registry
from tests.fuzz.oddities import numbers, scraps, words

_FILES = [SCENARIOS / f"{name}.yaml" for name in catalogue() if name != "baseline"]
BYTES = [path.read_bytes() for path in _FILES]
CONTENTS = [yaml.safe_load(content) for content in BYTES]
NAMES = sorted(input_registry())
_ENCODINGS = ("utf-8-sig", "utf-16", "utf-16-le", "utf-32", "latin-1", "cp1251")


@st.composite
def damaged_bytes(draw: st.DrawFn) -> bytes:
    """A file with scraps put in, pieces taken out, repeated or moved, or in another encoding."""
    text = draw(st.sampled_from(BYTES))
    for _ in range(draw(st.integers(1, 4))):
        start, length = draw(st.integers(0, len(text))), draw(st.integers(0, 30))
        scrap = draw(scraps.map(_encoded) | st.binary(max_size=6) | st.just(text[start:][:200]))
        text = text[:start] + scrap + text[start + length :]
    if draw(st.integers(0, 9)) == 0:
        coding = draw(st.sampled_from(_ENCODINGS))
        text = text.decode(errors="replace").encode(coding, errors="replace")
    return text.replace(b"\n", b"\r\n") if draw(st.integers(0, 9)) == 0 else text


@st.composite
def damaged_documents(draw: st.DrawFn) -> str:
    """A file with values swapped, keys deleted, added or given twice, and types that are wrong."""
    content = copy.deepcopy(draw(st.sampled_from(CONTENTS)))
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.sampled_from(_tables(content)))
        _damage(draw, place, content)
    lines = [f"{key}: {_written(value)}" for key, value in content.items()]
    again = draw(st.just([]) | st.sampled_from(lines).map(lambda line: [line])) if lines else []
    return "\n".join([*lines, *again])


def _damage(draw: st.DrawFn, place: Any, content: dict[str, Any]) -> None:
    """Change, add or delete one value of a table or list that is part of the content."""
    if isinstance(place, list):
        place.insert(draw(st.integers(0, len(place))), draw(_values(content)))
        return
    known = st.sampled_from(sorted(place)) if place else st.just("title")
    key = draw(known | known | st.sampled_from([*NAMES, *content]) | words)
    if draw(st.integers(0, 4)):
        place[key] = draw(_values(content))
    else:
        place.pop(key, None)


def _values(content: dict[str, Any]) -> st.SearchStrategy[Any]:
    """A value that may or may not suit: raw YAML, or a piece of the document itself."""
    own = st.sampled_from([*content.values()] or [None]).map(copy.deepcopy)
    raw = (numbers | scraps).map(Raw)
    between = st.floats(0, 1).map(lambda share: Raw(f"{share:.3g}"))
    return raw | between | own


class Raw(str):
    """A value as it stands in the file, right or wrong."""


def _tables(content: Any) -> list[Any]:
    """The content and all tables and lists in it."""
    found = [content] if isinstance(content, dict | list) else []
    for value in content.values() if isinstance(content, dict) else content if found else ():
        if isinstance(value, dict | list):
            found += _tables(value)
    return found


def _written(value: Any) -> str:
    """The content as flow YAML, its raw values as they are: one entry a line at the top."""
    if isinstance(value, Raw):
        return str(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_written(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_written, value)) + "]"
    return json.dumps(value, default=str)


def _encoded(text: str) -> bytes:
    return text.encode(errors="surrogatepass")
