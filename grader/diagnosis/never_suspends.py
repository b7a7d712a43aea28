"""An `await` that looks as if it yielded control, and finds what it waits for ready each time."""

import ast
from collections.abc import Iterator
from typing import NamedTuple

from grader.diagnosis.assignments import assigned
from grader.diagnosis.reading import function, own_nodes
from grader.diagnosis.source import CALLERS, Source, last_name
from grader.diagnosis.waits_in_source import WAITS
from grader.diagnosis.yielding import loop_of_statements
from grader.exercise.syntax import FUNCTIONS

LOCKS = ("Lock", "Semaphore", "BoundedSemaphore")
FUTURES = ("create_future", "Future")


class Ready(NamedTuple):
    """The line of an `await` that need not wait, and why."""

    line: int
    why: str


def ready_each_time(source: Source, line: int | None) -> Ready | None:
    """The only thing that the loop around a line waits for, if that is ready each time.

    Without a loop it is the function around the line, which a loop may call.
    """
    scope: ast.AST | None = loop_of_statements(source, line)
    if scope is None:
        makers = [node for node in source.around(line) if isinstance(node, FUNCTIONS)]
        scope = makers[-1] if makers else None
    waits = {*_waits(source, scope)} if scope is not None else set()
    found = [_ready(source, wait) for wait in waits]
    return found[0] if len(found) == 1 else None


def _waits(source: Source, scope: ast.AST, deep: int = CALLERS) -> Iterator[ast.AST]:
    """What is awaited in some code, also in the functions of the source that it awaits."""
    nodes = own_nodes(scope) if isinstance(scope, FUNCTIONS) else ast.walk(scope)
    for node in nodes:
        call = node.value if isinstance(node, ast.Await) else None
        made = function(source, last_name(call.func)) if isinstance(call, ast.Call) else None
        if made is not None and deep:
            yield from _waits(source, made, deep - 1)
        elif isinstance(node, WAITS):
            yield node


def _ready(source: Source, wait: ast.AST) -> Ready | None:
    """Whether what is awaited is an event that stays set, a free lock or a future that is done."""
    if isinstance(wait, ast.AsyncWith):
        held = wait.items[0].context_expr
        return Ready(wait.lineno, "the lock is free") if _is_made(source, held, LOCKS) else None
    if not isinstance(wait, ast.Await):
        return None
    if isinstance(wait.value, ast.Call) and isinstance(wait.value.func, ast.Attribute):
        of, asked = wait.value.func.value, wait.value.func.attr
        if asked == "acquire" and _is_made(source, of, LOCKS):
            return Ready(wait.lineno, "the lock is free")
        stays = _uses(source, of, "set") and not _uses(source, of, "clear")
        if asked == "wait" and stays and _is_made(source, of, ("Event",)):
            return Ready(wait.lineno, "the event stays set")
        return None
    done = _uses(source, wait.value, "set_result") and _is_made(source, wait.value, FUTURES)
    return Ready(wait.lineno, "the future is done") if done else None


def _is_made(source: Source, value: ast.expr, makers: tuple[str, ...]) -> bool:
    """Whether this is made by one of these, or a name that is given nothing else."""
    if isinstance(value, ast.Call):
        return last_name(value.func) in makers
    name = last_name(value)
    made = [given for target, given in assigned(source.nodes) if last_name(target) == name]
    calls = [given for given in made if isinstance(given, ast.Call)]
    return (
        bool(name and made)
        and len(made) == len(calls)
        and all(last_name(call.func) in makers for call in calls)
    )


def _uses(source: Source, value: ast.expr, method: str) -> bool:
    """Whether a method of what has this name is called, or passed on."""
    nodes = (node for node in source.nodes if isinstance(node, ast.Attribute))
    return any(n.attr == method and last_name(n.value) == last_name(value) for n in nodes)
