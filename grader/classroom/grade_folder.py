"""Grades a class without nbgrader: a folder or an archive of submissions becomes grades and reports.

The folder `out` gets `grades.csv`, a JSON and an HTML report for each student, and `left_out.csv` with
the files that were not answers. Verdicts are saved in `.graded`: a grading that was killed continues
there.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.classroom.batch import grade_class
from grader.classroom.grade_assignment import Graded, Watch
from grader.classroom.records import Records, why_not_graded
from grader.classroom.reports import write_csv, write_grades, write_reports
from grader.classroom.student_submission import StudentSubmission
from grader.errors import UsageError
from grader.exercise.catalog import Catalog, Exercise, exercises_folder
from grader.exercise.options import Options
from grader.exercise.submission import Rejected
from grader.ingest import Submissions, read_submissions
from grader.ingest.notebook_answers import asks_of
from grader.report.safe_text import visible

MOST_SHOWN = 10
"""Files that were left out and are listed in the terminal."""
LONGEST = 120
"""Bytes of a student's name that are used in a file name."""


@dataclass(frozen=True)
class Class:
    """A class to grade: the exercises, all submissions, and the files left out, with the reason."""

    exercises: Sequence[Exercise]
    submissions: Sequence[StudentSubmission]
    left_out: Sequence[tuple[str, str]]


def grade_folder(
    source: Path, names: Sequence[str], out: Path, options: Options, watch: Watch
) -> tuple[Graded, Sequence[tuple[str, str]]]:
    """Grade the submissions in a folder or an archive; returns the verdicts, and the files left out.

    `names` are the exercises; without names, all that at least one student has answered. UsageError.
    """
    _must_be_apart(source, out)
    found = read_class(source, names)
    out.mkdir(parents=True, exist_ok=True)
    records = Records(out / ".graded")
    submissions = found.submissions
    files = {
        one.student: name for one, name in zip(submissions, file_names(submissions), strict=True)
    }
    on_disk = [StudentSubmission(files[one.student], answers=one.answers) for one in submissions]
    grade_class(on_disk, found.exercises, records, options, watch("grading answers"))
    verdicts = {student: records.read(file).verdicts for student, file in files.items()}
    for student, file in files.items():
        write_reports(out / file, student, verdicts[student], options)
    write_grades(out / "grades.csv", found.exercises, verdicts)
    write_csv(out / "left_out.csv", ("name", "reason"), found.left_out)
    reasons = {student: why_not_graded(verdicts[student]) for student in files}
    unmarked = {student: reason for student, reason in reasons.items() if reason}
    marked = {student: v for student, v in verdicts.items() if student not in unmarked}
    return Graded(marked, unmarked, {}), found.left_out


def _must_be_apart(source: Path, out: Path) -> None:
    if not source.exists():
        raise UsageError(f"--from: there is no {source}: check the path.")
    if out.exists() and not out.is_dir():
        raise UsageError(f"-o: expected a folder for the reports, but {out} is a file.")
    if source.is_dir() and out.resolve().is_relative_to(source.resolve()):
        raise UsageError(
            f"The folder for the reports, {out}, is inside the submissions: name another one with -o."
        )


def read_class(source: Path, names: Sequence[str]) -> Class:
    """All students' answers; a missing answer is a rejected one. UsageError."""
    exercises = Catalog(exercises_folder()).select(names)
    try:
        asks = asks_of(exercises) if names else None
        slugs = [exercise.slug for exercise in exercises]
        found = read_submissions(source, slugs, asks, asks_of(exercises))
    except Rejected as reason:
        raise UsageError(f"{source}: {reason}") from None
    if not names:
        answered = {slug for one in found.students.values() for slug in _accepted(one)}
        exercises = [e for e in exercises if e.slug in answered]
    if not exercises or not found.students:
        raise UsageError(
            f"{source} contains no answers: expected files such as student/slug.py or student/NAME.ipynb."
        )
    submissions = [
        StudentSubmission(
            student, answers={e.slug: found.answer(student, e.slug) for e in exercises}
        )
        for student in all_students(source, found)
    ]
    return Class(exercises, submissions, [*found.ignored, *_not_graded(source, found, exercises)])


def _not_graded(
    source: Path, found: Submissions, exercises: Sequence[Exercise]
) -> Iterator[tuple[str, str]]:
    """Rejected files for exercises that are not graded, because nobody else has answered them."""
    graded = {exercise.slug for exercise in exercises}
    for answers in found.students.values():
        for slug, answer in answers.items():
            if slug not in graded and answer.path.name == f"{slug}.py":
                yield str(answer.path.relative_to(source)), answer.rejected


def _accepted(answers: Mapping[str, Any]) -> Iterator[str]:
    return (slug for slug, submission in answers.items() if not submission.rejected)


def all_students(source: Path, found: Submissions) -> list[str]:
    """All students, also those without an answer: their folders are next to the others'."""
    known = set(found.students)
    place = next(_places(source, found), None)
    if place is None:
        return sorted(known)
    paths = [Path(name).parts[:-1] for name, _ in found.ignored]
    if source.is_dir():
        paths += [d.relative_to(source).parts for d in source.glob("*/" * (place + 1))]
    others = {parts[place] for parts in paths if len(parts) > place}
    return sorted(known | {name for name in others if name.isprintable() and name[0] not in "._"})


def _places(source: Path, found: Submissions) -> Iterator[int]:
    """Which part of the paths of answers is the student: 1 in `class/ada/fetch_all.py`."""
    for student, answers in found.students.items():
        for answer in answers.values():
            folders = answer.path.parts[len(source.parts) : -1]
            if student in folders[:2]:
                yield folders.index(student)


def file_names(submissions: Iterable[StudentSubmission]) -> Iterator[str]:
    """A file name for each student: the student's own, or shortened with a digest if needed."""
    used: set[str] = set()
    for submission in submissions:
        name = submission.student
        if len(name.encode()) > LONGEST or name.casefold() in used:
            digest = hashlib.sha256(name.encode()).hexdigest()[:12]
            name = f"{name.encode()[:LONGEST].decode(errors='ignore')}-{digest}"
        used.add(name.casefold())
        yield name


def print_left_out(left_out: Sequence[tuple[str, str]], out: Path) -> None:
    """Print where the reports are, and which files were left out."""
    print(f"Grades: {out / 'grades.csv'}. A report for each student: {out}/STUDENT.html")
    if left_out:
        print(f"Files left out ({len(left_out)}), all in {out / 'left_out.csv'}:")
    for name, reason in left_out[:MOST_SHOWN]:
        print(f"  {visible(name)}: {visible(reason)}")
    if len(left_out) > MOST_SHOWN:
        print(f"  and {len(left_out) - MOST_SHOWN} more")
