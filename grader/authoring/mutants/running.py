"""Runs the scenarios of one exercise beside mutants, within limits that a busy machine stretches.

A mutant that spins would run into the limit of its scenario, which is long. So it gets a short one.
Where it runs into that, the solution runs, now: perhaps the scenario needs more, or it was the machine
that was slow. A mutant gets a few times what the solution needs.
"""

import asyncio
from collections import defaultdict
from dataclasses import replace

from grader.errors import CannotGrade
from grader.evidence.evidence import Evidence
from grader.evidence.verdict import Verdict
from grader.exercise.options import Options
from grader.exercise.result import Answer
from grader.gathering.from_worker import evidence_of
from grader.gathering.gather import job_for
from grader.supervisor import Workers, run_to_its_end
from grader.worker.level import Level

LIMIT = 2.0
"""Seconds of real time that every scenario may take: on the fast clock, mostly plenty."""
SLOWER = 4
"""A mutant may take that many times as long as the solution."""


class Runs:
    """Runs scenarios. `seconds` is the real time that each has taken, all runs together."""

    def __init__(self, solution: Answer, seed: str, workers: Workers) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._solution = solution
        self._seed = seed
        self._workers = workers
        self._limits: dict[str, float] = {}
        self._example_takes: float | None = None

    async def example(self, scenario: str) -> float:
        """How long the solution takes in this scenario, which is that of the example."""
        if self._example_takes is None:
            evidence = await self.evidence(self._solution, scenario, self._seed)
            self._example_takes = evidence.elapsed
        return self._example_takes

    async def evidence(self, answer: Answer, scenario: str, seed: str) -> Evidence:
        """The evidence of one run. CannotGrade if the solution has no evidence itself."""
        while True:
            longest = self._solution.exercise.limits[scenario]
            limit = min(longest, self._limits.get(scenario, LIMIT))
            evidence, seconds = await self._run(answer, scenario, seed, limit)
            if evidence.verdict != Verdict.TIMEOUT or seconds < limit:
                return evidence
            if await self._limit_now(scenario) <= limit:
                return evidence

    async def _limit_now(self, scenario: str) -> float:
        """The limit by what the solution needs now; it never becomes shorter."""
        longest = self._solution.exercise.limits[scenario]
        evidence, seconds = await self._run(self._solution, scenario, self._seed, longest)
        if evidence.verdict != Verdict.ANSWERED:
            raise CannotGrade(f"The solution got no evidence of {scenario}: {evidence.problem}")
        limit = max(LIMIT, SLOWER * seconds, self._limits.get(scenario, 0.0))
        self._limits[scenario] = min(longest, limit)
        return self._limits[scenario]

    async def _run(
        self, answer: Answer, scenario: str, seed: str, limit: float
    ) -> tuple[Evidence, float]:
        job = replace(job_for(answer, scenario, Options(seed=seed, clock="fast")), limit=limit)
        now = asyncio.get_running_loop().time
        begun = now()
        ended = await run_to_its_end(job, Level.PROCESS, job.slow_imports(), self._workers)
        evidence = evidence_of(job, ended)
        self.seconds[scenario] += now() - begun
        return evidence, now() - begun
