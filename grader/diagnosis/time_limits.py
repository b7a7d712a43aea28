"""Read the time limits of an answer that are numbers of its own: what a caller passes is no guess."""

import ast
from collections.abc import Mapping
from typing import NamedTuple

from grader.diagnosis.passed_numbers import passed_numbers
from grader.diagnosis.reading import KEYWORDS, LIMITS, PLACE_OF_LIMIT, constants
from grader.diagnosis.source import Source, last_name


class Limit(NamedTuple):
    """A time limit that is a plain number in the source, and its line."""

    line: int
    seconds: float


def limits(source: Source) -> list[Limit]:
    """The time limits, with each number that one may be."""
    numbers = {text: {number} for text, number in constants(source).items()}
    numbers = passed_numbers(source, constants(source)) | numbers
    found = set()
    for node in source.nodes:
        if isinstance(node, ast.Call) and (name := last_name(node.func)) in LIMITS:
            place = PLACE_OF_LIMIT.get(name, len(node.args))
            given = [*node.args[place : place + 1]]
            given += [keyword.value for keyword in node.keywords if keyword.arg in KEYWORDS]
            seconds = [number for value in given for number in _numbers(value, numbers)]
            found |= {Limit(node.lineno, number) for number in seconds}
    return sorted(found)


def _numbers(value: ast.expr, numbers: Mapping[str, set[float]]) -> set[float]:
    """The numbers that an expression may be; of `min(seconds, 30)` it is 30, which may cut the other short."""
    if isinstance(value, ast.Call) and last_name(value.func) == "min":
        return next((numbers[t] for t in map(ast.unparse, value.args) if t in numbers), set())
    return numbers.get(ast.unparse(value), set())
