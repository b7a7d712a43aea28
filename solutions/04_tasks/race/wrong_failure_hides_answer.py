# mistake: one-of-those-done
# fails: test_an_answer_among_errors
import asyncio


async def first_success(attempts):
    """Start all attempts; return the first answer, after the others have ended."""
    tasks = [asyncio.create_task(attempt()) for attempt in attempts]
    pending = set(tasks)
    errors = []
    try:
        while pending:
            done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
            failed = [task.exception() for task in done if task.exception() is not None]
            if failed:  # <- here
                errors.extend(failed)
                continue
            return done.pop().result()
        raise ExceptionGroup("all attempts failed", errors)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
