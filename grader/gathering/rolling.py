"""Run the scenarios of many answers: another one begins as soon as there is room for it.

So nobody waits for the slowest of a batch, and no more is held than what is under way. What came of it
is read elsewhere, by `gather.evidence`: that takes time, and the loop has to listen to the workers.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import TypeVar

from grader.exercise.options import Options
from grader.exercise.result import Answer
from grader.gathering.gather import Ran, job_for
from grader.supervisor import Ended, Job, Workers, most_at_once, prepared, run_to_its_end

IN_FLIGHT = 60
"""Answers that are under way at a time. Each has about eight scenarios, most of which wait."""

Item = TypeVar("Item")
Done = Callable[[Item, Ran], Awaitable[None]]


async def run_each(
    items: Iterable[tuple[Item, Sequence[Answer]]],
    done: Done[Item],
    options: Options,
    workers: Workers,
) -> None:
    """Call `done` with what came of each item's answers, once it is complete. CannotStart, in a group.

    An item counts as under way until `done` is over.
    """
    await prepared(options.isolation)
    under_way = asyncio.Semaphore(IN_FLIGHT)
    room = asyncio.Semaphore(most_at_once(options.at_once))

    async def one(item: Item, answers: Sequence[Answer]) -> None:
        try:
            found = [await _all_scenarios(answer, options, workers, room) for answer in answers]
            await done(item, dict(zip(answers, found, strict=True)))
        finally:
            under_way.release()

    async with asyncio.TaskGroup() as group:
        for item, answers in items:
            await under_way.acquire()
            group.create_task(one(item, answers))


async def _all_scenarios(
    answer: Answer, options: Options, workers: Workers, room: asyncio.Semaphore
) -> dict[str, tuple[Job, Ended] | None]:
    scenarios = answer.exercise.scenarios
    if answer.submission.rejected:
        return dict.fromkeys(scenarios)
    async with asyncio.TaskGroup() as group:
        tasks = {
            scenario: group.create_task(_run(answer, scenario, options, workers, room))
            for scenario in scenarios
        }
    return {scenario: task.result() for scenario, task in tasks.items()}


async def _run(
    answer: Answer, scenario: str, options: Options, workers: Workers, room: asyncio.Semaphore
) -> tuple[Job, Ended]:
    async with room:
        job = job_for(answer, scenario, options)
        return job, await run_to_its_end(job, options.isolation, job.slow_imports(), workers)
