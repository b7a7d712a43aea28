# verdict: crash
# why: closes every descriptor

import os


async def fetch_three(fetch, urls):
    os.closerange(3, 1024)
    return []
