# mistake: cancelled-not-awaited
# fails: test_a_slow_race, test_leaves_nothing_when_cancelled, test_the_losers_are_over
import asyncio


async def first_success(attempts):
    tasks = [asyncio.create_task(attempt()) for attempt in attempts]
    going = set(tasks)
    try:
        while going:
            done, going = await asyncio.wait(going, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                if not task.exception():
                    return task.result()
        raise ExceptionGroup("no attempt succeeded", [task.exception() for task in tasks])
    finally:
        for task in going:
            task.cancel()
        await asyncio.sleep(0.1)  # <- here
