"""Faults that an expression or a statement can have: signs, terms, arguments, bounds."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from copy import copy
from itertools import pairwise

_OTHER_OPERATION: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
_OTHER_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_OPPOSITES = (("min", "max"), ("minimum", "maximum"), ("any", "all"), ("argmin", "argmax"))
_OTHER_FUNCTION = dict(_OPPOSITES) | {one: other for other, one in _OPPOSITES}
_SIZES = ("abs", "fabs")
_SYMMETRIC = {*_OTHER_FUNCTION, "hypot", "isclose", "logical_and", "logical_or"}
"""Functions whose arguments may come in any order."""
_OF_TYPES = {"isinstance", "issubclass", "getattr", "hasattr", "setattr"}
"""Functions that break at once where their arguments are swapped."""
_GUARD = 1e-6
"""Numbers below this only keep others from nought."""
_FAULTS: dict[type[ast.AST], Callable[..., Iterator[ast.AST]]] = {}
_FOLDERS = re.compile(r"(folder|path|home|root|parent|results|tables|place|_HERE|Path\(.*\))$")
SHIFT = 1.1
"""What a number with decimals is multiplied by."""


def faults(node: ast.AST) -> Iterator[ast.AST]:
    """What may stand in the place of an expression or statement, one fault each."""
    of_its_kind = _FAULTS.get(type(node))
    if of_its_kind is not None:
        yield from of_its_kind(node)


def _of(kind: type[ast.AST]) -> Callable[[Callable], Callable]:
    def listed(made: Callable) -> Callable:
        _FAULTS[kind] = made
        return made

    return listed


def _with(node: ast.AST, **fields: object) -> ast.AST:
    """A copy of a node with other fields."""
    changed = copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


@_of(ast.BinOp)
def _operation(node: ast.BinOp) -> Iterator[ast.AST]:
    """A term or factor dropped, the sign turned, or what is subtracted or divided by swapped."""
    if _are_words(node):
        return
    yield node.left
    if isinstance(node.op, ast.Add | ast.Mult | ast.BitAnd | ast.BitOr):
        yield node.right
    other = _OTHER_OPERATION.get(type(node.op))
    if other is not None:
        yield _with(node, op=other())
    if isinstance(node.op, ast.Sub | ast.Div):
        yield _with(node, left=node.right, right=node.left)


def _are_words(node: ast.BinOp) -> bool:
    """Whether an operation is no arithmetic, but of texts, lists or paths, and breaks if changed."""
    for side in (node.left, node.right):
        if isinstance(side, ast.JoinedStr | ast.List | ast.Tuple):
            return True
        if isinstance(side, ast.Constant) and isinstance(side.value, str):
            return True
    return isinstance(node.op, ast.Div) and bool(_FOLDERS.search(ast.unparse(node.left)))


@_of(ast.UnaryOp)
def _sign(node: ast.UnaryOp) -> Iterator[ast.AST]:
    yield node.operand


@_of(ast.Compare)
def _comparison(node: ast.Compare) -> Iterator[ast.AST]:
    """The bound moved in or out, or the comparison turned, one of a chain at a time."""
    for place, operation in enumerate(node.ops):
        for other in _OTHER_COMPARISONS[type(operation)]:
            yield _with(node, ops=[*node.ops[:place], other(), *node.ops[place + 1 :]])


@_of(ast.BoolOp)
def _conjunction(node: ast.BoolOp) -> Iterator[ast.AST]:
    """And for or, or one condition dropped."""
    yield _with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
    for place in range(len(node.values)):
        left = node.values[:place] + node.values[place + 1 :]
        yield left[0] if len(left) == 1 else _with(node, values=left)


@_of(ast.IfExp)
def _alternative(node: ast.IfExp) -> Iterator[ast.AST]:
    yield _with(node, body=node.orelse, orelse=node.body)


@_of(ast.Constant)
def _number(node: ast.Constant) -> Iterator[ast.AST]:
    """A number shifted: by one, or by a tenth where it has decimals; true for false."""
    value = node.value
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int):
        yield ast.Constant(value + 1)
        if value > 1:
            yield ast.Constant(value - 1)
    elif isinstance(value, float) and not 0.0 < value < _GUARD:
        yield ast.Constant(float(f"{value * SHIFT:.6g}") if value else 1.0)


@_of(ast.Call)
def _call(node: ast.Call) -> Iterator[ast.AST]:
    """Two neighbouring arguments swapped, the least for the most, or a size left with its sign."""
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if name not in _SYMMETRIC | _OF_TYPES:
        yield from (_with(node, args=args) for args in _swapped(node.args))
    values = [word.value for word in node.keywords if word.arg]
    if len(values) == len(node.keywords):
        for swapped in _swapped(values):
            words = zip(node.keywords, swapped, strict=True)
            yield _with(node, keywords=[_with(word, value=value) for word, value in words])
    if name in _OTHER_FUNCTION:
        word = "attr" if isinstance(node.func, ast.Attribute) else "id"
        yield _with(node, func=_with(node.func, **{word: _OTHER_FUNCTION[name]}))
    if name in _SIZES and len(node.args) == 1:
        yield node.args[0]


@_of(ast.Tuple)
def _tuple(node: ast.Tuple) -> Iterator[ast.AST]:
    if isinstance(node.ctx, ast.Load):
        yield from (_with(node, elts=elements) for elements in _swapped(node.elts))


def _swapped(values: list[ast.expr]) -> Iterator[list[ast.expr]]:
    """The values with two neighbours swapped, but for words, which tell themselves apart."""
    for place, (one, other) in enumerate(pairwise(values)):
        said = [
            isinstance(each, ast.Constant | ast.JoinedStr | ast.Starred) for each in (one, other)
        ]
        if not any(said) and ast.dump(one) != ast.dump(other):
            yield [*values[:place], other, one, *values[place + 2 :]]


@_of(ast.AugAssign)
def _addition(node: ast.AugAssign) -> Iterator[ast.AST]:
    """What is added to a variable left out, or taken away."""
    yield ast.Pass()
    other = _OTHER_OPERATION.get(type(node.op))
    if other is not None and not isinstance(node.value, ast.List | ast.Tuple | ast.JoinedStr):
        yield _with(node, op=other())


def condition_faults(test: ast.AST) -> Iterator[ast.AST]:
    """A plain condition turned; comparisons and conjunctions have faults of their own."""
    if isinstance(test, ast.Name | ast.Attribute | ast.Call | ast.Subscript | ast.NamedExpr):
        yield ast.UnaryOp(ast.Not(), test)
