# mistake: wait-on-coroutine
# fails: all
import asyncio


async def first_success(attempts):
    going = {attempt() for attempt in attempts}
    errors = []
    while going:
        done, going = await asyncio.wait(going, return_when=asyncio.FIRST_COMPLETED)  # <- here
        for task in done:
            if task.exception() is None:
                return task.result()
            errors.append(task.exception())
    raise ExceptionGroup("no attempt succeeded", errors)
