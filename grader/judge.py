"""The judge of one pytest session: gathers all evidence first, then notes what the checks say of it.

Scenarios run at the same time, before the first test; the tests themselves only read.
"""

import asyncio
import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import pytest

from grader.catalog import Exercise
from grader.evidence import Evidence
from grader.grading import CheckResult, Grading, Outcome, Result
from grader.supervisor import CannotStart, Ended, Job, supervise
from grader.testimony import evidence_of

Progress = Callable[[int, int], None]
"""Called with the number of scenarios that are over, and of all."""


@dataclass(frozen=True)
class Options:
    """How to grade. `seed` makes the inputs; `at_once` bounds the workers."""

    seed: str = field(default_factory=lambda: secrets.token_hex(4))
    at_once: int = 64
    clock: str = "wall"
    isolation: str = "0"


Key = tuple[Grading, str]
Noter = Callable[[Outcome, str], CheckResult]


class Judge:
    """Evidence by scenario, and the outcome of each check. `obstacle` says why it gave up."""

    def __init__(
        self,
        gradings: Sequence[Grading] = (),
        options: Options | None = None,
        progress: Progress = lambda over, of: None,
    ) -> None:
        self.gradings = list(gradings)
        self.options = options or Options()
        self.evidence: dict[Key, Evidence] = {}
        self.obstacle = ""
        self._progress = progress
        self._outcomes: dict[tuple[Grading, str], CheckResult] = {}

    def gather(self, keys: Iterable[Key]) -> None:
        """Run these scenarios, all at the same time."""
        wanted = list(dict.fromkeys(keys))
        for grading, scenario in wanted:
            reason = grading.submission.rejected
            self.evidence[grading, scenario] = Evidence(scenario, "", "rejected", reason)
        runnable = [key for key in wanted if not key[0].submission.rejected]
        jobs = [self.job(grading, scenario) for grading, scenario in runnable]
        ends = self._ends_of(jobs)
        for key, job, ended in zip(runnable, jobs, ends, strict=True):
            self.evidence[key] = evidence_of(job, ended)

    def _ends_of(self, jobs: Sequence[Job]) -> list[Ended]:
        try:
            return asyncio.run(self._supervise(jobs)) if jobs else []
        except* CannotStart as errors:
            self.obstacle = f"No worker can be started: {errors.exceptions[0]}."
        pytest.exit(self.obstacle, returncode=3)

    async def _supervise(self, jobs: Sequence[Job]) -> list[Ended]:
        over = 0

        def one_more(job: Job) -> None:
            nonlocal over
            over += 1
            self._progress(over, len(jobs))

        self._progress(0, len(jobs))
        return await supervise(jobs, at_once=self.options.at_once, on_end=one_more)

    def job(self, grading: Grading, scenario: str) -> Job:
        """What the worker is to do for one scenario."""
        exercise = grading.exercise
        return Job(
            name=exercise.slug,
            student={"path": str(grading.submission.path), "source": grading.submission.text},
            checks={"path": str(exercise.check_file), "source": exercise.scenarios_source()},
            scenario=scenario,
            asks=exercise.asks,
            seed=f"{self.options.seed}/{exercise.slug}/{scenario}",
            limit=exercise.limits[scenario],
            clock=self.options.clock,
        )

    def gradings_of(self, exercise: Exercise) -> list[Grading]:
        """The answers to one exercise."""
        return [g for g in self.gradings if g.exercise.check_file == exercise.check_file]

    def noter(self, grading: Grading, check: str, seen: Sequence[Evidence]) -> Noter:
        """A function that keeps how a check came out, and gives it as a CheckResult."""
        about = next(c for c in grading.exercise.checks if c.name == check)

        def note(outcome: Outcome, message: str) -> CheckResult:
            result = CheckResult(about, outcome, message, seen)
            self._outcomes[grading, check] = result
            return result

        return note

    def results(self) -> list[Result]:
        """The results, in the order of the gradings; a check without an outcome did not run."""
        return [self._result(grading) for grading in self.gradings]

    def _result(self, grading: Grading) -> Result:
        checks = [
            self._outcomes.get((grading, check.name), CheckResult(check, "not-run"))
            for check in grading.exercise.checks
        ]
        evidence = [seen for (whose, _), seen in self.evidence.items() if whose == grading]
        return Result(grading, checks, evidence)


JUDGE = pytest.StashKey[Judge]()
