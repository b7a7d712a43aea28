"""Rules that know a mistake by the exception that came out."""

import re

from grader.diagnosis.case import Case, Find, Found
from grader.diagnosis.contract import of_the_wrong_kind
from grader.diagnosis.groups import not_deep_enough
from grader.diagnosis.nested_in_a_group import closed_before_its_group
from grader.diagnosis.old_python import other_loop
from grader.diagnosis.python_messages import BY_MESSAGE
from grader.diagnosis.reading import (
    blocks_of_a_name,
    catches,
    handlers_around,
    splits_groups,
    unguarded_results,
)
from grader.evidence.failures import NotRaised, NotSeen
from grader.worker.observations import CallOutcome, Woken

OF_LOOPS = "Something that belongs to one event loop was used in another one."
FOR_GROUPS = ("except*", "ExceptionGroup")


def by_message(mistake: str) -> Find:
    """How to find a mistake that shows in an exception's message."""
    known = [said for said in BY_MESSAGE if said.mistake == mistake]

    def find(case: Case) -> Found | None:
        whole = case.evidence.error
        for error in case.errors or filter(None, [whole]):
            for said in known:
                name = "" if error.is_the_scenarios else f"{error.type.rpartition('.')[2]}: "
                text = f"{name}{error.message}"
                if re.search(said.pattern, text):
                    return Found(error.line, f"{said.meaning}: {text}")
        return None

    return find


def result_too_early(case: Case) -> Found | None:
    """The result was read too early; if an `asyncio.wait` had just given up, because of its time limit."""
    found = by_message("result-too-early")(case)
    ended = [one for one in case.evidence.path if one.on == OF_WAIT and one.woken is Woken.TIMEOUT]
    lines = {one.line for one in ended if one.line in case.source.lines_of_calls("wait")}
    if found is None or found.line is None or len(lines) != 1:
        return found
    over = f"this wait ended at its time limit, after {ended[-1].ready - ended[-1].since:.1f} s"
    return Found(lines.pop(), f"{over}, and line {found.line} went on: {found.message}")


OF_WAIT = "_wait"
"""The coroutine in `asyncio.wait` that waits."""
TAKES_COROUTINES = ("task", "future", "gather", "run", "wait", "as_completed", "shield", "timeout")
"""Words in a line that passes something on to be run; another call may raise the same error by chance."""


def not_unpacked(case: Case) -> Found | None:
    """The wrong thing was passed, on a line of the student's."""
    found = by_message("not-unpacked")(case)
    if found is None or found.line is None:
        return None
    text = case.source.line(found.line)
    other_call = "(" in text and not any(word in text for word in TAKES_COROUTINES)
    return None if other_call else found


def no_running_loop(case: Case) -> Found | None:
    """Something asked for the running loop where none runs: at import, in a thread, in a `def`."""
    found = by_message("no-running-loop")(case)
    return found if found is not None and found.line is not None else None


def set_twice(case: Case) -> Found | None:
    """A future got a second result; the error may have been raised in the caller of a callback."""
    found = by_message("set-twice")(case)
    lines = unguarded_results(case.source)
    return found and Found(found.line or next(iter(lines), None), found.message)


def lock_of_another_loop(case: Case) -> Found | None:
    """Something of one loop was used in another; often the file takes a loop at import."""
    found = by_message("lock-of-another-loop")(case)
    taken = other_loop(case)
    return found and Found(found.line, found.message + taken, OF_LOOPS if taken else "")


def used_after_closing(case: Case) -> Found | None:
    """Something closed was used: the block that closed it too early, or the outermost line."""
    found = by_message("used-after-closing")(case)
    whole = case.evidence.error
    of_group = [frame.line for frame in whole.frames] if whole and whole.exceptions else []
    if found and (inner := closed_before_its_group(case.source, of_group)) is not None:
        why = "its block ended before that of the group, whose tasks still used it"
        return Found(inner, f"{found.message}: {why}")
    blocks = blocks_of_a_name(case.source, found.line) if found is not None else []
    lines = [*blocks, *(frame.line for error in case.errors for frame in error.frames)]
    return found and Found(next(iter(lines), None), found.message)


def not_async(case: Case) -> Found | None:
    """`await` in a function that is not async, or a function that should be async and is not."""
    return by_message("not-async")(case) or of_the_wrong_kind("not-async")(case)


def gather_not_awaited(case: Case) -> Found | None:
    """What `gather` returned was used as if it were the results."""
    found = by_message("gather-not-awaited")(case)
    return found and Found(case.source.line_of_call("gather") or found.line, found.message)


def cached_coroutine(case: Case) -> Found | None:
    """A coroutine was awaited twice; if it was kept somewhere, the line that kept it."""
    found = by_message("cached-coroutine")(case)
    return found and Found(case.source.line_that_keeps(found.line) or found.line, found.message)


def first_is_not_success(case: Case) -> Found | None:
    """An error came out of a race in which another call succeeded."""
    racing = case.source.mentions("FIRST_COMPLETED", "as_completed(")
    refused = [check.error for check in case.checks if isinstance(check.error, NotSeen)]
    asked = any(not isinstance(error, NotRaised) for error in refused)
    answered = [
        call
        for call in case.calls
        if call.outcome == CallOutcome.RETURNED and call.line is not None
    ]
    if not (racing and asked and answered and case.errors) or case.errors[0].line is None:
        return None
    if case.errors[0].type.endswith("CancelledError"):
        return None  # no call failed: something cancelled, mostly the clean-up
    line = case.source.line_of_call("result") or case.source.line_of_call("wait", "as_completed")
    what = f"it raised {case.errors[0].type}, although {answered[0].name} succeeded"
    return Found(line, f"{what}: the first call to end was not the first to succeed")


def freed_anothers_lock(case: Case) -> Found | None:
    """A lock was released that was not held; not if a missing `await` is why."""
    found = by_message("freed-anothers-lock")(case)
    return None if case.evidence.noticed.never_awaited else found


def group_not_split(case: Case) -> Found | None:
    """An ExceptionGroup comes out of a file that catches exceptions without a star."""
    error = case.evidence.error
    if error is None or not error.exceptions:
        return None
    if (found := not_deep_enough(case)) is not None:
        return found
    around = list(handlers_around(case.source, [frame.line for frame in error.frames]))
    if around and catches(around[0], "ExceptionGroup"):
        return None  # it has caught the group as a whole
    first = around[0].lineno if around else None
    handler = first if error.frames else case.source.line_of_handler("Error", "Exception")
    if handler is None:
        return None
    lines = [frame.line for frame in error.frames]
    known = splits_groups(case.source, lines) if lines else case.source.mentions(*FOR_GROUPS)
    if known:
        return None
    inside = case.errors[0].type
    what = f"{inside} was raised inside an {error.type}"
    return Found(handler, f"{what}, and this `except` does not look inside it")


def timeout_inside(case: Case) -> Found | None:
    """TimeoutError comes out, although it is caught: inside the block, which raises it at its end."""
    handler = case.source.line_of_handler("TimeoutError")
    out = [error for error in case.errors if error.type == "TimeoutError"]
    if not out or handler is None or case.source.block_with(handler, "timeout") is None:
        return None
    return Found(
        handler,
        "this `except TimeoutError` is inside the `timeout` block, which raises it only at its end",
    )
