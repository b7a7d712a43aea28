"""Grades one student's folder, for a system that starts the grader once for each submission."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.exercise.catalog import Exercise
from grader.exercise.hidden import joined, with_hidden
from grader.exercise.options import Options
from grader.exercise.result import THIS_PYTHON, Answer, CheckResult, Outcome, Result, needs_python
from grader.ingest import read_own
from grader.ingest.wanted import wanted_of
from grader.judging.session import grade
from grader.supervisor import Level
from grader.supervisor.isolation import NAMES, settle

RUN_AGAIN = "Not graded, because the machine was too busy: run the autograder again. It is no 0."
NEWER = "Not graded, because the grader's Python is too old for this answer: tell your teacher."


@dataclass(frozen=True)
class GradedStudent:
    """The results, in the order of the exercises. `notes` say which file was taken, by exercise; `seconds`
    is how long it took."""

    results: Sequence[Result]
    notes: Mapping[str, str]
    options: Options
    seconds: float

    @property
    def points(self) -> int:
        """The points earned."""
        return sum(result.points for result in self.results)

    @property
    def max_points(self) -> int:
        """The points that could be earned."""
        return sum(result.max_points for result in self.results)

    @property
    def sentences(self) -> list[str]:
        """What there is to say beside the checks: what was not graded and why, and how it ran."""
        told = [f"{r.answer.exercise.slug}: {r.problem}" for r in self.results if r.problem]
        told += [f"{slug}: {note}" for slug, note in self.notes.items()]
        if any(check.outcome is Outcome.BUSY for r in self.results for check in r.checks):
            told.append(RUN_AGAIN)
        if any(needs_python(result.problem) for result in self.results):
            told.append(NEWER)
        return [*told, self.how]

    @property
    def how(self) -> str:
        """How it ran, in a sentence."""
        level = self.options.isolation
        return (
            f"Graded on Python {THIS_PYTHON}, on the {self.options.clock} clock, "
            f"at isolation level {level} ({NAMES[level]})."
        )


def grade_own(
    folder: Path, exercises: Sequence[Exercise], *, clock: str = "wall", level: Level | None = None
) -> GradedStudent:
    """Grade all that one student handed in; an exercise without an answer is a rejected one.

    With no level the best that works here is taken. CannotGrade.
    """
    started = time.monotonic()
    wanted = wanted_of(exercises, exercises, all_wanted=True)
    found = read_own(folder, "submission", wanted)
    answers = [Answer(e, found.answer("submission", e.slug)) for e in exercises]
    options = Options(clock=clock, isolation=settle(level))
    results = joined(grade(with_hidden(answers), options))
    notes = found.notes.get("submission", {})
    return GradedStudent(results, notes, options, time.monotonic() - started)


NOT_SHOWN = "A hidden check of your teacher's: what it saw is not shown."
"""What students read in place of it."""


def is_hidden(result: Result, check: CheckResult) -> bool:
    """Whether students see only its sentence and its points."""
    return check.check.name not in {public.name for public in result.answer.exercise.checks}
