# verdict: crash
# why: a thread leaves while the scenario runs

import asyncio
import os
import threading


async def fetch_three(fetch, urls):
    threading.Timer(0.1, os._exit, [0]).start()
    return list(await asyncio.gather(*map(fetch, urls)))
