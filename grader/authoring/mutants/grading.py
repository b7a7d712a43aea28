"""Grades mutants: most are refused, and as soon as one check fails the rest need not run.

A mutant survives if it passes with *any* seed: inputs are drawn, and a learner's may be those with
which it passes. So each is graded with every seed until it passes with one. A scenario that draws
nothing needs but one. With the first seed, the scenario comes first that refuses the most for its
time; with the next, the one that has refused this mutant. What survives is graded once more, by the
session that grades a learner's answer.
"""

import asyncio
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from grader.authoring.mutants.mutant import Mutant
from grader.authoring.mutants.reading import Checking, Seen, checking
from grader.authoring.mutants.running import Runs
from grader.errors import CannotGrade
from grader.evidence.verdict import Verdict
from grader.exercise.options import Options
from grader.exercise.result import Answer, Result
from grader.exercise.submission import take
from grader.judging.session import grade
from grader.supervisor import Workers, why

AT_ONCE = 4
"""Mutants that are graded at the same time."""


@dataclass(frozen=True)
class Judged:
    """A mutant; with the seed with which it passes, if it does."""

    mutant: Mutant
    passes_with: str = ""


class Refusing:
    """Grades the mutants of one exercise."""

    def __init__(self, checking: Checking, seeds: Sequence[str], runs: Runs) -> None:
        self._checking = checking
        self._seeds = seeds
        self._runs = runs
        self._refused: Counter[str] = Counter(checking.read)

    async def grade(self, mutant: Mutant) -> Judged:
        """Grade one mutant."""
        timed = mutant
        if mutant.needs_example:
            timed = mutant.with_example(await self._runs.example(self._checking.read[0]))
        answer, first = timed.as_answer("mutant"), ""
        for seed in self._seeds:
            first, draws = await self._refusing(answer, seed, first)
            if not first:
                return Judged(timed, seed)
            if not draws:
                break
        return Judged(mutant)

    async def _refusing(self, answer: Answer, seed: str, first: str) -> tuple[str, bool]:
        """The scenario whose evidence makes a check fail, and whether that check's scenarios draw.

        It is empty if all checks pass.
        """
        seen: Seen = {}
        for scenario in sorted(self._checking.read, key=lambda s: (s != first, self._cost(s))):
            seen[scenario] = await self._runs.evidence(answer, scenario, seed)
            if by := self._checking.refusing(scenario, seen):
                self._refused[scenario] += 1
                return scenario, self._checking.draw(by)
        return "", False

    def _cost(self, scenario: str) -> float:
        """The seconds for each refusal by this scenario; thrice that if each seed has to be tried."""
        times = len(self._seeds) if self._checking.draw([scenario]) else 1
        return times * self._runs.seconds[scenario] / self._refused[scenario]


async def refuse(mutants: Sequence[Mutant], seeds: int) -> list[Judged]:
    """Grade mutants with so many seeds; the results come in the same order."""
    numbers, room = [str(n + 1) for n in range(seeds)], asyncio.Semaphore(AT_ONCE)
    async with Workers() as workers:
        one_each = {mutant.exercise: mutant for mutant in mutants}
        refusing = {e: _refusing(mutant, numbers, workers) for e, mutant in one_each.items()}

        async def limited(mutant: Mutant) -> Judged:
            async with room:
                return await refusing[mutant.exercise].grade(mutant)

        problem = ""
        try:
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(limited(mutant)) for mutant in mutants]
        except* CannotGrade as errors:
            problem = why(errors)
        if problem:  # in an `except*` Python 3.11.2 would make a group of it
            raise CannotGrade(problem)
    return [task.result() for task in tasks]


def _refusing(mutant: Mutant, seeds: Sequence[str], workers: Workers) -> Refusing:
    """What grades the mutants of the same exercise."""
    solution = Answer(mutant.exercise, take(mutant.file.with_name("solution.py")))
    return Refusing(checking(mutant.exercise), seeds, Runs(solution, seeds[0], workers))


def passing(graded: Sequence[Judged]) -> Iterator[tuple[Judged, Result]]:
    """Those that survive, each with the result of a session that grades it like a learner's answer."""
    key = attrgetter("passes_with")
    survived = sorted((one for one in graded if one.passes_with), key=key)
    for seed, group in groupby(survived, key):
        those = list(group)
        answers = [one.mutant.as_answer(f"mutant-{n}") for n, one in enumerate(those)]
        results = grade(answers, Options(seed=seed, clock="fast", at_once=AT_ONCE))
        yield from (p for p in zip(those, results, strict=True) if p[1].verdict == Verdict.PASS)
