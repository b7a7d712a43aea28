"""Rules about errors that should have come out: swallowed, lost beside another one, or never raised."""

import ast

from grader.diagnosis import reading
from grader.diagnosis.case import Case, Found
from grader.diagnosis.exceptions import expected_errors, failed_calls, name_of
from grader.diagnosis.groups import overwritten
from grader.diagnosis.kept_errors import passes_on
from grader.diagnosis.results import line_of_none, line_of_result
from grader.diagnosis.source import Source
from grader.diagnosis.stand_ins import line_that_chooses
from grader.evidence.failures import ErrorsMissing, NotRaised
from grader.evidence.observations import called
from grader.worker.observations import Call, CallOutcome

PLAIN = (ast.Call, ast.BoolOp)
"""Tests that ask whether it was, and not whether it was not."""


def swallowed_error(case: Case) -> Found | None:
    """A call failed, its error should have come out, and something caught it and raised nothing."""
    expected = expected_errors(case)
    if case.looks_for("status-ignored"):
        return _swallowed_status(case)
    out = {name_of(error) for error in case.errors}
    among = bool(out) and case.failed_by(ErrorsMissing) and not out & {*expected}
    if not expected or (case.evidence.returned is None and not among):
        return None
    for call in failed_calls(case, CallOutcome.RAISED):
        line = _where_it_was_caught(case, call, expected)
        if line is not None and not (among and not _is_star(case, line)):
            what = f"{called(call)} raised an error, and it was caught here and not raised again"
            return Found(line, what)
    return None


def _is_star(case: Case, line: int) -> bool:
    """Whether an `except` is an `except*`, which catches some errors of a group and leaves others."""
    return any(isinstance(node, ast.TryStar) for node in case.source.around(line))


def _swallowed_status(case: Case) -> Found | None:
    """The status was looked at, and the error that this raised was caught."""
    lines = case.source.lines_of_calls("raise_for_status")
    handler = _handler_of(
        list(reading.handlers_around(case.source, lines)), ["ClientResponseError"]
    )
    if handler is None or reading.raises(handler) or case.source.in_loop(handler.lineno):
        return None
    what = "the error for the status was raised, and it was caught here and not raised again"
    return Found(handler.lineno, what)


def _where_it_was_caught(case: Case, call: Call, expected: list[str]) -> int | None:
    """The `except`, the `suppress`, or the `gather` that keeps the error of a call to itself."""
    for line in call.lines:
        handlers = list(reading.handlers_around(case.source, [line]))
        if (handler := _handler_of(handlers, expected)) is not None:
            return None if passes_on(handler, case.source.nodes) else handler.lineno
        if (block := case.source.block_with(line, "suppress(")) is not None:
            return block
    kept = [line for line in case.source.lines_of_calls("gather") if _returns_them(case, line)]
    return kept[0] if len(kept) == 1 else None


def _handler_of(handlers: list[ast.ExceptHandler], expected: list[str]) -> ast.ExceptHandler | None:
    """The first `except` that catches such an error, as far as the names of the classes say."""
    fits = (h for h in handlers if any(reading.catches(h, name) for name in expected))
    return next(fits, None)


def _returns_them(case: Case, line: int) -> bool:
    calls = (node for node in case.source.around(line) if isinstance(node, ast.Call))
    return any("return_exceptions=True" in case.source.part(node) for node in calls)


def second_error_lost(case: Case) -> Found | None:
    """Several calls failed, and only some of their errors came out."""
    missing = case.failed_by(ErrorsMissing)
    if (found := _only_the_last(case) or _only_the_first(case)) is not None:
        return found
    failed, out = failed_calls(case, CallOutcome.RAISED), len(case.errors)
    if not missing or not 0 < out < len(failed):
        return None
    lines = case.source.lines_of_calls("gather")
    what = f"{len(failed)} calls failed, and the errors of only {out} came out"
    return Found(lines[0] if len(lines) == 1 else case.errors[0].line, what)


def _only_the_last(case: Case) -> Found | None:
    """Of several errors only the last was kept, which was raised in their place."""
    missing = case.failed_by(ErrorsMissing)
    raised = case.evidence.error.line if case.evidence.error is not None else None
    if not missing or len(case.errors) != 1 or not reading.is_raise(case.source, raised):
        return None
    lines = overwritten(case.source, raised)
    what = "one error came out, and others should have as well: each replaced the one before"
    headline = "Several errors came, and only one of them was kept."
    return Found(lines[0], what, headline) if len(lines) == 1 else None


def _only_the_first(case: Case) -> Found | None:
    """Of several errors in a list or a group the first was raised, alone."""
    raised = case.evidence.error.line if case.evidence.error is not None else None
    if not case.failed_by(ErrorsMissing) or len(case.errors) != 1:
        return None
    for node in case.source.around(raised):
        if isinstance(node, ast.Raise) and node.exc is not None:
            chosen = isinstance(node.exc, ast.Subscript)
            in_turn = isinstance(node.exc, ast.Name) and case.source.in_loop(node.lineno)
            if chosen or in_turn:
                what = (
                    "one error came out, and others should have as well: this raises the first one"
                )
                return Found(raised, what, "Several errors came, and only one of them was raised.")
    return None


def no_error_raised(case: Case) -> Found | None:
    """An exception was expected, and a value came."""
    if case.evidence.returned is None or not case.failed_by(NotRaised):
        return None
    wanted = " or ".join(dict.fromkeys(expected_errors(case)))
    what = f"expected {wanted}, but it returned {case.evidence.returned!r}"
    line = _dropped_at_an_exit(case.source)
    line = line or (line_of_none(case) if case.plain is None else line_of_result(case))
    if line is None and expected_errors(case) == ["CancelledError"]:
        line = _cancelled_and_went_on(case.source) or _let_nothing_out(case)
    return Found(line or line_that_chooses(case.source), what)


def _dropped_at_an_exit(source: Source) -> int | None:
    """The only `return True` at the end of a block, which drops what was raised in it."""
    exits = [reading.function(source, name) for name in ("__exit__", "__aexit__")]
    returns = [node for made in exits if made for node in reading.returned_values(made)]
    dropped = [r.lineno for r in returns if isinstance(r.value, ast.Constant) and r.value.value]
    return dropped[0] if len(dropped) == 1 else None


def _cancelled_and_went_on(source: Source) -> int | None:
    """The only test whether a task was cancelled, where that raises nothing and asks for no result."""
    tests = [node for node in source.nodes if isinstance(node, ast.If)]
    asked = [node for node in tests if ".cancelled()" in ast.unparse(node.test)]
    found = [node for node in asked if isinstance(node.test, PLAIN) and not _raises(node.body)]
    return found[0].lineno if len(found) == len(asked) == 1 else None


def _let_nothing_out(case: Case) -> int | None:
    """The only `except` that a cancelled call has come to, if that does not raise in any case."""
    lines = {line for call in case.failed if _was_cancelled(call) for line in call.lines}
    found = set()
    for node in reading.tries_around(case.source, lines):
        handler = _handler_of(node.handlers, ["CancelledError"])
        if handler is not None and not isinstance(handler.body[-1], ast.Raise):
            found.add(handler.lineno)
    return found.pop() if len(found) == 1 else None


def _was_cancelled(call: Call) -> bool:
    return call.outcome is CallOutcome.CANCELLED


def _raises(body: list[ast.stmt]) -> bool:
    """Whether these statements raise, or ask a task for what it has raised."""
    text = "\n".join(map(ast.unparse, body))
    return "raise" in text or ".result()" in text or "await " in text
