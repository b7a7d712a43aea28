"""Where a cancellation is swallowed: the line to look at, if it did not come out."""

import ast
from collections.abc import Iterator

from grader.diagnosis import reading
from grader.diagnosis.case import Case, Found
from grader.diagnosis.source import Source
from grader.diagnosis.swallowed_at import handler_it_came_to, raised_only_if, sets_a_flag
from grader.diagnosis.taken_back import line_that_takes_all_back
from grader.evidence.critical_path import TOUCH
from grader.evidence.observations import called
from grader.worker.observations import Call, CallOutcome


def line_that_swallows(case: Case) -> int | None:
    """The line that most likely ends a cancellation.

    A `return` in a `finally` always does. An `except` that returns does so as well; one that raises
    nothing may leave it to what follows, unless it is the only one that the cancellation came to.
    """
    returned = case.evidence.returned is not None
    last = [*_returns_in_finally(case.source)] if returned else []
    if not last and (handler := handler_it_came_to(case)) is not None:
        return handler.lineno
    found = [
        *last,
        *(handler.lineno for handler in _quiet(case.source) if returned and _returns(handler)),
        *(handler.lineno for handler in _quiet(case.source)),
    ]
    suppressed = case.source.line_of_handler("CancelledError", "BaseException")
    return found[0] if found else suppressed


def how_it_swallows(case: Case, line: int | None) -> str:
    """What to say of an `except` on a line that raises a cancellation again on a condition only."""
    handler = handler_it_came_to(case)
    test = raised_only_if(handler) if handler is not None and handler.lineno == line else ""
    return f": this `except` raises it again only if `{test}`" if test else ""


def _returns_in_finally(source: Source) -> Iterator[int]:
    for node in source.nodes:
        if isinstance(node, ast.Try):
            inside = (part for last in node.finalbody for part in ast.walk(last))
            yield from (part.lineno for part in inside if isinstance(part, ast.Return))


def _quiet(source: Source) -> list[ast.ExceptHandler]:
    """The handlers that catch a cancellation and raise nothing; without any, one that does so at times."""
    handlers = (node for node in source.nodes if isinstance(node, ast.ExceptHandler))
    seen = [h for h in handlers if reading.catches(h, "CancelledError") and not reading.raises(h)]
    kept = [handler for handler in seen if not sets_a_flag(source, handler)]
    return kept or _raising_at_times(source) or seen


def _raising_at_times(source: Source) -> list[ast.ExceptHandler]:
    """The only handler that catches a cancellation and raises it on a condition, if there is just one."""
    handlers = (node for node in source.nodes if isinstance(node, ast.ExceptHandler))
    seen = [h for h in handlers if reading.catches(h, "CancelledError") and raised_only_if(h)]
    return seen if len(seen) == 1 else []


def _returns(handler: ast.ExceptHandler) -> bool:
    return any(isinstance(node, ast.Return) for node in ast.walk(handler))


def line_of_another(case: Case) -> int | None:
    """The line that raised another exception in place of the cancellation: `raise Other(…)`."""
    error = case.evidence.error
    if error is None or error.is_the_scenarios or error.type.endswith("CancelledError"):
        return None
    for line in (error.line, *(frame.line for frame in error.frames)):
        for node in case.source.around(line):
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
                return line
    return None


def asked_again(case: Case) -> Found | None:
    """It should have ended as cancelled, and made the call again during which it was cancelled."""
    if not any(_should_have_ended(check.mismatch) for check in case.checks):
        return None
    for call in case.calls:
        if call.outcome is not CallOutcome.CANCELLED:
            continue
        after = next((called(c) for c in case.calls if _follows(c, call)), None)
        if after is not None:
            then = "called that again" if after == called(call) else f"went on with {after}"
            line = line_that_takes_all_back(case.source, call.line) or call.line
            what = f"it was cancelled in {called(call)}, and at {call.end:.1f} s {then}"
            return Found(line, what, "A cancellation was caught and not raised again.")
    return None


def _should_have_ended(mismatch: tuple[object, object] | None) -> bool:
    """Whether a check compared how something ended, and expected that it was cancelled."""
    got, asked = mismatch or (None, None)
    ends = asked if isinstance(asked, list) else [asked]
    others = got if isinstance(got, list) else [got]
    return bool(ends) and {*map(str, ends)} == {"cancelled"} and "cancelled" not in others


def _follows(call: Call, earlier: Call) -> bool:
    """Whether the same task made a call at the same place just when the earlier one had ended."""
    at_once = abs(call.start - (earlier.end or 0.0)) < TOUCH and call is not earlier
    return at_once and (call.task, call.line) == (earlier.task, earlier.line)
