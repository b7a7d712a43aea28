"""is right, and works out all its pauses before the first request."""

import asyncio

import aiohttp


def again(error):
    busy = isinstance(error, aiohttp.ClientResponseError) and error.status == 503
    return busy or isinstance(error, aiohttp.ClientConnectionError)


async def get_with_retry(session, url, attempts, delay):
    *pauses, last = [delay * 2**number for number in range(attempts - 1)] + [None]
    for pause in [*pauses, last]:
        try:
            response = await session.get(url)
            async with response:
                response.raise_for_status()
                return await response.json()
        except aiohttp.ClientError as error:
            if pause is None or not again(error):
                raise
            waiting = asyncio.get_running_loop().create_future()
            asyncio.get_running_loop().call_later(pause, waiting.set_result, None)
            await waiting
