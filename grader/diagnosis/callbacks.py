"""Where the source has the event loop call something back."""

import ast

from grader.diagnosis.reading import function_around, own_nodes
from grader.diagnosis.source import Source, last_name
from grader.exercise.syntax import Function

TIMERS = ("call_later", "call_at", "call_soon")
CALLBACKS = (*TIMERS, "add_done_callback", "add_reader", "add_signal")
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
    """Where the only timer is set that runs a line, or forgotten below; the line itself, if something else does."""
    timers = [node for node in source.nodes if isinstance(node, ast.Call)]
    timers = [call for call in timers if last_name(call.func) in TIMERS]
    if len(timers) != 1:
        return line
    holder = function_around(source, line) if line is not None else None
    called_back = {last_name(arg) for arg in timers[0].args}
    if line is None or (holder and holder.name in called_back):
        return _forgotten_below(source, holder, timers[0], line) or timers[0].lineno
    return line


def _forgotten_below(
    source: Source, holder: Function | None, timer: ast.Call, line: int | None
) -> int | None:
    """`self.timer = None` below the line: it may be another timer by then, which the call has set."""
    made = [node for node in source.nodes if isinstance(node, ast.Assign)]
    names = {ast.unparse(name) for node in made if node.value is timer for name in node.targets}
    inside = set() if holder is None else {*own_nodes(holder)}
    emptied = [node for node in made if node in inside and ast.unparse(node.value) == "None"]
    below = [node.lineno for node in emptied if names & {*map(ast.unparse, node.targets)}]
    return next((one for one in sorted(below) if line is not None and one > line), None)
