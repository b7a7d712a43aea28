"""The job's own TimeoutError is carried past the limit as a value."""

import asyncio


async def first_within(job, seconds, default):
    async def outcome():
        try:
            return await job(), None
        except TimeoutError as error:
            return None, error

    try:
        async with asyncio.timeout(seconds):
            answer, error = await outcome()
    except TimeoutError:
        return default
    if error is not None:
        raise error
    return answer
