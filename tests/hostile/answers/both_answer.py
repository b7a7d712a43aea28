# verdict: protocol, fail, timeout, crash
# why: two processes send the same frames

import os


async def fetch_three(fetch, urls):
    os.fork()
    return list(urls)
