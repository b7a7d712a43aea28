"""Verifies hidden checks by grading the answers to their exercises."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from grader.evidence.verdict import Verdict
from grader.exercise.hidden import HiddenChecks, hidden_checks
from grader.exercise.options import Options
from grader.exercise.result import Answer, Outcome, Result
from grader.judging.session import grade


def faults(answers: Sequence[Answer], options: Options | None) -> Iterator[tuple[Path, str]]:
    """What is wrong with the hidden checks: the file, and a sentence. The answers are graded by them."""
    to_grade = [
        Answer(hidden, answer.submission)
        for answer in answers
        if (hidden := hidden_checks(answer.exercise))
        and answer.submission.path != answer.exercise.stub
    ]
    results = grade(to_grade, options) if to_grade else []
    for hidden, group in groupby(results, key=lambda result: result.answer.exercise):
        assert isinstance(hidden, HiddenChecks)
        for sentence in _faults(hidden, list(group)):
            yield hidden.check_file, sentence


def _faults(hidden: HiddenChecks, results: Sequence[Result]) -> Iterator[str]:
    """Every right answer must pass them, and each of them must fail for some wrong answer."""
    for name in sorted({c.name for c in hidden.checks} & {c.name for c in hidden.public.checks}):
        yield f"{name} is also the name of a public check: rename it"
    never_failed = {check.name for check in hidden.checks}
    for result in results:
        label = result.answer.submission.label
        failed = {check.check.name for check in result.checks if check.outcome == Outcome.FAIL}
        if label.startswith("wrong_"):
            never_failed -= failed
        elif result.verdict != Verdict.PASS:
            yield f"{label} should pass, but fails {', '.join(sorted(failed)) or result.verdict}"
    for name in sorted(never_failed):
        yield f"no wrong answer fails {name}: write one that does"
