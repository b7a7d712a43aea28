"""Saves the verdicts on disk: one JSON file for each student.

If grading is killed, it continues from there: an answer with a saved key is not graded again.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from grader.atomic_write import replace_file
from grader.diagnosis import diagnose
from grader.evidence.verdict import Verdict
from grader.exercise.catalog import Exercise
from grader.exercise.hidden import hidden_checks
from grader.exercise.options import Options
from grader.exercise.result import Result, needs_python
from grader.exercise.submission import NOTHING, Submission
from grader.report.as_json import as_data

SCHEMA = 1
END = '\n },\n "digest": "",\n "unmarked": ""\n}\n'
"""What follows the verdicts in a file, as long as not all are there."""
BUSY = "the machine was too busy to judge all answers: run the same command again"


@dataclass(frozen=True)
class Record:
    """What is saved of one student.

    `digest` is that of the notebook once all of it is graded; `unmarked` says why there is no score.
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
        """The records of an assignment in a course folder."""
        return cls(course / "graded" / name)

    def read(self, student: str) -> Record:
        """The record of a student; an empty one if there is no file, or not one of ours."""
        try:
            data = json.loads(self._file(student).read_bytes())
            if data["schema"] == SCHEMA:
                return Record(dict(data["verdicts"]), str(data["digest"]), str(data["unmarked"]))
        except (OSError, ValueError, KeyError, TypeError):
            pass
        return Record({})

    def students(self) -> list[str]:
        """The students with a record."""
        return sorted(file.stem for file in self.folder.glob("*.json"))

    def save(self, student: str, record: Record) -> None:
        """Save a student's record, atomically."""
        self.folder.mkdir(parents=True, exist_ok=True)
        data = {"schema": SCHEMA, "student": student, **vars(record)}
        replace_file(self._file(student), json.dumps(data, indent=1) + "\n")

    def add(self, student: str, found: Mapping[str, Any]) -> None:
        """Save more verdicts on a student's answers, atomically. Nothing is final yet."""
        kept = self.read(student).verdicts
        text = self._file(student).read_text(encoding="utf-8") if kept else ""
        if found and text.endswith(END) and not kept.keys() & found.keys():
            # the others as they are: to write each anew for each one that comes takes long
            replace_file(self._file(student), f"{text.removesuffix(END)},{_inside(found)}{END}")
        else:
            self.save(student, Record({**kept, **found}))

    def forget(self, student: str, slugs: Sequence[str] = ()) -> None:
        """Drop the verdicts on a student's answers, so that they are graded again; on all, without slugs."""
        kept = self.read(student).verdicts
        left = {slug: one for slug, one in kept.items() if slugs and slug not in slugs}
        if kept:
            self.save(student, Record(left))

    def _file(self, student: str) -> Path:
        return self.folder / f"{student}.json"


def _inside(verdicts: Mapping[str, Any]) -> str:
    """The text of these verdicts, as it stands in a file."""
    around = json.dumps({"verdicts": verdicts}, indent=1)
    return around.removeprefix('{\n "verdicts": {').removesuffix("\n }\n}")


def verdict_on(result: Result, key: str, options: Options) -> dict[str, Any]:
    """What is saved of one graded answer."""
    from grader.report.html import fragment

    public = {check.name for check in result.answer.exercise.checks}
    shown = [check for check in result.checks if check.check.name in public]
    hidden = frozenset(check.check.name for check in result.checks) - public
    seen = replace(result, checks=shown) if hidden else result
    report = as_data([result], options, result.seconds)["exercises"][0]
    # no mistakes from hidden checks: their names would reveal what is checked
    report["mistakes"] = [asdict(mistake) for mistake in diagnose(seen)]
    return {
        "key": key,
        "isolation": str(options.isolation),
        "points": result.points,
        "hidden": sorted(hidden),
        "report": report,
        "html": fragment(result, hidden=hidden),
    }


def key(exercise: Exercise, submission: Submission, options: Options) -> str:
    """A digest of everything that a verdict depends on: the answer, the checks, and the options."""
    hidden = hidden_checks(exercise)
    parts: Sequence[str] = (
        submission.text,
        submission.before,
        submission.rejected,
        exercise.check_source,
        hidden.check_source if hidden else "",
        options.clock,
        str(options.isolation),
        *(part for file in submission.files for part in file),
    )
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def is_settled(data: dict[str, Any]) -> bool:
    """Whether the verdict is final: a `busy` answer is graded again, and one for a newer Python."""
    return not why_not_graded({"": data})


def why_not_graded(verdicts: Mapping[str, Any]) -> str:
    """Why there is no score for these answers, by exercise; empty if there is one."""
    reports = {slug: data["report"] for slug, data in verdicts.items()}
    if newer := [f"{slug}: {r['problem']}" for slug, r in reports.items() if needs_newer(r)]:
        return " ".join(newer)
    checks = [check for report in reports.values() for check in report["checks"]]
    busy = [
        one
        for one in (*reports.values(), *checks)
        if "busy" in (one.get("verdict"), one.get("outcome"))
    ]
    return BUSY if busy else ""


def needs_newer(report: Mapping[str, Any]) -> bool:
    """Whether this is the report of an answer that needs a newer Python."""
    return bool(needs_python(report["problem"]))


def is_ungraded(report: Mapping[str, Any]) -> bool:
    """Whether this is the report of an answer that was handed in and could not be graded here."""
    unread = report["verdict"] == Verdict.REJECTED and not is_not_handed_in(report)
    return unread or needs_newer(report)


def is_not_handed_in(report: Mapping[str, Any]) -> bool:
    """Whether this is the report of an answer that is not there."""
    nothing = report["problem"].startswith(NOTHING)
    return bool(report["verdict"] == Verdict.REJECTED and nothing)
