"""Exceptions that are caught, kept under a name, and raised when there is time for it."""

import ast
from collections.abc import Iterable


def passes_on(handler: ast.ExceptHandler, nodes: Iterable[ast.AST]) -> bool:
    """Whether a handler raises, now or later, or returns its exception to who may."""
    returned = [n.value for n in ast.walk(handler) if isinstance(n, ast.Return) and n.value]
    parts = [
        p for value in returned for p in (value.elts if isinstance(value, ast.Tuple) else [value])
    ]
    given = any(isinstance(part, ast.Name) and part.id == handler.name for part in parts)
    raised = any(isinstance(node, ast.Raise) for node in ast.walk(handler))
    return raised or given or raises_later(handler, nodes)


def raises_later(handler: ast.ExceptHandler, nodes: Iterable[ast.AST]) -> bool:
    """Whether a handler keeps its exception under a name that some `raise` names."""
    kept = _kept(handler)
    raised = (n.exc for n in nodes if isinstance(n, ast.Raise) and n.exc is not None)
    return any(kept & _names(exc) for exc in raised)


def _kept(handler: ast.ExceptHandler) -> set[str | None]:
    """`late` for `late = error`, and `errors` for `errors.append(error)`."""
    kept: set[str | None] = set()
    for node in ast.walk(handler):
        if isinstance(node, ast.Assign) and handler.name in _names(node.value):
            kept |= _names(*node.targets)
        if isinstance(node, ast.Call) and handler.name in _names(*node.args):
            kept |= _names(node.func)
    return kept


def _names(*nodes: ast.AST) -> set[str | None]:
    return {part.id for node in nodes for part in ast.walk(node) if isinstance(part, ast.Name)}
