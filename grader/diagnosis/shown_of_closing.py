"""Where a cancellation comes out of a closing, and what else was to be closed stays open."""

import ast
from collections.abc import Iterator

from grader.diagnosis import reading
from grader.diagnosis.cleanup import cleans_up
from grader.diagnosis.source import CALLERS, Source, last_name
from grader.exercise.syntax import FUNCTIONS

CLOSES = ("aclose", "close", "wait_closed", "disconnect", "shutdown", "rollback", "release")
APART = ("create_task", "ensure_future", "gather", "wait", "wait_for", "shield", "run_in_executor")
"""What runs a coroutine elsewhere, or does not wait to its end: a cancellation may be lost there too."""


def passed_by_a_cancel(source: Source) -> set[int]:
    """What lets a cancellation of a closing by: an `except Exception` or a `suppress`; else where it closes.

    Nothing where it closes in a task of its own, since then it depends on who waits for that.
    """
    found: set[int] = set()
    for node in source.nodes:
        if isinstance(node, ast.Await) and isinstance(node.value, ast.Call):
            line, name = node.lineno, last_name(node.value.func)
            if name in CLOSES and not _is_own(source, node.value) and not _runs_apart(source, line):
                found |= {*_let_by(source, line)}
    return found


def _is_own(source: Source, call: ast.Call) -> bool:
    """Whether a call is of a function of the source, `close(all)` or `self.close()`: that has lines of its own."""
    of = call.func.value if isinstance(call.func, ast.Attribute) else call.func
    by_name = isinstance(of, ast.Name) and (of is call.func or of.id == "self")
    return by_name and reading.function(source, last_name(call.func)) is not None


def _let_by(source: Source, line: int) -> Iterator[int]:
    """The innermost clause around a line that ends with a cancellation, or does not see it; else the line."""
    for node in reversed(source.around(line)):
        if isinstance(node, FUNCTIONS):
            break
        if isinstance(node, ast.Try | ast.TryStar) and line <= (node.body[-1].end_lineno or 0):
            yield from [] if node.finalbody else _clause(node)
            return
        if isinstance(node, ast.With) and "suppress(" in (text := source.line(node.lineno)):
            yield from [] if "CancelledError" in text or "BaseException" in text else [node.lineno]
            return
    if source.in_loop(line) or cleans_up(source, line):
        yield line


def _clause(node: ast.Try | ast.TryStar) -> Iterator[int]:
    """The `except` that catches a cancellation only to raise it; the first one, where none catches it."""
    seen = [one for one in node.handlers if reading.catches(one, "CancelledError")]
    if not seen:
        yield node.handlers[0].lineno
    elif isinstance(seen[0].body[-1], ast.Raise):
        yield seen[0].lineno


def _runs_apart(source: Source, line: int) -> bool:
    """Whether a function around a line, or one that calls it, is given to what runs it elsewhere."""
    names = {made.name} if (made := reading.function_around(source, line)) else set()
    calls = [node for node in source.nodes if isinstance(node, ast.Call)]
    for _ in range(CALLERS):
        uses = [call.lineno for call in calls if last_name(call.func) in names]
        holders = [reading.function_around(source, use) for use in uses]
        names |= {holder.name for holder in holders if holder is not None}
    given = [call for call in calls if last_name(call.func) in APART]
    inside = [part for call in given for arg in call.args for part in ast.walk(arg)]
    return any(isinstance(p, ast.Name | ast.Attribute) and last_name(p) in names for p in inside)
