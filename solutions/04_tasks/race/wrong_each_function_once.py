# mistake: missing-call
# fails: test_each_race_for_itself
import asyncio


async def first_success(attempts):
    tasks = [asyncio.create_task(attempt()) for attempt in set(attempts)]
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
