"""Where a pause that is right is skipped for some calls: an exit before it, or a test around it."""

import ast
from collections.abc import Iterator

from grader.diagnosis.case import Case
from grader.diagnosis.origins import calls_of_any, names_of, way_back
from grader.diagnosis.reading import constants, function_around
from grader.diagnosis.source import Source, last_name
from grader.evidence.critical_path import TOUCH
from grader.evidence.failures import TooSoon

EXITS = (ast.Return, ast.Break, ast.Continue)
DEEP = 5
"""Functions, each called by the next, that are searched."""


def tests_that_skip(case: Case, pause: int) -> list[int]:
    """The tests that decide whether a pause is made, where one call had it in full and another had none."""
    none = any(
        isinstance(check.error, TooSoon)
        and check.error.lasted is not None
        and abs(check.error.lasted) < TOUCH
        for check in case.checks
    )
    length = _length(case.source, pause) if none and _is_awaited(case.source, pause) else 0.0
    lasted = [call.end - call.start for call in case.own_calls if call.end is not None]
    if length < TOUCH or max(lasted, default=0.0) < length - TOUCH:
        return []
    return next((tests for tests in _tests_before(case.source, pause) if tests), [])


def _is_awaited(source: Source, line: int) -> bool:
    """Whether a `sleep` on a line is awaited there, and is no task that others may wait for as well."""
    awaits = [node.value for node in source.around(line) if isinstance(node, ast.Await)]
    return any(isinstance(one, ast.Call) and last_name(one.func) == "sleep" for one in awaits)


def _length(source: Source, line: int) -> float:
    """How long each pause on a line is, if that is a number which is written somewhere; else 0."""
    calls = [
        n for n in source.around(line) if isinstance(n, ast.Call) and last_name(n.func) == "sleep"
    ]
    length = calls[-1].args[0] if calls and calls[-1].args else None
    value = way_back(source, length, line)[-1].value if length is not None else None
    return constants(source).get(ast.unparse(value), 0.0) if value is not None else 0.0


def _tests_before(source: Source, line: int) -> Iterator[list[int]]:
    """The tests around a line and those before it that leave, by function: each is called by the next, and only there."""
    place = line
    for _ in range(DEEP):
        made = function_around(source, place)
        if made is None:
            return
        inside = [n for n in source.around(place) if n not in source.around(made.lineno)]
        tests = {node.lineno for node in inside if isinstance(node, ast.If)}
        bodies = [getattr(n, name, []) for n in (made, *inside) for name in ("body", "orelse")]
        yield sorted(tests.union(*(_exits_before(body, place) for body in bodies)))
        calls = calls_of_any(source, names_of(source, made))
        if len(calls) != 1:
            return
        place = calls[0].lineno


def _exits_before(body: object, line: int) -> Iterator[int]:
    """Each `if` before a line in the same block that leaves the function, or the loop's iteration."""
    block = body if isinstance(body, list) else []
    if any(one.lineno <= line <= (one.end_lineno or 0) for one in block):
        earlier = (one for one in block if (one.end_lineno or 0) < line and isinstance(one, ast.If))
        for one in earlier:
            if any(isinstance(branch[-1], EXITS) for branch in (one.body, one.orelse) if branch):
                yield one.lineno
