# verdict: timeout
# why: SIGSTOP to itself

import os
import signal


async def fetch_three(fetch, urls):
    os.kill(os.getpid(), signal.SIGSTOP)
