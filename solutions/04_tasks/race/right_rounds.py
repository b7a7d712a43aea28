"""Collects answers and failures of each round, and ends the rest in the two places where it leaves early."""

import asyncio


async def end(tasks):
    for task in tasks:
        task.cancel()
    if tasks:
        await asyncio.wait(tasks)


async def first_success(attempts):
    runners = {asyncio.create_task(attempt(), name=str(i)) for i, attempt in enumerate(attempts)}
    failures = []
    while runners:
        try:
            done, runners = await asyncio.wait(runners, return_when="FIRST_COMPLETED")
        except asyncio.CancelledError:
            await end(runners)
            raise
        answers = [task.result() for task in done if not task.exception()]
        failures += [task.exception() for task in done if task.exception()]
        if answers:
            await end(runners)
            return answers[0]
    raise ExceptionGroup("every attempt failed", failures)
