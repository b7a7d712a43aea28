# verdict: fail, crash, protocol
# why: throws all modules away

import sys


async def fetch_three(fetch, urls):
    sys.modules.clear()
    return []
