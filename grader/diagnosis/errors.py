"""Rules that know a mistake by the exception that came out."""

import re

from grader.diagnosis.case import Case, Found, Rule
from grader.evidence.failures import NotSeen

BY_MESSAGE: tuple[tuple[str, str, str], ...] = (
    ("nested-run", r"cannot be called from a running event loop", "a loop was started inside the loop that runs already"),
    ("nested-run", r"This event loop is already running", "the loop that runs already was started once more"),
    ("wait-on-coroutine", r"Passing coroutines is forbidden", "`asyncio.wait` was given coroutines, where it wants tasks"),
    ("result-too-early", r"^InvalidStateError: (Result|Exception) is not set", "a result was asked for before its task had ended"),
    ("cached-coroutine", r"cannot reuse already awaited coroutine|coroutine is being awaited already", "one coroutine was awaited twice"),
    ("lock-of-another-loop", r"bound to a different event loop|attached to a different loop", "something made for one event loop was used in another"),
    ("freed-anothers-lock", r"Lock is not acquired", "a lock was released that was not held"),
    ("gather-not-awaited", r"'_GatheringFuture' object|await wasn't used with future", "what `gather` gave was used before it had been awaited"),
    ("not-unpacked", r"a coroutine was expected, got|create_task\(\) takes|An asyncio.Future, a coroutine or an awaitable is required", "something was handed over that is neither a coroutine nor a task"),
    ("not-unpacked", r"Task got bad yield|unhashable type: '(list|generator)'", "a list was handed over, where its items were wanted"),
    ("sync-protocol", r"does not support the (asynchronous )?context manager protocol|[Uu]se \"?async with", "the plain and the asynchronous form of `with` were mixed up"),
    ("sync-protocol", r"'async_generator' object is not iterable|'async for' requires an object with __aiter__", "the plain and the asynchronous form of `for` were mixed up"),
    ("never-awaited", r"'coroutine' object (is not|has no|does not)", "a coroutine was used where its result was wanted: it was not awaited"),
)  # fmt: skip


def by_message(name: str) -> Rule:
    """The rule for one mistake that shows in an exception's message."""
    patterns = [(pattern, words) for mistake, pattern, words in BY_MESSAGE if mistake == name]

    def rule(case: Case) -> Found | None:
        for error in case.errors:
            for pattern, words in patterns:
                if re.search(pattern, f"{error.type.rpartition('.')[2]}: {error.message}"):
                    return Found(error.line, f"{words}: {error.type}: {error.message}")
        return None

    return rule


def not_unpacked(case: Case) -> Found | None:
    """The wrong thing was handed over, on a line of the student's."""
    found = by_message("not-unpacked")(case)
    return found if found is not None and found.line is not None else None


def gather_not_awaited(case: Case) -> Found | None:
    """What `gather` gave was used as if it were the results."""
    found = by_message("gather-not-awaited")(case)
    return found and Found(case.source.line_of_call("gather") or found.line, found.message)


def cached_coroutine(case: Case) -> Found | None:
    """A coroutine was awaited twice; if it was kept somewhere, the line that kept it."""
    found = by_message("cached-coroutine")(case)
    return found and Found(case.source.line_that_keeps(found.line) or found.line, found.message)


def first_is_not_success(case: Case) -> Found | None:
    """An error came out of a race in which another call brought an answer."""
    racing = case.source.mentions("FIRST_COMPLETED", "as_completed(")
    asked = any(isinstance(check.error, NotSeen) for check in case.checks)
    answered = [call for call in case.calls if call.outcome == "returned" and call.line is not None]
    if not (racing and asked and answered and case.errors) or case.errors[0].line is None:
        return None
    if case.errors[0].type.endswith("CancelledError"):
        return None  # that is no runner who failed: somebody cancelled, mostly the clean-up
    line = case.source.line_of_call("result") or case.source.line_of_call("wait", "as_completed")
    what = f"{case.errors[0].type} came out, although {answered[0].name} had an answer"
    return Found(line, f"{what}: the first to end was not the first to succeed")


def freed_anothers_lock(case: Case) -> Found | None:
    """A lock was released that was not held; not if it was never taken because of a missing await."""
    found = by_message("freed-anothers-lock")(case)
    return None if case.evidence.noticed.never_awaited else found


def group_not_split(case: Case) -> Found | None:
    """An ExceptionGroup escapes from a file that catches without a star."""
    error = case.evidence.error
    handler = case.source.line_of_handler("Error", "Exception")
    if error is None or not error.exceptions or handler is None:
        return None
    if case.source.mentions("except*", "ExceptionGroup"):
        return None
    inside = case.errors[0].type
    return Found(
        handler, f"{inside} came inside an {error.type}, and this `except` does not look inside"
    )


def timeout_inside(case: Case) -> Found | None:
    """TimeoutError leaves, although it is caught: inside the block that raises it at its end."""
    handler = case.source.line_of_handler("TimeoutError")
    out = [error for error in case.errors if error.type == "TimeoutError"]
    if not out or handler is None or case.source.block_with(handler, "timeout") is None:
        return None
    return Found(
        handler, "this `except TimeoutError` is inside the block, which raises it only at its end"
    )


def waits_on_itself(case: Case) -> Found | None:
    """The loop was held by a wait for something that only the loop could do."""
    if any(call.thread != 0 and call.line is not None for call in case.evidence.calls):
        return None  # another thread was at work on it
    held = [(held.line, f" for {held.seconds:.1f} s") for held in case.evidence.noticed.held]
    for line, time in [*held, (case.evidence.running_line, "")]:
        text = case.source.line(line)
        if ".result(" in text and ".submit(" not in text:  # a pool's threads do what was submitted
            return Found(
                line, f"the loop stood still{time}, and waited for what only itself could do"
            )
    return None
