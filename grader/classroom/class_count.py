"""Counts what came of a graded class, and writes it as `class.html` and `class.csv`."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from grader.atomic_write import replace_file
from grader.classroom.absent import NOTHING, UNSURE, Absent
from grader.classroom.anonymous import line_of_nobody
from grader.classroom.deadlines import Late
from grader.classroom.records import is_not_handed_in, is_ungraded, why_not_graded
from grader.classroom.reports import Verdicts, write_csv
from grader.diagnosis import summary_of
from grader.exercise.catalog import Exercise
from grader.exercise.submission import Submission
from grader.report.class_page import (
    CheckCount,
    ClassCount,
    ExerciseCount,
    MistakeCount,
    class_page,
)
from grader.report.terminal import is_not_begun

MOST = 10
"""Mistakes on the page."""
NOT_BEGUN = "Has not begun"
NOT_GRADED = "Not graded"
LATE = "Handed in late"
COLUMNS = ("exercise", "check", "sentence", "points", "passed", "answers")
Answers = Mapping[str, Mapping[str, Submission]]
"""What the verdicts are of, by student and exercise."""
Place = tuple[str, str, str, int | None]
"""Where a mistake is: whose, of which exercise, in which file, at which line."""


def write_class(
    out: Path,
    exercises: Sequence[Exercise],
    verdicts: Mapping[str, Verdicts],
    answers: Answers,
    reasons: Mapping[str, str],
    *,
    absent: Absent,
    late: Mapping[str, Late] | None,
) -> None:
    """Write the page and the table. `reasons` has who is not graded, and why; `late`, who was how late."""
    counted = [_exercise(exercise, verdicts) for exercise in exercises]
    found = ClassCount(
        len(verdicts) + (len(absent.names) if absent.is_sure else 0),
        counted,
        list(_mistakes(verdicts, answers)),
        _people(verdicts, reasons, absent, late or {}),
    )
    replace_file(out / "class.html", class_page(found))
    rows = [
        (exercise.slug, check.name, check.sentence, check.points, check.passed, check.of)
        for exercise in counted
        for check in exercise.checks
    ]
    write_csv(out / "class.csv", COLUMNS, rows)


def _begun(verdict: Mapping[str, Any]) -> bool:
    """Whether this answer was begun, and graded."""
    report = verdict["report"]
    missing = is_ungraded(report) or is_not_handed_in(report)
    undecided = why_not_graded({"": verdict})
    return not (missing or undecided or is_not_begun(report["verdict"], report["problem"]))


def _exercise(exercise: Exercise, verdicts: Mapping[str, Verdicts]) -> ExerciseCount:
    all_of_it = [found[exercise.slug] for found in verdicts.values() if exercise.slug in found]
    begun = [one for one in all_of_it if _begun(one)]
    most = max((_most(one["report"]) for one in all_of_it), default=0)
    points = Counter(int(one["points"]) for one in begun)
    scores = [points[number] for number in range(most + 1)]
    took = median(one["report"]["seconds"] for one in begun) if begun else None
    checks = list(_checks(all_of_it, begun))
    return ExerciseCount(exercise.slug, exercise.title, scores, checks, took)


def _most(report: Mapping[str, Any]) -> int:
    return sum(check["max_points"] for check in report["checks"])


def _checks(
    all_of_it: Sequence[Mapping[str, Any]], begun: Sequence[Mapping[str, Any]]
) -> Iterator[CheckCount]:
    passed = Counter(
        check["name"]
        for one in begun
        for check in one["report"]["checks"]
        if check["outcome"] == "pass"
    )
    known = {check["name"]: check for one in all_of_it for check in one["report"]["checks"]}
    for name, check in known.items():
        yield CheckCount(name, check["sentence"], check["max_points"], passed[name], len(begun))


def _mistakes(verdicts: Mapping[str, Verdicts], answers: Answers) -> Iterator[MistakeCount]:
    places: dict[str, list[Place]] = {}
    for student, found in verdicts.items():
        for slug, one in found.items():
            for mistake in one["report"]["mistakes"]:
                place = (student, slug, mistake["file"], mistake["line"])
                places.setdefault(mistake["name"], []).append(place)
    numbers = {name: len({student for student, *_ in some}) for name, some in places.items()}
    for name in sorted(numbers, key=lambda name: (-numbers[name], name))[:MOST]:
        example, slug = _example(places[name], answers)
        yield MistakeCount(name, summary_of(name), numbers[name], example, slug)


def _example(places: Sequence[Place], answers: Answers) -> tuple[str, str]:
    """A line with a mistake, and of which exercise: the first one that names nobody."""
    for student, slug, file, line in places:
        submission = answers.get(student, {}).get(slug)
        whole = submission.text_of(file) if submission else ""
        text = line_of_nobody(whole, line, student) if line else ""
        if text:
            return text, slug
    return "", ""


def _people(
    verdicts: Mapping[str, Verdicts],
    reasons: Mapping[str, str],
    absent: Absent,
    late: Mapping[str, Late],
) -> dict[str, list[str]]:
    people: dict[str, list[str]] = {NOTHING: [], UNSURE: [], NOT_BEGUN: [], NOT_GRADED: []}
    people[absent.why] += absent.names
    for student, found in verdicts.items():
        reports = [one["report"] for one in found.values()]
        if student in reasons or not reports:
            continue
        if all(map(is_not_handed_in, reports)):
            people[NOTHING].append(student)
        elif not any(map(_begun, found.values())):
            people[NOT_BEGUN].append(student)
    people[NOT_GRADED] = [f"{student}: {reason}" for student, reason in reasons.items()]
    people[LATE] = [f"{student}: {one.note}" for student, one in late.items() if one.is_late]
    return {why: students for why, students in people.items() if students}
