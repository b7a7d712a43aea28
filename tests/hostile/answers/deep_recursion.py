# verdict: crash, fail, timeout, limit
# why: recursion without a bound

import sys

sys.setrecursionlimit(10**9)


async def fetch_three(fetch, urls):
    def deeper(n):
        return deeper(n + 1)

    return deeper(0)
