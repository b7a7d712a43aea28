import asyncio


async def first_success(attempts):
    """Start all attempts; return the first answer, after the others have ended."""
    tasks = [asyncio.create_task(attempt()) for attempt in attempts]
    going = set(tasks)
    try:
        while going:
            # Several can be done at the same moment, answers and errors mixed: look at them all.
            done, going = await asyncio.wait(going, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                if task.exception() is None:
                    return task.result()
        raise ExceptionGroup("no attempt succeeded", [task.exception() for task in tasks])
    finally:
        # `cancel` only asks. The losers are over when they have been waited for. This runs also
        # when we are cancelled ourselves. The errors of those that are over are retrieved as well.
        for task in going:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
