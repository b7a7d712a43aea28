# mistake: none
# fails: test_each_race_for_itself
"""An answer goes to the race that has waited longest."""

import asyncio

outcomes = asyncio.Queue()  # <- here


async def first_success(attempts):
    async def run(attempt):
        try:
            outcomes.put_nowait((True, await attempt()))
        except Exception as error:
            outcomes.put_nowait((False, error))

    tasks = [asyncio.create_task(run(attempt)) for attempt in attempts]
    errors = []
    try:
        while len(errors) < len(tasks):
            good, outcome = await outcomes.get()
            if good:
                return outcome
            errors.append(outcome)
        raise ExceptionGroup("no success", errors)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
