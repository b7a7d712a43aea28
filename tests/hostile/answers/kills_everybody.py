# verdict: fail, crash, timeout
# why: signals to every process that it may signal
# harm: bystander
# prevented from level: 2

import contextlib
import os
import signal


async def fetch_three(fetch, urls):
    with contextlib.suppress(OSError):
        os.kill(-1, signal.SIGCONT)
    with contextlib.suppress(OSError):
        os.kill({{BYSTANDER}}, signal.SIGKILL)
    return []
