"""`awaitlings check --from` on what a class handed in: the summary of `classroom grade`, and no files."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from grader.commands import as_typed
from grader.errors import NOT_PASSED, PASSED, UsageError
from grader.evidence.verdict import Verdict
from grader.exercise.catalog import Exercise
from grader.exercise.options import Options
from grader.ingest.entries import is_archive
from grader.learn.views import shown
from grader.supervisor import Level


def is_of_a_class(source: Path, exercises: Sequence[Exercise]) -> bool:
    """Whether this is an archive, or a folder that is not laid out like `exercises/`."""
    if not source.is_dir():
        return is_archive(source.name) and source.is_file()
    chapters = {exercise.chapter for exercise in exercises}
    places = [source, source / "exercises"]
    return any(source.iterdir()) and not any((p / c).is_dir() for p in places for c in chapters)


def check_class(given: argparse.Namespace, level: Level) -> int:
    """Grade all students, and print the summary."""
    from grader.classroom.batch import How
    from grader.classroom.grade_folder import grade_folder, print_left_out
    from grader.classroom.summary import summary
    from grader.cli.grade_class import watched

    again = as_typed("classroom", "grade", *given.names, **{"from": shown(given.source)})
    if given.json or given.html or given.junit or given.github:
        raise UsageError(f"A class has a report for each student: write them with `{again}`.")
    options = Options(
        at_once=given.jobs,
        clock=given.clock,
        isolation=level,
        **({"seed": given.seed} if given.seed else {}),
    )
    with TemporaryDirectory() as folder, watched(plain=given.plain) as watch:
        done = grade_folder(given.source, given.names, Path(folder), How(options, watch))
    graded = done.graded
    print_left_out(done.found)
    summary(graded, level)
    print(f"To write the grades, and a report for each student: {again}")
    reports = [one["report"] for verdicts in graded.verdicts.values() for one in verdicts.values()]
    passed = all(report["verdict"] == Verdict.PASS for report in reports)
    return PASSED if passed and not graded.unmarked and not graded.partly else NOT_PASSED
