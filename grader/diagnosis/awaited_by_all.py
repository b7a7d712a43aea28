"""Where a student's source lets many callers await one and the same task or future, with no shield."""

import ast
from collections.abc import Iterator
from typing import TypeGuard

from grader.diagnosis.reading import returned_values
from grader.diagnosis.source import Source, last_name

KEPT_BY = (".get", ".setdefault")
"""Methods of a dictionary that return what it has kept."""
PLACES = (ast.Subscript, ast.Attribute)


def awaited_by_all(source: Source) -> Iterator[int]:
    """`await self.calls[key]`, `await self.opening`, a name for one of these, or a function that returns it."""
    if source.mentions("shield("):
        return
    kept = {name for node in source.nodes for name in _names_of_kept(node)}
    giving = {node.name for node in source.nodes if _gives_what_is_kept(node)}
    for node in source.nodes:
        if isinstance(node, ast.Await):
            place = isinstance(node.value, PLACES)
            given = isinstance(node.value, ast.Call) and last_name(node.value.func) in giving
            if place or given or ast.unparse(node.value) in kept:
                yield node.lineno


def _gives_what_is_kept(node: ast.AST) -> TypeGuard[ast.FunctionDef]:
    """Whether it is a function that returns `self.opening`, or `self.calls[key]`."""
    if not isinstance(node, ast.FunctionDef):
        return False
    values = [one.value for one in returned_values(node)]
    return bool(values) and all(isinstance(value, PLACES) for value in values)


def _names_of_kept(node: ast.AST) -> list[str]:
    """The names in `x = d[k]`, `x = d.get(k)`, `d[k] = x` and `x = d[k] = …`."""
    if not isinstance(node, ast.Assign):
        return []
    names = [target.id for target in node.targets if isinstance(target, ast.Name)]
    if any(isinstance(target, ast.Subscript) for target in node.targets):
        return names + ([node.value.id] if isinstance(node.value, ast.Name) else [])
    call = node.value.func if isinstance(node.value, ast.Call) else None
    asked = call is not None and ast.unparse(call).endswith(KEPT_BY)
    return names if asked or isinstance(node.value, PLACES) else []
