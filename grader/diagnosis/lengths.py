"""Where the source says how long a pause is."""

import ast
from typing import TypeGuard

from grader.diagnosis.reading import function, function_around, own_nodes
from grader.diagnosis.source import Source, last_name
from grader.exercise.syntax import FUNCTIONS, Function

CLOCKS = ("time", "monotonic", "perf_counter")


def line_of_length(source: Source, line: int) -> int:
    """Where the length of a pause on a line is given: a function that only passes it on is not at fault."""
    holder = function_around(source, line)
    calls = [
        n for n in source.around(line) if isinstance(n, ast.Call) and last_name(n.func) == "sleep"
    ]
    if holder is None or not calls or not calls[-1].args:
        return line
    parameters = {one.arg for one in holder.args.args}
    length = calls[-1].args[0]
    uses = source.lines_of_calls(holder.name)
    if not isinstance(length, ast.Name):
        return line
    if length.id in parameters and len(uses) == 1:
        return uses[0]
    return _line_that_cuts(source, holder, length.id) or line


def _line_that_cuts(source: Source, holder: Function, name: str) -> int | None:
    """The only `name = min(…)` in a function, or in its own generator that yields the name's values."""
    places = [(holder, name)]
    for node in own_nodes(holder):
        if isinstance(node, ast.For) and ast.unparse(node.target) == name:
            places += _yielded(source, node.iter)
    cuts = {n.lineno for place, what in places for n in own_nodes(place) if _is_cut(n, what)}
    return cuts.pop() if len(cuts) == 1 else None


def _yielded(source: Source, value: ast.expr) -> list[tuple[Function, str]]:
    """The names that a generator of the source yields, with it, if this is a call of one."""
    made = function(source, last_name(value.func)) if isinstance(value, ast.Call) else None
    yields = (n for n in own_nodes(made) if isinstance(n, ast.Yield)) if made else ()
    return [(made, n.value.id) for n in yields if made and isinstance(n.value, ast.Name)]


def _is_cut(node: ast.AST, name: str) -> TypeGuard[ast.Assign]:
    """Whether a statement gives this name what is at most so much."""
    if not isinstance(node, ast.Assign) or not _assigns(node, name):
        return False
    return isinstance(node.value, ast.Call) and last_name(node.value.func) == "min"


def line_of_own_length(source: Source) -> int | None:
    """The only `sleep` for a number, where a function never reads all that it was given."""
    found = []
    for made in source.nodes:
        if isinstance(made, FUNCTIONS):
            parts = [part for statement in made.body for part in ast.walk(statement)]
            read = {part.id for part in parts if isinstance(part, ast.Name)}
            if {one.arg for one in made.args.args} - read - {"self"}:
                found += [part.lineno for part in parts if _is_pause_of_a_number(part)]
    return found[0] if len(found) == 1 else None


def _is_pause_of_a_number(node: ast.AST) -> TypeGuard[ast.Call]:
    if not isinstance(node, ast.Call) or last_name(node.func) != "sleep":
        return False
    return bool(node.args) and isinstance(node.args[0], ast.Constant)


def line_of_common_end(source: Source) -> int | None:
    """`end = now() + seconds` outside of the function that sleeps for `end - now()`: it is one for all calls."""
    found = []
    for line in source.lines_of_calls("sleep"):
        functions = [node for node in source.around(line) if isinstance(node, FUNCTIONS)]
        calls = [node for node in source.around(line) if isinstance(node, ast.Call)]
        ends = [_end_of(call) for call in calls if last_name(call.func) == "sleep"]
        end = next(filter(None, ends), "")
        made = [n for n in source.nodes if isinstance(n, ast.Assign) and _assigns(n, end)]
        if (
            len(made) == 1
            and len(functions) > 1
            and functions[-1] not in source.around(made[0].lineno)
        ):
            found.append(made[0].lineno)
    return found[0] if len(found) == 1 else None


def line_of_what_is_left(source: Source) -> int | None:
    """The only `sleep` for what is left until a time: `sleep(max(0, left))`, with `left = end - now()`."""
    lines = source.lines_of_calls("sleep")
    for node in source.around(lines[0]) if len(lines) == 1 else ():
        if isinstance(node, ast.Call) and last_name(node.func) == "sleep" and node.args:
            meant = source.meaning(node.args[0])
            named = [source.meaning(n) for n in ast.walk(node.args[0]) if isinstance(n, ast.Name)]
            if any(
                clock in text for text in (meant, *named) for clock in (".time()", "monotonic()")
            ):
                return lines[0]
    return None


def _end_of(call: ast.Call) -> str:
    """The name in `sleep(end - now())`; empty for any other length."""
    length = call.args[0] if call.args else None
    if not isinstance(length, ast.BinOp) or not isinstance(length.op, ast.Sub):
        return ""
    now = isinstance(length.right, ast.Call) and last_name(length.right.func) in CLOCKS
    return length.left.id if now and isinstance(length.left, ast.Name) else ""


def _assigns(node: ast.Assign, name: str) -> bool:
    return name in map(ast.unparse, node.targets)
