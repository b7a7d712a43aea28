# verdict: fail
# why: SystemExit out of the coroutine

import sys


async def fetch_three(fetch, urls):
    sys.exit(0)
