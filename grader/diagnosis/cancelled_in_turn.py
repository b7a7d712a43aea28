"""Tasks that were cancelled one after another, each only when the clean-up of the one before was over."""

import ast
from collections.abc import Iterator
from itertools import pairwise

from grader.diagnosis.case import Case, Found
from grader.diagnosis.source import LOOPS, Source, last_name
from grader.evidence.critical_path import NOTHING, TOUCH
from grader.evidence.failures import NotSeen
from grader.evidence.observations import called
from grader.worker.observations import IN_ANOTHERS, Call, PathStep, Woken


def cancelled_in_turn(case: Case) -> Found | None:
    """A call was cancelled just when a task that had been cancelled before had cleaned up and ended."""
    if not case.source.lines_of_calls("cancel") or _ended_early(case):
        return None
    path = case.evidence.path
    for (place, first), (later, second) in pairwise(_cancels(case)):
        one_waker = path[later - 1].task == path[place - 1].task
        begin, then = path[place].ready, path[later].ready
        line = _line(case.source, path[later - 1].lines)
        waited = one_waker and path[later - 2].task == first.task and then - begin >= TOUCH
        if waited and line is not None:
            what = f"{called(second)} was cancelled only at {then:.1f} s"
            why = f"{called(first)} had been cancelled at {begin:.1f} s, and was waited for until then"
            return Found(line, f"{what}: {why}")
    return None


def _ended_early(case: Case) -> bool:
    """Whether all that is wrong is that it ended, or did not end, with an exception."""
    return all(isinstance(check.error, NotSeen) for check in case.checks)


def _cancels(case: Case) -> list[tuple[int, Call]]:
    """The calls that a task cancelled, each with its step on the path: nothing else ends a sleep early."""
    found = []
    for place, step in enumerate(case.evidence.path):
        slept = step.on == "sleep" or step.on.startswith(IN_ANOTHERS)
        if place > 1 and slept and step.woken is Woken.TASK:
            cut = (call for call in case.evidence.calls if _in_flight(call, step))
            found += [(place, call) for call in list(cut)[:1]]
    return found


def _in_flight(call: Call, step: PathStep) -> bool:
    """Whether a step is one of the task that made a call, while this was running."""
    over = step.ready if call.end is None else call.end
    during = call.start < step.ready - NOTHING and step.ready <= over + NOTHING
    return call.task == step.task and bool(call.lines) and during


def _line(source: Source, lines: tuple[int, ...]) -> int | None:
    """Where the wait is that keeps the next cancel back: in a loop, or the innermost one.

    Where the scenario closes a generator, what this waits for is not known to the line.
    """
    if lines:
        return next((line for line in lines if source.in_loop(line)), lines[0])
    found = sorted(set(_waits_after_cancel(source)))
    return found[0] if len(found) == 1 else None


def _waits_after_cancel(source: Source) -> Iterator[int]:
    """The `await` after a `cancel()` in the same loop."""
    for loop in source.nodes:
        if isinstance(loop, LOOPS):
            inside = list(ast.walk(loop))
            calls = [n for n in inside if isinstance(n, ast.Call) and last_name(n.func) == "cancel"]
            awaits = [n.lineno for n in inside if isinstance(n, ast.Await)]
            yield from (n for n in awaits if any(call.lineno <= n for call in calls))
