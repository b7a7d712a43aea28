"""Grades a submission inside Classroom 50, and writes what its runner reads.

`python -m grader.classroom.classroom50 CHECKOUT` writes into the checkout `result.json` by the contract
`classroom50/result/v1` (its wiki, "Advanced Autograding"), the release's text, and the HTML report as a
release's asset. It exits with 0 if it ran to its end, whatever the score. Any other status is an error of
the infrastructure, and there is no result.json then: the runner writes its own.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from grader.atomic_write import replace_file
from grader.classroom.one_student import NOT_SHOWN, GradedStudent, grade_own, is_hidden
from grader.errors import NO_GRADING, PASSED
from grader.exercise.catalog import KIT, Catalog
from grader.exercise.result import CheckResult, Outcome, Result
from grader.report.as_markdown import as_markdown
from grader.report.html import fragment, page
from grader.report.one_check import mistakes_of, seen

RESULT, BODY, REPORT = "result.json", "release-body.md", "awaitlings-report.html"
SCHEMA = "classroom50/result/v1"
IDENTITY = {
    "classroom": "CLASSROOM",
    "assignment": "ASSIGNMENT",
    "submission": "SUBMISSION_TAG",
    "commit": "COMMIT_URL",
    "release": "RELEASE_URL",
    "review": "REVIEW_URL",
}
"""Keys of the result, and the runner's environment variables with their values."""


def main() -> int:
    """Grade the checkout that the command line names; returns the exit status."""
    checkout = Path(sys.argv[1]).absolute()
    try:
        for name in (RESULT, BODY, REPORT):
            _clear(checkout / name)
        about = identity(os.environ)
        graded = grade_own(checkout, Catalog(KIT / "exercises").exercises)
        replace_file(checkout / REPORT, as_page(graded))
        replace_file(
            checkout / BODY, as_markdown([_public(r) for r in graded.results], graded.sentences)
        )
        about["datetime"] = committed(checkout)
        replace_file(checkout / RESULT, json.dumps(as_result(graded, about), indent=2) + "\n")
    except Exception as error:
        print(f"::error::This submission was not graded. {type(error).__name__}: {error}")
        return NO_GRADING
    return PASSED


def _clear(path: Path) -> None:
    """Remove what a student may have committed in the place of a result: a file, a link, a folder."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def identity(environment: Mapping[str, str]) -> dict[str, str]:
    """Which submission this is, as the runner says. KeyError if it does not say so."""
    known = {"REVIEW_URL": environment["COMMIT_URL"], **environment}
    return {key: known[variable] for key, variable in IDENTITY.items()}


def committed(checkout: Path) -> str:
    """When the graded commit was made, in UTC; now, if git does not tell."""
    ask = ["git", "-C", str(checkout), "show", "-s", "--format=%ct", "HEAD"]
    try:
        told = subprocess.run(ask, capture_output=True, text=True, check=True, timeout=20)
        instant = datetime.fromtimestamp(int(told.stdout), UTC)
    except (OSError, ValueError, subprocess.SubprocessError):
        instant = datetime.now(UTC)
    return f"{instant:%Y-%m-%dT%H:%M:%SZ}"


def as_result(graded: GradedStudent, about: Mapping[str, str]) -> dict[str, Any]:
    """What result.json holds. The runner adds whose it is."""
    return {
        "schema": SCHEMA,
        **about,
        "graded_at": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "score": graded.points,
        "max-score": graded.max_points,
        "tests": list(_tests(graded)),
    }


def _tests(graded: GradedStudent) -> Iterator[dict[str, Any]]:
    for result in graded.results:
        for check in result.checks:
            yield {
                "test-name": f"{result.answer.exercise.slug}: {' '.join(check.check.sentence.split())}",
                "passed": check.outcome is Outcome.PASS,
                "score": check.points,
                "max-score": check.check.points,
                "outcome": check.outcome,
                **_shown(result, check),
            }


def _shown(result: Result, check: CheckResult) -> dict[str, Any]:
    """What was seen, and the mistakes; nothing of a hidden check."""
    if is_hidden(result, check):
        return {"output": NOT_SHOWN}
    own = str(result.answer.submission.path)
    mistakes = [
        {"name": m.name, "line": m.line} | ({"file": Path(m.file).name} if m.file != own else {})
        for m in mistakes_of(result, check)
    ]
    return {"output": "\n".join(seen(result, check)), "mistakes": mistakes}


def as_page(graded: GradedStudent) -> str:
    """The HTML report; of hidden checks it has the sentence, the outcome and the points."""
    fragments = [
        fragment(r, hidden=frozenset(c.check.name for c in r.checks if is_hidden(r, c)))
        for r in graded.results
    ]
    return page(f"{graded.points} of {graded.max_points} points", fragments)


def _public(result: Result) -> Result:
    """The result with nothing of what hidden checks saw."""
    checks = [
        replace(c, message="", evidence=(), error=None) if is_hidden(result, c) else c
        for c in result.checks
    ]
    return replace(result, checks=checks)


if __name__ == "__main__":
    sys.exit(main())
