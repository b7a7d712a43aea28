"""Rules about what was left: coroutines, tasks, errors, generators, sessions."""

import ast

from grader.diagnosis.case import Case, Found
from grader.diagnosis.errors import not_unpacked
from grader.evidence.failures import NotSeen

OF_AS_COMPLETED = "_wait_for_one"
"""A coroutine that `as_completed` makes by itself; it is left over when its loop is left early."""


def returned_coroutine(case: Case) -> Found | None:
    """The value is, or holds, a coroutine."""
    if not case.holds("coroutine"):
        return None
    loose = case.evidence.noticed.never_awaited
    line = loose[0].line if loose else case.source.line_of_call("to_thread", "run_in_executor")
    which = f"the coroutine `{_short(loose[0].name)}`" if loose else "a coroutine"
    return Found(line, f"it gave {which} back, which had not run: its result was wanted")


def never_awaited(case: Case) -> Found | None:
    """A coroutine was made and dropped; not if the loop that should run it was closed already."""
    if not_unpacked(case) is not None:
        return None
    closed = {error.line for error in case.errors if error.message == "Event loop is closed"}
    for loose in case.evidence.noticed.never_awaited:
        if loose.line in closed or loose.name.endswith(OF_AS_COMPLETED):
            continue
        what = f"`{_short(loose.name)}` was called and not awaited, so it never ran"
        return Found(loose.line, what)
    return None


def _short(name: str) -> str:
    """`fetch` for `Network.fetch`, and `run` for `every.<locals>.run`: as it stands in the source."""
    return name.rpartition(".")[2]


def session_per_request(case: Case) -> Found | None:
    """The server saw several sessions."""
    number = _sessions(case, "sessions")
    line = case.source.line_of_call("ClientSession", "request")
    return (
        Found(line, f"{number} sessions were made, where one does for all") if number > 1 else None
    )


def session_left_open(case: Case) -> Found | None:
    """A session was open when the function returned."""
    told = any("Unclosed client session" in text for text in case.evidence.noticed.unclosed)
    if not told and _sessions(case, "open_sessions") == 0:
        return None
    return Found(case.source.line_of_call("ClientSession"), "a session was still open at the end")


def _sessions(case: Case, key: str) -> int:
    return case.fact("server", key, int) or 0


def child_left_running(case: Case) -> Found | None:
    """A child process outlived the call."""
    if not case.evidence.noticed.children_left:
        return None
    line = case.source.line_of_call("create_subprocess_exec", "create_subprocess_shell", "Popen")
    what = "a child process was still there at the end: nobody had seen to its end"
    return Found(line, what) if line else None


def generator_not_closed(case: Case) -> Found | None:
    """An async generator was suspended in mid-air."""
    for loose in case.evidence.noticed.generators_left:
        loops = [n for n in case.source.around(loose.line) if isinstance(n, ast.AsyncFor)]
        line = loops[-1].lineno if loops else loose.line
        return Found(line, f"`{loose.name}` was left before its end, and its clean-up had not run")
    return None


def _left(case: Case) -> tuple[int | None, str] | None:
    left = case.evidence.noticed.tasks_left
    if not left or _escaped_a_handler(case):
        return None
    names = ", ".join(dict.fromkeys(f"`{_short(loose.name)}`" for loose in left[:3]))
    many = f"1 task ({names}) was" if len(left) == 1 else f"{len(left)} tasks ({names}) were"
    stopped = "cancelled but not over yet" if _all_cancelled(case) else "still going on"
    waited_for = {loose.waiting for loose in left}  # what one that is left too still waits for
    first = next((loose for loose in left if loose.line not in waited_for), left[0])
    return first.line, f"{many} {stopped} at the end"


def _all_cancelled(case: Case) -> bool:
    """Whether each task that was left had been asked to stop."""
    return all(loose.cancelled for loose in case.evidence.noticed.tasks_left)


def _escaped_a_handler(case: Case) -> bool:
    """Whether an error that nobody asked for went by an `except` round its line: that is the cause."""
    unasked = case.checks and all(isinstance(check.error, NotSeen) for check in case.checks)
    return bool(unasked) and any(case.source.is_guarded(error.line) for error in case.errors)


def gather_not_awaited(case: Case) -> Found | None:
    """Tasks are left, and the line that made them gathers without waiting."""
    left = _left(case)
    if left is None or "gather(" not in (text := case.source.line(left[0])) or "await" in text:
        return None
    return Found(left[0], f"{left[1]}: nobody waited for what `gather` gave")


def _was_cancelled(case: Case) -> bool:
    """Whether the student's code was left by a cancellation."""
    return bool(case.errors) and all(e.type.endswith("CancelledError") for e in case.errors)


def cancelled_not_awaited(case: Case) -> Found | None:
    """The code cancelled tasks of its own, and did not wait for them. A race has a name of its own."""
    left, lines = _left(case), case.source.lines_of_calls("cancel")
    if left is None or not lines or not _all_cancelled(case) or _is_race(case):
        return None
    if _was_cancelled(case) and _out_of_gather(case):
        return None  # then it was the `gather` that had cancelled them
    return Found(lines[0], f"{left[1]}: `cancel` only asks, and nobody waited until they had ended")


def orphaned_siblings(case: Case) -> Found | None:
    """An error came out of a gather, and the others went on."""
    left = _left(case)
    if left is None:
        return None
    if case.source.awaits(left[0], "gather("):
        return Found(left[0], f"this `gather` was left by an error, and {left[1]}")
    if not _out_of_gather(case):
        return None
    what = "it was cancelled" if _was_cancelled(case) else "an error came out"
    return Found(left[0], f"{what}, and {left[1]}")


def _out_of_gather(case: Case) -> bool:
    """Whether the exception came out where a gather was awaited; if no line is known, it may have."""
    lines = [frame.line for error in case.errors for frame in error.frames]
    if any(case.source.awaits(line, "gather(") for line in lines):
        return True
    other = case.source.mentions("wait(", "TaskGroup", "as_completed(")
    return bool(case.errors) and not lines and case.source.mentions("gather(") and not other


def shield_abandoned(case: Case) -> Found | None:
    """What was shielded was left behind."""
    left = _left(case)
    if left is None or not case.source.mentions("shield("):
        return None
    return Found(left[0], f"{left[1]}: it was shielded, and nobody waited for it afterwards")


def timeout_leaves_tasks(case: Case) -> Found | None:
    """A wait with a limit gave up, and what it waited for went on."""
    left = _left(case)
    limited = case.source.mentions("timeout=") and case.source.mentions("wait(", "as_completed(")
    line = case.source.line_of_call("wait", "as_completed")
    return Found(line, f"the wait was over, and {left[1]}") if left and limited else None


def losers_left_running(case: Case) -> Found | None:
    """One was chosen, or the wait was cancelled, and the others went on or were not yet over."""
    left, line = _left(case), case.source.line_of_call("wait", "as_completed")
    if left is None or line is None:
        return None
    if _was_cancelled(case):
        return Found(line, f"it was cancelled, and {left[1]}")
    return Found(line, f"the winner was known, and {left[1]}") if _is_race(case) else None


def _is_race(case: Case) -> bool:
    return case.source.mentions("FIRST_COMPLETED", "as_completed(")


def forgotten_task(case: Case) -> Found | None:
    """A task was made and left."""
    left = _left(case)
    if left is not None and _was_cancelled(case):
        what = "a cancellation stops only what is awaited at that moment"
        return Found(left[0], f"it was cancelled, and {left[1]}: {what}")
    return None if left is None else Found(left[0], f"{left[1]}: nobody had waited for that")


def collected_task(case: Case) -> Found | None:
    """A pending task was collected, because nobody held it."""
    for report in case.evidence.noticed.lost:
        if "destroyed but it is pending" in report.message:
            return Found(report.line, "a task that nobody kept hold of was thrown away unfinished")
    return None


def lost_exception(case: Case) -> Found | None:
    """An exception that nobody retrieved; not if all failed alike, and one of these came out."""
    came_out = {error.type.rpartition(".")[2] for error in case.errors}
    succeeded = any(call.outcome == "returned" for call in case.calls)
    for report in case.evidence.noticed.lost:
        if report.error in came_out and not succeeded:
            continue
        error = report.error or "an error"
        if "never retrieved" in report.message:
            made = case.source.lines_of_calls("create_task", "create_future")
            line = report.line or (made[0] if len(made) == 1 else None)
            return Found(line, f"{error} was raised, and nobody asked for what came of it")
        if "Exception in callback" in report.message:
            line = report.line or case.source.line_of_call("call_later", "call_at", "call_soon")
            what = f"the event loop was asked to call something later, and that raised {error}"
            if error == "TypeError" and (called := case.source.called_at_once(line)):
                what = f"`{called}` is a call: it ran at once, and its result was handed over to be called later"
            return Found(line, what)
    return None
