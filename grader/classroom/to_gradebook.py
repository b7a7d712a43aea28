"""What a graded class means for a gradebook: a score for each student, and a feedback of a few words."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from grader.classroom.deadlines import Late
from grader.classroom.names import people
from grader.classroom.records import is_not_handed_in, is_ungraded, why_not_graded
from grader.classroom.reports import Verdicts, has_score, max_points_of, points_of
from grader.classroom.sheets.fill import Score
from grader.classroom.sheets.matching import Known
from grader.diagnosis import summary_of
from grader.evidence.verdict import Verdict
from grader.ingest import Submissions


def scores(
    verdicts: Mapping[str, Verdicts], found: Submissions, late: Mapping[str, Late]
) -> dict[str, Score]:
    """The scores of all students, also of those who handed in nothing. A group's is that of each member."""
    made: dict[str, Score] = {}
    for student, one in verdicts.items():
        score = _score(one, late.get(student))
        made |= {name: replace(score, known=who) for name, who in people(student, found)}
    return made


def _score(verdicts: Verdicts, late: Late | None) -> Score:
    late = late or Late(None)
    points = points_of(verdicts)
    is_graded = has_score(verdicts) and not why_not_graded(verdicts)
    return Score(
        Known({}),
        points - late.penalty(points) if is_graded else None,
        max_points_of(verdicts),
        f"{feedback(verdicts)} {f'{late.note}.' if late.percent else ''}".strip(),
        handed_in=not all(is_not_handed_in(one["report"]) for one in verdicts.values()),
    )


def feedback(verdicts: Verdicts) -> str:
    """The points of each exercise, with the sentence on its first mistake."""
    return " ".join(f"{slug}: {_told(verdict)}" for slug, verdict in verdicts.items())


def _told(verdict: Mapping[str, Any]) -> str:
    report = verdict["report"]
    if is_ungraded(report):
        return f"not graded. {report['problem']}"
    most = sum(check["max_points"] for check in report["checks"])
    return f"{verdict['points']} of {most} points. {_why(report)}".strip()


def _why(report: Mapping[str, Any]) -> str:
    """The first mistake's sentence; if there is none, the first check that failed."""
    if report["mistakes"]:
        first = report["mistakes"][0]
        return str(first.get("headline") or summary_of(first["name"]) or first["name"])
    failed = [check["sentence"] for check in report["checks"] if check["outcome"] == "fail"]
    if report["verdict"] == Verdict.FAIL and failed:
        return f"Not so yet: {failed[0]}"
    return str(report["problem"])
