"""Where the source has the event loop call something back."""

import ast
from collections.abc import Iterator

from grader.diagnosis.reading import function, function_around, lines_of_yields, own_nodes
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
    empty = [node for node in made if ast.unparse(node.value) == "None"]
    emptied = [node for node in empty if names & {*map(ast.unparse, node.targets)}]
    if holder is None or line is None:
        return None
    inside = {*own_nodes(holder)}
    below = [node.lineno for node in emptied if node in inside and node.lineno > line]
    later = [*below, *_called_below(source, inside, emptied, line)]
    return min(later, default=None) or _at_the_end_of_a_block(source, emptied, line)


def _called_below(
    source: Source, inside: set[ast.AST], emptied: list[ast.Assign], line: int
) -> Iterator[int]:
    """A call below the line of a method that empties it: `self._forget()`."""
    for node in inside:
        if isinstance(node, ast.Call) and node.lineno > line:
            name = last_name(node.func)
            made = function(source, name) if _is_of_self(node) else None
            if made is not None and {*emptied} & {*own_nodes(made)}:
                yield node.lineno


def _is_of_self(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) == "self"


def _at_the_end_of_a_block(source: Source, emptied: list[ast.Assign], line: int) -> int | None:
    """Where the context manager of a `with` around the line empties it, at the end of its block."""
    blocks = [node for node in source.around(line) if isinstance(node, ast.With)]
    opened = [item.context_expr for node in blocks for item in node.items]
    names = {last_name(one.func) for one in opened if isinstance(one, ast.Call)}
    if "self" in map(last_name, opened):
        names |= {node.name for node in source.around(line) if isinstance(node, ast.ClassDef)}
    found = []
    for node in emptied:
        holder = function_around(source, node.lineno)
        classes = [one for one in source.around(node.lineno) if isinstance(one, ast.ClassDef)]
        yields = [n for n in lines_of_yields(holder) if n < node.lineno] if holder else []
        late = holder is not None and holder.name in names and bool(yields)
        ends = (
            holder is not None and holder.name == "__exit__" and names & {n.name for n in classes}
        )
        found += [node.lineno] if late or ends else []
    return found[0] if len(found) == 1 else None
