"""Rules about what is no Exception, such as a cancellation, and so passed an `except Exception`."""

import ast
from collections.abc import Sequence

from grader.diagnosis import reading
from grader.diagnosis.case import Case, Found
from grader.diagnosis.exceptions import asked_for_another_end, failed_calls, name_of, origin_of
from grader.diagnosis.source import last_name
from grader.diagnosis.values import cancelled_result
from grader.evidence.difference import Mismatch
from grader.evidence.failures import TimeMissed, TooManyAtOnce, TooSlow, WrongCalls
from grader.evidence.observations import called
from grader.worker.observations import CallOutcome

CANCEL = "CancelledError"
TOLD = ("print", "str", "repr", "warning", "error", "exception", "info", "debug")
"""What only says that there was an error."""
OF_TIME = (TimeMissed, TooSlow, TooManyAtOnce)


def cancel_is_no_exception(case: Case) -> Found | None:
    """A call was cancelled, and an `except Exception` around it let that pass."""
    observer = case.evidence.facts.observer
    if observer is not None and observer.cancels:
        return None
    if (found := cancelled_result(case) or _cancel_that_ended_a_worker(case)) is not None:
        return found
    if not asked_for_another_end(case):
        return None
    for error in case.errors:
        call = origin_of(case, error) if name_of(error) == CANCEL else None
        if call is None or call.outcome is not CallOutcome.CANCELLED:
            continue
        for handler in reading.handlers_around(case.source, call.lines):
            if not reading.catches(handler, CANCEL):
                what = f"{called(call)} was cancelled, and this `except` does not catch"
                return Found(handler.lineno, f"{what} CancelledError, which is no Exception")
    return None


def _cancel_that_ended_a_worker(case: Case) -> Found | None:
    """A call ended as cancelled by itself, its task made no more calls, and some are missing."""
    by_hand = _may_have_been_cancelled(case)
    if case.evidence.returned is None or by_hand or not case.failed_by(WrongCalls):
        return None
    for call in failed_calls(case, CallOutcome.CANCELLED):
        went_on = any(c.task == call.task and c.start >= (call.end or 0.0) for c in case.calls)
        around = (list(reading.handlers_around(case.source, [line])) for line in call.lines)
        handlers = next(filter(None, around), [])  # those further out may be in another task
        caught = any(reading.catches(one, CANCEL) for one in handlers)
        looped = any(
            map(case.source.in_loop, call.lines)
        )  # the call may stand in a function of its own
        if handlers and not caught and not went_on and looped:
            what = f"{called(call)} was cancelled, and this `except` does not catch CancelledError"
            return Found(handlers[0].lineno, f"{what}, which is no Exception: its worker ended")
    return None


def _may_have_been_cancelled(case: Case) -> bool:
    """Whether the student's code may have cancelled a task: it was seen, or nothing would have seen it."""
    if case.source.mentions("timeout", "wait_for("):
        return True
    unseen = case.source.mentions(".cancel(") and not case.evidence.path
    return unseen or bool(case.evidence.noticed.cancelled_at)


def base_exception_missed(case: Case) -> Found | None:
    """A call raised what is no Exception, and an `except Exception` around it let that pass."""
    if not any(not isinstance(check.error, OF_TIME) for check in case.checks):
        return None
    for call in failed_calls(case, CallOutcome.RAISED):
        handler = _that_missed(case, call.lines, call.gave) if call.gave else None
        if handler is not None and _passes_on(handler):
            what = f"{called(call)} raised {call.gave}, which is no Exception"
            return Found(handler.lineno, f"{what}, so this `except` does not catch it")
    return None


def _passes_on(handler: ast.ExceptHandler) -> bool:
    """Whether an `except` raises at its end, or hands the error to someone: it was to see every one."""
    if isinstance(handler.body[-1], ast.Raise):
        return True
    for node in ast.walk(handler):
        if isinstance(node, ast.Call) and last_name(node.func) not in TOLD:
            kept: list[ast.expr] = [*node.args]
        else:
            kept = [node.value] if isinstance(node, ast.Assign) else []
        if any(isinstance(value, ast.Name) and value.id == handler.name for value in kept):
            return True
    return False


def clean_up_missed(case: Case) -> Found | None:
    """It was cancelled, and what should have been cleaned up was left to an `except Exception`."""
    if not any(_too_few(check.error) for check in case.checks):
        return None
    cut = [call for call in case.evidence.calls if call.outcome is CallOutcome.CANCELLED]
    for call in cut:
        lines = call.lines or [n.lineno for n in case.source.nodes if isinstance(n, ast.Await)]
        missed = [_that_missed(case, [line], CANCEL) for line in lines]
        handlers = {one.lineno for one in missed if one is not None and reading.raises(one)}
        if len(handlers) == 1 and (call.line is not None or len(cut) == 1):
            what = f"{called(call)} was cancelled, and CancelledError is no Exception"
            return Found(handlers.pop(), f"{what}: this `except` did not run")
    return None


def _too_few(error: BaseException | None) -> bool:
    """Whether a check was refused because something did not happen, or too seldom."""
    if isinstance(error, Mismatch):
        got, asked = error.got, error.expected
        return isinstance(got, int) and isinstance(asked, int) and got < asked
    return isinstance(error, WrongCalls)


def _that_missed(case: Case, lines: Sequence[int], error: str) -> ast.ExceptHandler | None:
    """The `except Exception` of the innermost `try` around these lines that has one, if nothing there sees this."""
    for block in reading.tries_around(case.source, lines):
        if any(_sees(handler, error) for handler in block.handlers) or block.finalbody:
            return None
        for handler in block.handlers:
            if "Exception" in _names(handler):
                return handler
    return None


def _sees(handler: ast.ExceptHandler, error: str) -> bool:
    return handler.type is None or bool({"BaseException", error} & _names(handler))


def _names(handler: ast.ExceptHandler) -> set[str]:
    """The names of the classes that an `except` catches."""
    parts = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return {last_name(part) for part in parts if part is not None}
