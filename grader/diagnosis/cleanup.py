"""Clean-up: what runs in an `except` or a `finally`, because of what happened in its `try`."""

import ast
from collections.abc import Collection, Iterator, Sequence

from grader.diagnosis import reading
from grader.diagnosis.case import Case, Found
from grader.diagnosis.source import Source
from grader.evidence.failures import TooSoon
from grader.evidence.observations import called
from grader.worker.observations import Call, CallOutcome


def cleans_up_after(source: Source, earlier: Sequence[int], later: Sequence[int]) -> bool:
    """Whether one of the later lines runs only because a `try` around an earlier one was left."""
    return any(
        _in_body(node, earlier) for line in later for node in tries_left_before(source, line)
    )


def cleans_up(source: Source, line: int) -> bool:
    """Whether a line is in an `except` or a `finally`."""
    return any(tries_left_before(source, line))


def tries_left_before(source: Source, line: int) -> Iterator[ast.Try]:
    """The `try` statements in whose `except` or `finally` a line is, the innermost first."""
    for node in reversed(source.around(line)):
        if isinstance(node, ast.Try) and line > (node.body[-1].end_lineno or line):
            parts: list[ast.ExceptHandler | ast.stmt] = [*node.handlers, *node.finalbody]
            if any(part.lineno <= line <= (part.end_lineno or 0) for part in parts):
                yield node


def _in_body(node: ast.Try, lines: Collection[int]) -> bool:
    first, last = node.body[0].lineno, node.body[-1].end_lineno or 0
    return any(first <= line <= last for line in lines)


def cleanup_cut_short(case: Case) -> Found | None:
    """A call in an `except` or a `finally` was cancelled as well, and should have come to its end."""
    if not case.failed_by(TooSoon):
        return None
    for call in case.failed:
        line = _line_of_cleanup(case, call)
        if line is not None and call.outcome is CallOutcome.CANCELLED:
            before = [one for one in case.failed if (one.end or 0.0) <= call.start]
            if any(cleans_up_after(case.source, one.lines, [line]) for one in before):
                what = f"{called(call)} was started to clean up, and was cancelled after"
                length = (call.end or call.start) - call.start
                return Found(line, f"{what} {length:.1f} s, before its end")
    return None


def _line_of_cleanup(case: Case, call: Call) -> int | None:
    """The line that awaits a call where it cleans up, if no limit is around it."""
    for line in call.lines:
        limited = case.source.block_around(line, *reading.LIMITS)
        if case.source.awaits(line, f"{call.name}(") and not limited:
            return line if any(tries_left_before(case.source, line)) else None
    return None
