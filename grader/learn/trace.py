"""Run a program of the learner's own, and say what it waited for."""

import traceback
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from grader.diagnosis import Remark, remarkable
from grader.diagnosis.case import Case
from grader.diagnosis.source import Source
from grader.errors import NOT_PASSED, PASSED, UsageError
from grader.evidence.evidence import Evidence
from grader.exercise.submission import Submission, take
from grader.report.traced_program import TracedProgram
from grader.worker.observations import Noticed
from grader.worker.tracing import Traced, trace


def traced(
    script: Path, arguments: Sequence[str], seconds: float | None
) -> tuple[TracedProgram, int]:
    """Run the script; gives the report, and the exit status of the script. UsageError."""
    submission = readable(script)
    seen = trace(script, arguments, seconds)
    evidence = Evidence(
        script.name,
        seed="",
        elapsed=seen.elapsed,
        calls=tuple(seen.calls),
        path=tuple(seen.path),
        noticed=_noticed(seen),
    )
    case = Case(evidence, [], Source(submission.text))
    remarks = [
        Remark(name, str(script), f.line, f.message, f.headline) for name, f in remarkable([case])
    ]
    ended, status = _end(seen, seconds)
    return TracedProgram(submission, evidence, ended, remarks), status


def readable(script: Path) -> Submission:
    """The script's text. UsageError if there is none, or if it is not Python."""
    submission = take(script, script.name)
    if submission.rejected:
        raise UsageError(f"{script}: {submission.rejected}")
    try:
        compile(submission.text, str(script), "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        raise UsageError(f"{script}{f', line {line}' if line else ''}: {error.args[0]}.") from None
    return submission


def _noticed(seen: Traced) -> Noticed:
    """What was noticed; who is interrupted leaves much behind."""
    if isinstance(seen.error, KeyboardInterrupt):
        return replace(
            seen.noticed, tasks_left=(), generators_left=(), never_awaited=(), unclosed=()
        )
    return seen.noticed


def _end(seen: Traced, seconds: float | None) -> tuple[str, int]:
    """How the script ended, in words, and its exit status."""
    error = seen.error
    if seen.stopped:
        return f"It was stopped after {seconds:g} s.", PASSED
    if isinstance(error, KeyboardInterrupt):
        return "It was stopped by Ctrl-C.", PASSED
    if isinstance(error, SystemExit):
        code = error.code
        status = code if isinstance(code, int) else PASSED if code is None else NOT_PASSED
        return f"It exited with status {status}." if status else "", status
    if error is not None:
        _print_own(error)
        return f"It raised {type(error).__name__}.", NOT_PASSED
    return "", PASSED


def _print_own(error: BaseException) -> None:
    """The traceback that Python would have printed, without the frames of this kit and of `runpy`."""
    tb = error.__traceback__
    while tb is not None and "runpy" not in tb.tb_frame.f_code.co_filename:
        tb = tb.tb_next
    while tb is not None and "runpy" in tb.tb_frame.f_code.co_filename:
        tb = tb.tb_next
    traceback.print_exception(error.with_traceback(tb))
