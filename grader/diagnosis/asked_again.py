"""Where a test takes the answer of a call for none, so that the call is made again some time later."""

import ast
from collections.abc import Iterator, Sequence

from grader.diagnosis.case import Case
from grader.diagnosis.falsy import FALSE
from grader.diagnosis.reading import function_around, is_none
from grader.diagnosis.source import Source, last_name
from grader.diagnosis.truth import LEAVES
from grader.worker.observations import Call, CallOutcome

LOOKS_UP = ("get", "pop", "bool", "len")


def test_of_the_answer(case: Case, calls: Sequence[Call], again: Call) -> int | None:
    """The only test that led to a second call, if just the calls were made again that gave what is false."""
    known: dict[str, list[Call]] = {}
    for call in calls:
        known.setdefault(call.label, []).append(call)
    repeated = [alike[0] for alike in known.values() if len(alike) > 1]
    gave = {call.gave for call in repeated}
    once = [alike[0] for alike in known.values() if len(alike) == 1]
    others = [call for call in once if call.outcome is CallOutcome.RETURNED]
    if len(gave) != 1 or not gave <= {*FALSE} or not others or gave & {one.gave for one in others}:
        return None
    lines = {*_tests(case.source, again, gave.pop())}
    return lines.pop() if len(lines) == 1 else None


def _tests(source: Source, again: Call, value: str) -> Iterator[int]:
    """The tests on the way to a call that hold, or do not go on, where there is only such a value."""
    for line in again.lines:
        for node in source.around(line):
            if isinstance(node, ast.If | ast.IfExp) and _is_within(line, node.body):
                yield from [node.lineno] if _is_missing(node.test, value) else []
            elif isinstance(node, ast.If | ast.IfExp) and _is_within(line, node.orelse):
                yield from [node.lineno] if _is_there(node.test, value) else []
            elif isinstance(node, ast.BoolOp) and isinstance(node.op, ast.Or):
                later = _is_within(line, node.values[1:]) and _is_there(node.values[0], value)
                yield from [node.lineno] if later else []
        yield from _guards(source, line, value)


def _guards(source: Source, line: int, value: str) -> Iterator[int]:
    """`if body: return body` above a line, in its function."""
    holder = function_around(source, line)
    for node in holder.body if holder is not None else ():
        leaves = isinstance(node, ast.If) and isinstance(node.body[-1], LEAVES)
        if leaves and isinstance(node, ast.If) and (node.end_lineno or 0) < line:
            yield from [node.lineno] if _is_there(node.test, value) else []


def _is_within(line: int, part: Sequence[ast.AST] | ast.expr) -> bool:
    nodes = [part] if isinstance(part, ast.expr) else part
    places = [(getattr(n, "lineno", 0), getattr(n, "end_lineno", 0)) for n in nodes]
    return any(first <= line <= last for first, last in places)


def _is_missing(test: ast.expr, value: str) -> bool:
    """Whether a test holds where there is only such a value: `not x`, `x is None`, `x == ""`."""
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        return _is_there(test.operand, value)
    if not isinstance(test, ast.Compare) or not isinstance(test.ops[0], ast.Is | ast.Eq):
        return False
    return _compares_with(test, value)


def _is_there(test: ast.expr, value: str) -> bool:
    """Whether a test does not hold where there is only such a value: `x`, `x is not None`."""
    if isinstance(test, ast.Compare):
        positive = isinstance(test.ops[0], ast.IsNot | ast.NotEq)
        return positive and _compares_with(test, value)
    test = test.value if isinstance(test, ast.NamedExpr) else test
    looks_up = isinstance(test, ast.Call) and last_name(test.func) in LOOKS_UP
    return looks_up or isinstance(test, ast.Name | ast.Attribute | ast.Subscript)


def _compares_with(test: ast.Compare, value: str) -> bool:
    other = test.comparators[-1]
    return ast.unparse(other) == value and (value != "None" or is_none(other))
