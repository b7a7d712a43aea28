"""Writes the answers of a class so that Dolos and JPlag, which find answers that are alike, read them.

One folder for each exercise: `info.csv` for Dolos (https://dolos.ugent.be/docs/adding-metadata.html),
`submissions` with a folder for each student, as JPlag wants it (https://github.com/jplag/JPlag), and
`stub` with what all of them were given, which counts for nothing.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from grader.atomic_write import replace_file
from grader.classroom.grade_folder import Class, file_names, must_be_apart, read_class
from grader.errors import UsageError
from grader.exercise.catalog import Exercise
from grader.exercise.submission import Submission
from grader.ingest import Submissions
from grader.report.safe_text import cell

COLUMNS = ("filename", "label", "full_name", "created_at")
SUBMISSIONS, STUB = "submissions", "stub"


def write_answers(source: Path, names: Sequence[str], out: Path) -> dict[str, int]:
    """Write all answers into the new folder `out`; returns how many, by exercise. UsageError."""
    must_be_apart(source, out)
    if out.exists() and any(out.iterdir()):
        raise UsageError(
            f"-o: {out} is not empty: name a new folder, so that no older answer is in it."
        )
    found = read_class(source, names)
    files = dict(zip(found.found.everybody, file_names(found.submissions), strict=True))
    numbers = {}
    for exercise in found.exercises:
        answers = _of(found, exercise)
        if answers:
            _write(out / exercise.slug, exercise, answers, files, found.found)
        numbers[exercise.slug] = len(answers)
    return numbers


def _of(found: Class, exercise: Exercise) -> dict[str, Submission]:
    """The answers that can be read, by student; a stub in which nothing was written is none."""
    stub = exercise.stub.read_text(encoding="utf-8")
    answers = {one.student: one.answers[exercise.slug] for one in found.submissions}
    return {
        student: answer
        for student, answer in answers.items()
        if not answer.rejected and answer.text.strip() != stub.strip()
    }


def _write(
    folder: Path,
    exercise: Exercise,
    answers: Mapping[str, Submission],
    files: Mapping[str, str],
    found: Submissions,
) -> None:
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet)
    writer.writerow(COLUMNS)
    for student, answer in answers.items():
        name = f"{SUBMISSIONS}/{files[student]}/{exercise.slug}.py"
        (folder / name).parent.mkdir(parents=True)
        replace_file(folder / name, answer.listing if answer.files else answer.text)
        writer.writerow([name, "", cell(student), _created(found.times.get(student))])
    replace_file(folder / "info.csv", sheet.getvalue())
    (folder / STUB).mkdir(exist_ok=True)
    replace_file(folder / STUB / f"{exercise.slug}.py", exercise.stub.read_bytes())


def _created(time: datetime | None) -> str:
    """A time as Dolos reads it; one without a zone as it is, for it is compared with its like only."""
    if time is None:
        return ""
    return f"{time.astimezone(UTC) if time.tzinfo else time:%Y-%m-%d %H:%M:%S +0000}"
