"""The judge of one pytest session: has all evidence gathered, then notes what the checks say of it.

Scenarios run at the same time, before the first test; the tests themselves only read.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence

import pytest

from grader.evidence.evidence import Evidence
from grader.exercise.catalog import Exercise
from grader.exercise.options import Options
from grader.exercise.result import CheckResult, Grading, Outcome, Result
from grader.gathering.engine import GivenUp, Progress, kept_warm, no_progress
from grader.gathering.gather import Book, gather
from grader.judging.lateness import Reading, arbitrate, repeat_killed
from grader.supervisor import CannotStart, why

Noter = Callable[[Outcome, str, BaseException | None], CheckResult]


class Judge:
    """Evidence by scenario, and the outcome of each check. `obstacle` says why it gave up."""

    def __init__(
        self,
        gradings: Sequence[Grading] = (),
        options: Options | None = None,
        progress: Progress = no_progress,
    ) -> None:
        self.gradings = list(gradings)
        self.options = options or Options()
        self.book: Book = defaultdict(dict)
        self.obstacle = ""
        self.mismatch: tuple[object, object] | None = None  # of the check that is running
        self._progress = progress
        self._outcomes: dict[tuple[Grading, str], CheckResult] = {}

    def gather(self, readings: Sequence[Reading]) -> None:
        """Run the scenarios that these checks read, and settle what a late machine left open."""
        try:
            with kept_warm():
                self._gather(readings)
        except* CannotStart as errors:
            self.obstacle = f"No worker can be started: {why(errors)}."
        except* GivenUp:
            self.obstacle = "The grading was given up."
        if self.obstacle:
            pytest.exit(self.obstacle, returncode=3)

    def _gather(self, readings: Sequence[Reading]) -> None:
        keys = [key for reading in readings for key in reading.keys]
        self.book.update(gather(keys, self.options, self._progress))
        repeat_killed(self.book, self.options)
        if self.options.clock == "wall":
            arbitrate(readings, self.book, self.options)

    def gradings_of(self, exercise: Exercise) -> list[Grading]:
        """The answers to one exercise."""
        return [g for g in self.gradings if g.exercise.check_file == exercise.check_file]

    def noter(self, grading: Grading, check: str, seen: Sequence[Evidence]) -> Noter:
        """A function that keeps how a check came out, and gives it as a CheckResult."""
        about = next(c for c in grading.exercise.checks if c.name == check)

        def note(outcome: Outcome, message: str, error: BaseException | None) -> CheckResult:
            result = CheckResult(about, outcome, message, seen, error, self.mismatch)
            self._outcomes[grading, check] = result
            return result

        self.mismatch = None
        return note

    def results(self) -> list[Result]:
        """The results, in the order of the gradings; a check without an outcome did not run."""
        return [self._result(grading) for grading in self.gradings]

    def _result(self, grading: Grading) -> Result:
        checks = [
            self._outcomes.get((grading, check.name), CheckResult(check, "not-run"))
            for check in grading.exercise.checks
        ]
        evidence = list(self.book[grading].values())
        return Result(grading, checks, evidence, self.options.isolation)


JUDGE = pytest.StashKey[Judge]()
