"""Read where a time limit that the caller gave is started in a loop, again for each iteration."""

import ast
from collections.abc import Iterator

from grader.diagnosis.reading import limits_of
from grader.diagnosis.source import Source, last_name
from grader.exercise.syntax import FUNCTIONS

WAITS = ("timeout", "wait_for", "wait")
LOOPS = (ast.For, ast.AsyncFor, ast.While)


def lines_of_given_limits_in_loops(source: Source) -> list[int]:
    """Where a wait in a loop has a limit that is a parameter, as the caller passed it.

    A limit that the loop, or anything else, makes smaller is another name or an expression.
    """
    found = set()
    for function in (node for node in source.nodes if isinstance(node, FUNCTIONS)):
        given = {node.arg for node in ast.walk(function.args) if isinstance(node, ast.arg)}
        given -= set(_changed(function))
        for call in _calls_in_loops(function):
            if any(isinstance(n, ast.Name) and n.id in given for n in limits_of(call)):
                found.add(call.lineno)
    return sorted(found)


def _changed(function: ast.AST) -> Iterator[str]:
    for node in ast.walk(function):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def _calls_in_loops(function: ast.AST) -> Iterator[ast.Call]:
    """The calls in the bodies of its loops, without those in functions that are made there."""
    waiting = [p for n in ast.walk(function) if isinstance(n, LOOPS) for p in n.body]
    while waiting:
        node: ast.AST = waiting.pop()
        if isinstance(node, ast.Call) and last_name(node.func) in WAITS:
            yield node
        if not isinstance(node, (*FUNCTIONS, ast.Lambda)):
            waiting.extend(ast.iter_child_nodes(node))  # type: ignore[arg-type]
