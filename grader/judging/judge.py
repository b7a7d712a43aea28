"""The judge of one pytest session: has all evidence gathered, then notes what the checks say of it.

Scenarios run at the same time, before the first test; the tests themselves only read.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence

import pytest

from grader.evidence.evidence import Evidence
from grader.exercise.catalog import Exercise
from grader.exercise.options import Options
from grader.exercise.result import Answer, CheckResult, Outcome, Result
from grader.gathering.engine import GivenUp, Progress, kept_warm, no_progress
from grader.gathering.gather import Book, gather
from grader.judging.lateness import Reading, arbitrate, repeat_killed
from grader.supervisor import CannotStart, why

Noter = Callable[[Outcome, str, BaseException | None], CheckResult]


class Judge:
    """Evidence by scenario, and the outcome of each check. `obstacle` says why it gave up."""

    def __init__(
        self,
        answers: Sequence[Answer] = (),
        options: Options | None = None,
        progress: Progress = no_progress,
    ) -> None:
        self.answers = list(answers)
        self.options = options or Options()
        self.book: Book = defaultdict(dict)
        self.obstacle = ""
        self.mismatch: tuple[object, object] | None = None  # of the check that is running
        self._progress = progress
        self._outcomes: dict[tuple[Answer, str], CheckResult] = {}

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

    def answers_of(self, exercise: Exercise) -> list[Answer]:
        """The answers to one exercise."""
        return [g for g in self.answers if g.exercise.check_file == exercise.check_file]

    def noter(self, answer: Answer, check: str, seen: Sequence[Evidence]) -> Noter:
        """A function that keeps how a check came out, and gives it as a CheckResult."""
        about = next(c for c in answer.exercise.checks if c.name == check)

        def note(outcome: Outcome, message: str, error: BaseException | None) -> CheckResult:
            result = CheckResult(about, outcome, message, seen, error, self.mismatch)
            self._outcomes[answer, check] = result
            return result

        self.mismatch = None
        return note

    def results(self) -> list[Result]:
        """The results, in the order of the gradings; a check without an outcome did not run."""
        return [self._result(answer) for answer in self.answers]

    def _result(self, answer: Answer) -> Result:
        checks = [
            self._outcomes.get((answer, check.name), CheckResult(check, Outcome.NOT_RUN))
            for check in answer.exercise.checks
        ]
        evidence = list(self.book[answer].values())
        return Result(answer, checks, evidence, self.options.isolation)


JUDGE = pytest.StashKey[Judge]()
