"""Which scenarios explain a failed check: those that the failed statement is about.

A check asks several scenarios in turn. The picture of one that was as it should be, and its traceback, would
send a reader elsewhere.
"""

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from traceback import walk_tb
from types import FrameType
from typing import Any, TypeGuard

from grader.evidence.evidence import Evidence
from grader.exercise.result import CheckResult, Outcome, Result
from grader.exercise.syntax import FUNCTIONS

MOST_STEPS = 5
"""Assignments that are followed back from a failed statement to the evidence."""


def pictured(check: CheckResult) -> Sequence[Evidence]:
    """The evidence that the failed statement is about; all that is blamed, if that is not known."""
    trace = check.error.__traceback__ if check.error is not None else None
    blamed = {evidence.scenario for evidence in check.blamed}
    for frame, line in reversed(list(walk_tb(trace))):
        if found := _asked(frame, line) & blamed:
            return [evidence for evidence in check.evidence if evidence.scenario in found]
    return check.blamed


def failed_scenarios(result: Result) -> list[Evidence]:
    """What failed checks are about, each scenario once, in the order of the checks."""
    failed = (check for check in result.checks if check.outcome == Outcome.FAIL)
    return list({e.scenario: e for check in failed for e in pictured(check)}.values())


def _asked(frame: FrameType, line: int) -> set[str]:
    """The scenarios whose evidence this line of a function reads, by itself or through its variables."""
    function = _functions(frame.f_code.co_filename).get(frame.f_code.co_firstlineno)
    seen = frame.f_locals
    if function is None or not any(isinstance(one, Evidence) for one in seen.values()):
        return set()
    names = {name for node in _at(function, line) for name in _read(node)}
    for _ in range(MOST_STEPS):
        if found := {e.scenario for e in _evidence(names, seen)}:
            return found
        names = {name for node in _given(function, names, line) for name in _sources(node, seen)}
    return set()


def _evidence(names: set[str], seen: Mapping[str, Any]) -> Iterator[Evidence]:
    return (seen[name] for name in names if isinstance(seen.get(name), Evidence))


@cache
def _functions(file: str) -> dict[int, ast.AST]:
    """The functions of a file by the line at which Python says that they begin."""
    try:
        tree = ast.parse(Path(file).read_text(encoding="utf-8"))
    except (OSError, SyntaxError, ValueError):
        return {}
    nodes = [node for node in ast.walk(tree) if isinstance(node, FUNCTIONS)]
    return {min([node.lineno, *(d.lineno for d in node.decorator_list)]): node for node in nodes}


def _at(function: ast.AST, line: int) -> list[ast.AST]:
    """The innermost statement at a line: of a compound one, its head."""
    around = [
        node
        for node in ast.walk(function)
        if isinstance(node, ast.stmt)
        and node is not function
        and node.lineno <= line <= (node.end_lineno or node.lineno)
    ]
    if not around:
        return []
    inner = max(around, key=lambda node: (node.lineno, -(node.end_lineno or 0)))
    return [n for n in ast.iter_child_nodes(inner) if not isinstance(n, ast.stmt)]


def _read(node: ast.AST) -> Iterator[str]:
    """The names that a piece of code reads."""
    for one in ast.walk(node):
        if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Load):
            yield one.id


def _given(function: ast.AST, names: set[str], line: int) -> Iterator[ast.Assign | ast.For]:
    """The assignment or loop that gave each of these names its value last before a line."""
    for name in names:
        given = [node for node in ast.walk(function) if _gives(node, name, line)]
        if given:
            yield max(given, key=lambda node: node.lineno)


def _gives(node: ast.AST, name: str, line: int) -> TypeGuard[ast.Assign | ast.For]:
    if not isinstance(node, ast.Assign | ast.For):
        return False
    return node.lineno <= line and name in _bound(node)


def _bound(node: ast.Assign | ast.For) -> set[str]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return {n.id for target in targets for n in ast.walk(target) if isinstance(n, ast.Name)}


def _sources(node: ast.Assign | ast.For, seen: Mapping[str, Any]) -> Iterable[str]:
    """The names from which the value comes: in a loop over evidence, the one whose turn it is."""
    if isinstance(node, ast.Assign):
        return _read(node.value)
    turn = {name for name in _bound(node) if isinstance(seen.get(name), Evidence)}
    return turn or _read(node.iter)
