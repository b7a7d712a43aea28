"""Where a cancellation is swallowed: the line to look at, if it did not come out."""

import ast
from collections.abc import Iterator

from grader.diagnosis import reading
from grader.diagnosis.case import Case
from grader.diagnosis.source import Source


def line_that_swallows(case: Case) -> int | None:
    """The line that most likely ends a cancellation.

    A `return` in a `finally` always does. An `except` that returns does so as well; one that raises
    nothing may leave it to what follows.
    """
    returned = case.evidence.returned is not None
    found = [
        *(_returns_in_finally(case.source) if returned else ()),
        *(handler.lineno for handler in _quiet(case.source) if returned and _returns(handler)),
        *(handler.lineno for handler in _quiet(case.source)),
    ]
    suppressed = case.source.line_of_handler("CancelledError", "BaseException")
    return found[0] if found else suppressed


def _returns_in_finally(source: Source) -> Iterator[int]:
    for node in source.nodes:
        if isinstance(node, ast.Try):
            inside = (part for last in node.finalbody for part in ast.walk(last))
            yield from (part.lineno for part in inside if isinstance(part, ast.Return))


def _quiet(source: Source) -> list[ast.ExceptHandler]:
    """The handlers that catch a cancellation and raise nothing."""
    handlers = (node for node in source.nodes if isinstance(node, ast.ExceptHandler))
    return [h for h in handlers if reading.catches(h, "CancelledError") and not reading.raises(h)]


def _returns(handler: ast.ExceptHandler) -> bool:
    return any(isinstance(node, ast.Return) for node in ast.walk(handler))


def line_of_another(case: Case) -> int | None:
    """The line that raised another exception in place of the cancellation: `raise Other(…)`."""
    error = case.evidence.error
    if error is None or error.is_the_scenarios or error.type.endswith("CancelledError"):
        return None
    for line in (error.line, *(frame.line for frame in error.frames)):
        for node in case.source.around(line):
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
                return line
    return None
