"""The report for GitHub Actions: a summary on the run's page, annotations at the student's lines, and points.

What a job prints is read for commands, and a report has text of the student's in it. So commands are
switched off around it.
"""

import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from grader.diagnosis import Mistake, Remark, diagnose, remarks
from grader.errors import UsageError
from grader.evidence.verdict import Verdict
from grader.exercise.result import Outcome, Result
from grader.report.as_markdown import as_markdown
from grader.report.safe_text import visible
from grader.report.terminal import MISTAKES, in_words

SUMMARY, OUTPUT, WORKSPACE = "GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT", "GITHUB_WORKSPACE"


def must_be_in_actions() -> None:
    """UsageError where no step of GitHub Actions runs."""
    if not os.environ.get(SUMMARY):
        raise UsageError(f"--github is for a step of GitHub Actions: there is no {SUMMARY} here.")


def write_summary(results: Sequence[Result]) -> None:
    """Add the report to the run's page, and the points to the outputs of the step. OSError."""
    _append(SUMMARY, as_markdown(results))
    points, most = sum(r.points for r in results), sum(r.max_points for r in results)
    _append(OUTPUT, f"points={points}\nmax_points={most}\n")


def _append(variable: str, text: str) -> None:
    if file := os.environ.get(variable):
        with Path(file).open("a", encoding="utf-8") as out:
            out.write(text)


@contextmanager
def without_commands() -> Iterator[None]:
    """Nothing that is printed in this block is a command."""
    token = secrets.token_hex(16)
    print(f"::stop-commands::{token}", flush=True)
    try:
        yield
    finally:
        print(f"::{token}::", flush=True)


def annotations(results: Sequence[Result]) -> Iterator[str]:
    """A command for each mistake and each remark, at its line; one for an answer without either."""
    for result in results:
        found = [*diagnose(result)[:MISTAKES], *remarks(result)]
        for one in found:
            yield _named(one)
        if not found and result.verdict not in (Verdict.PASS, Verdict.TODO):
            failed = [c.message for c in result.checks if c.outcome is Outcome.FAIL and c.message]
            text = result.problem or next(iter(failed), "")
            yield _command("error", result.answer.submission.path, None, in_words(result), text)


def _named(one: Mistake | Remark) -> str:
    kind = "warning" if isinstance(one, Remark) else "error"
    return _command(kind, Path(one.file), one.line, f"{one.name}: {one.said}", one.message)


def _command(kind: str, file: Path, line: int | None, title: str, text: str) -> str:
    root = Path(os.environ.get(WORKSPACE) or Path.cwd())
    path = os.path.relpath(file.absolute(), root)
    about = {"file": path, **({"line": line} if line else {}), "title": title}
    options = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in about.items())
    return f"::{kind} {options}::{_escaped(text)}"


def _escaped(text: str, more: str = "") -> str:
    """Text of a command; `more` are characters that end an option of it."""
    lines = "\n".join(visible(line) for line in text.splitlines())
    return "".join(f"%{ord(c):02X}" if c in f"%\r\n{more}" else c for c in lines)
