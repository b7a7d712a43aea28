# verdict: crash, protocol, fail
# why: a forked copy answers, and the first process leaves

import asyncio
import os


async def fetch_three(fetch, urls):
    if os.fork():
        os._exit(0)
    return list(urls)
