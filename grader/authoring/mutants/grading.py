"""Grades mutants: most are refused, and as soon as one check fails the rest need not run.

A mutant survives if it passes with *any* seed: inputs are drawn, and a learner's may be those with
which it passes. So each is graded with every seed until it passes with one. A scenario that draws
nothing needs but one. With the first seed, the scenario comes first that refuses the most for its
time; with the next, the one that has refused this mutant. What survives is graded once more, by the
session that grades a learner's answer.
"""

import asyncio
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from operator import attrgetter

from grader.authoring.mutants.mutant import Mutant
from grader.authoring.mutants.reading import Checking, Seen
from grader.evidence.evidence import Evidence
from grader.evidence.verdict import Verdict
from grader.exercise.options import Options
from grader.exercise.result import Answer, Result
from grader.exercise.submission import take
from grader.gathering.from_worker import evidence_of
from grader.gathering.gather import job_for
from grader.judging.session import grade
from grader.supervisor import Workers
from grader.supervisor.start import Start
from grader.supervisor.supervise import imports_of, run_to_its_end
from grader.worker.level import Level

LIMIT = 2.0
"""Seconds of real time for a scenario of a mutant that spins, and an import: on the fast clock, plenty."""
SLOWER = 4
"""A mutant may take that many times as long as the solution does, if that is more."""
AT_ONCE = 4
"""Mutants that are graded at the same time."""


@dataclass(frozen=True)
class Judged:
    """A mutant; with the seed with which it passes, if it does."""

    mutant: Mutant
    passes_with: str = ""


class Refusing:
    """Grades the mutants of one exercise."""

    def __init__(self, checking: Checking, seeds: Sequence[str], workers: Workers) -> None:
        self._checking = checking
        self._seeds = seeds
        self._workers = workers
        self._refused: Counter[str] = Counter(checking.read)
        self._seconds = dict.fromkeys(checking.read, 0.0)
        self._limits: dict[str, float] = {}
        self._example_seconds = 0.0
        self._cores = asyncio.Semaphore(os.cpu_count() or 1)

    async def measure(self, solution: Answer) -> None:
        """Find out how long the solution takes, and in the first scenario, that of the example."""
        loop, seen = asyncio.get_running_loop(), {}
        for scenario in self._checking.read:
            start = loop.time()
            seen[scenario] = await self._evidence(solution, scenario, self._seeds[0])
            self._limits[scenario] = max(LIMIT, SLOWER * (loop.time() - start))
        self._example_seconds = seen[self._checking.read[0]].elapsed

    async def grade(self, mutants: Iterable[Mutant]) -> list[Judged]:
        """Grade these mutants; the results come in the same order."""
        room = asyncio.Semaphore(AT_ONCE)

        async def limited(mutant: Mutant) -> Judged:
            async with room:
                return await self._graded(mutant)

        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(limited(mutant)) for mutant in mutants]
        return [task.result() for task in tasks]

    async def _graded(self, mutant: Mutant) -> Judged:
        measured = f"EXAMPLE_SECONDS = {self._example_seconds!r}"
        text = mutant.text.replace("EXAMPLE_SECONDS = 0.0", measured)
        mutant = replace(mutant, text=text)
        answer, first = mutant.as_answer("mutant"), ""
        for seed in self._seeds:
            first, draws = await self._refusing(answer, seed, first)
            if not first:
                return Judged(mutant, seed)
            if not draws:
                break
        return Judged(mutant)

    async def _refusing(self, answer: Answer, seed: str, first: str) -> tuple[str, bool]:
        """The scenario whose evidence makes a check fail, and whether that check's scenarios draw.

        It is empty if all checks pass.
        """
        seen: Seen = {}
        for scenario in sorted(self._checking.read, key=lambda s: (s != first, self._cost(s))):
            seen[scenario] = await self._evidence(answer, scenario, seed)
            if by := self._checking.refusing(scenario, seen):
                self._refused[scenario] += 1
                return scenario, self._checking.draw(by)
        return "", False

    def _cost(self, scenario: str) -> float:
        """The seconds for each refusal by this scenario; thrice that if each seed has to be tried."""
        runs = len(self._seeds) if self._checking.draw([scenario]) else 1
        return runs * self._seconds[scenario] / self._refused[scenario]

    async def _evidence(self, answer: Answer, scenario: str, seed: str) -> Evidence:
        job = job_for(answer, scenario, Options(seed=seed, clock="fast"))
        limit = self._limits.get(scenario, job.limit)
        job = replace(job, limit=min(job.limit, limit))
        start: Start = partial(self._workers.start, Level.PROCESS, imports_of([job]))
        begun = asyncio.get_running_loop().time()
        evidence = evidence_of(job, await run_to_its_end(job, start, self._cores))
        self._seconds[scenario] += asyncio.get_running_loop().time() - begun
        return evidence


async def refuse(checking: Checking, mutants: Sequence[Mutant], seeds: int) -> list[Judged]:
    """Grade mutants of one exercise with so many seeds."""
    exercise = checking.exercise
    async with Workers() as workers:
        grading = Refusing(checking, [str(n + 1) for n in range(seeds)], workers)
        await grading.measure(Answer(exercise, take(mutants[0].file.with_name("solution.py"))))
        return await grading.grade(mutants)


def passing(graded: Sequence[Judged]) -> Iterator[tuple[Judged, Result]]:
    """Those that survive, each with the result of a session that grades it like a learner's answer."""
    key = attrgetter("passes_with")
    survived = sorted((one for one in graded if one.passes_with), key=key)
    for seed, group in groupby(survived, key):
        those = list(group)
        answers = [one.mutant.as_answer(f"mutant-{n}") for n, one in enumerate(those)]
        results = grade(answers, Options(seed=seed, clock="fast"))
        yield from (p for p in zip(those, results, strict=True) if p[1].verdict == Verdict.PASS)
