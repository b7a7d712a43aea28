# verdict: timeout, fail, crash, limit, protocol
# why: forks, and each copy forks (at most 256 processes, for 20 s)
# harm: process
# prevented from level: 0

import ctypes
import os
import time


async def fetch_three(fetch, urls):
    for _ in range(8):
        os.fork()
    ctypes.CDLL(None).prctl(15, b"{{NAME}}", 0, 0, 0)
    time.sleep(20)
