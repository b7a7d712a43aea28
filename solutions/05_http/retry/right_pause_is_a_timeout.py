"""Counting down; the pause is a timeout on something that never comes."""

import asyncio

import aiohttp


async def pause(seconds):
    try:
        await asyncio.wait_for(asyncio.Event().wait(), seconds)
    except TimeoutError:
        return


async def get_with_retry(session, url, attempts, delay) -> dict:
    while True:
        attempts -= 1
        try:
            async with session.get(url) as response:
                if response.status != 503 or not attempts:
                    response.raise_for_status()
                    return await response.json()
        except aiohttp.ClientConnectionError:
            if not attempts:
                raise
        await pause(delay)
        delay += delay
