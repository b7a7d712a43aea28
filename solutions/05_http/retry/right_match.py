"""Sorts the failures with `match`, and walks along the pauses with an iterator."""

import asyncio

import aiohttp


async def get_with_retry(session, url, attempts, delay) -> dict:
    pauses = iter([delay * 2**n for n in range(attempts - 1)])
    while True:
        try:
            async with session.get(url) as response:
                response.raise_for_status()
                result = await response.json()
        except aiohttp.ClientError as error:
            match error:
                case aiohttp.ClientResponseError(status=503) | aiohttp.ClientConnectionError():
                    pause = next(pauses, None)
                case _:
                    pause = None
            if pause is None:
                raise
            await asyncio.sleep(pause)
        else:
            return result
