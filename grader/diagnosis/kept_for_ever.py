"""Where something is kept that nothing takes out again: the check knows the name of what has grown."""

import ast
import re

from grader.diagnosis.source import Source, last_name
from grader.exercise.syntax import FUNCTIONS

GROWN = re.compile(r"`(\w+)` has grown")
PUTS_IN = ("append", "appendleft", "add", "update", "setdefault", "insert", "extend", "put_nowait")
TAKES_OUT = ("pop", "popleft", "popitem", "remove", "discard", "clear")


NODES = (ast.expr, ast.Delete, ast.AugAssign)


def line_that_keeps(source: Source, said: str) -> int | None:
    """Where it is taken out in some cases only, in the function that puts it in; or where it is put in."""
    for name in GROWN.findall(said):
        for function in [node for node in source.nodes if isinstance(node, FUNCTIONS)]:
            nodes = [node for node in ast.walk(function) if isinstance(node, NODES)]
            puts = sorted(node.lineno for node in nodes if _puts_in(node, name))
            taken = sorted(node.lineno for node in nodes if _takes_out(node, name))
            if puts:
                return next((line for line in taken if line > puts[0]), puts[0])
    return None


def _puts_in(node: ast.AST, name: str) -> bool:
    """`name[key] = …`, `name.append(…)`, `name[key].append(…)`, `name += …`."""
    if isinstance(node, ast.Subscript):
        return isinstance(node.ctx, ast.Store) and last_name(node.value) == name
    if isinstance(node, ast.AugAssign):
        return last_name(node.target) == name
    return _is_called(node, name, PUTS_IN)


def _takes_out(node: ast.AST, name: str) -> bool:
    if isinstance(node, ast.Delete):
        parts = (part for part in node.targets if isinstance(part, ast.Subscript))
        return any(last_name(part.value) == name for part in parts)
    return _is_called(node, name, TAKES_OUT)


def _is_called(node: ast.AST, name: str, methods: tuple[str, ...]) -> bool:
    """Whether it is a call of a method of what has this name, or of an item in it."""
    called = node.func if isinstance(node, ast.Call) else None
    if not isinstance(called, ast.Attribute) or called.attr not in methods:
        return False
    of = called.value
    return last_name(of.value if isinstance(of, ast.Subscript) else of) == name
