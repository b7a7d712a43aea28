"""Rules about what was left: coroutines, tasks, errors, generators."""

import ast

from grader.diagnosis import python_messages, reading
from grader.diagnosis.callbacks import TIMERS, forgets_when_done, makes_callbacks
from grader.diagnosis.cancelled_waits import cancelled_between, cancelled_wait
from grader.diagnosis.cancels import cancels_of_those_left
from grader.diagnosis.case import Case, Found
from grader.diagnosis.ended_by_the_first import came_out_of, wait_that_the_first_ended
from grader.diagnosis.errors import not_unpacked
from grader.diagnosis.exceptions import expected_errors
from grader.diagnosis.gathers import gather_that_ended
from grader.diagnosis.left_tasks import all_cancelled, short_name, tasks_left
from grader.diagnosis.not_looked_at import wait_without_a_look
from grader.diagnosis.reading import caught_by, handlers_around
from grader.diagnosis.shielded import is_not_shielded
from grader.diagnosis.shown_of_cleanup import closing
from grader.diagnosis.source import Source
from grader.diagnosis.waits_in_source import (
    follows_a_cancel,
    lines_of_waits,
    lines_of_waits_with_a_limit,
    may_be_waited_for,
    pause_after,
    without_a_wait,
)
from grader.worker.observations import CallOutcome

BLOCKS = ast.Try | ast.TryStar | ast.With | ast.AsyncWith | ast.AsyncFor
"""What has something to do when it is left: the last one has an iterator, which may want to be closed."""
MAY_CLOSE = ("aclose(", "shield(")
"""What stands in a line that made a task which closes a generator: `shield` may get it by another name."""
OF_AS_COMPLETED = "_wait_for_one"
"""A coroutine that `as_completed` makes by itself; it is left over when its loop is left early."""


def returned_coroutine(case: Case) -> Found | None:
    """The value is, or contains, a coroutine."""
    if not case.holds("coroutine"):
        return None
    loose = case.evidence.noticed.never_awaited
    line = loose[0].line if loose else case.source.line_of_call("to_thread", "run_in_executor")
    which = f"the coroutine `{short_name(loose[0].name)}`" if loose else "a coroutine"
    return Found(line, f"expected a result, got {which}: it was returned and never awaited")


def never_awaited(case: Case) -> Found | None:
    """A coroutine was created and dropped; not if the loop or the group that should run it refused to."""
    if not_unpacked(case) is not None:
        return None
    refused = (python_messages.LOOP_IS_CLOSED, *python_messages.GROUP_TAKES_NOTHING)
    closed = {e.line for e in case.errors if e.message.endswith(refused)}
    for loose in case.evidence.noticed.never_awaited:
        if loose.line in closed or loose.name.endswith(OF_AS_COMPLETED):
            continue
        what = f"`{short_name(loose.name)}` was called and never awaited, so it did not run"
        return Found(loose.line, what)
    return None


def generator_not_closed(case: Case) -> Found | None:
    """An async generator was left suspended. Not if closing it failed, or a task is about to do so."""
    tasks = case.evidence.noticed.tasks_left
    made_at = [case.source.line(task.line) for task in tasks]
    if any(what in line for what in MAY_CLOSE for line in made_at):
        return None
    if any(python_messages.GENERATOR_RUNS in error.message for error in case.errors):
        return None
    for loose in case.evidence.noticed.generators_left:
        if not _cleans_up(case.source, loose.name):
            continue
        loops = [n for n in case.source.around(loose.line) if isinstance(n, ast.AsyncFor)]
        line = closing(case.source) or (loops[-1].lineno if loops else loose.line)
        what = f"`{short_name(loose.name)}` was left before its end and not closed"
        return Found(line, f"{what}: its clean-up had not run")
    return None


def _cleans_up(source: Source, name: str) -> bool:
    """Whether a generator has anything to do at its end, as far as is known: a block around a `yield`."""
    made = reading.function(source, name)
    if made is None:
        return True
    blocks = (node for node in reading.own_nodes(made) if isinstance(node, BLOCKS))
    return any(reading.is_yield(part) for block in blocks for part in ast.walk(block))


def cancelled_not_awaited(case: Case) -> Found | None:
    """Tasks were cancelled, by the code or by a `gather` that was, and nothing waited for their end."""
    left, lines = tasks_left(case), cancels_of_those_left(case)
    if left is None or not lines or not all_cancelled(case):
        return None
    ended, cut = wait_that_the_first_ended(case, lines), _wait_that_was_cancelled(case)
    if ended is not None and (cut is None or came_out_of(case, ended)):
        return Found(ended.line, f"{left[1]}: {ended.what}")
    if cut is not None:
        return None
    if case.was_cancelled and (gather := gather_that_ended(case)) is not None:
        what = "it was cancelled, and `gather` passes that on to its tasks without waiting for all of them"
        return Found(_except_around(case, gather) or gather, f"{what}: {left[1]}")
    what = "`cancel` only asks a task to stop, and nothing waited until it had ended"
    line = without_a_wait(case.source, lines)
    return Found(pause_after(case.source, line) or line, f"{left[1]}: {what}")


def _wait_that_was_cancelled(case: Case) -> int | None:
    """The line of an `asyncio.wait` that follows a `cancel` at which a cancellation came, if one did."""
    if not case.was_cancelled or not all_cancelled(case):
        return None
    cancels = case.source.lines_of_calls("cancel")
    lines = [frame.line for error in case.errors for frame in error.frames]
    waits = (line for line in lines if case.source.awaits(line, "wait("))
    return next(
        (n for n in waits if not cancels or follows_a_cancel(case.source, n, cancels)), None
    )


def _except_around(case: Case, line: int) -> int | None:
    """The first `except` around a line, if all of them let a cancellation pass."""
    handlers = list(handlers_around(case.source, [line]))
    caught = " ".join(map(caught_by, handlers))
    passed = "CancelledError" not in caught and "BaseException" not in caught
    return handlers[0].lineno if handlers and passed else None


def shield_abandoned(case: Case) -> Found | None:
    """What was shielded was left running."""
    left = tasks_left(case)
    if left is None or not case.source.mentions("shield(") or is_not_shielded(case.source, left[0]):
        return None
    return Found(left[0], f"{left[1]}, and shielded: nothing waited for it")


def timeout_leaves_tasks(case: Case) -> Found | None:
    """A wait with a timeout gave up, and what it waited for went on."""
    left, cancels = tasks_left(case), case.source.lines_of_calls("cancel")
    cancelled = (case.was_cancelled and not all_cancelled(case)) or cancelled_wait(case)
    lines = [] if cancelled else lines_of_waits_with_a_limit(case.source)  # no timeout ended it
    if left is not None and cancels and all_cancelled(case):  # only a wait below is one for it
        lines = [line for line in lines if follows_a_cancel(case.source, line, cancels)]
    if left is None or not lines or not may_be_waited_for(case.source, left[0], lines[0]):
        return None
    if cancelled_between(case, left[0], lines[0]) is not None:
        return None
    return Found(lines[0], f"the wait was over, and {left[1]}")


def losers_left_running(case: Case) -> Found | None:
    """One was chosen, or the wait was cancelled, and the others went on."""
    left, waits = tasks_left(case), lines_of_waits(case.source)
    if left is None or not waits:
        return None
    at = cancelled_wait(case)
    if case.was_cancelled or at is not None:
        headline = "The wait was cancelled, and what it waited for went on."
        if all_cancelled(case):
            headline = "The wait was cancelled before the cancelled tasks had ended."
        only = waits[0] if len(waits) == 1 else None
        line = at or _wait_that_was_cancelled(case) or only
        return Found(line, f"it was cancelled, and {left[1]}", headline)
    line = waits[0]
    if not _is_race(case) or (case.errors and not _may_end_early(case)):
        return None
    if case.errors:
        headline = "An error came out of the wait, and the other tasks went on."
        return Found(line, f"an error came out, and {left[1]}", headline)
    headline = "A result was returned while other calls were still running."
    return Found(line, f"the first result was known, and {left[1]}", headline)


def _may_end_early(case: Case) -> bool:
    """Whether the code means to stop at the first result, and does not only collect all of them."""
    loops = [n for n in case.source.nodes if isinstance(n, ast.For | ast.AsyncFor)]
    inside = [part for loop in loops for part in ast.walk(loop)]
    leaves = any(isinstance(part, ast.Return | ast.Break) for part in inside)
    return leaves or case.source.mentions("FIRST_COMPLETED")


def _is_race(case: Case) -> bool:
    return case.source.mentions("FIRST_COMPLETED", "as_completed(")


def forgotten_task(case: Case) -> Found | None:
    """A task was created and left."""
    left = tasks_left(case)
    if left is None:
        return None
    at = cancelled_between(case, left[0])
    if case.was_cancelled or at is not None:
        where = "" if at is None else f" at line {at}"
        what = "a cancellation stops only what is awaited at that moment"
        return Found(left[0], f"it was cancelled{where}, and {left[1]}: {what}")
    if (line := reading.wait_elsewhere(case.source, left[0])) is not None:
        return Found(line, f"{left[1]}: this wait had ended before")
    return Found(left[0], f"{left[1]}: nothing waited for it")


def collected_task(case: Case) -> Found | None:
    """A pending task was garbage-collected, because nothing kept a reference to it."""
    for report in case.evidence.noticed.lost:
        if python_messages.DESTROYED in report.message:
            what = "a task was garbage-collected before it ended"
            weak = case.source.line_of_call("WeakSet", "WeakValueDictionary", "ref")
            kept = "only a weak reference was kept" if weak else "nothing kept a reference to it"
            return Found(weak or report.line, f"{what}: {kept}")
    return None


def lost_exception(case: Case) -> Found | None:
    """An exception that nothing retrieved; not if all calls failed, and one such error came out."""
    came_out = {error.type.rpartition(".")[2] for error in case.errors}
    succeeded = any(call.outcome == CallOutcome.RETURNED for call in case.calls)
    for report in case.evidence.noticed.lost:
        if report.error in came_out and not succeeded:
            continue
        error = report.error or "its type is not known"
        if python_messages.NEVER_RETRIEVED in report.message:
            made = case.source.lines_of_calls("create_task", "create_future")
            dropped = case.source.lines_of_calls("discard", "remove") or forgets_when_done(
                case.source
            )
            line = report.line or (made[0] if len(made) == 1 else None)
            if line in made and len({*dropped}) == 1:  # it was known, and forgotten with its error
                line = dropped[0]
            else:
                wait = wait_without_a_look(case, report.line)
                line = _raised_in_its_place(case, error) or wait or line
            return Found(line, f"the error of a task or future was never retrieved: {error}")
        if python_messages.IN_CALLBACK in report.message:
            if report.line is None and not makes_callbacks(case.source):
                continue  # it is not the student's callback: the error comes out of it elsewhere, too
            line = report.line or case.source.line_of_call(*TIMERS) or report.raised
            what = f"{error} was raised in a callback, which the event loop called"
            if error == "TypeError" and (called := case.source.called_at_once(line)):
                what = f"`{called}` is a call: it ran at once, and its result was passed as the callback"
            return Found(line, what)
    return None


def _raised_in_its_place(case: Case, lost: str) -> int | None:
    """The student's own `raise` of another exception, where the lost one should have come out."""
    out = case.evidence.error
    if out is None or out.is_the_scenarios or lost not in expected_errors(case):
        return None
    lines = [frame.line for frame in out.frames]  # what was kept came from a wait, further in
    return next((line for line in lines if reading.is_raise(case.source, line)), None)
