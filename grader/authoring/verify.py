"""For authors: verify the exercises themselves.

For every exercise the stub must be *to do*, every right answer must pass, with no other remark than
those that it announces, and every wrong one must fail exactly the checks that it names. A wrong answer
is graded inside its stub, because that is the file in which a learner has it. Missing and stray files
are reported as well.
"""

import sys
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console

from grader.authoring.exercise_files import (
    Finding,
    announced_remarks,
    header,
    look,
    named_checks,
    names_of,
    other_answers,
    stray,
    taken,
)
from grader.authoring.in_stub import InStub, in_stub
from grader.authoring.verify_hidden import faults
from grader.diagnosis import diagnose, remarks
from grader.diagnosis.source import Source
from grader.evidence.verdict import Verdict
from grader.exercise.catalog import Catalog, Exercise
from grader.exercise.hidden import hidden_checks
from grader.exercise.options import Options
from grader.exercise.result import Answer, CheckResult, Outcome, Result
from grader.exercise.solutions import solutions_folder
from grader.exercise.submission import Submission
from grader.judging.session import grade


def verify(
    exercises: Sequence[Exercise],
    options: Options | None = None,
    console: Console | None = None,
    share: tuple[int, int] = (1, 1),
) -> bool:
    """Verify these exercises and print what is wrong; returns whether nothing is.

    A `share` of 2 of 3 is the second third of the answers besides the stub and the solution.
    """
    console, options = console or Console(highlight=False, soft_wrap=True), options or Options()
    findings = [finding for exercise in exercises for finding in look(exercise)]
    findings += stray(Catalog(exercises[0].stub.parents[1]))
    answers = [answer for exercise in exercises for answer in every_answer(exercise, share)]
    results = grade(answers, options)
    findings += [finding for result in results for finding in judge(result)]
    hidden = [a for e in exercises if hidden_checks(e) for a in every_answer(e)]  # they need all
    findings += [Finding(file, sentence) for file, sentence in faults(hidden, options)]
    for finding in findings:
        console.print(str(finding), style="red", markup=False)
    console.print(
        f"Exercises: {len(exercises)}, answers: {len(answers)}, findings: {len(findings)}, "
        f"seed: {options.seed}"
    )
    return not findings


def every_answer(exercise: Exercise, share: tuple[int, int] = (1, 1)) -> list[Answer]:
    """The stub, the solution, and this share of the other answers; wrong ones are inside the stub."""
    folder = solutions_folder(exercise)
    others = [*other_answers(exercise, "right"), *other_answers(exercise, "wrong")]
    part, of = share
    files = [exercise.stub, *folder.glob("solution.py"), *others[part - 1 :: of]]
    answers = [taken(exercise, file) for file in files]
    return [in_stub(a) if a.submission.label.startswith("wrong_") else a for a in answers]


def judge(result: Result, minor: int = sys.version_info.minor) -> Iterator[Finding]:
    """What is wrong with the result of one answer, which ran on Python 3.`minor`."""
    path, kind = result.answer.submission.path, result.answer.submission.label
    failed = {check.check.name for check in result.checks if check.outcome != Outcome.PASS}
    seen = "; ".join(_why(check) for check in result.checks if check.outcome != Outcome.PASS)
    if path == result.answer.exercise.stub:
        if result.verdict != Verdict.TODO:
            yield Finding(
                path,
                f"a stub should be `todo`, got `{result.verdict}`: let it raise NotImplementedError",
            )
    elif kind == "solution" or kind.startswith("right_"):
        if result.verdict != Verdict.PASS:
            yield Finding(
                path,
                f"a right answer should pass, got `{result.verdict}`: {seen or result.problem}",
            )
        yield from _remarks(result)
    elif result.verdict in (Verdict.PASS, Verdict.TODO):
        yield Finding(
            path, f"a wrong answer should fail, got `{result.verdict}`: add a check that catches it"
        )
    elif failed == (named := named_checks(result.answer, minor)):
        yield from _diagnosis(result, minor)
    else:
        yield Finding(path, f"should fail {names_of(named)}, but fails {names_of(failed)}: {seen}")


def _remarks(result: Result) -> Iterator[Finding]:
    """A right answer that passes must have exactly the remarks that it announces."""
    path, announced = result.answer.submission.path, announced_remarks(result.answer)
    found = {remark.name: remark for remark in remarks(result)}
    for name in sorted(found.keys() - announced):
        seen = f"line {found[name].line}: {found[name].message}"
        yield Finding(
            path, f"the remark {name}, {seen}: fix it, or announce it: `# remark: {name}`"
        )
    for name in sorted(announced - found.keys()):
        if result.verdict == Verdict.PASS:
            yield Finding(path, f"announces the remark {name}, which did not come")


def _why(check: CheckResult) -> str:
    """What a check said; with its own line where it did not judge, but broke."""
    error, place = check.error, ""
    if error is not None and not isinstance(error, AssertionError):
        line = traceback.extract_tb(error.__traceback__)[-1]
        place = f" ({type(error).__name__}: {error}, at {Path(line.filename).name}:{line.lineno})"
    return f"{check.check.name}: {check.message or check.outcome}{place}"


def _diagnosis(result: Result, minor: int) -> Iterator[Finding]:
    """The diagnosis must find the mistake that a wrong answer names, on the line that it marks."""
    submission = result.answer.submission
    path, text = submission.path, submission.listing
    name = header(text, "mistake", minor)
    lines = [n for n, line in enumerate(text.split("\n"), 1) if line.endswith("# <- here")]
    mistakes = diagnose(result)
    found = mistakes[0].name if mistakes else "none"
    if name not in ("", found):
        yield Finding(path, f"expected the mistake {name}, got {found}")
    elif mistakes and lines:
        first = mistakes[0]
        line = first.line and submission.places.in_listing(first.file, first.line)
        if not _same_statement(text, line, lines[0]):
            expected, got = (_place(submission, one) for one in (lines[0], line))
            yield Finding(path, f"expected {found} at {expected}, got {got}")


def _place(submission: Submission, line: int | None) -> str:
    """A line of an answer, as its author counts them."""
    name, number = submission.places.of(line or 0)
    if name:
        return f"line {number} of {name}"
    if isinstance(submission, InStub):
        return submission.place(line)
    return f"line {line}" if line else "no line"


def _same_statement(text: str, found: int | None, marked: int) -> bool:
    source = Source(text)
    return found == marked or (
        found is not None and source.statement(found) == source.statement(marked)
    )
