"""Rules for waiting that cannot end: what it waited for says which mistake it is."""

import ast
import math
from collections.abc import Iterator

from grader.diagnosis.case import Case, Found
from grader.diagnosis.kept_futures import never_set
from grader.diagnosis.leftovers import collected_task
from grader.diagnosis.source import Source
from grader.diagnosis.swallowing import how_it_swallows, line_of_another, line_that_swallows
from grader.diagnosis.woken_again import does_not_look, woken_again
from grader.diagnosis.yielding import line_that_yields_inside
from grader.evidence.failures import count, were
from grader.evidence.observations import called
from grader.evidence.verdict import Verdict
from grader.exercise.syntax import FUNCTIONS
from grader.worker.observations import Call, CallOutcome, WaitingTask


def _waits(case: Case, *on: str) -> WaitingTask | None:
    if case.evidence.verdict != Verdict.TIMEOUT:
        return None
    return next((w for w in case.evidence.waiting if w.on in on), None)


def waits_on_itself(case: Case) -> Found | None:
    """The loop was blocked by waiting for something that only the loop could do."""
    if any(call.thread != 0 and call.line is not None for call in case.evidence.calls):
        return None  # another thread was at work on it
    blocked = [(one.line, f" for {one.seconds:.1f} s") for one in case.evidence.noticed.blocked]
    for line, time in [*blocked, (case.evidence.running_line, "")]:
        text = case.source.line(line)
        if ".result(" in text and ".submit(" not in text:  # a pool's threads do what was submitted
            what = "this line waits for something that only the event loop itself can do"
            return Found(line, f"the event loop was blocked{time}: {what}")
    return None


def touching_the_loop_from_a_thread(case: Case) -> Found | None:
    """Another thread called what only the loop's own thread may call."""
    for line in case.evidence.noticed.touched:
        text = case.source.line(line).partition("  #")[0]
        return Found(line, f"`{text}` ran in another thread: it did not wake the loop")
    return None


def swallowed_cancel(case: Case) -> Found | None:
    """It was cancelled, and ignored that: it went on, or returned."""
    observer = case.evidence.facts.observer
    refused = observer is not None and not all(answer.cancelled for answer in observer.cancels)
    loose = case.evidence.noticed.never_awaited  # what a missing `await` leads to is no refusal
    if refused and not (case.ended_otherwise or loose or line_of_another(case)):
        line = line_that_swallows(case)
        if line is None and _waits_for_room(case):
            return None  # it was on its way out, and its clean-up came to no end
        what = "it was cancelled, and did not end with CancelledError" + how_it_swallows(case, line)
        return Found(line, what, "A cancellation was caught and not raised again.")
    for call, handler in _swallowed(case):
        begin, end = call.end or 0.0, _end_of_call_around(case, call)
        same = [c for c in case.calls if (c.line, c.task) == (call.line, call.task)]
        after = [c for c in same if begin <= c.start <= end]
        if after:
            what = f"it was cancelled in {called(call)}, and at {after[0].start:.1f} s called {called(after[0])}"
            return Found(handler, what)
    return None


def _waits_for_room(case: Case) -> bool:
    """Whether something puts what may find no room, in a `finally` or an `except`."""
    tries = [node for node in case.source.nodes if isinstance(node, ast.Try)]
    ends = [part for node in tries for part in (*node.finalbody, *node.handlers)]
    awaits = [node for end in ends for node in ast.walk(end) if isinstance(node, ast.Await)]
    return any(".put(" in ast.unparse(node) for node in awaits)


def _end_of_call_around(case: Case, call: Call) -> float:
    """When the last call of the student's function was over that this call was made in."""
    own = [one for one in case.own_calls if one.start <= call.start]
    ends = [math.inf if one.end is None else one.end for one in own]
    return max((end for end in ends if end >= (call.end or 0.0)), default=math.inf)


def timeout_swallowed(case: Case) -> Found | None:
    """The cancellation that a timeout sent was caught inside, and an ordinary value came out."""
    if case.evidence.returned is None:
        return None
    for call, handler in _swallowed(case):
        if any(_is_in_a_limit(case, line, handler) for line in call.lines):
            what = f"the timeout fired at {call.end:.1f} s and cancelled {call.name}"
            return Found(handler, f"{what}: this `except` caught that and did not re-raise it")
    return None


def _is_in_a_limit(case: Case, line: int, handler: int) -> bool:
    """Whether a line is in a block with a limit, and the `try` of the handler is not around that."""
    block = case.source.block_around(line, "timeout", "wait_for")
    tries = [n for n in case.source.around(handler) if isinstance(n, ast.Try)]
    around = bool(tries) and block is not None and tries[-1].lineno < block < handler
    return block is not None and not around


def _swallowed(case: Case) -> Iterator[tuple[Call, int]]:
    """The calls that were cancelled, each with the `except` that did not re-raise that."""
    for call in case.calls:
        if call.outcome == CallOutcome.CANCELLED:
            handlers = map(case.source.swallows_cancel, call.lines[:-1] or call.lines)
            yield from ((call, handler) for handler in handlers if handler is not None)


def reentrant_lock(case: Case) -> Found | None:
    """A task waits for a lock, and no other task is there that could release it."""
    waits = _waits(case, "Lock.acquire")
    if waits is None or any(
        w.line != waits.line for w in case.evidence.waiting if w.on != waits.on
    ):
        return None
    headline = "A task waited for a lock that no other task was going to release."
    if (line := line_that_yields_inside(case.source, waits.line)) is not None:
        what = f"line {waits.line} waits for the lock that is held while an item is given away"
        return Found(line, what, headline)
    return Found(waits.line, "it waits for a lock that no other task will release", headline)


def missing_task_done(case: Case) -> Found | None:
    """`join` waits for items that were never reported as done."""
    waits = _waits(case, "Queue.join")
    if waits is None:
        return None
    return Found(
        waits.line, "the queue's `join` waits for items for which `task_done` was not called"
    )


def workers_left(case: Case) -> Found | None:
    """Everything that is left waits for a queue: workers outlive the call."""
    if case.was_left_by_an_error or case.was_cancelled:
        return None  # the work was not done
    left = case.evidence.noticed.tasks_left
    # A task that is nothing but a `put` waits at no line of the source, and is no worker.
    at = [case.source.line(one.waiting) if one.waiting is not None else "" for one in left]
    if left and case.source.mentions("Queue(") and all("get(" in line for line in at):
        return Found(
            left[0].line,
            f"{count(len(left), 'worker')} {were(len(left))} still waiting when the function returned",
        )
    return None


def lost_wakeup(case: Case) -> Found | None:
    """A task waits on, because nothing will wake it."""
    waits = _waits(case, "Event.wait", "Condition.wait", "Condition.wait_for")
    made = case.source.mentions("Event(", "Condition(")
    if waits is None:
        return never_set(case)
    if made and not case.source.mentions(".set", ".notify"):
        return None  # no signal was ever sent, so none was lost
    if woken_again(case, waits):
        found = does_not_look(case, waits)
        if found is not None or waits.on == "Condition.wait":
            return found  # of an event that was cleared in between, nothing can be seen
    if (one := _wakes_only_one(case)) is not None:
        what = "several tasks wait for a condition, and `notify()` wakes only one"
        return Found(one, what, "Tasks waited for a signal that came to one of them only.")
    if waits.on == "Condition.wait_for" or case.source.awaits(waits.line, "wait_for("):
        if _all_wake_all(case.source):
            return None  # what they wait for has not come
        what = "it waits in Condition.wait_for for what did not become true, or of which nothing told it"
        return Found(waits.line, what, "A task waited for a condition, and nothing ended its wait.")
    what = f"it still waits in {waits.on}"
    return Found(waits.line, what, "A task waited for a signal that did not come.")


def _wakes_only_one(case: Case) -> int | None:
    """The only `notify()` of a source that wakes all elsewhere, where several were left waiting."""
    alone, all_others = (
        case.source.lines_of_calls("notify"),
        case.source.lines_of_calls("notify_all"),
    )
    waiting = [one.line for one in case.evidence.waiting if one.on.startswith("Condition.wait")]
    several = len(set(waiting)) == 1 < len(waiting)
    return alone[0] if several and len(alone) == 1 and all_others else None


def _all_wake_all(source: Source) -> bool:
    """Whether each function that holds the lock of a condition wakes all: then no signal is missing."""
    waits = source.lines_of_calls("wait_for")
    blocks = [b for line in waits for b in source.around(line) if isinstance(b, ast.AsyncWith)]
    held = {ast.unparse(block.items[-1].context_expr) for block in blocks}
    functions = [ast.unparse(node) for node in source.nodes if isinstance(node, FUNCTIONS)]
    using = [text for text in functions for name in held if f"async with {name}:" in text]
    return bool(using) and all(".notify_all()" in text for text in using)


def collected_before_it_ended(case: Case) -> Found | None:
    """What it waits for should have come from a task that is gone."""
    return collected_task(case) if case.evidence.verdict == Verdict.TIMEOUT else None
