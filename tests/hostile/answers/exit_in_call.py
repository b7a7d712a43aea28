# verdict: crash
# why: leaves with status 0 in the call

import os


async def fetch_three(fetch, urls):
    os._exit(0)
