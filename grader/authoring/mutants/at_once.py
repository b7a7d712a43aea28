"""Changes to what runs at the same time, and where."""

from collections.abc import Iterator

import libcst as cst

from grader.authoring.mutants.kind import (
    Around,
    Change,
    Kind,
    New,
    call,
    has_started,
    is_repeated,
    name_of,
)

STARTS = ("create_task", "ensure_future")


def _gather_by(stand_in: str, least: int = 2) -> Change:
    """Calls a stand-in instead of `gather`, where at least so many wait that have not started."""

    def change(node: cst.Call, around: Around) -> Iterator[New]:
        several = any(arg.star for arg in node.args) or len(node.args) >= least
        if (
            name_of(node) == "gather"
            and several
            and not any(has_started(arg.value, around) for arg in node.args)
        ):
            yield node.with_changes(func=cst.Name(stand_in))

    return change


def _by(stand_in: str, *names: str, repeated: bool = False) -> Change:
    """Calls a stand-in instead of these; where `repeated`, only in a loop."""

    def change(node: cst.Call, around: Around) -> Iterator[New]:
        of_group = isinstance(node.func, cst.Attribute) and name_of(node.func.value) != "asyncio"
        if name_of(node) in names and not (repeated and (of_group or not is_repeated(around))):
            yield node.with_changes(func=cst.Name(stand_in))

    return change


def on_the_loop(node: cst.Call, around: Around) -> Iterator[New]:
    """`asyncio.to_thread(f, x)` → `on_the_loop(f, x)`."""
    if name_of(node) == "to_thread":
        yield node.with_changes(func=cst.Name("on_the_loop"))
    if name_of(node) == "run_in_executor":
        yield node.with_changes(func=cst.Name("on_the_loop"), args=node.args[1:])


def from_a_thread(node: cst.Attribute, around: Around) -> Iterator[New]:
    """`loop.call_soon_threadsafe(f)` → `loop.call_soon(f)`."""
    if node.attr.value == "call_soon_threadsafe":
        yield node.with_changes(attr=cst.Name("call_soon"))


def in_a_task(node: cst.Await, around: Around) -> Iterator[New]:
    """`await f()` → `asyncio.ensure_future(f())`: started, and not waited for."""
    if isinstance(node.expression, cst.Call):
        yield call("asyncio.ensure_future", node.expression)


KINDS = (
    Kind("gather made serial", cst.Call, _gather_by("gather_in_turn")),
    Kind("gather in batches of 3", cst.Call, _gather_by("gather_in_threes", least=4)),
    Kind("gather with a Semaphore(3)", cst.Call, _gather_by("gather_three_at_once", least=4)),
    Kind("gather staggered by 0.2 s", cst.Call, _gather_by("gather_staggered")),
    Kind("a TaskGroup made serial", cst.Call, _by("GroupInTurn", "TaskGroup")),
    Kind("a TaskGroup in batches of 3", cst.Call, _by("GroupInThrees", "TaskGroup")),
    Kind("a TaskGroup with a Semaphore(3)", cst.Call, _by("GroupOfThree", "TaskGroup")),
    Kind("a TaskGroup staggered by 0.2 s", cst.Call, _by("GroupStaggered", "TaskGroup")),
    Kind("tasks made serial", cst.Call, _by("task_in_turn", *STARTS, repeated=True)),
    Kind("tasks with a Semaphore(3)", cst.Call, _by("task_of_three", *STARTS, repeated=True)),
    Kind("tasks staggered by 0.2 s", cst.Call, _by("task_staggered", *STARTS, repeated=True)),
    Kind("called on the loop, not in a thread", cst.Call, on_the_loop),
    Kind("not from another thread", cst.Attribute, from_a_thread),
    Kind("a task, not waited for", cst.Await, in_a_task),
)
