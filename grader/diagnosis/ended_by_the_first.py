"""A wait for cancelled tasks that is over as soon as the first of them is: the others still clean up."""

import ast
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from grader.diagnosis.cancels import behind, is_of_others, is_waited_for, leaves
from grader.diagnosis.case import Case
from grader.diagnosis.reading import catches, function_around
from grader.diagnosis.source import Source, last_name
from grader.worker.observations import CallOutcome

FAILED = (CallOutcome.RAISED, CallOutcome.CANCELLED)


WITH_AN_ERROR = "the first one that ended with an exception, and a `CancelledError` is one"
OF_GATHER = f"this `gather` waited only for {WITH_AN_ERROR}"
OF_LOOP = f"this loop was left at {WITH_AN_ERROR}"
OF_WAIT = "this wait was over when the first one had ended"


class EndedWait(NamedTuple):
    """Where a wait ended with the first of several tasks, and what to say of it."""

    line: int
    last: int
    what: str


def wait_that_the_first_ended(case: Case, cancels: Sequence[int]) -> EndedWait | None:
    """The only wait below all these cancels that the first task to end has ended, if it was come to."""
    waits = [one for one in _waits(case) if not _was_cancelled(case, one)]
    waits = [one for one in waits if _is_for_all(case.source, one, cancels)]
    seen = [one for one in waits if came_out_of(case, one)]
    found = seen or [one for one in waits if _may_have_ended(case, one.line)]
    return found[0] if len(found) == 1 else None


def _waits(case: Case) -> Iterator[EndedWait]:
    """What waits in the source for the first of several tasks only, or until one of them fails."""
    for node in case.source.nodes:
        if isinstance(node, ast.Await) and isinstance(node.value, ast.Call):
            if what := _of_call(case, node.value):
                yield EndedWait(node.value.lineno, node.value.end_lineno or 0, what)
        elif isinstance(node, ast.For | ast.AsyncFor):
            for one in _awaited_in(case.source, node):
                yield EndedWait(one.lineno, one.end_lineno or 0, OF_LOOP)


def _of_call(case: Case, call: ast.Call) -> str:
    """What a call does when the first task ends; empty if it waits for all of them, or for others."""
    name = last_name(call.func)
    options = {word.arg: ast.unparse(word.value) for word in call.keywords}
    if all(_is_of_others(case, arg) for arg in call.args):
        return ""
    all_the_same = options.get("return_exceptions", "False") != "False" or None in options
    if name == "gather" and not all_the_same:
        return OF_GATHER
    when = options.get("return_when", "")
    raised = any(one.outcome is CallOutcome.RAISED for one in case.calls)
    early = "FIRST_COMPLETED" in when or ("FIRST_EXCEPTION" in when and raised)
    return OF_WAIT if name == "wait" and early else ""


def _is_of_others(case: Case, arg: ast.expr) -> bool:
    """Whether an argument starts something, or is known to be other tasks than those left."""
    tasks = arg.value if isinstance(arg, ast.Starred) else arg
    if isinstance(tasks, ast.GeneratorExp | ast.ListComp | ast.SetComp):
        tasks = behind(case.source, tasks.elt)
    else:
        tasks = behind(case.source, tasks)
    return isinstance(tasks, ast.Call | ast.Await) or is_of_others(case, tasks, arg.lineno)


def _awaited_in(source: Source, loop: ast.For | ast.AsyncFor) -> Iterator[ast.Await]:
    """`await task` in a loop over tasks, where nothing in the loop catches a cancellation."""
    for node in ast.walk(loop):
        if isinstance(node, ast.Await) and ast.unparse(node.value) == ast.unparse(loop.target):
            inside = [n for n in source.around(node.lineno) if _is_within(n, loop)]
            if not any(_lets_nothing_by(n, node.lineno) for n in inside):
                yield node


def _is_within(node: ast.AST, loop: ast.For | ast.AsyncFor) -> bool:
    return getattr(node, "lineno", 0) > loop.lineno or node in loop.body


def _lets_nothing_by(node: ast.AST, line: int) -> bool:
    """Whether a `try` or a `suppress` catches a cancellation that comes out of a line."""
    if isinstance(node, ast.Try) and line <= (node.body[-1].end_lineno or 0):
        return any(catches(handler, "CancelledError") for handler in node.handlers)
    text = "".join(ast.unparse(i) for i in node.items) if isinstance(node, ast.With) else ""
    return "CancelledError" in text or "BaseException" in text


def _was_cancelled(case: Case, wait: EndedWait) -> bool:
    """Whether a cancellation from outside came at the wait itself, and not only its tasks'."""
    return any(wait.line <= at <= wait.last for at in case.evidence.noticed.cancelled_at)


def came_out_of(case: Case, wait: EndedWait) -> bool:
    """Whether an exception has passed a wait on its way out."""
    lines = [frame.line for error in case.errors for frame in error.frames]
    return any(wait.line <= line <= wait.last for line in lines)


def _may_have_ended(case: Case, line: int) -> bool:
    """Whether a call ended so that it ends a wait, and the way to this one was open to a cancellation."""
    passed = [n for n in case.source.around(line) if isinstance(n, ast.ExceptHandler)]
    shut = case.was_cancelled and not all(catches(one, "CancelledError") for one in passed)
    return not shut and any(one.outcome in FAILED for one in case.calls)


def _is_for_all(source: Source, wait: EndedWait, cancels: Sequence[int]) -> bool:
    """Whether a wait is the one for what was cancelled: of any other tasks, there is another wait below."""
    others = [line for line in cancels if not _follows(source, wait, line)]
    return len(others) < len(cancels) and all(is_waited_for(source, line) for line in others)


def _follows(source: Source, wait: EndedWait, cancel: int) -> bool:
    """Whether a wait comes after a `cancel` in one function, or in what that calls and awaits."""
    ways = [wait.line, *_awaited_uses(source, wait.line, plain=False)]
    for place in ways:
        holder = function_around(source, place)
        for sent in (cancel, *_awaited_uses(source, cancel, plain=True)):
            same = holder is not None and function_around(source, sent) is holder
            within = place == wait.line and wait.line <= sent <= wait.last
            if same and (within or (sent < place and not leaves(source, sent, place))):
                return not _again_and_again(source, wait, place, sent)
    return False


def _awaited_uses(source: Source, line: int, *, plain: bool) -> list[int]:
    """The lines that call the function around a line, and wait for it; or call a plain one."""
    holder = function_around(source, line)
    if holder is None:
        return []
    uses = source.lines_of_calls(holder.name)
    at_once = plain and isinstance(holder, ast.FunctionDef)
    return [n for n in uses if at_once or source.awaits(n, f"{holder.name}(".lower())]


def _again_and_again(source: Source, wait: EndedWait, place: int, sent: int) -> bool:
    """Whether a loop around a wait has not the `cancel` in it: `while tasks: await …`."""
    kinds = ast.While if wait.what == OF_LOOP else ast.While | ast.For | ast.AsyncFor
    loops = [n for line in (wait.line, place) for n in source.around(line) if isinstance(n, kinds)]
    return any(not n.lineno <= sent <= (n.end_lineno or 0) for n in loops)
