# mistake: shared-between-calls
# fails: test_each_race_for_itself
import asyncio

answers = {}


async def first_success(attempts):
    async def run(attempt):
        if attempt not in answers:  # <- here
            answers[attempt] = await attempt()
        return answers[attempt]

    tasks = [asyncio.create_task(run(attempt)) for attempt in attempts]
    going = set(tasks)
    try:
        while going:
            done, going = await asyncio.wait(going, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                if task.exception() is None:
                    return task.result()
        raise ExceptionGroup("no attempt succeeded", [task.exception() for task in tasks])
    finally:
        for task in going:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
