"""Writes the files of a graded class: grades as CSV, and a JSON and an HTML report for each student."""

import csv
import io
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from grader.atomic_write import replace_file
from grader.classroom.deadlines import Late
from grader.classroom.records import is_ungraded
from grader.exercise.catalog import Exercise
from grader.exercise.options import Options
from grader.report.html import page
from grader.report.safe_text import cell
from grader.report.terminal import NOT_BEGUN, is_not_begun

LATENESS = ("hours_late", "penalty", "score")
"""The columns of grades.csv if there are deadlines."""
Verdicts = Mapping[str, Any]
"""The saved verdicts of one student, by exercise."""


def write_reports(target: Path, student: str, verdicts: Verdicts, options: Options) -> None:
    """Write a student's report as JSON and as an HTML page."""
    points, most = points_of(verdicts), max_points_of(verdicts)
    data = {
        "schema": 1,
        "student": student,
        "clock": options.clock,
        "points": points,
        "max_points": most,
        "exercises": [_public(verdict) for verdict in verdicts.values()],
    }
    _write_text(target, ".json", json.dumps(data, indent=2) + "\n")
    fragments = [verdict["html"] for verdict in verdicts.values()]
    graded = f"{points} of {most} points" if _total(verdicts) != "" else "not graded"
    _write_text(target, ".html", page(f"{student}: {graded}", fragments))


def _public(verdict: Mapping[str, Any]) -> dict[str, Any]:
    """A report without the messages of hidden checks."""
    checks = [
        {**check, "message": ""} if check["name"] in verdict["hidden"] else check
        for check in verdict["report"]["checks"]
    ]
    return {**verdict["report"], "checks": checks}


def write_grades(
    target: Path,
    exercises: Sequence[Exercise],
    verdicts: Mapping[str, Verdicts],
    ids: Mapping[str, str],
    remarks: Mapping[str, Sequence[str]],
    *,
    late: Mapping[str, Late] | None = None,
) -> None:
    """Write a row for each student: the points of each exercise, all points, and a remark.

    `ids` are the students' numbers in the course's system, if the submissions came from one. If there
    are deadlines, `late` says how late each was; then there is also the score after the penalty.
    """
    slugs = [exercise.slug for exercise in exercises]
    rows = [
        [
            student,
            *([ids.get(student, "")] if ids else []),
            *(_cell(found[slug]) for slug in slugs),
            *(_total(found), max_points_of(found)),
            *([] if late is None else _lateness(found, late.get(student, Late(None)))),
            "; ".join(
                filter(None, [_remark(found), *remarks.get(student, ()), _note(late, student)])
            ),
        ]
        for student, found in verdicts.items()
    ]
    write_csv(
        target,
        [
            *("student", *(["id"] if ids else []), *slugs, "points", "max_points"),
            *(() if late is None else LATENESS),
            "remark",
        ],
        rows,
    )


def _lateness(verdicts: Verdicts, late: Late) -> list[float | str]:
    """Hours late, the points taken off, the score; without a score only the hours."""
    hours = "" if late.hours is None else late.hours
    points = _total(verdicts)
    if isinstance(points, str):
        return [hours, "", ""]
    return [hours, late.penalty(points), round(points - late.penalty(points), 2)]


def _note(late: Mapping[str, Late] | None, student: str) -> str:
    return late[student].note if late and student in late else ""


def _cell(verdict: Mapping[str, Any]) -> int | str:
    """The points of one answer; nothing for one that is not graded: no 0."""
    return "" if is_ungraded(verdict["report"]) else int(verdict["points"])


def _total(verdicts: Verdicts) -> int | str:
    """All points; nothing if one of the answers is not graded."""
    return points_of(verdicts) if has_score(verdicts) else ""


def has_score(verdicts: Verdicts) -> bool:
    """Whether all of these answers are graded."""
    return not any(is_ungraded(verdict["report"]) for verdict in verdicts.values())


def _remark(verdicts: Verdicts) -> str:
    """The verdicts that are neither `pass` nor `fail`."""
    reports = {slug: verdict["report"] for slug, verdict in verdicts.items()}
    others = {s: r for s, r in reports.items() if r["verdict"] not in ("pass", "fail")}
    reasons = {
        s: r["problem"] if r["verdict"] == "rejected" else r["verdict"] for s, r in others.items()
    }
    reasons |= {s: NOT_BEGUN for s, r in others.items() if is_not_begun(r["verdict"], r["problem"])}
    return "; ".join(f"{slug}: {reason.rstrip('.')}" for slug, reason in reasons.items())


def points_of(verdicts: Verdicts) -> int:
    """The points of all exercises together."""
    return sum(verdict["points"] for verdict in verdicts.values())


def max_points_of(verdicts: Verdicts) -> int:
    """The points that all exercises together are worth."""
    return sum(c["max_points"] for v in verdicts.values() for c in v["report"]["checks"])


def _write_text(target: Path, end: str, text: str) -> None:
    replace_file(target.with_name(target.name + end), text)


def write_csv(target: Path, head: Collection[str], rows: Iterable[Iterable[object]]) -> None:
    """Write a table atomically. A spreadsheet reads none of its cells as a formula."""
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet)
    writer.writerow(head)
    writer.writerows([cell(value) for value in row] for row in rows)
    replace_file(target, sheet.getvalue())
