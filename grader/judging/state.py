"""What one session of judging holds: all evidence is gathered first, then the checks read it.

Scenarios run at the same time, before the first check; the checks themselves only read. For a class they
run elsewhere, and its session judges part after part: each has a state of its own.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence

import pytest

from grader.exercise.catalog import Exercise
from grader.exercise.options import Options
from grader.exercise.result import Answer, CheckResult, Outcome, Result
from grader.gathering.gather import Book, Progress, gather, no_progress
from grader.gathering.loop import GivenUp, kept_warm
from grader.judging.exactness import decide
from grader.judging.judge import Reading
from grader.judging.lateness import arbitrate, repeat_killed
from grader.supervisor import CannotStart, why
from grader.supervisor.isolation import forget

Judge = Callable[[Book], list[Result | None]]
"""Judges answers by their evidence, in the order of the book. There is no result where something has to
run again, because the machine may have been late."""


def not_started(error: BaseException) -> str:
    """Say why no worker can be started. A level that has worked before may be what does not any more."""
    forget()
    return f"No worker can be started: {why(error)}."


class SessionState:
    """Evidence by scenario, and how each check came out. `obstacle` says why it gave up."""

    def __init__(
        self,
        answers: Sequence[Answer] = (),
        options: Options | None = None,
        progress: Progress = no_progress,
        *,
        told_by_pytest: bool = False,
        book: Book | None = None,
        work: Callable[[Judge], None] | None = None,
    ) -> None:
        """`told_by_pytest`: what a check found is read in pytest's own report, and nowhere else.

        With `work` the session is open until that is over. It is given what judges evidence that was
        gathered elsewhere.
        """
        self.answers = list(answers)
        self.options = options or Options()
        self.book: Book = defaultdict(dict) if book is None else book
        self.work = work
        self.obstacle = ""
        self.told_by_pytest = told_by_pytest
        self._progress = progress
        self._results: dict[tuple[Answer, str], CheckResult] = {}

    def gather(self, readings: Sequence[Reading]) -> None:
        """Run the scenarios that these checks read, and settle what a late machine left open."""
        try:
            with kept_warm():
                self._gather(readings)
        except* CannotStart as errors:
            self.obstacle = not_started(errors)
        except* GivenUp:
            self.obstacle = "The grading was given up."

    def _gather(self, readings: Sequence[Reading]) -> None:
        keys = [key for reading in readings for key in reading.keys]
        self.book.update(gather(keys, self.options, self._progress))
        repeat_killed(self.book, self.options)
        if self.options.clock == "wall":
            arbitrate(readings, self.book, self.options)
        else:
            decide(readings, self.book, self.options)

    def answers_to(self, exercise: Exercise) -> list[Answer]:
        """The answers to one exercise."""
        return [a for a in self.answers if a.exercise.check_file == exercise.check_file]

    def judge(self, reading: Reading) -> CheckResult:
        """How a check of one answer comes out, which is kept."""
        result = reading.judged(self.book)
        self._results[reading.answer, result.check.name] = result
        return result

    def results(self) -> list[Result]:
        """The results, in the order of the answers; a check without an outcome did not run."""
        return [self._result(answer) for answer in self.answers]

    def _result(self, answer: Answer) -> Result:
        checks = [
            self._results.get((answer, check.name), CheckResult(check, Outcome.NOT_RUN))
            for check in answer.exercise.checks
        ]
        return Result(answer, checks, list(self.book[answer].values()), self.options.isolation)


STATE = pytest.StashKey[SessionState]()
"""Where pytest's configuration keeps it."""
