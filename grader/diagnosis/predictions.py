"""What a wrong prediction shows: which belief is behind it, and where the list says so."""

import ast

from grader.diagnosis.assignments import assigned
from grader.diagnosis.case import Found
from grader.diagnosis.source import Source
from grader.evidence.predictions import Misread


def misread(error: Misread, source: Source) -> Found:
    """The line of the list at which it shows, and the belief as a headline."""
    line = _line(source, error.name, error.belief.first)
    return Found(line, f"{error.name} {error.belief.seen_in}", error.headline)


def _line(source: Source, name: str, text: str) -> int | None:
    """Where a list has this text, else where it begins: it may be made in any way."""
    for target, value in assigned(source.whole.body):
        if ast.unparse(target) == name:
            items = [each for each in ast.walk(value) if isinstance(each, ast.Constant)]
            return next((item.lineno for item in items if item.value == text), target.lineno)
    return None
