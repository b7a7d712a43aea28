"""Read the time limits of an answer that are numbers of its own: what a caller passes is no guess."""

import ast
from collections.abc import Mapping
from typing import NamedTuple

from grader.diagnosis.passed_numbers import passed_numbers
from grader.diagnosis.reading import LIMITS, constants, limits_of
from grader.diagnosis.source import Source, last_name


class Limit(NamedTuple):
    """A time limit that is a plain number in the source, and its line."""

    line: int
    seconds: float


def limits(source: Source) -> list[Limit]:
    """The time limits, with each number that one may be."""
    written = constants(source)
    numbers = passed_numbers(source, written) | {text: {one} for text, one in written.items()}
    found = set()
    for node in source.nodes:
        if isinstance(node, ast.Call) and last_name(node.func) in LIMITS:
            seconds = [one for value in limits_of(node) for one in _numbers(value, numbers)]
            found |= {Limit(node.lineno, one) for one in seconds}
    return sorted(found)


def _numbers(value: ast.expr, numbers: Mapping[str, set[float]]) -> set[float]:
    """The numbers that an expression may be; of `min(seconds, 30)` it is 30, which may cut the other short."""
    if isinstance(value, ast.Call) and last_name(value.func) == "min":
        return next((numbers[t] for t in map(ast.unparse, value.args) if t in numbers), set())
    return numbers.get(ast.unparse(value), set())
