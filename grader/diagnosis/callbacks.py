"""Where the source has the event loop call something back."""

import ast

from grader.diagnosis.reading import function_around
from grader.diagnosis.source import Source, last_name

TIMERS = ("call_later", "call_at", "call_soon")
CALLBACKS = ("call_later", "call_at", "call_soon", "add_done_callback", "add_reader", "add_signal")
"""What makes the event loop call something back."""
FORGET = (".discard", ".remove")


def makes_callbacks(source: Source) -> bool:
    """Whether the student's code passes anything to the loop to be called back."""
    return source.mentions(*CALLBACKS)


def forgets_when_done(source: Source) -> list[int]:
    """Where a callback of a task throws it out of what keeps it."""
    lines = source.lines_of_calls("add_done_callback")
    return [n for n in lines if any(word in source.line(n) for word in FORGET)]


def line_of_callback(source: Source, line: int | None) -> int | None:
    """Where the only timer is set that runs a line; the line itself, if something else does."""
    timers = [node for node in source.nodes if isinstance(node, ast.Call)]
    timers = [call for call in timers if last_name(call.func) in TIMERS]
    if len(timers) != 1:
        return line
    holder = function_around(source, line) if line is not None else None
    called_back = {last_name(arg) for arg in timers[0].args}
    return timers[0].lineno if line is None or (holder and holder.name in called_back) else line
