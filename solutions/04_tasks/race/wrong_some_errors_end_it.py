# mistake: error-not-handled
# fails: test_an_error_does_not_win, test_a_slow_race, test_an_answer_among_errors, test_raises_all_errors
import asyncio


async def first_success(attempts):
    """Start all attempts; return the first answer, after the others have ended."""
    tasks = [asyncio.create_task(attempt()) for attempt in attempts]
    errors = []
    try:
        for task in asyncio.as_completed(tasks):
            try:
                return await task
            except OSError as error:  # <- here
                errors.append(error)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    raise ExceptionGroup("no server answered", errors)
