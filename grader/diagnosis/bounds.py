"""Where the bound on time is made that a test did not keep: what only compares with it is not at fault."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from grader.diagnosis.assignments import assigned
from grader.diagnosis.origins import (
    PLAIN,
    argument_of,
    calls_of_any,
    names_of,
    parameters,
    place_of,
)
from grader.diagnosis.reading import constants, function, limits_of, own_nodes
from grader.diagnosis.source import Source, last_name
from grader.exercise.syntax import FUNCTIONS, Function

DEEP = 5
"""Steps back that are taken."""
LESS = (ast.Lt, ast.LtE)
MORE = (ast.Gt, ast.GtE)
NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?")


@dataclass(frozen=True)
class _Missed:
    """A test that missed a bound, and the message of its failure."""

    source: Source
    test: Function | None
    message: str


def line_of_bound(source: Source, line: int, test: str, message: str = "") -> int:
    """The line that gives the bound which a test misses on a line, as far as there is one.

    Of several calls of a function that compares, it is the one with a number in the message of the
    failure, or else with the smallest one.
    """
    bounds = list(_bounds(source, line))
    if any(_has_number(one) for one in bounds):
        return line  # it is made here
    missed = _Missed(source, function(source, test.partition("[")[0]), message)
    lines = {_way_back(missed, one, line) for one in bounds} - {None}
    return lines.pop() or line if len(lines) == 1 else line


def _bounds(source: Source, line: int) -> Iterator[ast.expr]:
    """What is an upper bound on a line: in an `assert`, in the `if` around what fails, as a time limit."""
    around = source.around(line)
    for node in around:
        if isinstance(node, ast.Assert):
            yield from _largest(node.test, LESS, MORE)
        elif isinstance(node, ast.Call):
            yield from (one for one in limits_of(node) if last_name(node.func) != "sleep")
    tests = [node for node in around if isinstance(node, ast.If)]
    if tests and not any(isinstance(node, ast.Assert) for node in around):
        yield from _largest(tests[-1].test, MORE, LESS)


def _largest(
    test: ast.expr, right: tuple[type[ast.cmpop], ...], left: tuple[type[ast.cmpop], ...]
) -> Iterator[ast.expr]:
    """The sides of comparisons that are the bound, and the room that an `approx` leaves."""
    for node in (one for one in ast.walk(test) if isinstance(one, ast.Compare)):
        sides = [node.left, *node.comparators]
        for operator, one, other in zip(node.ops, sides, sides[1:], strict=False):
            if isinstance(operator, right):
                yield other
            elif isinstance(operator, left):
                yield one
            elif isinstance(other, ast.Call) and last_name(other.func) == "approx":
                yield from (word.value for word in other.keywords)


def _has_number(value: ast.expr) -> bool:
    return any(
        isinstance(node, ast.Constant) and isinstance(node.value, int | float)
        for node in ast.walk(value)
    )


def _way_back(missed: _Missed, bound: ast.expr, line: int) -> int | None:
    """Where a bound comes from: the line that says what it is, or the call that passes it."""
    if not isinstance(bound, PLAIN):  # such as `begin + seconds`: one part may be a parameter
        parts = [node for node in ast.walk(bound) if isinstance(node, ast.Name)]
        found = [call for part in parts if (call := _passed(missed, part, line)) is not None]
        return found[0][1] if len(found) == 1 else None
    known: int | None = None
    for _ in range(DEEP):
        passed = _passed(missed, bound, line)
        step = passed or _assigned(missed.source, bound, line)
        if step is None:
            break
        bound, line = step
        if passed or not isinstance(bound, (*PLAIN, ast.Await)):
            known = line
    return known


def _passed(missed: _Missed, bound: ast.expr, line: int) -> tuple[ast.expr, int] | None:
    """What a call of the function around a line passes as a parameter of this name, and the call's line."""
    source = missed.source
    for made in (node for node in reversed(source.around(line)) if isinstance(node, FUNCTIONS)):
        if isinstance(bound, ast.Name) and bound.id in parameters(made):
            calls = calls_of_any(source, names_of(source, made)) if made is not missed.test else []
            place = place_of(source, made, bound.id)
            given = [(argument_of(call, place, bound.id), call) for call in calls]
            return _one_of(missed, [(value, call) for value, call in given if value is not None])
    return None


def _one_of(missed: _Missed, given: list[tuple[ast.expr, ast.Call]]) -> tuple[ast.expr, int] | None:
    """Of the calls in a test, or else of all, the one whose bound was missed: that, and the line."""
    inside = list(ast.walk(missed.test)) if missed.test is not None else []
    passed = [one for one in given if one[1] in inside] or given
    if len(passed) == 1:
        return passed[0][0], passed[0][1].lineno
    numbers = constants(missed.source)
    known = [(numbers.get(ast.unparse(value)), value, call.lineno) for value, call in passed]
    told = {float(number) for number in NUMBER.findall(missed.message)}
    sure = [(number, value, line) for number, value, line in known if number is not None]
    smallest = min(
        [one for one in sure if one[0] in told] or sure, key=lambda one: one[0], default=None
    )
    return None if smallest is None else smallest[1:]


def _assigned(source: Source, bound: ast.expr, line: int) -> tuple[ast.expr, int] | None:
    """What is assigned to a name in its function or in the file, or to an attribute, if only once."""
    text = ast.unparse(bound)
    for nodes in (
        [source.nodes] if isinstance(bound, ast.Attribute) else _scopes(source, text, line)
    ):
        found = [(value, one.lineno) for one, value in assigned(nodes) if ast.unparse(one) == text]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _scopes(source: Source, name: str, line: int) -> Iterator[list[ast.AST]]:
    """What the functions around a line do, the innermost first, and the file; as far as a parameter of this name."""
    for made in (node for node in reversed(source.around(line)) if isinstance(node, FUNCTIONS)):
        yield list(own_nodes(made))
        if name in parameters(made):
            return
    yield [*source.tree.body]
