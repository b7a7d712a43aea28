"""The report as JSON, schema 1. Keys may be added; any other change needs a new schema number."""

import json
import platform
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from grader.atomic_write import write_report
from grader.diagnosis import diagnose, remarks
from grader.exercise.options import Options
from grader.exercise.result import Result
from grader.report.timeline import timeline

SCHEMA = 1


def as_data(results: Sequence[Result], options: Options, seconds: float) -> dict[str, Any]:
    """The whole report as plain data; `seconds` is how long grading took."""
    return {
        "schema": SCHEMA,
        "clock": options.clock,
        "python": platform.python_version(),
        "isolation": str(min((r.isolation for r in results), default=options.isolation)),
        "seed": options.seed,
        "seconds": round(seconds, 3),
        "exercises": [_exercise(result) for result in results],
    }


def _exercise(result: Result) -> dict[str, Any]:
    pictures = [timeline(evidence) for evidence in result.evidence]
    return {
        "slug": result.answer.exercise.slug,
        "chapter": result.answer.exercise.chapter,
        "verdict": result.verdict,
        "isolation": str(result.isolation),
        "points": result.points,
        "max_points": result.max_points,
        "seconds": round(result.seconds, 3),
        "problem": result.problem,
        "moved": result.moved,
        "needs_python": result.needs_python,
        "checks": [
            {
                "name": check.check.name,
                "sentence": check.check.sentence,
                "outcome": check.outcome,
                "points": check.points,
                "max_points": check.check.points,
                "message": check.message,
            }
            for check in result.checks
        ],
        "mistakes": [asdict(mistake) for mistake in diagnose(result)],
        "path": [picture.path.as_data() for picture in pictures],
        "remarks": [asdict(remark) for remark in remarks(result)],
        "timeline": [picture.as_data() for picture in pictures],
    }


def write(data: dict[str, Any], target: str) -> None:
    """Write the report to a file, or to standard output for `-`."""
    write_report(json.dumps(data, indent=2, allow_nan=False) + "\n", target)
