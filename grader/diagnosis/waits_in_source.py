"""Where the source waits for several tasks."""

import ast
from collections.abc import Iterator

from grader.diagnosis.source import Source, last_name
from grader.exercise.syntax import FUNCTIONS


def lines_of_waits(source: Source) -> list[int]:
    """Where `asyncio.wait` or `as_completed` is called; not the `wait()` of an event."""
    return sorted(call.lineno for call in _waits(source) if call.args or call.keywords)


def lines_of_waits_with_a_limit(source: Source) -> list[int]:
    """Where one of them is called with a timeout."""
    waits = _waits(source)
    return sorted(c.lineno for c in waits if any(word.arg == "timeout" for word in c.keywords))


def _waits(source: Source) -> Iterator[ast.Call]:
    calls = (node for node in source.nodes if isinstance(node, ast.Call))
    return (call for call in calls if last_name(call.func) in ("wait", "as_completed"))


def pause_after(source: Source, line: int) -> int | None:
    """A `sleep` after a line in the same function: an attempt to wait, without looking."""
    functions = [n for n in source.around(line) if isinstance(n, FUNCTIONS)]
    last = (functions[-1].end_lineno or line) if functions else line
    sleeps = [n for n in source.lines_of_calls("sleep") if line < n <= last]
    return sleeps[0] if sleeps else None
