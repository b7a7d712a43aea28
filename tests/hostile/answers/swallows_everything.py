# verdict: timeout
# why: catches BaseException, forever

import asyncio


async def fetch_three(fetch, urls):
    while True:
        try:
            await asyncio.sleep(0.01)
            [0] * 10
        except BaseException:
            continue
