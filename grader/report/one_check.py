"""One failed check by itself, for systems that show each check as a test of its own."""

from collections.abc import Iterator
from dataclasses import replace
from html import escape

from grader.diagnosis import Mistake, diagnose
from grader.exercise.result import CheckResult, Outcome, Result
from grader.report.failure import context, message_lines
from grader.report.html import named
from grader.report.pictured import pictured
from grader.report.safe_text import visible

MOST_PICTURES = 1
"""Scenarios of one check that are drawn."""


def mistakes_of(result: Result, check: CheckResult) -> list[Mistake]:
    """The mistakes behind this check alone, the cause first."""
    return diagnose(replace(result, checks=[check]))


def seen(result: Result, check: CheckResult) -> list[str]:
    """What was seen, as lines; none for a pass."""
    if check.outcome is Outcome.PASS:
        return []
    return message_lines(check.message or result.problem)


def as_html(result: Result, check: CheckResult) -> str:
    """What was seen, the mistakes and the picture; empty for a pass.

    The picture is text in a `<pre>`: a system that shows HTML of others often removes SVG and styles.
    """
    lines = [f"<p>{escape(line)}</p>" for line in seen(result, check)]
    for mistake in mistakes_of(result, check):
        lines += named(result.answer.submission, mistake)
    return "\n".join([*lines, *_pictures(check)])


def _pictures(check: CheckResult) -> Iterator[str]:
    if check.outcome is Outcome.FAIL:
        for evidence in pictured(check)[:MOST_PICTURES]:
            if lines := context(evidence):
                text = "\n".join(visible(line) for line in lines)
                yield f"<pre>{escape(text)}</pre>"
