"""Where an item that somebody had got is put back, because a cancellation came to them: behind all others."""

import ast
from collections.abc import Iterator

from grader.diagnosis import reading
from grader.diagnosis.case import Case
from grader.diagnosis.source import Source, last_name
from grader.exercise.syntax import FUNCTIONS

AT_THE_END = ("append", "put", "put_nowait", "add", "extend")
AT_THE_FRONT = ("appendleft", "insert", "extendleft", "move_to_end", "heappush")
TAKES = ("result", "get_nowait", "popleft", "pop")
DEEP = 3
"""Calls from one method to the next that are followed."""


def line_that_puts_back(case: Case) -> int | None:
    """The only line that puts an item at the end in the clean-up of a wait at which a cancellation came."""
    if any(_is_of_order(check.mismatch) for check in case.others):
        return None  # it has another cause, which needs no cancellation
    found = set()
    for at in case.evidence.noticed.cancelled_at:
        for part in _clean_ups(case.source, at):
            found |= {*_puts(case.source, part)}
    return found.pop() if len(found) == 1 else None


def _is_of_order(mismatch: tuple[object, object] | None) -> bool:
    got, asked = mismatch or (None, None)
    if not isinstance(got, list) or not isinstance(asked, list):
        return False
    return sorted(map(repr, got)) == sorted(map(repr, asked))


def _clean_ups(source: Source, line: int) -> Iterator[ast.AST]:
    """What a cancellation comes to on its way out of a function: `except` and `finally` clauses."""
    for node in reversed(source.around(line)):
        if isinstance(node, FUNCTIONS):
            return
        if isinstance(node, ast.Try) and line <= (node.body[-1].end_lineno or 0):
            yield from (n for n in node.handlers if reading.catches(n, "CancelledError"))
            yield from node.finalbody


def _puts(source: Source, part: ast.AST) -> Iterator[int]:
    """The calls that put what was taken at the end; no plain `set_result`, which hands it on."""
    nodes = [*ast.walk(part)]
    made = [node for node in nodes if isinstance(node, ast.Assign) and _takes(node.value)]
    names = (one for node in made for target in node.targets for one in ast.walk(target))
    taken = {ast.unparse(one) for one in names if isinstance(one, ast.Name | ast.Attribute)}
    for node in nodes:
        if isinstance(node, ast.Call) and _puts_at_the_end(source, node, DEEP):
            given = [n for arg in node.args for n in ast.walk(arg) if isinstance(n, ast.expr)]
            if any(_takes(n) or ast.unparse(n) in taken for n in given):
                yield node.lineno


def _takes(value: ast.AST) -> bool:
    return any(isinstance(n, ast.Call) and last_name(n.func) in TAKES for n in ast.walk(value))


def _puts_at_the_end(source: Source, call: ast.Call, deep: int) -> bool:
    """Whether a call adds at an end, or is one of a method of the answer that does, and nothing at a front."""
    name = last_name(call.func)
    made = reading.function(source, name)
    if made is None or not deep:
        return made is None and name in AT_THE_END
    calls = [node for node in reading.own_nodes(made) if isinstance(node, ast.Call)]
    front = any(last_name(one.func) in AT_THE_FRONT for one in calls)
    return not front and any(_puts_at_the_end(source, one, deep - 1) for one in calls)
