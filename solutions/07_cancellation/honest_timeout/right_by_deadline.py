"""With `timeout_at` and a class of its own for the limit."""

import asyncio


class Budget:
    def __init__(self, seconds):
        self.until = asyncio.get_running_loop().time() + seconds

    async def spend_on(self, job, default):
        limit = asyncio.timeout_at(self.until)
        try:
            async with limit:
                result = await job()
        except TimeoutError:
            if not limit.expired():
                raise
            result = default
        return result


async def first_within(job, seconds, default):
    return await Budget(seconds).spend_on(job, default)
