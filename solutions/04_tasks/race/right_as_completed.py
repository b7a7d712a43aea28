"""`as_completed` gives the tasks in the order in which they end; errors are collected on the way."""

import asyncio


async def first_success(attempts):
    tasks = [asyncio.ensure_future(attempt()) for attempt in attempts]
    errors = []
    try:
        for ended in asyncio.as_completed(tasks):
            try:
                return await ended
            except Exception as error:
                errors.append(error)
        raise ExceptionGroup("all attempts failed", errors)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
