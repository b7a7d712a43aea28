"""Where the source says how long a pause is."""

import ast
from typing import TypeGuard

from grader.diagnosis.reading import function_around
from grader.diagnosis.source import Source, last_name
from grader.exercise.syntax import FUNCTIONS

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
    passed_on = isinstance(length, ast.Name) and length.id in parameters
    return uses[0] if passed_on and len(uses) == 1 else line


def line_of_own_length(source: Source) -> int | None:
    """The only `sleep` for a number, where a function never reads all that it was given."""
    found = []
    for function in source.nodes:
        if isinstance(function, FUNCTIONS):
            parts = [part for statement in function.body for part in ast.walk(statement)]
            read = {part.id for part in parts if isinstance(part, ast.Name)}
            if {one.arg for one in function.args.args} - read - {"self"}:
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
