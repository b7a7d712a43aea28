# verdict: fail
# why: a grandchild in a session of its own
# harm: process
# prevented from level: 0

import os
import sys


async def fetch_three(fetch, urls):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            os.execv(sys.executable, [sys.executable, "-c", "import time; time.sleep(40)  # {{NAME}}"])
        os._exit(0)
    return []
