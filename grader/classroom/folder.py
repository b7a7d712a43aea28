"""Grade a class without nbgrader: a folder or an archive of answers becomes grades and reports.

In `out` come `grades.csv`, a JSON and an HTML report for each student, `left_out.csv` for what was no
answer, and in `.graded` what is on record: a grading that was killed goes on from there.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.classroom.batch import grade_class
from grader.classroom.grade_assignment import Graded, Watch
from grader.classroom.handed_in import HandedIn
from grader.classroom.records import BUSY, Records, is_settled
from grader.classroom.reports import write_csv, write_grades, write_reports
from grader.errors import UsageError
from grader.exercise.catalog import Catalog, Exercise, exercises_folder
from grader.exercise.options import Options
from grader.exercise.submission import Rejected
from grader.ingest import Submissions, read_submissions
from grader.ingest.notebook_answers import asks_of
from grader.report.safe_text import visible

MOST_SHOWN = 10
"""Files left out that are named in the terminal."""
LONGEST = 120
"""Bytes of a student's name that are used in the name of a file."""


@dataclass(frozen=True)
class Class:
    """What was brought in: the exercises, everybody's answers, and what was left out with why."""

    exercises: Sequence[Exercise]
    handed: Sequence[HandedIn]
    left_out: Sequence[tuple[str, str]]


def grade_folder(
    source: Path, names: Sequence[str], out: Path, options: Options, watch: Watch
) -> tuple[Graded, Sequence[tuple[str, str]]]:
    """Grade all that lies in a folder or an archive; gives the verdicts, and what was left out.

    `names` are the exercises, or none for those that somebody has answered. UsageError.
    """
    _must_be_apart(source, out)
    found = read_class(source, names)
    out.mkdir(parents=True, exist_ok=True)
    records = Records(out / ".graded")
    files = {
        one.student: name for one, name in zip(found.handed, file_names(found.handed), strict=True)
    }
    on_disk = [HandedIn(files[one.student], answers=one.answers) for one in found.handed]
    grade_class(on_disk, found.exercises, records, options, watch("grading answers"))
    verdicts = {student: records.read(file).verdicts for student, file in files.items()}
    for student, file in files.items():
        write_reports(out / file, student, verdicts[student], options)
    write_grades(out / "grades.csv", found.exercises, verdicts)
    write_csv(out / "left_out.csv", ("name", "reason"), found.left_out)
    busy = {s: BUSY for s, found in verdicts.items() if not all(map(is_settled, found.values()))}
    return Graded({s: v for s, v in verdicts.items() if s not in busy}, busy, {}), found.left_out


def _must_be_apart(source: Path, out: Path) -> None:
    if not source.exists():
        raise UsageError(f"--from: there is no {source}.")
    if out.exists() and not out.is_dir():
        raise UsageError(f"-o wants a folder for the reports, and {out} is a file.")
    if source.is_dir() and out.resolve().is_relative_to(source.resolve()):
        raise UsageError(
            f"The reports would lie among the answers, in {out}: name another folder with -o."
        )


def read_class(source: Path, names: Sequence[str]) -> Class:
    """Everybody's answers, and a rejected one where an answer is missing. UsageError."""
    exercises = Catalog(exercises_folder()).select(names)
    try:
        asks = asks_of(exercises) if names else None
        brought = read_submissions(source, [e.slug for e in exercises], asks)
    except Rejected as reason:
        raise UsageError(f"{source}: {reason}") from None
    if not names:
        answered = {slug for one in brought.students.values() for slug in _taken(one)}
        exercises = [e for e in exercises if e.slug in answered]
    if not exercises or not brought.students:
        raise UsageError(
            f"{source} holds no answers: what is looked for is student/slug.py, or student/NAME.ipynb."
        )
    handed = [
        HandedIn(student, answers={e.slug: brought.answer(student, e.slug) for e in exercises})
        for student in everybody(source, brought)
    ]
    return Class(exercises, handed, [*brought.ignored, *_not_graded(source, brought, exercises)])


def _not_graded(
    source: Path, brought: Submissions, exercises: Sequence[Exercise]
) -> Iterator[tuple[str, str]]:
    """Files that could not be taken, to exercises that are not graded as nobody has answered them."""
    graded = {exercise.slug for exercise in exercises}
    for answers in brought.students.values():
        for slug, answer in answers.items():
            if slug not in graded and answer.path.name == f"{slug}.py":
                yield str(answer.path.relative_to(source)), answer.rejected


def _taken(answers: Mapping[str, Any]) -> Iterator[str]:
    return (slug for slug, submission in answers.items() if not submission.rejected)


def everybody(source: Path, brought: Submissions) -> list[str]:
    """All students, those too of whom nothing could be taken: their folders are beside the others'."""
    known = set(brought.students)
    place = next(_places(source, brought), None)
    if place is None:
        return sorted(known)
    paths = [Path(name).parts[:-1] for name, _ in brought.ignored]
    if source.is_dir():
        paths += [d.relative_to(source).parts for d in source.glob("*/" * (place + 1))]
    others = {parts[place] for parts in paths if len(parts) > place}
    return sorted(known | {name for name in others if name.isprintable() and name[0] not in "._"})


def _places(source: Path, brought: Submissions) -> Iterator[int]:
    """Which part of the names of answers tells the student: of `class/ada/fetch_all.py`, 1."""
    for student, answers in brought.students.items():
        for answer in answers.values():
            folders = answer.path.parts[len(source.parts) : -1]
            if student in folders[:2]:
                yield folders.index(student)


def file_names(handed: Iterable[HandedIn]) -> Iterator[str]:
    """A name for each student's files: their own, or cut and with a digest where that cannot be."""
    used: set[str] = set()
    for one in handed:
        name = one.student
        if len(name.encode()) > LONGEST or name.casefold() in used:
            digest = hashlib.sha256(name.encode()).hexdigest()[:12]
            name = f"{name.encode()[:LONGEST].decode(errors='ignore')}-{digest}"
        used.add(name.casefold())
        yield name


def say_what_was_left_out(left_out: Sequence[tuple[str, str]], out: Path) -> None:
    """Print where the reports are, and what was no answer; all of it is in a file as well."""
    print(f"Grades: {out / 'grades.csv'}. A report for each student: {out}/STUDENT.html")
    if left_out:
        print(f"Left out ({len(left_out)}), see {out / 'left_out.csv'}:")
    for name, reason in left_out[:MOST_SHOWN]:
        print(f"  {visible(name)}: {visible(reason)}")
    if len(left_out) > MOST_SHOWN:
        print(f"  and {len(left_out) - MOST_SHOWN} more")
