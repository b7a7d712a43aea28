"""Where something is kept that nothing takes out again: the check knows the name of what has grown."""

import ast
import re
from typing import TypeGuard

from grader.diagnosis.source import Source, last_name
from grader.exercise.syntax import FUNCTIONS

GROWN = re.compile(r"`(\w+)` has grown")
PUTS_IN = ("append", "appendleft", "add", "update", "setdefault", "insert", "extend", "put_nowait")
TAKES_OUT = ("pop", "popleft", "popitem", "remove", "discard", "clear")


NOTHING = ast.Pass()
NODES = (ast.expr, ast.Delete, ast.AugAssign)


def line_that_keeps(source: Source, said: str) -> int | None:
    """Where it is taken out in some cases only, in the function that puts it in; or where it is put in.

    Of a dictionary of lists, from which only what is in the lists is taken, it is where that is done.
    """
    for name in GROWN.findall(said):
        emptied = [node.lineno for node in source.nodes if _empties_an_item(node, name)]
        if emptied and not any(_takes_out(node, name) for node in source.nodes):
            return emptied[0]
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
    of = _called_of(node, PUTS_IN)
    return name in (last_name(of), last_name(_holder(of)))


def _takes_out(node: ast.AST, name: str) -> bool:
    """`del name[key]`, `name.pop(key)`."""
    if isinstance(node, ast.Delete):
        parts = (part for part in node.targets if isinstance(part, ast.Subscript))
        return any(last_name(part.value) == name for part in parts)
    return last_name(_called_of(node, TAKES_OUT)) == name


def _empties_an_item(node: ast.AST, name: str) -> TypeGuard[ast.Call]:
    """`name[key].popleft()`"""
    return last_name(_holder(_called_of(node, TAKES_OUT))) == name


def _called_of(node: ast.AST, methods: tuple[str, ...]) -> ast.AST:
    """Of what one of these methods is called; nothing for anything else."""
    called = node.func if isinstance(node, ast.Call) else None
    if isinstance(called, ast.Attribute) and called.attr in methods:
        return called.value
    return NOTHING


def _holder(item: ast.AST) -> ast.AST:
    """`name` of `name[key]`."""
    return item.value if isinstance(item, ast.Subscript) else NOTHING
