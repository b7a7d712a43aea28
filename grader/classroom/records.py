"""What grading found, kept on the disk: one JSON file for each student.

A grading that is killed goes on where it was: an answer whose key is on record is not graded again.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from grader.atomic_write import replace_file
from grader.diagnosis import diagnose
from grader.exercise.catalog import Exercise
from grader.exercise.hidden import hidden_checks
from grader.exercise.options import Options
from grader.exercise.result import Result
from grader.exercise.submission import Submission
from grader.report.as_json import as_data

SCHEMA = 1
BUSY = "the machine was too busy to judge all of it: run the same command once more"


@dataclass(frozen=True)
class Record:
    """What is known of one student.

    `digest` is that of the notebook when all of it is graded; `unmarked` why there is no mark.
    """

    verdicts: dict[str, Any]
    digest: str = ""
    unmarked: str = ""


@dataclass(frozen=True)
class Records:
    """The records of one assignment, in a folder."""

    folder: Path

    @classmethod
    def in_course(cls, course: Path, name: str) -> "Records":
        """Where the records of an assignment lie in a course's folder."""
        return cls(course / "graded" / name)

    def read(self, student: str) -> Record:
        """What is on record of a student: nothing where there is no file, or none of ours."""
        try:
            data = json.loads(self._file(student).read_bytes())
            if data["schema"] == SCHEMA:
                return Record(dict(data["verdicts"]), str(data["digest"]), str(data["unmarked"]))
        except (OSError, ValueError, KeyError, TypeError):
            pass
        return Record({})

    def students(self) -> list[str]:
        """Who is on record."""
        return sorted(file.stem for file in self.folder.glob("*.json"))

    def keep(self, student: str, record: Record) -> None:
        """Put a student on record: either the whole file is written, or nothing changes."""
        self.folder.mkdir(parents=True, exist_ok=True)
        data = {"schema": SCHEMA, "student": student, **asdict(record)}
        replace_file(self._file(student), json.dumps(data, indent=1) + "\n")

    def _file(self, student: str) -> Path:
        return self.folder / f"{student}.json"


def verdict_on(result: Result, key: str, options: Options) -> dict[str, Any]:
    """What is kept of one graded answer."""
    from grader.report.html import fragment

    public = {check.name for check in result.answer.exercise.checks}
    shown = [check for check in result.checks if check.check.name in public]
    hidden = frozenset(check.check.name for check in result.checks) - public
    report = as_data([result], options, result.seconds)["exercises"][0]
    # what a hidden check found names no mistake: the name would tell of the check
    report["mistakes"] = [asdict(mistake) for mistake in diagnose(replace(result, checks=shown))]
    return {
        "key": key,
        "isolation": options.isolation,
        "points": result.points,
        "hidden": sorted(hidden),
        "report": report,
        "html": fragment(result, hidden=hidden),
    }


def key(exercise: Exercise, submission: Submission, options: Options) -> str:
    """A digest of all that a verdict depends on: the answer, the checks, and how it is graded."""
    hidden = hidden_checks(exercise)
    parts: Sequence[str] = (
        submission.text,
        submission.before,
        submission.rejected,
        exercise.check_source,
        hidden.check_source if hidden else "",
        options.clock,
        options.isolation,
    )
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def is_settled(data: dict[str, Any]) -> bool:
    """Whether it is a verdict: `busy` is none, and is graded again."""
    checks = data["report"]["checks"]
    return data["report"]["verdict"] != "busy" and all(c["outcome"] != "busy" for c in checks)
