"""Gather the evidence of many answers: another one begins as soon as there is room for it.

So nobody waits for the slowest of a batch, and no more is held than what is under way.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from functools import partial
from typing import TypeVar

from grader.evidence.evidence import Evidence
from grader.exercise.options import Options
from grader.exercise.result import Answer
from grader.gathering.gather import Book, evidence_with_reason, job_for, rejected
from grader.supervisor import Workers, most_at_once, prepared, run_to_its_end

IN_FLIGHT = 60
"""Answers that are under way at a time. Each has about eight scenarios, most of which wait."""

Item = TypeVar("Item")
AnswersOf = Callable[[Item], Sequence[Answer]]
Done = Callable[[Item, Book], Awaitable[None]]


async def gather_each(
    items: Iterable[Item],
    answers_of: AnswersOf[Item],
    done: Done[Item],
    options: Options,
    workers: Workers,
) -> None:
    """Call `done` with the evidence of each item's answers, once it is complete. CannotStart, in a group.

    An item counts as under way until `done` is over.
    """
    await prepared(options.isolation)
    under_way = asyncio.Semaphore(IN_FLIGHT)
    room = asyncio.Semaphore(most_at_once(options.at_once))

    async def one(item: Item) -> None:
        try:
            answers = answers_of(item)
            found = [await _evidence(answer, options, workers, room) for answer in answers]
            await done(item, dict(zip(answers, found, strict=True)))
        finally:
            under_way.release()

    async with asyncio.TaskGroup() as group:
        for item in items:
            await under_way.acquire()
            group.create_task(one(item))


async def _evidence(
    answer: Answer, options: Options, workers: Workers, room: asyncio.Semaphore
) -> dict[str, Evidence]:
    """The evidence of all scenarios beside one answer, by their names."""
    scenarios = answer.exercise.scenarios
    if answer.submission.rejected:
        return {scenario: rejected(answer, scenario) for scenario in scenarios}
    async with asyncio.TaskGroup() as group:
        tasks = {
            scenario: group.create_task(_seen(answer, scenario, options, workers, room))
            for scenario in scenarios
        }
    return {scenario: task.result() for scenario, task in tasks.items()}


async def _seen(
    answer: Answer, scenario: str, options: Options, workers: Workers, room: asyncio.Semaphore
) -> Evidence:
    async with room:
        job = job_for(answer, scenario, options)
        start = partial(workers.start, options.isolation, job.slow_imports())
        ended = await run_to_its_end(job, start, workers.cores)
    return evidence_with_reason(job, ended, answer)
