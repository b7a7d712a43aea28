"""Grades a class without nbgrader: a folder or an archive of submissions becomes grades and reports.

The folder `out` gets `grades.csv`, a JSON and an HTML report for each student, `class.html` and
`class.csv`, and `left_out.csv` with the files that were not answers. Verdicts are saved in `.graded`: a grading that was killed continues
there.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from grader.classroom.absent import Absent
from grader.classroom.batch import How, grade_class
from grader.classroom.class_count import write_class
from grader.classroom.deadlines import Late
from grader.classroom.grade_assignment import Graded
from grader.classroom.handed_in_late import Lateness
from grader.classroom.records import Records, key, why_not_graded
from grader.classroom.regrade import Again, the_student
from grader.classroom.reports import has_score, write_csv, write_grades, write_reports
from grader.classroom.student_submission import StudentSubmission
from grader.errors import UsageError
from grader.exercise.catalog import Catalog, Exercise, exercises_folder
from grader.exercise.options import Options
from grader.exercise.submission import Rejected, Submission
from grader.ingest import Submissions, read_submissions
from grader.ingest.wanted import Wanted, wanted_of
from grader.report.safe_text import visible

MOST_SHOWN = 10
"""Files that were left out and are listed in the terminal."""
LONGEST = 120
"""Bytes of a student's name that are used in a file name."""


@dataclass(frozen=True)
class Class:
    """A class to grade: the exercises, all submissions, and what was found of each student."""

    exercises: Sequence[Exercise]
    submissions: Sequence[StudentSubmission]
    found: Submissions

    def unread(self, student: str) -> str:
        """What a student handed in that cannot be graded, with the reasons; empty if all can be."""
        answers = self.found.students.get(student, {})
        reasons = {slug: one.rejected for slug, one in answers.items() if one.rejected}
        graded = {e.slug for e in self.exercises} & reasons.keys()
        few = {slug: reason for slug, reason in reasons.items() if slug in graded or not graded}
        slugs_of: dict[str, list[str]] = {}
        for slug, reason in few.items():
            slugs_of.setdefault(reason, []).append(slug)
        return " ".join(
            reason if len(slugs) > 1 and not graded else f"{', '.join(slugs)}: {reason}"
            for reason, slugs in slugs_of.items()
        )

    def judged(
        self, verdicts: Mapping[str, Mapping[str, Any]], options: Options
    ) -> dict[str, dict[str, Submission]]:
        """The answers, by student and exercise, that these verdicts are on: not those that are newer."""
        return {
            one.student: {
                exercise.slug: one.answers[exercise.slug]
                for exercise in self.exercises
                if exercise.slug in verdicts.get(one.student, {})
                and verdicts[one.student][exercise.slug]["key"]
                == key(exercise, one.answers[exercise.slug], options)
            }
            for one in self.submissions
        }

    def remarks(self, student: str, late: Mapping[str, Late] | None = None) -> list[str]:
        """What else a teacher wants to know: which file was taken, and that it was late.

        Whose lateness is told by a note of `late`, of them it is not told again.
        """
        notes = self.found.notes.get(student, {})
        slugs = {exercise.slug for exercise in self.exercises}
        told = [f"{slug}: {note}" for slug, note in notes.items() if slug in slugs]
        told_again = student in (late or {}) and "late" in (late or {})[student].note
        return told + (["late"] if student in self.found.late and not told_again else [])


@dataclass(frozen=True)
class GradedFolder:
    """A graded class: who has a score and who has none, what was found, and all verdicts by student."""

    graded: Graded
    found: Class
    verdicts: Mapping[str, Mapping[str, Any]]
    late: Lateness | None = None
    absent: Absent = field(default_factory=Absent)


def grade_folder(
    source: Path,
    names: Sequence[str],
    out: Path,
    how: How,
    *,
    times: Callable[[Submissions], Lateness] | None = None,
    absent: Callable[[Submissions], Absent] = lambda found: Absent(),
    again: Again | None = None,
) -> GradedFolder:
    """Grade the submissions in a folder or an archive; `again`, only those of one student.

    `names` are the exercises; without names, all that at least one student has answered. `times` tells
    how late each student was, and `absent` who handed in nothing. UsageError.
    """
    found, files, records = _to_grade(source, names, out)
    late = times(found.found) if times else None
    mine = found
    if again is not None:
        mine = replace(found, submissions=[the_student(found.submissions, found.found, again)])
        again.forget(records, files[mine.submissions[0].student], [e.slug for e in found.exercises])
    _grade(mine, files, records, how)
    verdicts = _verdicts(files, records, again)
    for student in (one.student for one in mine.submissions):
        write_reports(out / files[student], student, verdicts[student], how.options)
    by_student = late.students if late else None
    remarks = {student: found.remarks(student, by_student or {}) for student in verdicts}
    write_grades(
        out / "grades.csv", found.exercises, verdicts, found.found.ids, remarks, late=by_student
    )
    write_csv(out / "left_out.csv", ("name", "reason"), found.found.ignored)
    graded = _graded(found, verdicts)
    answers = found.judged(verdicts, how.options)
    missing = absent(found.found)
    reasons = graded.unmarked | graded.partly
    write_class(out, found.exercises, verdicts, answers, reasons, absent=missing, late=by_student)
    if again is not None:
        graded = graded.only(mine.submissions[0].student)
    return GradedFolder(graded, found, verdicts, late, missing)


def _verdicts(
    files: Mapping[str, str], records: Records, again: Again | None
) -> dict[str, dict[str, Any]]:
    """All verdicts by student."""
    verdicts = {student: records.read(file).verdicts for student, file in files.items()}
    if again is None:
        return verdicts
    # whoever is new since then has none
    return {student: one for student, one in verdicts.items() if one}


def grade_shard(
    source: Path, names: Sequence[str], out: Path, how: How, shard: tuple[int, int]
) -> int:
    """Grade one of several equal shares of the students; returns of how many.

    Only their verdicts are saved, in `out`, which all shards share: `grade_folder` joins them.
    """
    found, files, records = _to_grade(source, names, out)
    part, of = shard
    mine = replace(found, submissions=found.submissions[part - 1 :: of])
    _grade(mine, files, records, how)
    return len(mine.submissions)


def _to_grade(
    source: Path, names: Sequence[str], out: Path
) -> tuple[Class, dict[str, str], Records]:
    """The class, the name of each student's files in `out`, and what is graded already. UsageError."""
    must_be_apart(source, out)
    found = read_class(source, names)
    out.mkdir(parents=True, exist_ok=True)
    students = [one.student for one in found.submissions]
    files = dict(zip(students, file_names(found.submissions), strict=True))
    return found, files, Records(out / ".graded")


def _grade(found: Class, files: Mapping[str, str], records: Records, how: How) -> None:
    on_disk = [replace(one, student=files[one.student]) for one in found.submissions]
    grade_class(on_disk, found.exercises, records, how)


def _graded(found: Class, verdicts: Mapping[str, Mapping[str, Any]]) -> Graded:
    """Who has a score, and who has none or not for all that was handed in."""
    reasons = {s: why_not_graded(v) or found.unread(s) for s, v in verdicts.items()}
    scored = {s: has_score(v) and bool(v or not reasons[s]) for s, v in verdicts.items()}
    unmarked = {s: reason for s, reason in reasons.items() if reason and not scored[s]}
    partly = {s: reason for s, reason in reasons.items() if reason and scored[s]}
    marked = {student: dict(v) for student, v in verdicts.items() if scored[student]}
    return Graded(marked, unmarked | dict(found.found.nobodys), {}, partly)


def must_be_apart(source: Path, out: Path) -> None:
    """UsageError if there is no source, or if what is written would lie in it."""
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
    catalog = Catalog(exercises_folder())
    exercises = catalog.select(names)
    wanted = wanted_of(exercises, catalog.exercises, all_wanted=bool(names))
    try:
        found = read_submissions(source, wanted.slugs, wanted=wanted)
    except Rejected as reason:
        raise UsageError(f"{source}: {reason}") from None
    if not names:
        answered = {slug for one in found.students.values() for slug in _begun(one, wanted)}
        exercises = [e for e in exercises if e.slug in answered]
    if not found.nobodys and (not found.students or not (exercises or any_rejected(found))):
        raise UsageError(
            f"{source} contains no answers: expected files such as student/slug.py or student/NAME.ipynb."
        )
    submissions = [
        StudentSubmission(
            student, answers={e.slug: found.answer(student, e.slug) for e in exercises}
        )
        for student in found.everybody
    ]
    return Class(exercises, submissions, found)


def _begun(answers: Mapping[str, Submission], wanted: Wanted) -> Iterator[str]:
    """The exercises that a student has begun: a stub as it was handed out is no answer."""
    for slug, one in answers.items():
        if not one.rejected and not wanted.is_untouched(slug, one.text):
            yield slug


def any_rejected(found: Submissions) -> bool:
    """Whether something was handed in that cannot be graded."""
    return any(one.rejected for answers in found.students.values() for one in answers.values())


def file_names(submissions: Iterable[StudentSubmission]) -> Iterator[str]:
    """A file name for each student: the student's own, or shortened with a digest if needed."""
    used = {"class"}  # the page of the class
    for submission in submissions:
        name = re.sub(r"[/\\\0]", "-", submission.student)
        if len(name.encode()) > LONGEST or name.casefold() in used:
            digest = hashlib.sha256(name.encode()).hexdigest()[:12]
            name = f"{name.encode()[:LONGEST].decode(errors='ignore')}-{digest}"
        used.add(name.casefold())
        yield name


def print_left_out(found: Class, out: Path | None = None) -> None:
    """Print where the reports are, which files were taken in another's place, and which left out."""
    if out is not None:
        print(f"Grades: {out / 'grades.csv'}. A report for each student: {out}/STUDENT.html")
        print(f"The class as a whole: {out / 'class.html'}")
    remarks = [(s, "; ".join(told)) for s in found.found.everybody if (told := found.remarks(s))]
    _print_some("Taken for what was asked, or late", remarks, out and out / "grades.csv")
    _print_some("Files left out", found.found.ignored, out and out / "left_out.csv")


def _print_some(title: str, lines: Sequence[tuple[str, str]], where: Path | None) -> None:
    if lines:
        print(f"{title} ({len(lines)}){f', all in {where}' if where else ''}:")
    for name, reason in lines[:MOST_SHOWN]:
        print(f"  {visible(name)}: {visible(reason)}")
    if len(lines) > MOST_SHOWN:
        print(f"  and {len(lines) - MOST_SHOWN} more")
