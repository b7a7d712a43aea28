"""Parse a student's file, and find what contains a line. Nothing here runs the student's code."""

import ast
import warnings
from collections.abc import Iterator

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
Function = ast.FunctionDef | ast.AsyncFunctionDef

MAX_TEXT = 128 << 10
"""Characters that are parsed."""
MAX_DEPTH = 100
"""Levels of a syntax tree; a sum of as many terms has them, and hardly any code that people write."""
MAX_NODES = 8000
"""Nodes of a syntax tree; the longest answer in the kit has 1,000."""


def parsed(text: str) -> ast.Module:
    """The syntax tree; an empty one where the text cannot be parsed, or is too large."""
    nothing = ast.Module(body=[], type_ignores=[])
    if len(text) > MAX_TEXT:
        return nothing
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return nothing
    return tree if _is_readable(tree) else nothing


def _is_readable(tree: ast.AST) -> bool:
    """Whether a tree is flat and small enough for functions that recurse into it."""
    level: list[ast.AST] = [tree]
    nodes = 0
    for _ in range(MAX_DEPTH):
        level = [child for node in level for child in ast.iter_child_nodes(node)]
        nodes += len(level)
    return not level and nodes <= MAX_NODES


def around(node: ast.AST, line: int) -> Iterator[ast.AST]:
    """The nodes in a tree that contain a line, outermost first."""
    for child in ast.iter_child_nodes(node):
        first, last = getattr(child, "lineno", None), getattr(child, "end_lineno", None)
        if first is None:
            yield from around(child, line)
        elif last is not None and first <= line <= last:
            yield child
            yield from around(child, line)


def blank(lines: list[str], node: ast.stmt) -> None:
    """Empty the lines of a definition, with those of its decorators."""
    first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
    last = node.end_lineno or node.lineno
    lines[first - 1 : last] = [""] * (last - first + 1)


def is_string(node: ast.AST) -> bool:
    """Whether a statement is nothing but a string: a docstring, or prose between the code."""
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def raises_not_implemented(node: ast.AST) -> bool:
    """Whether a statement is `raise NotImplementedError`, with or without a message."""
    raised = node.exc if isinstance(node, ast.Raise) else None
    called = raised.func if isinstance(raised, ast.Call) else raised
    return isinstance(called, ast.Name) and called.id == "NotImplementedError"


def is_code(node: ast.AST) -> bool:
    """Whether a statement does something: no string, `...`, `pass`, bare `yield`, or stub's `raise`."""
    if isinstance(node, ast.Expr):
        return not isinstance(node.value, ast.Constant | ast.Yield)
    return not isinstance(node, ast.Pass) and not raises_not_implemented(node)


def starts_with_raise(function: ast.AST) -> bool:
    """Whether the first thing that a function does is to raise NotImplementedError, as in a stub."""
    body = [node for node in getattr(function, "body", []) if not is_string(node)]
    return bool(body) and raises_not_implemented(body[0])
