"""Waits for the next answer again and again, each time for what is left of the seconds."""

import asyncio


async def fetch_within(fetch, urls, seconds):
    clock = asyncio.get_running_loop().time
    end = clock() + seconds
    names = {asyncio.create_task(fetch(url)): url for url in urls}
    going, arrived = set(names), {}
    try:
        while going and clock() < end:
            done, going = await asyncio.wait(
                going, timeout=end - clock(), return_when=asyncio.FIRST_COMPLETED
            )
            arrived |= {names[task]: task.result() for task in done}
        return arrived
    finally:
        for task in going:
            task.cancel()
        await asyncio.gather(*names, return_exceptions=True)
