# mistake: lost-exception
# fails: test_an_answer_among_errors
import asyncio


async def first_success(attempts):
    tasks = [asyncio.create_task(attempt()) for attempt in attempts]  # <- here
    going = set(tasks)
    try:
        while going:
            done, going = await asyncio.wait(going, return_when=asyncio.FIRST_COMPLETED)
            task = min(done, key=tasks.index)
            if task.exception() is None:
                return task.result()
        raise ExceptionGroup("no attempt succeeded", [task.exception() for task in tasks])
    finally:
        for task in going:
            task.cancel()
        await asyncio.gather(*going, return_exceptions=True)
