"""Rules about exceptions that came out and should not have, or did not and should have."""

import ast
from collections.abc import Iterator

from grader.diagnosis import reading
from grader.diagnosis.behind_errors import line_at_fault, read_in_part
from grader.diagnosis.case import Case, Found
from grader.diagnosis.groups import closed_in_a_group, opened_for_one
from grader.diagnosis.swallowing import line_of_another, line_that_swallows
from grader.evidence.failures import (
    ErrorsMissing,
    NotHandled,
    NotRaised,
    NotSeen,
)
from grader.evidence.observations import called
from grader.evidence.verdict import Verdict
from grader.worker.observations import Call, CallOutcome, Error

PROGRAMMING = ("TypeError", "AttributeError", "NameError", "UnboundLocalError", "ImportError")
"""What a call raises only because it was made in a wrong way."""
REFUSED = "Connection refused: "
"""How the stand-in for the Internet answers a request that nobody should make."""


def asked_for_another_end(case: Case) -> bool:
    """Whether a check was refused because of how it ended: with an exception, or without one."""
    return case.failed_by(NotSeen, NotHandled)


def name_of(error: Error) -> str:
    return error.type.rpartition(".")[2]


def said(error: Error) -> str:
    return f"{name_of(error)}: {error.message}" if error.message else name_of(error)


def failed_calls(case: Case, outcome: CallOutcome) -> list[Call]:
    """The calls from the student's code into the stand-in world that ended so, the first first."""
    return [call for call in case.failed if call.outcome is outcome]


def origin_of(case: Case, error: Error) -> Call | None:
    """The call that this exception came out of, if one was failing where it passed."""
    lines = [frame.line for frame in reversed(error.frames)]
    if not lines and len(case.failed) == 1 and case.source.mentions("TaskGroup"):
        return case.failed[0]  # of a task that is nothing but this call
    found = (case.failed_by_line.get(line) for line in lines)
    return next((call for call in found if call is not None), None)


def expected_errors(case: Case) -> list[str]:
    """The names of the exceptions that checks expected to come out."""
    errors = [check.error for check in case.checks]
    expected = [e.expected for e in errors if isinstance(e, NotRaised | ErrorsMissing)]
    return [name.rpartition(".")[2] for names in expected for name in names]


def wrapped_in_a_group(case: Case) -> Found | None:
    """A TaskGroup raised a group, where the error itself was expected."""
    if (found := closed_in_a_group(case)) is not None:
        return found
    error = case.evidence.error
    line = case.source.line_of_call("TaskGroup")
    if error is None or not error.exceptions or line is None:
        return None
    inside = name_of(case.errors[0])
    refused = [check.error for check in case.checks if isinstance(check.error, NotRaised)]
    if any(inside in e.expected and name_of(error) not in e.expected for e in refused):
        return Found(line, f"expected {inside}, got an {name_of(error)} that contains it")
    return None


def wrong_error(case: Case) -> Found | None:
    """The student's own `raise` raised another exception than the one that was expected."""
    observer = case.evidence.facts.observer
    refused = observer is not None and not all(answer.cancelled for answer in observer.cancels)
    another = line_of_another(case)
    if refused and (case.ended_otherwise or another is not None):
        line = another or line_that_swallows(case)
        return Found(
            line, "it was cancelled, and ended with an exception other than CancelledError"
        )
    if (found := opened_for_one(case) or _raised_anew(case)) is not None:
        return found
    if not case.failed_by(NotRaised):
        return None
    wanted = " or ".join(dict.fromkeys(expected_errors(case)))
    for raised in _raised_here(case):
        failed = failed_calls(case, CallOutcome.RAISED)
        instead = f", and {called(failed[-1])} had raised another error" if failed else ""
        return Found(
            raised.line, f"expected {wanted}, but this line raised {name_of(raised)}{instead}"
        )
    error = case.evidence.error
    if error is None:
        return None
    if error.is_the_scenarios:
        return Found(error.line, f"expected {wanted}, but {error.message}")
    lines = [frame.line for one in (error, *case.errors) for frame in reversed(one.frames)]
    own = (line for line in lines if reading.is_raise(case.source, line))
    line = next(own, next(iter(lines), None))  # where it was raised again, if it was kept meanwhile
    return Found(line, f"expected {wanted}, got {name_of(error)}")


def _raised_anew(case: Case) -> Found | None:
    """An `except` around the call that failed raised a new error, in the place of the one that it had caught."""
    for raised in _raised_here(case) if case.failed_by(ErrorsMissing) else ():
        failed = failed_calls(case, CallOutcome.RAISED)
        caught = [
            one for call in failed for one in reading.handlers_around(case.source, call.lines)
        ]
        inside = any(one in case.source.around(raised.line) for one in caught)
        if inside and not raised.exceptions and _makes_an_error(case, raised):
            what = f"{called(failed[0])} had raised another error, which should have come out"
            return Found(raised.line, f"this line raised a new {name_of(raised)}, but {what}")
    return None


def _makes_an_error(case: Case, error: Error) -> bool:
    """Whether the line that raised it also made it: `raise LookupError(…)`."""
    nodes = [node for node in case.source.around(error.line) if isinstance(node, ast.Raise)]
    return any(isinstance(node.exc, ast.Call) for node in nodes)


def _raised_here(case: Case) -> Iterator[Error]:
    whole = case.evidence.error
    errors = [whole] if whole is not None and not whole.is_the_scenarios else []
    for error in (*errors, *case.errors):
        if reading.is_raise(case.source, error.line):
            yield error


def group_cancels_the_rest(case: Case) -> Found | None:
    """A task of a group failed, at that moment others were cancelled, and they should have gone on."""
    line = case.source.line_of_call("TaskGroup")
    failed = failed_calls(case, CallOutcome.RAISED)
    cut = failed_calls(case, CallOutcome.CANCELLED)
    wanted = any(_wants_the_others(case, check.error) for check in case.checks)
    if line is None or not wanted or not failed or not cut:
        return None
    if (cut[0].end or 0.0) < (failed[0].end or 0.0):
        return None  # something else had cancelled it
    what = f"{called(failed[0])} failed, and the group cancelled {called(cut[0])}"
    return Found(line, what)


def _wants_the_others(case: Case, error: BaseException | None) -> bool:
    """Whether a check was refused because of a missing error, or because any came out."""
    came_out = bool(case.errors) and _wants_no_error(error)
    return isinstance(error, ErrorsMissing) or came_out


def error_not_handled(case: Case) -> Found | None:
    """A call failed, and its error came out where it should have been dealt with."""
    if not any(_wants_no_error(check.error) for check in case.checks):
        return None
    for error in case.errors:
        call = origin_of(case, error)
        if call is None or call.outcome is not CallOutcome.RAISED or _is_own(error):
            continue
        around = list(reading.handlers_around(case.source, call.lines))
        line = around[0].lineno if around else error.line or call.line
        why = "this `except` does not catch it" if around else "nothing caught it"
        caught = [one for one in around if reading.catches(one, name_of(error))]
        if caught and not any(map(reading.raises, caught)):
            continue  # it was kept, and came out by another way than through this `except`
        if caught:
            line, why = error.line, "it came out of your function"
        return Found(line, f"{called(call)} raised {name_of(error)}, and {why}")
    return None


def _wants_no_error(error: BaseException | None) -> bool:
    """Whether a check was refused because any exception came out at all."""
    return isinstance(error, NotHandled | NotSeen) and not isinstance(error, NotRaised)


def _is_own(error: Error) -> bool:
    """Whether only the student's code can be why a call raised this."""
    return name_of(error) in PROGRAMMING or error.message.startswith(REFUSED)


def unexpected_error(case: Case) -> Found | None:
    """An exception that the student's own line raised, and that nothing was asked to raise."""
    at_import = case.evidence.verdict == Verdict.FAIL and case.evidence.error is not None
    if not at_import and not case.failed_by(NotSeen):
        return None
    for error in case.errors:
        passed_on = name_of(error) in ("CancelledError", "TimeoutError") or (
            bool(expected_errors(case)) and "." in error.type
        )
        own = _is_own(error) or origin_of(case, error) is None
        instead = expected_errors(case) or failed_calls(case, CallOutcome.RAISED)
        if instead and reading.is_raise(case.source, error.line):
            continue  # it was raised in place of another one, which is no accident
        if own and error.line is not None and not passed_on and not _raises_a_name(case, error):
            when = (
                "while the file was imported" if at_import else "where no such error was expected"
            )
            line = line_at_fault(case.source, error)
            here = "this line" if line == error.line else f"line {error.line}"
            what = f"{said(error)} came out of {here}, {when}{read_in_part(case, error)}"
            return Found(line, what)
    return None


def _raises_a_name(case: Case, error: Error) -> bool:
    """Whether a line only raises again what something else had raised: `raise error`."""
    nodes = [node for node in case.source.around(error.line) if isinstance(node, ast.Raise)]
    return any(node.exc is None or isinstance(node.exc, ast.Name) for node in nodes)
