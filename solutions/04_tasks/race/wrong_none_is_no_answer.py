# mistake: falsy-dropped
# fails: test_gives_the_first_answer
import asyncio


async def first_success(attempts):
    tasks = [asyncio.create_task(attempt()) for attempt in attempts]
    errors = []
    try:
        for ended in asyncio.as_completed(tasks):
            try:
                answer = await ended
            except Exception as error:
                errors.append(error)
            else:
                if answer is not None:  # <- here
                    return answer
        raise ExceptionGroup("all failed", errors)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
