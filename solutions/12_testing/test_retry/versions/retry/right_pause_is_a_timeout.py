"""is right, looks at the status, and pauses without `asyncio.sleep`: it waits for an event that never comes."""

import asyncio
from contextlib import suppress

import aiohttp


async def pause(seconds):
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await asyncio.Event().wait()


async def once(session, url):
    response = await session.get(url)
    try:
        if response.status == 503:
            return None, response
        response.raise_for_status()
        return await response.json(), None
    finally:
        response.release()


async def get_with_retry(session, url, attempts, delay):
    left = attempts
    while True:
        left -= 1
        try:
            answer, busy = await once(session, url)
        except aiohttp.ClientConnectionError:
            if left == 0:
                raise
        else:
            if busy is None:
                return answer
            if left == 0:
                busy.raise_for_status()
        await pause(delay)
        delay += delay
