"""Several that were done at the same moment, of which the code looked at only one."""

import ast
from collections.abc import Iterator, Sequence

from grader.diagnosis import reading
from grader.diagnosis.case import Case, Found, by_name
from grader.diagnosis.source import Source, last_name
from grader.evidence.critical_path import TOUCH
from grader.evidence.failures import PlacesFree
from grader.exercise.syntax import FUNCTIONS
from grader.worker.observations import Call

SAME = 0.005
"""Seconds between two ends up to which one wait may see both."""


def one_of_those_done(case: Case) -> Found | None:
    """Of the calls that ended at one moment, only one has its result, or only one was replaced."""
    return _results_missing(case) or _starts_missing(case)


def _results_missing(case: Case) -> Found | None:
    """As many results as there were moments at which calls ended."""
    moments = _moments(case.calls)
    for check in case.checks if lines_that_take_one(case.source) else ():
        got, asked = map(_size, check.mismatch or (None, None))
        if got == len(moments) < len(case.calls) == asked:
            most = max(map(len, moments))
            what = f"{most} calls ended at the same moment, and only one of their results came out"
            return Found(_only(lines_that_take_one(case.source)), what)
    return None


def _size(value: object) -> int | None:
    return len(value) if isinstance(value, list | tuple | set | dict) else None


def _moments(calls: Sequence[Call], starts: Sequence[float] = ()) -> list[list[float]]:
    """The ends of calls, those at one moment together.

    On a busy machine they are a little apart: with `starts`, until the next call starts.
    """
    moments: list[list[float]] = []
    for end in sorted(call.end for call in calls if call.end is not None):
        last = moments[-1][-1] if moments else -TOUCH
        far = not starts or end - last > TOUCH or any(last <= start <= end for start in starts)
        if moments and (end - last <= SAME or not far):
            moments[-1].append(end)
        else:
            moments.append([end])
    return moments


def _starts_missing(case: Case) -> Found | None:
    """Whenever calls ended, one started, also where several ended and more were left to start."""
    for calls in by_name(case.calls if case.failed_by(PlacesFree) else ()):
        moments = _moments(calls, [call.start for call in calls])
        seen = [(len(m), *_started(calls, m[-1])) for m in moments]
        late = [ended for ended, _, left in seen if ended > 1 and left]
        if late and all(started == 1 for _, started, left in seen if started + left):
            what = f"{max(late)} calls ended at the same moment, and only one was started in their place"
            return Found(_line_of_start(case.source), what)
    return None


def _started(calls: Sequence[Call], moment: float) -> tuple[int, int]:
    """How many calls started at a moment, and how many later."""
    later = sum(call.start > moment + SAME for call in calls)
    return sum(call.start >= moment - SAME for call in calls) - later, later


def _line_of_start(source: Source) -> int | None:
    """Where one is taken, or what starts one is called in the loop that waits, and in no loop inside."""
    if taken := lines_that_take_one(source):
        return _only(taken)
    makers = [made.name for made in source.nodes if isinstance(made, FUNCTIONS) and _makes(made)]
    waits = source.lines_of_calls("wait")
    heads = {reading.loop_around(source, line) for line in waits} - {None}
    uses = source.lines_of_calls("create_task", "ensure_future", *makers)
    return _only([line for line in uses if reading.loop_around(source, line) in heads])


def _makes(made: ast.AST) -> bool:
    """Whether a function creates tasks itself."""
    calls = (node for node in ast.walk(made) if isinstance(node, ast.Call))
    return any(last_name(call.func) in ("create_task", "ensure_future") for call in calls)


def lines_that_take_one(source: Source) -> list[int]:
    """Where one of a set is taken that `asyncio.wait` returned as done: `done.pop()`."""
    done = reading.names_of_done(source)
    return sorted({line for node in source.nodes for line in _taken(node, done)})


def _taken(node: ast.AST, done: set[str]) -> Iterator[int]:
    """The line of `done.pop()`, `next(iter(done))`, `list(done)[0]`, or of a `break` in a loop over them."""
    call = isinstance(node, ast.Call) and last_name(node.func) in ("pop", "next")
    item = isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant)
    if (call or item) and any(ast.unparse(part) in done for part in ast.walk(node)):
        yield int(getattr(node, "lineno", 0))
    if isinstance(node, ast.For) and ast.unparse(node.iter) in done:
        yield from (last.lineno for last in node.body if isinstance(last, ast.Break))


def lines_that_hide_others(source: Source) -> list[int]:
    """The `if` around a `continue` of the loop that waits for the first: the rest of `done` is skipped."""
    found = []
    for line in source.lines_of_calls("wait"):
        head = reading.loop_around(source, line)
        for node in source.nodes:
            if isinstance(node, ast.If) and reading.loop_around(source, node.lineno) == head:
                found += [node.lineno for last in node.body if isinstance(last, ast.Continue)]
    return found or lines_that_take_one(source)


def _only(lines: list[int]) -> int | None:
    return lines[0] if len(lines) == 1 else None
