"""Grades a submission inside Gradescope, and writes what Gradescope reads.

`python -m grader.classroom.gradescope` reads `submission/` and writes `results/results.json`, both below
/autograder or below what AUTOGRADER_ROOT says. The format is that of Gradescope's "Autograder
Specifications". Whatever happens, there is a results.json with a sentence: even a grader that is killed
leaves the one that it wrote when it started.
"""

import json
import math
import os
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from grader.atomic_write import replace_file
from grader.classroom.one_student import NOT_SHOWN, GradedStudent, grade_own, is_hidden
from grader.diagnosis import remarks
from grader.errors import NO_GRADING, PASSED
from grader.exercise.catalog import KIT, Catalog
from grader.exercise.result import CheckResult, Outcome, Result
from grader.report.html import named
from grader.report.one_check import as_html
from grader.report.remarked import NO_POINTS
from grader.report.safe_text import visible

ROOT = "AUTOGRADER_ROOT"
"""The environment variable with the folder that is /autograder in Gradescope."""
STOPPED = "The grading was stopped before it was done, perhaps by Gradescope's time limit."
NOT_GRADED = "This submission was not graded. It is no 0: please tell your teacher. {}"


def main() -> int:
    """Grade; the exit status is 0 if it was graded, whatever the score, and else 3."""
    root = Path(os.environ.get(ROOT) or "/autograder")
    target = root / "results" / "results.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    write(target, not_graded(STOPPED))
    try:
        exercises = Catalog(KIT / "exercises").exercises
        write(target, as_results(grade_own(root / "submission", exercises)))
    except Exception as error:
        sentence = f"{type(error).__name__}: {error}"
        print(sentence, file=sys.stderr)  # which Gradescope shows to the teacher
        write(target, not_graded(sentence))
        return NO_GRADING
    return PASSED


def write(target: Path, results: dict[str, Any]) -> None:
    """Write results.json, as a whole."""
    replace_file(target, json.dumps(results, indent=1, allow_nan=False) + "\n")


def not_graded(why: str) -> dict[str, Any]:
    """The results where there are none. Gradescope wants a score, so the sentence says that it is none."""
    return {
        "score": 0.0,
        "output": NOT_GRADED.format(visible(why)),
        "output_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "tests": [],
    }


def as_results(graded: GradedStudent) -> dict[str, Any]:
    """All checks as tests, and what there is to say beside them."""
    return {
        "score": float(graded.points),
        "execution_time": math.ceil(graded.seconds),
        "output": "\n".join(_beside_the_checks(graded)),
        "output_format": "html",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "tests": list(_tests(graded)),
        "extra_data": {
            "isolation": str(graded.options.isolation),
            "seed": graded.options.seed,
            "verdicts": {r.answer.exercise.slug: r.verdict for r in graded.results},
        },
    }


def _beside_the_checks(graded: GradedStudent) -> Iterator[str]:
    """As HTML: remarks on what passes, what was not graded, and how it ran."""
    for result in graded.results:
        for remark in remarks(result):
            yield f"<p>{escape(result.answer.exercise.slug)}: {NO_POINTS}</p>"
            yield from named(result.answer.submission, remark)
    for sentence in graded.sentences:
        yield f"<p>{escape(visible(sentence))}</p>"


def _tests(graded: GradedStudent) -> Iterator[dict[str, Any]]:
    for place, result in enumerate(graded.results, 1):
        for number, check in enumerate(result.checks, 1):
            yield _test(f"{place}.{number}", result, check)


def _test(number: str, result: Result, check: CheckResult) -> dict[str, Any]:
    """One check. Of a hidden one students see the sentence and the points, as in every report."""
    shown = NOT_SHOWN if is_hidden(result, check) else as_html(result, check)
    return {
        "name": visible(f"{result.answer.exercise.slug}: {' '.join(check.check.sentence.split())}"),
        "number": number,
        "score": float(check.points),
        "max_score": float(check.check.points),
        "status": "passed" if check.outcome is Outcome.PASS else "failed",
        "output": shown,
        "output_format": "html",
        "visibility": "visible",
    }


if __name__ == "__main__":
    sys.exit(main())
