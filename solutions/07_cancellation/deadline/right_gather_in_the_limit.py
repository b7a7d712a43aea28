"""A gather in the timeout; whether the limit has expired tells whose TimeoutError it is."""

import asyncio


async def fetch_within(fetch, urls, seconds):
    board = {}

    async def pin(url):
        board[url] = await fetch(url)

    searches = [asyncio.ensure_future(pin(url)) for url in urls]
    try:
        async with asyncio.timeout(seconds) as limit:
            await asyncio.gather(*searches)
    except TimeoutError:
        if not limit.expired():
            raise
    finally:
        for search in searches:
            if not search.cancelling():  # the gather may have done so
                search.cancel()
        await asyncio.gather(*searches, return_exceptions=True)
    return board
