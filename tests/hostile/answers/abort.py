# verdict: crash
# why: SIGABRT

import os


async def fetch_three(fetch, urls):
    os.abort()
