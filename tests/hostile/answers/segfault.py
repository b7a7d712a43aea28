# verdict: crash
# why: reads at address zero

import ctypes


async def fetch_three(fetch, urls):
    ctypes.string_at(0)
