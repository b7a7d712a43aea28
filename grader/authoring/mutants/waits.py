"""Changes to what waits, and for how long."""

from collections.abc import Iterator

import libcst as cst

from grader.authoring.mutants.kind import (
    CANCEL,
    LOOPS,
    Around,
    Change,
    Kind,
    New,
    call,
    code,
    expression,
    has_await,
    is_async,
    is_docstring,
    is_given,
    name_of,
    statement,
)

WAITS = {"wait", "get", "join", "gather", "acquire", "wait_for", "result"}
"""Calls that wait for somebody else."""


def no_await(node: cst.Await, around: Around) -> Iterator[New]:
    """`await f()` → `f()`."""
    yield node.expression


def polled(node: cst.Await, around: Around) -> Iterator[New]:
    """`await done.wait()` → `await polled(done.wait())`."""
    waited = node.expression
    if not isinstance(waited, cst.Call) or name_of(waited) in WAITS:
        yield node.with_changes(expression=call("polled", waited))


def time_limit(node: cst.Await, around: Around) -> Iterator[New]:
    """`await f()` → `await asyncio.wait_for(f(), 1.2 * EXAMPLE_SECONDS)`."""
    if is_given(node.expression, around) or name_of(node.expression) == "gather":
        limited = call("asyncio.wait_for", node.expression, "1.2 * EXAMPLE_SECONDS")
        yield node.with_changes(expression=limited)


def no_time_limit(node: cst.Call, around: Around) -> Iterator[New]:
    """`wait_for(f(), 1)` → `f()`."""
    if name_of(node) == "wait_for" and len(node.args) == 2:
        yield node.args[0].value


def shielded(node: cst.Await, around: Around) -> Iterator[New]:
    """`await f()` → `await asyncio.shield(f())`."""
    if name_of(node.expression) not in ("sleep", "shield", "wait"):
        yield node.with_changes(expression=call("asyncio.shield", node.expression))


def awaited_twice(node: cst.Await, around: Around) -> Iterator[New]:
    """`await f()` → `(await f(), await f())[1]`."""
    called = node.expression
    by_name = isinstance(called, cst.Call) and isinstance(called.func, cst.Name)
    if by_name or is_given(called, around):
        once = code(node)
        yield expression(f"({once}, {once})[1]")


def blocking_sleep(node: cst.Await, around: Around) -> Iterator[New]:
    """`await asyncio.sleep(1)` → `time.sleep(1)`."""
    if name_of(node.expression) == "sleep" and isinstance(node.expression, cst.Call):
        yield node.expression.with_changes(func=expression("time.sleep"))


def _blocks_first(seconds: float, *where: type[cst.CSTNode]) -> Change:
    """Puts `time.sleep` at the start of what is in a coroutine function: all of it, or a loop."""

    def change(node: cst.IndentedBlock, around: Around) -> Iterator[New]:
        if isinstance(around[-1], where) and is_async(around):
            at = 1 if is_docstring(node.body[0]) else 0
            blocks = statement(f"time.sleep({seconds})")
            yield node.with_changes(body=[*node.body[:at], blocks, *node.body[at:]])

    return change


def if_for_while(node: cst.While, around: Around) -> Iterator[New]:
    """`while busy: await free.wait()` → `if busy: await free.wait()`."""
    if has_await(node.body) and name_of(node.test) != "True":
        yield cst.If(node.test, node.body)


def no_predicate(node: cst.Call, around: Around) -> Iterator[New]:
    """`condition.wait_for(ready)` → `condition.wait()`."""
    func = node.func
    if name_of(node) == "wait_for" and isinstance(func, cst.Attribute) and len(node.args) == 1:
        yield call(f"{code(func.value)}.wait")


def another_moment(node: cst.Attribute, around: Around) -> Iterator[New]:
    """`asyncio.FIRST_COMPLETED` → `asyncio.ALL_COMPLETED`, and the like."""
    names = ("FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED")
    if node.attr.value in names:
        for name in names:
            if name != node.attr.value:
                yield node.with_changes(attr=cst.Name(name))


KINDS = (
    Kind("an await dropped", cst.Await, no_await),
    Kind("a poll every 0.1 s for a wait", cst.Await, polled),
    Kind("a time limit of 1.2 times the example", cst.Await, time_limit),
    Kind("a time limit dropped", cst.Call, no_time_limit),
    Kind("an await shielded", cst.Await, shielded, CANCEL),
    Kind("awaited twice", cst.Await, awaited_twice),
    Kind("time.sleep for asyncio.sleep", cst.Await, blocking_sleep),
    Kind("time.sleep of 0.05 s in a loop", cst.IndentedBlock, _blocks_first(0.05, *LOOPS)),
    Kind("time.sleep of 0.1 s", cst.IndentedBlock, _blocks_first(0.1, cst.FunctionDef)),
    Kind("time.sleep of 0.3 s", cst.IndentedBlock, _blocks_first(0.3, cst.FunctionDef)),
    Kind("if for while", cst.While, if_for_while),
    Kind("a predicate dropped", cst.Call, no_predicate),
    Kind("waits for another moment", cst.Attribute, another_moment),
)
