"""Where to look for a mistake about waits and cancellations that only a check can know."""

import ast
from collections.abc import Callable, Iterator

from grader.diagnosis import reading
from grader.diagnosis.source import Source, last_name
from grader.diagnosis.ties import lines_that_hide_others
from grader.diagnosis.waits_in_source import WAITS

TURNS = ("create_future", "Future", "Event")


def _handed_over(source: Source) -> list[int]:
    """Where a task waits for what another one hands to it, or where it cleans up after such a wait.

    A `notify()` wakes one only. Of several waits, those count that get something.
    """
    if told := source.lines_of_calls("notify"):
        return told[:1]
    turns = [
        node for node in source.nodes if isinstance(node, ast.Await) and _is_turn(source, node)
    ]
    used = [node for node in turns if _gets_something(source, node)]
    given = [node for node in used if ast.unparse(node.value) in _given_items(source)]
    return [_end_of_cleanup(source, node.lineno) for node in given or used or turns]


def reads_after_waits(source: Source) -> list[int]:
    """Where a function returns something that it did not get from its wait, right after that."""
    made = [node for node in source.nodes if isinstance(node, ast.AsyncFunctionDef)]
    return [line for one in made for line in _late_reads(one)]


def _late_reads(made: ast.AsyncFunctionDef) -> Iterator[int]:
    waits = [node.lineno for node in reading.own_nodes(made) if isinstance(node, WAITS)]
    for one in reading.returned_values(made):
        if isinstance(one.value, ast.Attribute | ast.Name) and waits and min(waits) < one.lineno:
            yield one.lineno


def _given_items(source: Source) -> set[str]:
    """The names of the futures that get what is no constant: others only tell that it is their turn."""
    calls = (node for node in source.nodes if isinstance(node, ast.Call))
    return {
        ast.unparse(call.func.value)
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr == "set_result"
        if call.args and not isinstance(call.args[0], ast.Constant)
    }


def _is_turn(source: Source, node: ast.Await) -> bool:
    """`await turn`, or `await turn.wait()`, of a future or an event that was made for it."""
    turn = node.value
    if isinstance(turn, ast.Call) and last_name(turn.func) == "wait":
        turn = turn.func.value if isinstance(turn.func, ast.Attribute) else turn
    made = (n for n in source.nodes if isinstance(n, ast.Assign))
    names = (ast.unparse(n.targets[-1]) for n in made if _makes_turn(n.value))
    return ast.unparse(turn) in names


def _makes_turn(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and last_name(value.func) in TURNS


def _gets_something(source: Source, node: ast.Await) -> bool:
    around = source.around(node.lineno)
    return any(isinstance(n, ast.Assign | ast.Return) and n.value is node for n in around)


def _end_of_cleanup(source: Source, line: int) -> int:
    """The last statement that runs when the wait on a line is cancelled; without any, the line."""
    for node in reversed(source.around(line)):
        if isinstance(node, ast.Try) and line <= (node.body[-1].end_lineno or line):
            caught = [h.body for h in node.handlers if reading.catches(h, "CancelledError")]
            if ends := [body[-1].lineno for body in (*caught, node.finalbody) if body]:
                return ends[0]
    return line


def _kept_request(source: Source) -> list[int]:
    """The code path on which a cancellation is not taken back.

    With no `uncancel` at all it is where the cancellation is caught; or else the `else` of that. Where
    it is raised again in any case, nobody need take it back.
    """
    tries = [node for node in source.nodes if isinstance(node, ast.Try)]
    caught = [
        (node, handler)
        for node in tries
        for handler in node.handlers
        if reading.catches(handler, "CancelledError")
        and handler.type is not None
        and (_return_in(handler) or not isinstance(handler.body[-1], ast.Raise))
    ]
    if not source.lines_of_calls("uncancel"):
        quiet = [_return_in(handler) or handler.lineno for _, handler in caught]
        return quiet or _own_cancels(source)
    return [
        node.orelse[-1].lineno
        for node, handler in caught
        if node.orelse and not any("uncancel(" in ast.unparse(part) for part in node.orelse)
    ]


def _own_cancels(source: Source) -> list[int]:
    """Where the code cancels the task that it runs in."""
    made = [node for node in source.nodes if isinstance(node, ast.Assign)]
    own = {ast.unparse(t) for n in made if _is_current(n.value) for t in n.targets}
    calls = [node for node in source.nodes if isinstance(node, ast.Call)]
    return [
        call.lineno
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr == "cancel"
        if ast.unparse(call.func.value) in own
    ]


def _is_current(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and last_name(value.func) == "current_task"


def _return_in(handler: ast.ExceptHandler) -> int | None:
    returns = [part.lineno for part in ast.walk(handler) if isinstance(part, ast.Return)]
    return returns[0] if len(returns) == 1 else None


def passed_on_in_finally(source: Source) -> Iterator[int]:
    """`finally: mine.set()` around `await before.wait()`: who leaves the line lets the next one in."""
    for node in source.nodes:
        if isinstance(node, ast.Try) and "wait()" in ast.unparse(node.body[0]):
            inside = [part for last in node.finalbody for part in ast.walk(last)]
            calls = (part for part in inside if isinstance(part, ast.Call))
            yield from (call.lineno for call in calls if last_name(call.func) == "set")


OF_WAITS: dict[str, Callable[[Source], Iterator[int] | list[int]]] = {
    "lost-handover": _handed_over,
    "missing-uncancel": _kept_request,
    "one-of-those-done": lines_that_hide_others,
    "runs-in-a-thread": lambda source: source.lines_of_calls(
        "Timer", "Thread", "to_thread", "run_in_executor", "submit"
    ),
}
