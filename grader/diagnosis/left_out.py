"""Where a method returns early, and leaves out what begins a wait anew."""

import ast
from collections.abc import Iterator

from grader.diagnosis.reading import own_nodes
from grader.diagnosis.source import Source, last_name
from grader.exercise.syntax import FUNCTIONS, Function

STARTS = ("call_later", "call_at", "create_task", "ensure_future")


def return_before_a_new_wait(source: Source) -> int | None:
    """The only `if value == self.value: return` before a wait is cancelled, and started again."""
    classes = [node for node in source.nodes if isinstance(node, ast.ClassDef)]
    methods = [node for one in classes for node in one.body if isinstance(node, FUNCTIONS)]
    found = [line for one in methods for line in _returns(source, one)]
    return found[0] if len(found) == 1 else None


def _returns(source: Source, method: Function) -> Iterator[int]:
    given = {one.arg for one in method.args.args[1:]}
    calls = [node for node in own_nodes(method) if isinstance(node, ast.Call)]
    for node in own_nodes(method):
        if isinstance(node, ast.If) and _only_returns(node) and _compares(node.test, given):
            later = [call for call in calls if call.lineno > (node.end_lineno or 0)]
            started = any(last_name(call.func) in STARTS for call in later)
            if started and _cancels(source, later):
                yield node.lineno


def _only_returns(node: ast.If) -> bool:
    last = node.body[0]
    return len(node.body) == 1 and isinstance(last, ast.Return) and last.value is None


def _compares(test: ast.expr, given: set[str]) -> bool:
    """Whether a test asks if what was given is the same as what the object has."""
    for node in ast.walk(test):
        if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Eq | ast.Is):
            sides = {ast.unparse(side) for side in (node.left, node.comparators[0])}
            if sides & given and any(side.startswith("self.") for side in sides):
                return True
    return False


def _cancels(source: Source, calls: list[ast.Call]) -> bool:
    """Whether one of these calls cancels a timer or a task, maybe by a method of that name."""
    texts = [ast.unparse(call.func) for call in calls if last_name(call.func) == "cancel"]
    others = (node for node in source.nodes if isinstance(node, ast.Call))
    by_name = any(
        last_name(one.func) == "cancel" and ast.unparse(one.func) != "self.cancel" for one in others
    )
    return bool(texts) and by_name
