"""A wait for a future that the student's own code keeps for somebody to set."""

import ast
from collections.abc import Iterator

from grader.diagnosis.case import Case, Found
from grader.diagnosis.source import Source, last_name
from grader.evidence.verdict import Verdict
from grader.exercise.syntax import FUNCTIONS


def never_set(case: Case) -> Found | None:
    """Nothing can happen any more, and a task waits for a future that is only a signal."""
    if case.evidence.verdict != Verdict.TIMEOUT or not _signals_only(case.source):
        return None
    for waits in case.evidence.waiting:
        if waits.line in _waits_for_kept(case.source):
            what = "it waits for a future that nobody set"
            return Found(waits.line, what, "A task waited for a signal that did not come.")
    return None


def _signals_only(source: Source) -> bool:
    """Whether each future is set to a constant. One that carries a value may be lost with it."""
    calls = (node for node in source.nodes if isinstance(node, ast.Call))
    values = [call.args for call in calls if last_name(call.func) == "set_result"]
    return bool(values) and all(isinstance(arg, ast.Constant) for args in values for arg in args)


def _waits_for_kept(source: Source) -> Iterator[int]:
    """The lines that await a future, made and put into a collection in the same function."""
    for function in source.nodes:
        if not isinstance(function, FUNCTIONS):
            continue
        nodes = list(ast.walk(function))
        assigns = [n for n in nodes if isinstance(n, ast.Assign)]
        made = {ast.unparse(n.targets[0]) for n in assigns if _makes_a_future(n.value)}
        calls = [n for n in nodes if isinstance(n, ast.Call) and last_name(n.func) in KEEPS]
        kept = made & {ast.unparse(arg) for call in calls for arg in call.args}
        waits = (n for n in nodes if isinstance(n, ast.Await))
        yield from (n.lineno for n in waits if ast.unparse(n.value) in kept)


KEEPS = ("append", "appendleft", "add", "put_nowait", "insert")
"""Methods that put something into a collection."""


def _makes_a_future(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and last_name(value.func) in ("create_future", "Future")
