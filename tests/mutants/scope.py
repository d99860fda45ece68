"""What is mutated: areas of the model, and what in their files is no matter for a test."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

AREAS = ("rules", "world", "agents", "scenario", "ensemble", "output", "analysis")
_SHARES = {"rules": 3}
"""Areas that get more mutants than the others do, and how many times as many."""
_QUICK = re.compile(
    r"ensemble/(compilation|light_mesa|extras|executors/heedless)|output/(lettering|report/pdf)"
)
"""Files that only make things quick, or look for fonts."""
_DRAWS = re.compile(r"matplotlib|output\.palette|report\.drawing")
"""What files that draw figures import."""
_NO_NAMES = {"__all__", "__slots__"}
_TYPE = re.compile(r"(float|int|str|bool|None|[A-Z]\w+)( \| (float|int|str|bool|None|[A-Z]\w+))+")
"""A name for one of several types."""
_NO_KEYWORDS = {
    *("strict", "parents", "exist_ok", "missing_ok", "daemon", "squeeze", "newline", "stacklevel"),
    *("kind", "copy", "compress_level"),
}
"""Keywords that only say how something is done."""
_DRESS = {
    *("alpha", "annotation_clip", "aspect", "capsize", "columns", "dpi", "elinewidth", "figsize"),
    *("fontsize", "framealpha", "frameon", "height", "hspace", "labelsize", "length", "linestyle"),
    *("linewidth", "linewidths", "markersize", "mew", "pad", "rotation", "steps", "width"),
    *("wspace", "x", "xytext", "zorder", "standoff", "thickness", "nticks", "size", "opacity"),
}
"""Keywords of figures that only please the eye."""
_PLACE = {
    *(
        "add_axes",
        "annotate",
        "Canvas",
        "grid",
        "legend",
        "margins",
        "MaxNLocator",
        "set_axisbelow",
    ),
    *(
        "set_linewidth",
        "set_size_inches",
        "set_visible",
        "set_xlim",
        "set_ylim",
        "shrink",
        "subplots_adjust",
    ),
    *("tick_params", "set_column", "freeze_panes"),
}
"""Calls of figures that only place and dress what is drawn."""
_ON_THE_PAGE = re.compile(
    r"_?(box|height|width|room|top|bottom|margin|up|across|half|bar|row|head|foot|title|names|left"
    r"|right|caption|scale|places|numbers|edge|aside|least_gap|headroom|dots_per_inch|squeeze"
    r"|longest|legend|outer|inner|label_width|widest|label|small|ticks|usual_width|image)s?",
    re.IGNORECASE,
)
"""Variables of figures that hold places and sizes on the page."""


def files(root: Path, areas: Sequence[str]) -> list[Path]:
    """The files of some areas, relative to the project's `root`."""
    model = root / "model"
    found = [path for area in areas for path in sorted((model / area).rglob("*.py"))]
    return [
        path.relative_to(root)
        for path in found
        if not _QUICK.search(path.relative_to(model).as_posix())
    ]


def shares(areas: Sequence[str], count: int) -> dict[str, int]:
    """How many of `count` mutants each of the areas gets."""
    weights = {area: _SHARES.get(area, 1) for area in areas}
    whole = sum(weights.values())
    given = {area: count * weight // whole for area, weight in weights.items()}
    for area in areas[: count - sum(given.values())]:
        given[area] += 1
    return given


def draws(source: str) -> bool:
    """Whether a file draws figures."""
    return bool(_DRAWS.search(source))


def parts(node: ast.AST, figure: bool) -> Iterator[ast.AST]:
    """The parts of a node, of a `figure` or not, in which a fault would matter."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "ctx"):
            continue
        for part in value if isinstance(value, list) else [value]:
            if not isinstance(part, ast.AST) or _says_nothing(part):
                continue
            if not (figure and _is_layout(part)):
                yield part


def _says_nothing(node: ast.AST) -> bool:
    """Whether a statement or keyword has no part in what is computed."""
    if isinstance(node, ast.keyword):
        return node.arg in _NO_KEYWORDS
    if isinstance(node, ast.If):
        return "TYPE_CHECKING" in ast.dump(node.test)
    if isinstance(node, ast.Assign):
        return (
            bool(_names(node) & _NO_NAMES)
            or "TypeVar" in ast.dump(node.value)
            or bool(_TYPE.fullmatch(ast.unparse(node.value)))
        )
    return isinstance(node, ast.Raise | ast.Assert | ast.Import | ast.ImportFrom)


def _is_layout(node: ast.AST) -> bool:
    """Whether a part of a figure only places and dresses it."""
    if isinstance(node, ast.keyword):
        return node.arg in _DRESS
    if isinstance(node, ast.Call):
        return getattr(node.func, "attr", getattr(node.func, "id", "")) in _PLACE
    names = _names(node) if isinstance(node, ast.Assign) else set[str]()
    return bool(names) and all(map(_ON_THE_PAGE.fullmatch, names))


def _names(assignment: ast.Assign) -> set[str]:
    """The variables that an assignment sets."""
    found = (part for target in assignment.targets for part in ast.walk(target))
    return {part.id for part in found if isinstance(part, ast.Name)}
