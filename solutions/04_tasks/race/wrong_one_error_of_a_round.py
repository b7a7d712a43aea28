# mistake: none
# fails: test_raises_all_errors
import asyncio


async def first_success(attempts):
    going = {asyncio.create_task(attempt()) for attempt in attempts}
    errors = []
    try:
        while going:
            done, going = await asyncio.wait(going, return_when=asyncio.FIRST_COMPLETED)
            failed = [task for task in done if task.exception() is not None]
            for task in done:
                if task not in failed:
                    return task.result()
            errors.append(failed[0].exception())
        raise ExceptionGroup("all failed", errors)
    finally:
        for task in going:
            task.cancel()
        await asyncio.gather(*going, return_exceptions=True)
