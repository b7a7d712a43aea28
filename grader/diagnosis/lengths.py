"""Where the source says how long a pause is."""

import ast
from collections.abc import Iterator
from typing import TypeGuard

from grader.diagnosis.assignments import assigned
from grader.diagnosis.origins import PLAIN, Origin, line_of_making, way_back
from grader.diagnosis.reading import function_around, is_none, own_nodes
from grader.diagnosis.source import Source, last_name
from grader.exercise.syntax import FUNCTIONS

CLOCKS = ("time", "monotonic", "perf_counter")


def line_of_length(source: Source, line: int) -> int:
    """Where the length of a pause on a line is made: what only passes it on is not at fault."""
    calls = [
        n for n in source.around(line) if isinstance(n, ast.Call) and last_name(n.func) == "sleep"
    ]
    if not calls or not calls[-1].args:
        return line
    steps = _way_back(source, calls[-1].args[0], line)
    cuts = {cut for step in steps for cut in _cuts(source, step)}
    if cuts:
        return cuts.pop() if len(cuts) == 1 else line
    return line_of_making(steps)


def _way_back(source: Source, length: ast.expr, line: int) -> list[Origin]:
    """Where a length comes from; of what is left until a time, also where its function got the time."""
    steps = way_back(source, _above_zero(length), line)
    end = _end_of(source, steps[-1].value)
    moments = [end] if end is not None else _added(source, steps[-1].value)
    for moment in moments:
        passed = way_back(source, moment, steps[-1].line)[1:]
        if passed and passed[0].given and (end is not None or _is_now(source, passed[-1].value)):
            return [*steps, *passed]
    return steps


def _added(source: Source, length: ast.expr) -> list[ast.expr]:
    """The names in `since + seconds - now()`; one of them may be a time that was taken elsewhere."""
    if isinstance(length, ast.BinOp) and _is_now(source, length.right):
        return [node for node in ast.walk(length.left) if isinstance(node, ast.Name)]
    return []


def _is_now(source: Source, value: ast.AST) -> bool:
    """Whether a value is the present time: `loop.time()`, or `now()` with `now = loop.time`."""
    if not isinstance(value, ast.Call):
        return False
    name = last_name(value.func)
    given = [one for target, one in assigned(source.nodes) if last_name(target) == name]
    return name in CLOCKS or (len(given) == 1 and last_name(given[0]) in CLOCKS)


def _above_zero(length: ast.expr) -> ast.expr:
    """`seconds` in `max(0, seconds)`, which is no other length."""
    if isinstance(length, ast.Call) and last_name(length.func) == "max":
        longer = [one for one in length.args if not isinstance(one, ast.Constant)]
        return longer[0] if len(longer) == 1 else length
    return length


def _cuts(source: Source, step: Origin) -> Iterator[int]:
    """Where a length on the way is cut: by a `min(…)`, or where that is assigned to a name in it."""
    if _is_min(step.value):
        yield step.line
    made = function_around(source, step.line)
    for name in (
        node for node in ast.walk(step.value) if isinstance(node, ast.Name | ast.Attribute)
    ):
        nodes = own_nodes(made) if made and isinstance(name, ast.Name) else source.nodes
        yield from (n.lineno for n in nodes if _cuts_name(n, ast.unparse(name)))


def _is_min(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and last_name(value.func) == "min"


def _cuts_name(node: ast.AST, name: str) -> TypeGuard[ast.Assign | ast.If]:
    """Whether a statement gives this name what is at most so much: `min(…)`, or `if name > 10: name = 10`."""
    if isinstance(node, ast.If) and isinstance(node.test, ast.Compare):
        larger = ast.unparse(node.test.left) == name and isinstance(
            node.test.ops[0], ast.Gt | ast.GtE
        )
        body = node.body[0]
        return larger and isinstance(body, ast.Assign) and _assigns(body, name)
    return isinstance(node, ast.Assign) and _assigns(node, name) and _is_min(node.value)


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
    found = set()
    for line in source.lines_of_calls("sleep"):
        calls = [node for node in source.around(line) if isinstance(node, ast.Call)]
        for call in (one for one in calls if last_name(one.func) == "sleep" and one.args):
            found |= {_line_of_end(source, call, line)}
    made = found - {None}
    return made.pop() if len(made) == 1 else None


def line_of_noted_end(source: Source, line: int) -> int | None:
    """The only place that notes `self.end = now() + seconds`, where a `sleep` on a line is until then."""
    calls = [node for node in source.around(line) if isinstance(node, ast.Call)]
    lengths = [call.args[0] for call in calls if last_name(call.func) == "sleep" and call.args]
    left = way_back(source, _above_zero(lengths[-1]), line)[-1].value if lengths else None
    end = _end_of(source, _above_zero(left)) if left is not None else None
    if not isinstance(end, ast.Attribute):
        return None
    noted = [(one, to) for one, to in assigned(source.nodes) if last_name(one) == end.attr]
    made = [(one.lineno, value) for one, value in noted if not is_none(value)]
    later = len(made) == 1 and any(_is_now(source, node) for node in ast.walk(made[0][1]))
    return made[0][0] if later and isinstance(made[0][1], ast.BinOp) else None


def _line_of_end(source: Source, call: ast.Call, line: int) -> int | None:
    """Where the time until which a call sleeps is made, if its function does not do that."""
    left = way_back(source, _above_zero(call.args[0]), line)[-1]
    end = _end_of(source, _above_zero(left.value))
    made = way_back(source, end, left.line)[-1] if end is not None else left
    here = function_around(source, line)
    elsewhere = made.line != left.line and function_around(source, made.line) is not here
    return made.line if elsewhere and isinstance(made.value, ast.BinOp) else None


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


def _end_of(source: Source, length: ast.expr) -> ast.expr | None:
    """The end in `end - now()`, if that has a name; None for any other length."""
    if not isinstance(length, ast.BinOp) or not isinstance(length.op, ast.Sub):
        return None
    return length.left if _is_now(source, length.right) and isinstance(length.left, PLAIN) else None


def _assigns(node: ast.Assign, name: str) -> bool:
    return name in map(ast.unparse, node.targets)
