"""Works out all pauses beforehand; the last attempt stands after the loop."""

import asyncio

import aiohttp


async def ask(session, url):
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.json()


async def get_with_retry(session, url, attempts, delay) -> dict:
    for pause in [delay * 2**number for number in range(attempts - 1)]:
        try:
            return await ask(session, url)
        except aiohttp.ClientError as error:
            if getattr(error, "status", 503) != 503:
                raise
            await asyncio.sleep(pause)
    return await ask(session, url)
