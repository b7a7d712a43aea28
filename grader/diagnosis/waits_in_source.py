"""Where the source waits for several tasks."""

import ast
from collections.abc import Iterator

from grader.diagnosis.cancels import not_waited_for
from grader.diagnosis.reading import function_around, lines_of_yields
from grader.diagnosis.source import Source, last_name

WAITS = (ast.Await, ast.AsyncWith, ast.AsyncFor)


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
    _, last = _span(source, line)
    sleeps = [n for n in source.lines_of_calls("sleep") if line < n <= last]
    return sleeps[0] if sleeps else None


def follows_a_cancel(source: Source, line: int, cancels: list[int]) -> bool:
    """Whether a wait comes below a `cancel` in the same function, or in one that calls its function.

    The `cancel` may also be in a function that is called there.
    """
    all_cancels = {*cancels, *(use for one in cancels for use in _reached_by(source, one))}
    for place in (line, *_uses(source, line)):
        first, _ = _span(source, place)
        if any(first <= one < place for one in all_cancels):
            return True
    return False


def _reached_by(source: Source, cancel: int) -> list[int]:
    """The lines that call the function around a `cancel`; where it stands after a `yield`, the ends of these blocks."""
    uses = _uses(source, cancel)
    return [_end_of_block(source, n) for n in uses] if _is_late(source, cancel) else uses


def _is_late(source: Source, cancel: int) -> bool:
    """Whether a `cancel` stands after the `yield` of its function."""
    holder = function_around(source, cancel)
    return holder is not None and any(line < cancel for line in lines_of_yields(holder))


def _end_of_block(source: Source, line: int) -> int:
    """The last line of the `with` that begins on a line; without any, the line."""
    blocks = [n for n in source.around(line) if isinstance(n, ast.With | ast.AsyncWith)]
    ends = [n.end_lineno or line for n in blocks if line < n.body[0].lineno]
    return ends[-1] if ends else line


def without_a_wait(source: Source, cancels: list[int]) -> int:
    """The only `cancel` in a coroutine that awaits nothing after it, or not its tasks, where others do.

    Else the first one.
    """
    alone = [line for line in cancels if _awaits_nothing_after(source, line)]
    for found in (alone, not_waited_for(source, cancels)):
        if len(found) == 1:
            return found[0]
    return cancels[0]


def _awaits_nothing_after(source: Source, line: int) -> bool:
    holder = function_around(source, line)
    awaits = (node for node in ast.walk(holder) if isinstance(node, WAITS)) if holder else ()
    return isinstance(holder, ast.AsyncFunctionDef) and all(one.lineno <= line for one in awaits)


def _uses(source: Source, line: int) -> list[int]:
    """The lines that call the function around a line."""
    holder = function_around(source, line)
    return source.lines_of_calls(holder.name) if holder else []


def _span(source: Source, line: int) -> tuple[int, int]:
    """The first and the last line of the function around a line; without any, as far as the line."""
    holder = function_around(source, line)
    return (holder.lineno, holder.end_lineno or line) if holder else (0, line)


def may_be_waited_for(source: Source, made: int | None, wait: int) -> bool:
    """Whether a wait may be for the task that was made on a line.

    Not if others are, and it was made elsewhere, or is nobody's.
    """
    makes = source.lines_of_calls("create_task", "ensure_future")
    elsewhere = function_around(source, made) is not function_around(source, wait)
    alone = [n for n in source.around(made) if isinstance(n, ast.Expr)]
    dropped = bool(alone) and isinstance(alone[-1].value, ast.Call) and alone[-1].lineno == made
    return not ((elsewhere or dropped) and len(makes) > 1 and made in makes)


def line_after_wait(source: Source, line: int | None) -> int | None:
    """What is called when a wait on a line is over: with its result, or else in the next statement."""
    statements = [n for n in source.around(line) if isinstance(n, ast.stmt)]
    if not statements or any(isinstance(n, ast.Call) and _awaits(n) for n in source.around(line)):
        return line
    for holder in reversed(statements[:-1]):
        body: list[ast.stmt] = getattr(holder, "body", [])
        after = body[body.index(statements[-1]) + 1 :] if statements[-1] in body else []
        calls = (n.lineno for s in after[:1] for n in ast.walk(s) if isinstance(n, ast.Call))
        return next(calls, line)
    return line


def _awaits(call: ast.Call) -> bool:
    """Whether a call is given what was waited for."""
    return any(isinstance(arg, ast.Await) for arg in call.args)
